"""A board with one small goal for each state that a goal can be in: every look, on one board.

What a state is called stands in the title of its goal. Names are as long as names may be, and
one team writes from right to left. The board has a logo and an accent of its own.
"""

from __future__ import annotations

from datetime import date, timedelta

from sitegen.compute.canonical import digest
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.model.terms import Terms
from sitegen.source import RawFile
from tests.compute.test_versions import amendment

AS_OF = date(2026, 11, 20)
LONG = "The people who answer whoever writes at night, on Sundays, on holidays or abroad"
assert len(LONG) == 80

TEAMS = f"""\
format: 1
board:
  title: Every state
  url: https://states.example/goals/
  repository: https://github.com/states/goals
  frozen: {AS_OF}
  logo: logo.svg
  accent: "#b3541e"
people:
  maria: {{name: Maria Silva}}
  henrik: {{name: Henrik Dahl}}
  long: {{name: Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh-Cholmondeley y Rodríguez}}
  layla: {{name: ليلى الأحمد}}
  haruka: {{name: 佐藤 遥}}
teams:
  frontline: {{name: Frontline, lead: maria, sponsor: henrik, members: [maria, henrik]}}
  closed: {{name: What ended, lead: maria, sponsor: henrik, members: [maria, henrik]}}
  names: {{name: "{LONG}", lead: long, sponsor: henrik, members: [long, henrik]}}
  arabic: {{name: فريق خدمة العملاء, lead: layla, sponsor: haruka, members: [layla, haruka]}}
metrics:
  orders: {{name: Orders taken on the phone, unit: €, direction: up, definition: Sum of orders.}}
"""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 32">
<path d="M2 30 24 2 46 30z" fill="#b3541e"/><path d="M16 30 24 18 32 30z" fill="#fbf8f2"/>
</svg>
"""
DOWN = "  first-response-time: from 4.0 to 2.0 hours\n"
CSAT = "  csat: guardrail at least 92%\n"
KEPT = ("93%", "94%", "93%", "92%", "93%", "94%", "93%")
LATE = date(2026, 10, 8)
"""The first reading; the seventh is of the day before AS_OF."""


def files() -> dict[str, str]:
    """The files of the board, by path."""
    board = _Board()
    _promised(board)
    _running(board)
    _measured(board)
    _ended(board)
    _named(board)
    return board.files


class _Board:
    """The files so far, and short ways to add a goal, its people's answers and its readings."""

    def __init__(self) -> None:
        self.files = {"teams.yaml": TEAMS, "logo.svg": LOGO}

    def goal(self, id: str, title: str, *, measures: str = DOWN + CSAT, keys: str = "") -> None:
        times = "" if "\ndue: " in keys else "start: 2026-10-01\ndue: 2026-12-31\n"
        under = f"measures:\n{measures}" if measures else ""
        self.files[f"goals/{id}.md"] = (
            f"---\nkind: hard\n{times}{keys}{under}---\n# {title}\n\n"
            "Customers told us: we wait too long.\n"
        )

    def entry(self, id: str, name: str, text: str = "") -> None:
        self.files[f"goals/{id}/{name}.md"] = text

    def agreed(self, id: str, *people: str, on: str = "2026-10-01") -> None:
        for person in people or ("maria", "henrik"):
            self.entry(id, f"{on}-agree-{person}")

    def read(
        self, id: str, *values: str, of: str = "first-response-time", first: date = LATE
    ) -> None:
        """Weekly readings; an empty value is a week without one."""
        days = (first + timedelta(weeks=week) for week in range(len(values)))
        rows = "".join(f"{day},{value}\n" for day, value in zip(days, values, strict=True) if value)
        self.files[f"goals/{id}/{of}.csv"] = f"date,value\n{rows}"

    def running(self, id: str, title: str, *values: str, keys: str = "") -> None:
        """A goal under way: agreed, with readings and a guardrail that holds."""
        self.goal(id, title, keys=keys)
        self.agreed(id)
        if values:
            self.read(id, *values)
            self.read(id, *KEPT[: len(values)], of="csat")

    def closed(self, id: str, title: str, *values: str, close: str = "", keys: str = "") -> None:
        """A goal of the third quarter with three readings and its end."""
        self.goal(id, title, keys=f"start: 2026-07-01\ndue: 2026-09-30\n{keys}")
        self.agreed(id, on="2026-07-01")
        if values:
            self.read(id, *values, first=date(2026, 9, 16))
            weeks = ["93%"] * 13
            self.read(id, *weeks, of="csat", first=date(2026, 7, 8))
        self.entry(id, "2026-10-02-close-maria", close)


