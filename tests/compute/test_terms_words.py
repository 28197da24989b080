"""Terms in words: everything that binds is said, and the same terms are said the same way."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.canonical import digest, table
from sitegen.compute.restore import restore
from sitegen.compute.terms_words import in_words
from sitegen.decode.board import decode_board
from sitegen.model.board import BoardFacts
from sitegen.model.terms import Terms
from sitegen.numbers import canonical
from sitegen.source import Document, RawFile
from tests.compute.promises import LIBRARY, TEAMS, goal_of, whole_terms

NOBODY = BoardFacts(document=Document("teams.yaml"))
FACTS = decode_board([RawFile("teams.yaml", TEAMS.encode())], LIBRARY).facts

AMIR_AND_CHEN = "Amir Haddad (amir), Chen Wei (chen)"

FULL = """\
---
kind: pact
with: [engineering]
agreement: quorum 80%
start: 2026-01-05
due: 3 months
stop_if: Two people on sick leave at once.
measures:
  first-response-time:
    statistic: median
    clock: business hours
    scope: {channel: email}
    window: 4 weeks
    every: 2 weeks on friday
    first: 2026-01-09
    baseline: 4.0
    change: -30%
    stretch: 2.4
    pace: {2026-02-01: 3.5}
    weight: 2
  csat:
    role: guardrail
    at_least: 92%
    min_n: 30
    judge: average
    judge_from: 2026-02-01
    except: [{from: 2026-01-20, to: 2026-02-10, at_least: 88%, because: peak}]
  thank-yous:
    {role: lead, definition: Cards on the wall, unit: cards, direction: up, kind: total,
     target: 40, pace_from: 2026-02-01, every: irregular}
  macros: milestones
  rehearsal: yes or no
