"""`sitegen check-in`: one goal or several, told by options or asked for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sitegen.model.ledger import CheckIn, Confidence
from tests.cli.ledgers import CALMER, FILES, Board, board, on_a_terminal

FASTER_ENTRY = "goals/frontline/faster/2026-02-02-check-in-maria.md"
CALMER_ENTRY = "goals/frontline/calmer/2026-02-02-check-in-maria.md"


def check_in(here: Board, id: str = "faster") -> CheckIn:
    (found,) = here.goal(id).goal.ledger.of(CheckIn)
    return found


def test_everything_that_options_say_stands_in_the_entry(here: Board) -> None:
    here.run(
        *("check-in", "faster", "--reading", "first-response-time=3.4"),
        *("--reading", "csat=93%,n=41,at=2026-01-30", "--confidence", "at_risk"),
        *("--going-well", "Mondays", "--needs-attention", "Fridays: all of them"),
        *("--blocker", "The page #1", "--blocker", "no", "--help-wanted", "A second screen"),
        *("--text", "We try."),
    )
    assert here.text(FASTER_ENTRY) == (
        "---\n"
        "readings:\n"
        "  first-response-time: 3.4\n"
        "  csat: {value: 93%, n: 41, at: 2026-01-30}\n"
        "confidence: at_risk\n"
        "going_well: Mondays\n"
        'needs_attention: "Fridays: all of them"\n'
        'blockers: ["The page #1", "no"]\n'
        "help_wanted: [A second screen]\n"
        "---\n"
        "We try.\n"
    )
    found = check_in(here)
    assert [(one.measure, one.value, one.on, one.n) for one in found.readings] == [
        ("first-response-time", Decimal("3.4"), date(2026, 2, 2), None),
        ("csat", Decimal(93), date(2026, 1, 30), 41),
    ]
    assert found.confidence is Confidence.AT_RISK
    assert found.blockers == ("The page #1", "no")
    assert here.errors() == []


def test_several_goals_are_several_entries_in_one_go(here: Board) -> None:
    said = here.run(
        *("check-in", "--reading", "faster/csat=93%", "--reading", "calmer/backlog=180"),
        *("--reading", "calmer/rehearsal=yes", "--confidence", "calmer=on_track"),
    )
    assert here.text(FASTER_ENTRY) == "---\nreadings:\n  csat: 93%\n---\n"
    assert here.text(CALMER_ENTRY) == (
        "---\nreadings:\n  backlog: 180\n  rehearsal: yes\nconfidence: on_track\n---\n"
    ).replace("yes", '"yes"')
    assert f"Wrote {FASTER_ENTRY}\nWrote {CALMER_ENTRY}\n" in said
    assert "\n  git switch -c check-in/2026-02-02-maria\n" in said
    assert f"\n  git add {FASTER_ENTRY} {CALMER_ENTRY}\n" in said
    assert "\n  git commit -m 'Check in on faster, calmer'\n" in said
    assert "calmer: " in said


def test_a_second_check_in_of_the_day_has_a_number(here: Board) -> None:
    here.run("check-in", "faster", "--confidence", "on_track")
    here.run("check-in", "faster", "--confidence", "at_risk")
    assert here.entries()[1] == "2026-02-02-check-in-maria_2.md"
    last = here.goal().last_check_in
    assert last is not None
    assert last.confidence is Confidence.AT_RISK


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("faster", "--reading", "csta=93%"), "Did you mean csat?"),
        (("faster", "--reading", "csat=ninety"), "“ninety” is no number"),
        (("faster", "--reading", "csat=3 hours"), "in hours, and csat counts in %"),
        (("faster", "--reading", "csat"), "is not [GOAL/]MEASURE=VALUE"),
        (("faster", "--reading", "csat=93%,at=soon"), "“soon” is no date"),
        (("faster", "--reading", "csat=93%,n=few"), "“few” is no whole number"),
        (("faster", "--confidence", "fine"), "none of on_track, at_risk, off_track"),
        (("slower", "--confidence", "on_track"), "There is no goal “slower”"),
        (("--reading", "csat=93%"), "needs one GOAL"),
        (("faster", "calmer", "--text", "Both."), "needs one GOAL"),
        (("faster",), "Missing here: --reading, --confidence or --text"),
        ((), "There is nothing to write"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(
    here: Board, arguments: tuple[str, ...], words: str
) -> None:
    assert words in here.run("check-in", *arguments, code=2)
    assert here.entries() == []


def test_a_reading_that_a_series_has_otherwise_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {"goals/frontline/faster/csat.csv": "date,value\n2026-02-02,91\n"}
    here = board(tmp_path, monkeypatch, FILES | table)
    said = here.run("check-in", "faster", "--reading", "csat=93%", code=1)
    assert "V154" in said
    assert "Nothing was written." in said
    assert here.entries() == ["csat.csv"]


def test_either_all_goals_get_their_entry_or_none(here: Board) -> None:
    (here.root / "goals/frontline/calmer").write_text("in the way", encoding="utf-8")
    here.run(
        "check-in", "--confidence", "faster=on_track", "--confidence", "calmer=at_risk", code=2
    )
    assert here.entries() == []


def test_on_a_terminal_it_asks_goal_by_goal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {"goals/frontline/calmer/2026-01-26-check-in-chen.yaml": "readings: {backlog: 200}\n"}
    here = board(tmp_path, monkeypatch, FILES | first)
    ran = on_a_terminal(
        here,
        *("check-in", "calmer", "faster"),
        typed=(
            *("many", "180", "yes", "at_risk", "Macros", "", "The page", "no", "", "", ""),
            *("3.4 hours", "", "on_track", "", "", "", "", "It moves."),
        ),
    )
    assert ran.code == 0, ran.said
    assert "Calmer Mondays (calmer)\n" in ran.said
    assert "(in tickets; last: 200 tickets on 26 January)" in ran.said
    assert "“many” is no number" in ran.said
    assert "(yes or no; no reading yet)" in ran.said
    assert here.text(CALMER_ENTRY) == (
        "---\n"
        "readings:\n"
        "  backlog: 180\n"
        '  rehearsal: "yes"\n'
        "confidence: at_risk\n"
        "going_well: Macros\n"
        'blockers: [The page, "no"]\n'
        "---\n"
    )
    assert here.text(FASTER_ENTRY) == (
        "---\nreadings:\n  first-response-time: 3.4 hours\nconfidence: on_track\n---\nIt moves.\n"
    )


def test_on_a_terminal_without_a_goal_it_asks_for_those_under_way(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    ran = on_a_terminal(here, "check-in", typed=("3.4", "", "", "", "", "", "", ""))
    assert ran.code == 0, ran.said
    assert "(calmer)" not in ran.said
    assert here.text(FASTER_ENTRY) == "---\nreadings:\n  first-response-time: 3.4\n---\n"


def test_with_nothing_under_way_a_goal_has_to_be_named(here: Board) -> None:
    ran = on_a_terminal(here, "check-in", typed=())
    assert ran.code == 2
    assert "No goal of Maria Silva (maria) is under way." in ran.said


def test_whoever_skips_every_question_writes_nothing(here: Board) -> None:
    ran = on_a_terminal(here, "check-in", "faster", typed=("",) * 8)
    assert ran.code == 2
    assert "There is nothing to write" in ran.said
    assert here.entries() == []


def test_milestones_are_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = CALMER.replace("  rehearsal: yes or no", "  macros: milestones")
    here = board(tmp_path, monkeypatch, FILES | {"goals/frontline/calmer.md": text})
    ran = on_a_terminal(here, "check-in", "calmer", typed=("180", "", "", "", "", "", ""))
    assert ran.code == 0, ran.said
    assert "macros" not in ran.said.replace("Twelve macros", "").casefold()
