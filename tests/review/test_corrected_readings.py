"""A past reading may change where a `correct` is about it; check and gate agree on what that is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitegen import comparing, pipeline
from sitegen.review.review import review
from sitegen.review.values import Verdict
from tests.boards import GOAL_PATH, SMALL
from tests.repos import Repo, init

LEDGER = GOAL_PATH.removesuffix(".md")
SERIES = f"{LEDGER}/csat.csv"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A board with a reading on `main`, and another value of it on `change`."""
    made = init(tmp_path / "board", tmp_path)
    made.commit(files=SMALL | {SERIES: "date,value\n2026-02-06,93%\n"})
    made.git("checkout", "-q", "-b", "change")
    made.commit(files={SERIES: "date,value\n2026-02-06,94%\n"})
    return made


@pytest.mark.parametrize("about", ["csat", "csat.csv"])
def test_what_is_about_the_readings_passes_both(about: str, repo: Repo) -> None:
    text = f"---\nabout: {about}\n---\nOne answer was counted twice.\n"
    repo.commit(files={f"{LEDGER}/2026-02-20-correct-maria.md": text})
    assert (verdicts(repo), codes(repo)) == ([Verdict.DOCUMENTED], set())


@pytest.mark.parametrize("about", ["first-response-time", "first-response-time.csv"])
def test_what_is_about_other_readings_is_no_reason(about: str, repo: Repo) -> None:
    text = f"---\nabout: {about}\n---\nOne answer was counted twice.\n"
    repo.commit(files={f"{LEDGER}/2026-02-20-correct-maria.md": text})
    assert (verdicts(repo), codes(repo)) == ([Verdict.STOPS], set())


def test_what_is_about_nothing_that_is_there_passes_neither(repo: Repo) -> None:
    text = "---\nabout: csta\n---\nOne answer was counted twice.\n"
    repo.commit(files={f"{LEDGER}/2026-02-20-correct-maria.md": text})
    assert (verdicts(repo), codes(repo)) == ([Verdict.STOPS], {"R207"})


def verdicts(repo: Repo) -> list[Verdict]:
    sides = comparing.compare(repo.root, repo.env, "main", "change", lambda _: date(2026, 3, 1))
    return [notice.verdict for notice in review(sides).notices]


def codes(repo: Repo) -> set[str]:
    """What the check says of references."""
    loaded = pipeline.load(repo.root, repo.env)
    site = pipeline.site(loaded, date(2026, 3, 1))
    return {one.code for one in pipeline.check(loaded, site) if one.code.startswith("R")}
