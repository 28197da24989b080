"""How severe a finding is: by its rule, by the board's settings, by the stage of its goal."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen import checking
from sitegen.compute.fold import fold
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.library import read_library
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
milestones:
  macros: {what: Macros rewritten, due: 2027-01-01}
measures:
  first-response-time: {baseline: {value: 4.0}, target: 2.8, statistic: median, clock: office hours}
  csat: guardrail at least 92%
---
# Answer first messages faster
"""
DRAFT = WEAK.replace("---\n", "---\ndraft: yes\n", 1)
AGREED = {
    f"{LEDGER}/2026-01-0{day}-agree-{who}.md": ""
    for day, who in ((5, "maria"), (6, "henrik"), (7, "mariah"))
}
CLOSED = AGREED | {
    f"{LEDGER}/2026-02-10-close-maria.md": "",
    f"{LEDGER}/2026-02-11-note-henrik.md": "Thank you.",
}
LIBRARY = decode_library(read_library())
TOLD = ("A514", "C610", "C611", "C612", "D311", "R202", "S150", "V155")


def said(
    goal: str = WEAK, ledger: dict[str, str] | None = None, rules: str = ""
) -> dict[str, set[str]]:
    """The severities of each rule that says something, of those that are looked at here."""
    teams = f"{TEAMS}settings: {{rules: {{{rules}}}}}\n" if rules else TEAMS
    files = {"teams.yaml": teams, GOAL: goal} | (ledger or {})
    raw = [RawFile(path, text.encode()) for path, text in files.items()]
    decoded = decode_board(raw, LIBRARY)
    day = date(2026, 3, 1)
    goals = tuple(fold(one, decoded.facts, day) for one in decoded.goals)
    site = Site(facts=decoded.facts, as_of=day, goals=goals, documents=decoded.documents)
    found: dict[str, set[str]] = {}
    for one in checking.check(site, decoded.findings):
        if one.code in TOLD:
            found.setdefault(one.code, set()).add(one.severity.value)
    return found


PROPOSED = {
    "C610": {"hint"},
    "C611": {"hint"},
    "C612": {"hint"},
    "D311": {"warning"},
    "R202": {"error"},
}
HINTS = {code: {"hint"} for code in PROPOSED}


def test_a_proposal_gets_errors_and_warnings_and_hints_about_its_craft() -> None:
    assert said() == PROPOSED


def test_a_draft_gets_hints() -> None:
    assert said(DRAFT) == HINTS


def test_an_agreed_goal_gets_warnings_about_its_craft_too() -> None:
    found = said(ledger=AGREED)
    assert found == PROPOSED | {code: {"warning"} for code in ("C610", "C611", "C612")}


def test_a_closed_goal_is_left_alone_but_for_errors() -> None:
    assert said(ledger=CLOSED) == {"R202": {"error"}}


def test_what_is_about_an_ending_is_told_after_it() -> None:
    close = {f"{LEDGER}/2026-02-10-close-maria.md": "---\noutcome: met\nbecause: We saw it.\n---\n"}
    late = {f"{LEDGER}/csat.csv": "date,value\n2026-02-20,93%\n"}
    assert said(ledger=CLOSED | close | late) == {
        "A514": {"warning"},
        "R202": {"error"},
        "V155": {"warning"},
    }


def test_a_rule_can_be_turned_off() -> None:
    assert said(rules="C610: off, step-after-due: off, R202: off") == {
        "C611": {"hint"},
        "C612": {"hint"},
    }


@pytest.mark.parametrize("severity", ["hint", "warning", "error"])
def test_a_severity_of_the_board_is_that_of_all_findings_of_a_rule(severity: str) -> None:
    rules = f"no-challenge: {severity}, R202: {severity}"
    chosen = {"C610": {severity}, "R202": {severity}}
    assert said(rules=rules) == PROPOSED | chosen
    assert said(ledger=AGREED, rules=rules) == said(ledger=AGREED) | chosen


def test_a_draft_gets_hints_whatever_the_board_chose() -> None:
    assert said(DRAFT, rules="C610: error, D311: error") == HINTS


def test_a_closed_goal_is_left_alone_whatever_the_board_chose() -> None:
    assert said(ledger=CLOSED, rules="C610: error, D311: error") == {"R202": {"error"}}
    assert said(ledger=CLOSED, rules="R202: warning") == {}


def test_what_cannot_be_read_is_an_error_whatever_the_board_chose() -> None:
    assert said(f"{WEAK[:4]}stewart: maria\n{WEAK[4:]}", rules="S150: off")["S150"] == {"error"}


def test_a_draft_that_is_closed_is_left_alone() -> None:
    closed = {path: text for path, text in CLOSED.items() if "agree" not in path}
    assert said(DRAFT, closed) == {}
