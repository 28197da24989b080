"""What a goal takes over from the one that it continues."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.compute.fold import fold
from sitegen.decode.board import decode_board, decode_library
from sitegen.decode.nodes import Scalar
from sitegen.edges.library import read_library
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.continuing import Carried, carried
from sitegen.scaffold.measures import NewMeasure
from sitegen.scaffold.yaml_text import lines
from sitegen.source import RawFile

LIBRARY = decode_library(read_library())

GOAL = b"""\
---
start: 2026-06-01
due: 3 months
measures:
  first-response-time:
    statistic: median
    scope: {channel: [email, chat]}
    every: week on monday
    baseline: {value: 4.0, from: 2026-03-01, to: 2026-05-31, n: 5120, source: help desk}
    change: -30%
    stretch: 2.4
    pace_from: 2026-06-15
  contacts: {metric: outreach-contacts, kind: total, target: 500 contacts}
  backlog: lead from 210 to 150 tickets
  csat:
    role: guardrail
    at_least: 91%
    min_n: 30
    except: [{from: 2026-07-01, to: 2026-07-14, at_least: 88%}]
  reopen-rate: guardrail at most 8%
  launched: yes or no
  steps: milestones
---
# Answer first messages faster
"""

SERIES = b"date,value,n\n2026-08-24,3.1,240\n2026-08-31,2.75,251\n"


def of_goal(goal: bytes, *more: RawFile, name: str = "answer.md") -> dict[str, Carried]:
    files = (
        RawFile("teams.yaml", b"teams: {frontline: {}}\n"),
        RawFile(f"goals/frontline/{name}", goal),
        *more,
    )
    decoded = decode_board(files, LIBRARY)
    assert not decoded.findings
    [found] = decoded.goals
    return {one.id: one for one in carried(fold(found, decoded.facts, date(2026, 9, 4)))}


@pytest.fixture(scope="module")
def going_on() -> dict[str, Carried]:
    series = RawFile("goals/frontline/answer/first-response-time.csv", SERIES)
    return of_goal(GOAL, series)


def text(measure: NewMeasure | None) -> str:
    assert measure is not None
    return "\n".join(lines(measure.id, measure.node))


def test_milestones_and_a_yes_or_no_were_the_earlier_goals_own(
    going_on: dict[str, Carried],
) -> None:
    assert list(going_on) == ["first-response-time", "contacts", "backlog", "csat", "reopen-rate"]


def test_the_last_value_is_the_new_baseline_and_counting_stays_as_it_was(
    going_on: dict[str, Carried],
) -> None:
    one = going_on["first-response-time"]
    assert one.stand == "2.75 hours on 2026-08-31"
    assert one.ready is None
    assert text(one.with_target("2.5")) == (
        "first-response-time:\n"
        "  statistic: median\n"
        "  scope: {channel: [email, chat]}\n"
        "  every: week on monday\n"
        "  baseline: {value: 2.75 hours, from: 2026-08-31, to: 2026-08-31, n: 251, "
        "source: last reading of answer}\n"
        "  target: 2.5 hours"
    )
    one.with_target("2.5").read(LIBRARY)


def test_without_a_reading_the_earlier_baseline_stays(going_on: dict[str, Carried]) -> None:
    assert going_on["backlog"].stand == "never counted"
    assert text(going_on["backlog"].with_target("120 tickets")) == (
        "backlog:\n  role: lead\n  baseline: 210 tickets\n  target: 120 tickets"
    )
    long = of_goal(GOAL)["first-response-time"].with_target("2.5")
    assert (
        "\n  baseline: {value: 4.0, from: 2026-03-01, to: 2026-05-31, n: 5120, source: help desk}\n"
        in text(long)
    )


def test_a_baseline_that_was_never_known_still_is_not() -> None:
    goal = b"---\ndue: 2026-Q3\nmeasures:\n  backlog: {baseline: unknown, target: 90}\n---\n# A\n"
    assert text(of_goal(goal)["backlog"].with_target("80")) == (
        "backlog:\n  baseline: unknown\n  target: 80 tickets"
    )


def test_a_total_begins_anew(going_on: dict[str, Carried]) -> None:
    assert text(going_on["contacts"].with_target("600")) == (
        "contacts:\n  metric: outreach-contacts\n  kind: total\n  target: 600 contacts"
    )


def test_what_was_held_is_held_within_the_same_limits(going_on: dict[str, Carried]) -> None:
    assert text(going_on["csat"].ready) == (
        "csat:\n  role: guardrail\n  at_least: 91%\n  min_n: 30"
    )
    short = going_on["reopen-rate"].ready
    assert short is not None
    assert isinstance(short.node, Scalar)
    assert short.node.text == "guardrail at most 8%"


def test_a_target_that_is_no_number_is_explained(going_on: dict[str, Carried]) -> None:
    with pytest.raises(Unfit, match=r"“soon” is no number"):
        going_on["backlog"].with_target("soon")


def test_a_yaml_goal_goes_on_as_well() -> None:
    goal = b"title: NPS\ndue: 2026-Q2\nmeasures:\n  nps: from 31 to 40 points\n"
    found = of_goal(goal, name="nps.yaml")
    assert text(found["nps"].with_target("45")) == (
        "nps:\n  baseline: 31 points\n  target: 45 points"
    )
    assert of_goal(b"title: An idea\ndue: 2026-Q2\n", name="idea.yaml") == {}
