"""What a schema takes the decoder takes, and the reverse, but for exceptions that have a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from sitegen.decode.layout import TEAMS_FILE
from sitegen.model.ledger import EntryKind
from tests.documents import examples
from tests.schema.shapes import BEYOND, TEAMS, Judged, judged
from tests.schema.values import as_yaml, files_of

ROOT = Path(__file__).parents[2]
GOAL = "goals/frontline/goal"
SMALL = "---\ndue: 2026-Q1\nmeasures: {csat: at least 92%}\n---\n# Title\nWhy.\n"
PLACES = {
    "goal": f"{GOAL}.yaml",
    "front-matter": f"{GOAL}.md",
    "teams": TEAMS_FILE,
    **{str(kind): f"{GOAL}/2026-01-16-{kind}-maria.yaml" for kind in EntryKind},
    "agreements": f"{GOAL}/2026-01-16-agreements_1.yaml",
}


def boards() -> list[Path]:
    """The boards of this repository: the example, and those that test rules."""
    return [ROOT, *sorted(path.parent for path in (ROOT / "tests/rules").rglob(TEAMS_FILE))]


def texts(board: Path) -> dict[str, str]:
    paths = [board / TEAMS_FILE, *sorted((board / "goals").rglob("*.*"))]
    found = [path for path in paths if path.suffix in (".md", ".yaml") and path.is_file()]
    return {
        path.relative_to(board).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in found
    }


def differing(files: Mapping[str, str]) -> list[tuple[str, Judged]]:
    return [(path, one) for path, one in judged(files) if one.schema_takes != one.decoder_takes]


def judged_one(name: str, value: Any) -> Judged | None:
    """What is said of a value as the file that a schema is for."""
    keys = as_yaml(value)
    text = f"---\n{keys}\n---\n# Title\nWhy.\n" if name == "front-matter" else f"{keys}\n"
    files = {TEAMS_FILE: TEAMS, f"{GOAL}.md": SMALL, PLACES[name]: text}
    if name == "goal":
        del files[f"{GOAL}.md"]
    return dict(judged(files)).get(PLACES[name])


def test_of_every_file_in_this_repository_both_say_the_same() -> None:
    seen: Counter[bool] = Counter()
    wrong = []
    for board in boards():
        for path, one in judged(texts(board)):
            seen[one.schema_takes] += 1
            if one.schema_takes != one.decoder_takes:
                wrong.append((board.name, path, one))
    assert not wrong
    assert seen[True] > 1000
    assert seen[False] > 25


def test_of_every_example_in_the_documents_both_say_the_same() -> None:
    shown = {one.path: one.text for one in examples("docs/files.md") if one.path}
    taken = dict(judged(shown))
    assert len(taken) >= 20
    assert not differing(shown)
    assert all(one.schema_takes for one in taken.values())


@pytest.mark.parametrize("name", PLACES)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_of_files_made_after_a_schema_and_broken_ones_both_say_the_same(
    name: str, data: st.DataObject
) -> None:
    value = data.draw(files_of(name))
    one = judged_one(name, value)
    assert one is not None, as_yaml(value)
    assume(not one.beyond)
    event("taken" if one.decoder_takes else "refused")
    assert one.schema_takes == one.decoder_takes, (as_yaml(value), one)


@pytest.mark.parametrize(
    ("code", "measure"),
    [
        ("M402", {"between": ["3 hours", "5 tickets"]}),
        ("M404", {"unit": "%", "baseline": 80, "change": "5%"}),
        ("M405", {"unit": "hours", "baseline": 4, "target": "30%"}),
        ("M407", {"baseline": 0, "change": "-30%"}),
    ],
)
def test_what_is_beyond_a_schema_is_taken_by_it(code: str, measure: dict[str, Any]) -> None:
    one = judged_one("goal", {"due": "2026-Q1", "measures": {"own": measure}})
    assert one is not None
    assert code in BEYOND
    assert one.beyond == (code,)
    assert one.schema_takes


@pytest.mark.parametrize(
    ("keys", "schema_takes", "decoder_takes"),
    [
        ("weight: 1e3", True, False),  # 1000, as editors read it
        ("weight: .5", True, False),
        ("min_n: 30.0", True, False),
        ("min_n: +30", True, False),
        ("definition: null", False, True),  # nothing, or the word
        ("definition: ~", False, True),
        ("metric: True", True, False),  # no id, or yes
        ("metric: 1e-5", False, True),
    ],
)
def test_what_editors_read_otherwise_than_it_is_written_is_no_more_than_this(
    keys: str, schema_takes: bool, decoder_takes: bool
) -> None:
    text = f"due: 2026-Q1\nmeasures:\n  csat:\n    at_least: 92%\n    {keys}\n"
    one = dict(judged({TEAMS_FILE: TEAMS, f"{GOAL}.yaml": text}))[f"{GOAL}.yaml"]
    assert (one.schema_takes, one.decoder_takes) == (schema_takes, decoder_takes)