def _promised(board: _Board) -> None:
    board.goal("frontline/draft", "Draft: answer within 2 hours", keys="draft: true\n")
    board.goal("frontline/empty", "Draft without anything", measures="", keys="draft: true\n")
    board.goal("frontline/proposed", "Proposed: answer within 2 hours")
    board.entry("frontline/proposed", "2026-11-01-agree-maria")
    board.entry("frontline/proposed", "2026-11-02-decline-henrik", "Too fast for me.\n")
    board.goal(
        "frontline/agreed",
        "Agreed, not begun: answer within 2 hours",
        keys="start: 2026-12-01\ndue: 2027-02-28\n",
    )
    board.agreed("frontline/agreed")
    _renegotiating(board)


def _renegotiating(board: _Board) -> None:
    id, path = "frontline/renegotiating", "goals/frontline/renegotiating.md"
    board.running(id, "Renegotiating: answer within 2 hours", "3.9", "3.8", "3.6", "3.5", "3.4")
    old, new = board.files[path], board.files[path].replace("to 2.0", "to 2.5")
    before, after = _terms(path, old), _terms(path, new)
    board.files[path] = new
    for person in ("maria", "henrik"):
        board.entry(id, f"2026-10-01-agree-{person}", f"---\nterms: {digest(before)}\n---\n")
    board.entry(id, "2026-11-10-amend-maria", amendment(before, after))


def _terms(path: str, text: str) -> Terms:
    read = (RawFile("teams.yaml", TEAMS.encode()), RawFile(path, text.encode()))
    return decode_board(read, decode_library(read_library())).goals[0].terms


def _running(board: _Board) -> None:
    on = ("3.9", "3.7", "3.5", "3.3", "3.2", "3.1", "2.9")
    board.running("frontline/no-reading", "No reading yet: answer within 2 hours")
    early = "start: 2026-11-10\ndue: 2027-03-31\n"
    board.goal("frontline/early", "Too early to tell: answer within 2 hours", keys=early)
    board.agreed("frontline/early", on="2026-11-10")
    board.read("frontline/early", "3.9", first=date(2026, 11, 17))
    board.running("frontline/on-track", "On track: answer within 2 hours", *on)
    board.running("frontline/at-risk", "At risk: answer within 2 hours", *on[:3], *["3.4"] * 4)
    board.running("frontline/off-track", "Off track: answer within 2 hours", *["3.9"] * 7)
    board.running("frontline/stale", "Stale: answer within 2 hours", *on[:5])
    board.running("frontline/silent", "Silent: answer within 2 hours", *on[:2])
    board.running(
        "frontline/gaps", "Missed readings: in 2 hours", "3.9", "", "", "3.4", "", "3", ""
    )
    away = ("4.1", "4.3", "4.2", "4.5", "4.6", "4.6", "4.9")
    board.running("frontline/away", "Moved away: answer within 2 hours", *away)
    board.running(
        "frontline/over", "Over 100 %: in 2 hours", "3", "2.4", *["1.8"] * 3, "1.5", "1.2"
    )
    board.running("frontline/broken", "On track, guardrail broken: in 2 hours", *on)
    board.read("frontline/broken", "93%", "94%", "92%", "93%", "91%", "89%", "88%", of="csat")
    board.running("frontline/paused", "Paused: answer within 2 hours", *on[:4])
    board.entry(
        "frontline/paused", "2026-11-02-pause-maria", "---\nuntil: 2026-12-01\n---\nMoving.\n"
    )
    board.running(
        "frontline/overdue",
        "Overdue: answer within 2 hours",
        *on[:5],
        keys="start: 2026-10-01\ndue: 2026-11-13\n",
    )
    _talked_about(board)


def _talked_about(board: _Board) -> None:
    """One goal with everything that people write: check-ins, help wanted, a review, thanks."""
    id = "frontline/on-track"
    said = (
        ("10-09", "on_track"),
        ("10-23", "at_risk"),
        ("11-06", "off_track"),
        ("11-13", "at_risk"),
    )
    for on, confidence in said:
        board.entry(
            id,
            f"2026-{on}-check-in-maria",
            f"---\nconfidence: {confidence}\ngoing_well: Macros help.\n"
            "blockers: [Two of us are ill.]\nhelp_wanted: [An hour of an editor.]\n---\n"
            "A hard week, and a good one.\n",
        )
    board.entry(
        id,
        "2026-11-16-review-henrik",
        "---\ndecision: keep\n"
        "actions: [{who: maria, what: Ask the editor, due: 2026-11-27}]\n---\n",
    )
    board.entry(id, "2026-11-17-note-henrik", "---\nthanks: [maria]\n---\nFor the macros.\n")


