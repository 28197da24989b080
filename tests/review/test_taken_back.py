"""What is in force leaves force by the words of those who agreed to it, and by nobody else's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sitegen import comparing
from sitegen.model.board import Gate
from sitegen.review.review import review
from sitegen.review.values import Review, Verdict, What
from tests.boards import GOAL, GOAL_PATH, SMALL, TEAMS
from tests.repos import CHEN, MARIA, Person, init

LEDGER = GOAL_PATH.removesuffix(".md")
MINE = f"{LEDGER}/2026-01-05-agree-maria.md"
DAYS = {"maria": "05", "chen": "06", "henrik": "07"}
AGREED = {f"{LEDGER}/2026-01-{day}-agree-{who}.md": "" for who, day in DAYS.items()}
KNOWN = TEAMS.replace("maria@board.example", MARIA.email).replace(
    "Chen Wei}", f"Chen Wei, email: [{CHEN.email}]}}"
)
ABOUT = {f"{LEDGER}/2026-02-20-correct-chen.md": "---\nabout: 2026-01-05-agree-maria\n---\nNo.\n"}
REDACTED = {
    f"{LEDGER}/2026-02-20-correct-chen.md": "---\nredacts: 2026-01-05-agree-maria\n---\nNo.\n"
}
DECLINED = {f"{LEDGER}/2026-01-06-decline-maria.md": "No.\n"}
FIX = "Let them take it back themselves, by an entry of their own."


def reviewed(
    folder: Path,
    files: Mapping[str, str],
    by: Person,
    *,
    delete: tuple[str, ...] = (),
    before: Mapping[str, str | None] | None = None,
) -> Review:
    """The review of a change by somebody, on a board whose only goal is agreed."""
    repo = init(folder / "board", folder)
    all_files = {**SMALL, **AGREED, "teams.yaml": KNOWN, **(before or {})}
    repo.commit(files={path: text for path, text in all_files.items() if text is not None}, by=CHEN)
    repo.git("checkout", "-q", "-b", "change")
    for path in delete:
        (repo.root / path).unlink()
    repo.commit(files=files, by=by)
    sides = comparing.compare(repo.root, repo.env, "main", "change", lambda _: date(2026, 3, 1))
    return review(sides)


def stopped(found: Review) -> list[tuple[Gate, str]]:
    return [(one.gate, one.text) for one in found.notices if one.verdict is Verdict.STOPS]


@pytest.mark.parametrize(
    ("files", "delete", "entry"),
    [
        (ABOUT, (), "2026-02-20-correct-chen"),
        (REDACTED, (MINE,), "2026-02-20-correct-chen"),
        (DECLINED, (), "2026-01-06-decline-maria"),
    ],
)
def test_the_gate_stops_who_takes_back_what_somebody_else_agreed_to(
    files: Mapping[str, str], delete: tuple[str, ...], entry: str, tmp_path: Path
) -> None:
    found = reviewed(tmp_path, files, CHEN, delete=delete)
    told = f"{entry} takes back what Maria Silva agreed to, and was entered by Chen Wei"
    assert stopped(found) == [(Gate.AGREED_FOR_OTHERS, told)]
    assert {one.fix for one in found.notices if one.verdict is Verdict.STOPS} == {FIX}
    [goal] = found.goals
    assert What.LAPSED in goal.what
    assert goal.told[0].startswith("what was in force is so no more: an agreement to it is ")


def test_what_a_correction_will_set_aside_later_is_stopped_today(tmp_path: Path) -> None:
    ahead = {path.replace("2026-02-20", "2026-03-02"): text for path, text in ABOUT.items()}
    told = "takes back what Maria Silva agreed to, and was entered by Chen Wei"
    assert stopped(reviewed(tmp_path, ahead, CHEN)) == [
        (Gate.AGREED_FOR_OTHERS, f"2026-03-02-correct-chen {told}")
    ]


@pytest.mark.parametrize(("files", "delete"), [(ABOUT, ()), (REDACTED, (MINE,)), (DECLINED, ())])
def test_everybody_may_take_back_their_own_word(
    files: Mapping[str, str], delete: tuple[str, ...], tmp_path: Path
) -> None:
    found = reviewed(tmp_path, files, MARIA, delete=delete)
    assert stopped(found) == []
    assert What.LAPSED in found.goals[0].what


def test_what_was_redacted_before_may_not_go_by_somebody_elses_hand_later(tmp_path: Path) -> None:
    found = reviewed(tmp_path, {}, CHEN, delete=(MINE,), before=REDACTED)
    assert [gate for gate, _ in stopped(found)] == [Gate.AGREED_FOR_OTHERS]


def test_where_everything_stays_in_force_a_correction_of_an_agreement_passes(
    tmp_path: Path,
) -> None:
    twice = {f"{LEDGER}/2026-01-09-agree-maria.md": ""}
    assert stopped(reviewed(tmp_path, ABOUT, CHEN, before=twice)) == []


REFUSED = {
    f"{LEDGER}/2026-01-06-decline-maria.md": "No.\n",
    f"{LEDGER}/2026-01-06-agree-chen.md": None,
    f"{LEDGER}/2026-01-08-agree-chen.md": "",
}


@pytest.mark.parametrize(
    ("key", "delete"),
    [("about", ()), ("redacts", (f"{LEDGER}/2026-01-06-decline-maria.md",))],
)
@pytest.mark.parametrize(
    ("by", "stops"),
    [
        (
            CHEN,
            "sets aside that Maria Silva said no, and was entered by Chen Wei",
        ),
        (MARIA, ""),
    ],
)
def test_a_no_is_set_aside_by_nobody_else_either(
    key: str, delete: tuple[str, ...], by: Person, stops: str, tmp_path: Path
) -> None:
    files = {
        f"{LEDGER}/2026-02-20-correct-chen.md": f"---\n{key}: 2026-01-06-decline-maria\n---\nNo.\n"
    }
    found = reviewed(tmp_path, files, by, delete=delete, before=REFUSED)
    assert stopped(found) == (
        [(Gate.AGREED_FOR_OTHERS, f"2026-02-20-correct-chen {stops}")] if stops else []
    )
    [goal] = found.goals
    assert goal.what == (What.AGREED,)
    doubt = (
        "with this change these terms are in force, though nothing shows that Maria Silva agrees."
    )
    agreed = "everybody who is asked has agreed: these terms are in force."
    assert goal.told == (doubt if stops else agreed,)


def test_a_board_may_allow_it(tmp_path: Path) -> None:
    allowing = {"teams.yaml": KNOWN + "settings: {allow: [agreed-for-others]}\n"}
    found = reviewed(tmp_path, ABOUT, CHEN, before=allowing)
    assert [one.verdict for one in found.notices] == [Verdict.ALLOWED]


def test_a_new_agreement_to_other_terms_takes_nothing_back(tmp_path: Path) -> None:
    eased = {
        GOAL_PATH: GOAL.replace("2.8", "3.2"),
        f"{LEDGER}/2026-02-20-amend-chen.md": "---\nbecause: demand\n---\n",
    }
    assert stopped(reviewed(tmp_path, eased, CHEN)) == []
