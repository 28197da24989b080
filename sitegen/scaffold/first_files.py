"""The files of a new board: who we are, a first goal, and a guide for the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.dates import PeriodLength, add_months
from sitegen.decode.names import id_problem
from sitegen.scaffold.goal_text import heading
from sitegen.scaffold.guide import guide
from sitegen.scaffold.proposals import proposed_period
from sitegen.scaffold.slug import slug
from sitegen.scaffold.yaml_text import quoted
from sitegen.source import RawFile

GUIDE = "README.md"
GUIDE_BESIDE_GOALS = "goals/README.md"
"""Where the guide goes if the folder has a README of its own; it is not read as a goal there."""

IGNORE = ".gitignore"
GOAL_ID = "answer-first-messages-sooner"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBoard:
    """What a new board is called, and where and when it begins."""

    title: str
    team: str
    timezone: str
    today: date

    @property
    def team_id(self) -> str:
        """The id of its first team."""
        id = slug(self.team)
        return id if id and not id_problem(id) else f"team-{id}".rstrip("-")


def first_files(board: NewBoard, present: frozenset[str] = frozenset()) -> tuple[RawFile, ...]:
    """The files of a new board, for a folder that has the files `present` already.

    A README and a .gitignore are often there before the board is: these stay as they are,
    and the guide goes beside the goals.
    """
    beside = GUIDE in present
    texts = {
        "teams.yaml": _teams(board),
        f"goals/{board.team_id}/{GOAL_ID}.md": _goal(board),
        GUIDE_BESIDE_GOALS if beside else GUIDE: guide(
            heading(board.title), board.team_id, GOAL_ID, board.today, beside_goals=beside
        ),
    }
    if IGNORE not in present:
        texts[IGNORE] = "# The site is made from the other files, by `sitegen build`.\n/site/\n"
    return tuple(RawFile(path, text.encode()) for path, text in texts.items())


def _teams(board: NewBoard) -> str:
    return f"""\
# Who we are. Goals live in goals/<team>/; this file is for names, teams and a few choices.
format: 1
board:
  title: {quoted(board.title)}
  timezone: {quoted(board.timezone)}   # decides when a day begins

# Everybody who promises something. The short name before the colon is an id: it goes into
# file names and never changes, also when somebody marries or leaves (then add `left: DATE`).
# With e-mail addresses or accounts the board can tell who agreed by their own hand.
people:
  sam: {{name: Sam Example, email: [sam@support.example]}}
  robin: {{name: Robin Example, email: [robin@support.example]}}

teams:
  {board.team_id}:
    name: {quoted(board.team)}
    lead: sam           # looks after the team's goals, unless a goal names another steward
    sponsor: robin      # stands behind them with time, tools and training
    members: [sam]      # or {{person: sam, since: {board.today}}}
    limits: {{active_goals: 3}}   # more than three at once is a wish list
"""


def _goal(board: NewBoard) -> str:
    period = proposed_period(PeriodLength.QUARTERS, board.today)
    begun = f"start: {board.today}\n" if period.start < board.today else ""
    # Counted before anybody promises to move it, and not out of date when the goal begins.
    this_month = board.today.replace(day=1)
    first, last = add_months(this_month, -3), this_month - timedelta(days=1)
    fortnight = period.start + timedelta(days=13)
    month = period.start + timedelta(days=34)
    return f"""\
---
kind: pact        # every member agrees to exactly this; for `hard`, steward and sponsor do
{begun}due: {period.name}      # the last day of that quarter; a date or a length will do as well
challenge:
  hard: Our best week of the last three months was 3.3 hours, and it was a quiet one.
  attainable: With the first hour of the day free of meetings, two of us reached 2.7 hours.
measures:
  first-response-time:            # what we want to move, and from where
    statistic: median
    clock: business hours
    every: week on monday
    baseline:
      value: 4.0
      from: {first}
      to: {last}
      n: 1240
      source: help-desk export
    target: 2.8 hours
  csat:                           # what must not get worse meanwhile
    role: guardrail
    at_least: 90%
    min_n: 30
    every: week on monday
support:
  quiet-hour: {{what: The first hour without meetings, by: robin, due: {fortnight}}}
milestones:
  answers: {{what: Our ten most used answers rewritten, by: sam, due: {month}}}
stop_if: Two people are ill at the same time for more than a week.
---
# Answer first messages within 2.8 hours

People write to us when something went wrong, and then half of them wait four hours and more
until somebody answers. They say so in our survey more often than anything else.

A first answer is one that a person wrote and that helps. "We have received your message" does
not count.

This goal came with the board, to show what one looks like. Change it until it is yours, or put
your own in its place.
"""