def _measured(board: _Board) -> None:
    """Every kind of measure, an objective, and numbers too long for the side of a chart."""
    board.goal(
        "frontline/kinds",
        "Every kind of measure in 1 goal",
        measures="  orders: from 1250000 to 2345678.90 €\n  workload: 40 in total\n"
        "  training: {metric: training-coverage, role: lead, at_least: 80%}\n"
        "  steps: milestones\n  switched: yes or no\n",
        keys="milestones:\n  first: {what: Macros rewritten, by: maria, due: 2026-10-30}\n"
        f"  second: {{what: '{LONG}', by: henrik, due: 2026-12-11}}\n"
        "support:\n  editor: {what: An editor, by: {outside: Telenova}, due: 2026-11-06}\n"
        "contributions: {maria: I rewrite the macros.}\n",
    )
    board.agreed("frontline/kinds")
    board.read("frontline/kinds", "1251000", "1399000.5", "", "1822000", of="orders")
    board.read("frontline/kinds", "3", "4", "2", "6", of="workload")
    board.goal("frontline/objective", "Objective: customers come back", measures="")
    board.agreed("frontline/objective")
    board.goal(
        "frontline/helper",
        "Helps an objective: from 4 to 2 hours",
        keys="start: 2026-10-01\ndue: 2026-12-31\naligns_with: objective\n",
    )
    board.agreed("frontline/helper")


def _ended(board: _Board) -> None:
    goals = (
        ("exceeded", "Exceeded: answered within 2 hours", ("2.2", "1.9", "1.6"), ""),
        ("met", "Met: answered within 2 hours", ("2.4", "2.1", "2.0"), ""),
        ("partly-met", "Partly met: answered within 2 hours", ("2.8", "2.6", "2.5"), ""),
        ("missed", "Missed: answered within 2 hours", ("3.9", "3.8", "3.7"), ""),
        (
            "dropped",
            "Dropped: answered within 2 hours",
            ("3.9", "3.8", "3.7"),
            "outcome: dropped\n",
        ),
        ("superseded", "Superseded: in 2 hours", ("3.9",), "outcome: superseded\nby: on-track\n"),
    )
    for id, title, values, outcome in goals:
        told = f"---\n{outcome}lessons: Macros help.\nnext: We keep them.\n---\nDone.\n"
        board.closed(f"closed/{id}", title, *values, close=told)
    board.entry("closed/met", "2026-10-05-confirm-henrik")
    board.closed("closed/met-broken", "Met, guardrail broken: in 2 hours", "2.4", "2.1", "2.0")
    board.read("closed/met-broken", *["90%"] * 13, of="csat", first=date(2026, 7, 8))
    board.closed(
        "closed/stated",
        "Met, as stated: in 2 hours",
        *("2.9", "2.6", "2.5"),
        close="---\noutcome: met\nbecause: The export lost a week.\n---\n",
    )
    board.goal("closed/withdrawn", "Withdrawn: answer within 2 hours")
    board.entry(
        "closed/withdrawn", "2026-10-02-close-maria", "---\noutcome: dropped\n---\nToo much.\n"
    )


def _named(board: _Board) -> None:
    on = ("3.9", "3.7", "3.5", "3.3", "3.2", "3.1", "2.9")
    for id, title in (
        ("long", f"{LONG[:68]} in 2 hours"),
        ("hyphens", "Kundendienst" * 6 + " 2 h"),
    ):
        board.goal(f"names/{id}", title)
        board.agreed(f"names/{id}", "long", "henrik")
        board.read(f"names/{id}", *on)
        board.entry(
            f"names/{id}", "2026-11-13-check-in-long", f"---\nconfidence: at_risk\n---\n{LONG}\n"
        )
    for id, title in (
        ("rtl", "الرد على الرسائل الأولى خلال ساعتين"),
        ("ja", "最初の返信を2時間以内に"),
    ):
        board.goal(f"arabic/{id}", title)
        board.agreed(f"arabic/{id}", "layla", "haruka")
        board.read(f"arabic/{id}", *on)
        board.entry(f"arabic/{id}", "2026-11-13-check-in-layla", "نريد أن يعود العملاء إلينا.\n")