---
# Answer first messages 30% faster
We make people wait.
"""


def words_of(text: str) -> str:
    return in_words(goal_of(text).terms, FACTS)


def test_a_full_goal_is_said_line_by_line() -> None:
    assert words_of(FULL).split("\n") == [
        "A PACT goal of Engineering (engineering) and Frontline (frontline).",
        "It runs from 5 January 2026 to 4 April 2026, both days included.",
        "At least 80% of the members have to agree, and the steward and the sponsor.",
        "It is stopped if: Two people on sick leave at once.",
        "",
        "Outcome: First response time (first-response-time)",
        "- From 4 hours to 2.8 hours: 30% less.",
        "- Beyond that, if all goes well: 2.4 hours.",
        "- By 1 February 2026: 3.5 hours.",
        "- Counted as the metric first-response-time of the library says, version 1.",
        "- Counted in: hours",
        "- Less is better.",
        "- What is taken of the cases: median",
        "- Time is counted in: business hours",
        "- Each reading looks back on: 4 weeks",
        "- Only where channel is: email",
        "- Read every 2 weeks on Friday.",
        "- The first reading is due on 9 January 2026.",
        "- Its weight among the outcomes is 2, where others have 1.",
        "",
        "Outcome: macros",
        "- All milestones of the goal are reached.",
        "- Read every week.",
        "",
        "Outcome: rehearsal",
        "- It is done, or it is not.",
        "- Read every week.",
        "",
        "Lead measure: thank-yous",
        "- 40 cards in total, added up from the start on.",
        "- Nothing is expected to move before 1 February 2026.",
        "- Counted in: cards",
        "- More is better.",
        "- What is counted: Cards on the wall",
        "- Read now and then, without fixed days.",
        "",
        "Guardrail: Customer satisfaction (csat)",
        "- At least 92%.",
        "- From 20 January 2026 to 10 February 2026 instead: at least 88%.",
        "- The average of all readings is held against this.",
        "- Held against this from 1 February 2026 on.",
        "- Counted as the metric csat of the library says, version 3.",
        "- Counted in: %",
        "- More is better.",
        "- Time is counted in: calendar days",
        "- Read every week.",
        "- A reading of fewer than 30 cases is shown and not judged.",
    ]


@pytest.mark.parametrize(
    ("agreement", "said"),
    [
        ("all", "Every member has to agree, and the steward and the sponsor."),
        ("steward and sponsor", "The steward and the sponsor have to agree."),
        (
            "[chen, amir]",
            f"These have to agree: {AMIR_AND_CHEN}, the steward and the sponsor.",
        ),
    ],
)
def test_each_agreement_rule_says_who_has_to_agree(agreement: str, said: str) -> None:
    assert said in words_of(FULL.replace("quorum 80%", agreement)).split("\n")


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("from 4.0 to 2.8 hours", "From 4 hours to 2.8 hours: 30% less."),
        ("from 3 to 4 hours", "From 3 hours to 4 hours: 33.3% more."),
        ("{baseline: 0, target: 3 hours}", "From 0 hours to 3 hours: 3 hours more."),
        ("{baseline: unknown, target: 3 hours}", "To 3 hours, from a baseline not known yet."),
        ("{baseline: unknown, change: -30%}", "-30%, counted from a baseline not known yet."),
        (
            "{baseline: unknown, change: +2 hours}",
            "+2 hours, counted from a baseline not known yet.",
        ),
        ("between 3 and 5 hours", "At least 3 hours and at most 5 hours."),
        ("above 3 hours", "Above 3 hours."),
        ("at most 20 hours in total", "The sum of all readings is held against this."),
        ("{at_most: 5 hours, judge: last}", "The last reading alone is held against this."),
        (
            "{at_most: 5 hours, except: [{from: 2026-02-01, to: 2026-02-03}]}",
            "From 1 February 2026 to 3 February 2026 instead: no limits.",
        ),
        ("{baseline: 4, target: 3, scope: {channel: chat}}", "Only where channel is: chat"),
    ],
)
def test_each_aim_is_said_in_a_sentence(measure: str, said: str) -> None:
    text = f"---\ndue: 2026-Q1\nmeasures:\n  first-response-time: {measure}\n---\n# T\nWhy.\n"
    assert f"- {said}" in words_of(text).split("\n")


def test_points_are_said_for_a_measure_in_percent() -> None:
    text = "---\ndue: 2026-Q1\nmeasures:\n  csat: from 80 to 84.5%\n---\n# T\nWhy.\n"
    assert "- From 80% to 84.5%: 4.5 points more." in words_of(text)


def test_the_form_of_the_file_does_not_show() -> None:
    short = "---\ndue: 2026-Q1\nmeasures:\n  a: from 4.0 to 2.80 h\n  b: above 92%\n---\n# T\nW.\n"
    long = (
        "---\nmeasures:\n  b: {above: 92.0 %}\n  a:\n    target: 2.8 hours   # agreed in May\n"
        "    baseline: 4\nstart: 2026-01-01\ndue: 2026-03-31\n---\n# Other title\nOther why.\n"
    )
    assert digest(goal_of(short).terms) == digest(goal_of(long).terms)
    assert words_of(short) == words_of(long)


@given(whole_terms)
def test_terms_that_come_back_from_their_canonical_table_are_said_the_same(terms: Terms) -> None:
    assert in_words(restore(table(terms)), NOBODY) == in_words(terms, NOBODY)


@given(st.data())
def test_terms_that_differ_in_anything_are_said_differently(data: st.DataObject) -> None:
    terms = data.draw(whole_terms)
    canonical = table(terms)
    route = data.draw(st.sampled_from(sorted(canonical)))
    other = _otherwise(canonical, route)
    if other is not None:
        assert in_words(other, NOBODY) != in_words(terms, NOBODY), route


@given(st.lists(whole_terms, min_size=2, max_size=2))
def test_two_terms_with_the_same_words_have_the_same_digest(pair: list[Terms]) -> None:
    one, other = pair
    same = in_words(one, NOBODY) == in_words(other, NOBODY)
    assert same == (digest(one) == digest(other))


def _otherwise(canonical: dict[str, str], route: str) -> Terms | None:
    """Terms with another value at a route, or without it; None where nothing else fits there."""
    text = canonical[route]
    candidates: list[dict[str, str]] = [{k: v for k, v in canonical.items() if k != route}]
    candidates += [canonical | {route: other} for other in _other_values(text)]
    for candidate in candidates:
        try:
            return restore(candidate)
        except ValueError:
            continue
    return None


def _other_values(text: str) -> list[str]:
    found = [f"{text} more", f"{text}-x", f"x{text}"]
    found += ["hard", "pact", "lead", "outcome", "up", "down", "last", "every", "2 days", "3 days"]
    with suppress(ValueError, OverflowError):
        found.append(date.fromordinal(date.fromisoformat(text).toordinal() + 1).isoformat())
    with suppress(ArithmeticError):
        found.append(canonical(Decimal(text) + 1))
    return [one for one in found if one != text]


def test_small_differences_are_not_rounded_away() -> None:
    text = "---\ndue: 2026-Q1\nmeasures:\n  a: from 4 to 2.80001 hours\n---\n# T\nW.\n"
    assert "2.80001 hours" in words_of(text)
    assert words_of(text) != words_of(text.replace("2.80001", "2.80002"))
