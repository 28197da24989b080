"""Ignores at work: what they hide, what they never hide, and what is said of them."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from sitegen import checking
from sitegen.checking import Examined
from sitegen.compute.fold import fold
from sitegen.decode.board import decode_board, decode_library
from sitegen.decode.ignores import ignores
from sitegen.edges.library import read_library
from sitegen.finding import Finding
from sitegen.site import Site
from sitegen.source import RawFile

GOAL = "goals/frontline/faster-answers.md"
LEDGER = "goals/frontline/faster-answers"
TEAMS = """\
format: 1
people:
  maria: {name: Maria Silva}
  henrik: {name: Henrik Dahl}
teams:
  frontline: {lead: maria, sponsor: henrik, members: [maria]}
"""
WEAK = """\
---
steward: mariah
due: 2026-03-31
stop_if: |
  Two people are ill.

  # and nobody can help
milestones:
  macros: {what: Macros rewritten, due: 2027-01-01}
measures:
  first-response-time: from 4.0 to 4.0 hours
  csat: guardrail at least 92%
---
# Answer first messages faster

    indented code

- a list

## A heading
"""
CODES = ("C610", "C611", "C612", "R202", "D311", "M410", "M413", "M421", "W901", "Q999", "S101")
LIBRARY = decode_library(read_library())


def examined(goal: str, more: dict[str, str] | None = None, teams: str = TEAMS) -> Examined:
    files = {"teams.yaml": teams, GOAL: goal} | (more or {})
    raw = [RawFile(path, text.encode()) for path, text in files.items()]
    decoded = decode_board(raw, LIBRARY)
    day = date(2026, 3, 1)
    goals = tuple(fold(one, decoded.facts, day) for one in decoded.goals)
    site = Site(facts=decoded.facts, as_of=day, goals=goals, documents=decoded.documents)
    return checking.examine(site, decoded.findings)


def spots(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    return [(one.code, one.location.place.line) for one in findings]


PLAIN = examined(WEAK)


def test_without_ignores_everything_is_told() -> None:
    assert PLAIN.ignored == ()
    assert [one for one in spots(PLAIN.findings) if one[0] in CODES] == [
        ("C610", 2),
        ("C612", 2),
        ("R202", 2),
        ("D311", 9),
        ("C611", 11),
        ("M410", 11),
    ]


def test_an_ignore_hides_its_codes_on_its_line() -> None:
    text = WEAK.replace("4.0 hours\n", "4.0 hours # sitegen: ignore[M410, thin-baseline] a trial\n")
    found = examined(text)
    assert spots(found.ignored) == [("C611", 11), ("M410", 11)]
    assert set(found.findings) == set(PLAIN.findings) - set(found.ignored)
    assert len(found.findings) == len(PLAIN.findings) - 2


def test_directly_below_the_dashes_it_hides_what_is_told_of_the_file() -> None:
    found = examined(WEAK.replace("---\n", "---\n# sitegen: ignore[C610, C612] a trial\n", 1))
    assert spots(found.ignored) == [("C610", 3), ("C612", 3)]


def test_one_without_a_reason_hides_nothing() -> None:
    found = examined(WEAK.replace("---\n", "---\n# sitegen: ignore[C610]\n", 1))
    assert found.ignored == ()
    assert ("C610", 3) in spots(found.findings)
    assert ("S172", 2) in spots(found.findings)


def test_what_reading_says_and_what_was_agreed_is_told_all_the_same() -> None:
    text = WEAK.replace("due: 2026-03-31", "due: soon # sitegen: ignore[D303] we shall see")
    found = examined(text)
    assert found.ignored == ()
    assert {("D303", 3), ("S171", 3)} <= set(spots(found.findings))
    entry = (
        "---\nterms: terms/1:00000000000000000000000000000000 # sitegen: ignore[A519] a slip\n---\n"
    )
    found = examined(WEAK, {f"{LEDGER}/2026-02-13-agree-maria.md": entry})
    assert found.ignored == ()
    assert {("A519", 2), ("S171", 2)} <= set(spots(found.findings))


def test_an_entry_and_the_settings_of_a_board_can_have_ignores() -> None:
    entry = (
        "---\nabout: 2026-01-16-check-in-chen # sitegen: ignore[R207] it was on paper\n---\nYes.\n"
    )
    found = examined(WEAK, {f"{LEDGER}/2026-02-13-note-maria.md": entry})
    assert spots(found.ignored) == [("R207", 2)]
    teams = TEAMS.replace("members: [maria]", "members: [maria, chen]").replace(
        "  frontline", "  # sitegen: ignore[R202] chen comes in May\n  frontline"
    )
    assert spots(examined(WEAK, teams=teams).ignored) == [("R202", 7)]


def test_where_a_file_cannot_be_read_whole_no_ignore_counts_or_is_idle() -> None:
    text = WEAK.replace("---\n", "---\n# sitegen: ignore[R202, M421] a trial\n", 1)
    torn = examined(text.replace("stop_if:", "due: 2026-Q1\nstop_if:"))
    assert torn.ignored == ()
    assert {"S102", "R202"} <= {one.code for one in torn.findings}
    assert not [one for one in torn.findings if one.code.startswith("S17")]


def test_where_something_was_misread_nobody_is_told_that_an_ignore_is_idle() -> None:
    text = WEAK.replace("---\n", "---\n# sitegen: ignore[C610, M421] a trial\n", 1)
    found = examined(text.replace("stop_if:", "stop_it:"))
    assert not [one for one in found.findings if one.code.startswith("S17")]


def test_an_idle_ignore_names_the_line_where_its_rule_speaks() -> None:
    found = examined(WEAK.replace("milestones:", "milestones: # sitegen: ignore[M410] a trial"))
    [idle] = [one for one in found.findings if one.code == "S173"]
    assert idle.location.place.line == 8
    assert idle.fix == "Move it above line 11, where M410 is told."


def test_a_draft_gets_hints_about_its_ignores_too() -> None:
    text = WEAK.replace("---\n", "---\ndraft: yes # sitegen: ignore[M421, Q999] a trial\n", 1)
    about = [one for one in examined(text).findings if one.code.startswith("S17")]
    assert [(one.code, one.severity) for one in about] == [("S173", "hint"), ("S170", "hint")]


def with_ignore(seed: int) -> tuple[str, frozenset[str], int]:
    """The weak goal with an ignore somewhere, its codes, and the number of its line if new."""
    dice = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
    codes = tuple(dice.sample(CODES, dice.randint(1, 3)))
    words = f"sitegen: ignore[{', '.join(codes)}] {dice.choice(('a trial', 'as #3 says', '-- x'))}"
    lines = WEAK.split("\n")
    at = dice.randrange(1, len(lines))
    comment = f"# {words}" if at < lines.index("---", 1) + 1 else f"<!-- {words} -->"
    if dice.random() < 0.5 and lines[at] not in ("---", ""):
        lines[at] += f" {comment}"
        return "\n".join(lines), frozenset(codes), 0
    lines.insert(at, " " * dice.choice((0, 0, 2, 3)) + comment)
    return "\n".join(lines), frozenset(codes), at + 1


@pytest.mark.parametrize("seed", range(150))
def test_an_ignore_hides_nothing_but_its_codes_on_its_lines(seed: int) -> None:
    text, codes, new_line = with_ignore(seed)
    found = examined(text)
    decoded = decode_board([RawFile(GOAL, text.encode())])
    said = ignores(decoded.documents[GOAL])
    assert len(said) <= 1
    for one in found.ignored:
        assert one.code in codes
        assert one.location.place.line in said[0].lines
        assert one.code[0] not in "AS"
    if ("S101", new_line + 1) in spots(found.findings):
        return  # a comment right below `|` ends the text before it began
    rest = [one for one in found.findings if not one.code.startswith("S17")]
    before = Counter((one.code, _moved(one, new_line)) for one in PLAIN.findings)
    assert Counter(spots((*rest, *found.ignored))) == before


def _moved(finding: Finding, new_line: int) -> int:
    line = finding.location.place.line
    return line + 1 if 0 < new_line <= line else line


def test_random_ignores_hide_something_often_enough_to_hold_this() -> None:
    hiding = [seed for seed in range(150) if examined(with_ignore(seed)[0]).ignored]
    assert len(hiding) >= 15
