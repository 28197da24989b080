"""The digest moves with every binding field, and with nothing else."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.canonical import canonical_json, digest, digest_of, table
from sitegen.dates import Cadence, Grain, Span
from sitegen.model.terms import (
    AgreementRule,
    Aim,
    Change,
    ChangeKind,
    Direction,
    Holding,
    Judge,
    Kind,
    Limits,
    LimitsException,
    Measure,
    Milestones,
    Moving,
    PacePoint,
    Role,
    RuleKind,
    Terms,
    Total,
    YesNo,
)
from tests.compute.builders import day, exception, holding, limits, measure, moving, terms, total
from tests.compute.promises import DIGESTS, board, whole_terms
from tests.timing import takes_at_most

T = TypeVar("T")

# --- ten promises, frozen ----------------------------------------------------------------------

GOALS = sorted((DIGESTS / "goals" / "frontline").iterdir())


def expected_digests() -> dict[str, str]:
    lines = (DIGESTS / "digests.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)


@pytest.mark.parametrize("path", GOALS, ids=lambda path: path.stem)
def test_the_digest_of_a_promise_never_changes(path: Path) -> None:
    """A digest that differs here voids every agreement in the world.

    People agreed to the digests of `terms/1`, and their entries are never edited. Whoever
    has to change what a digest is made of needs `terms/2` beside it, not another number in
    digests.txt.
    """
    read = board({f"goals/frontline/{path.name}": path.read_bytes()})
    assert [finding.message for finding in read.findings] == []
    assert digest(read.goals[0].terms) == expected_digests()[path.name]


def test_every_frozen_digest_has_its_goal_and_no_two_are_the_same() -> None:
    expected = expected_digests()
    assert list(expected) == [path.name for path in GOALS]
    assert len(set(expected.values())) == len(GOALS) == 10


def test_the_ten_promises_have_every_kind_of_measure_rule_and_change() -> None:
    found = board({f"goals/frontline/{path.name}": path.read_bytes() for path in GOALS}).goals
    measures = [one for goal in found for one in goal.terms.measures]
    assert {type(one.aim) for one in measures} == {Moving, Holding, Total, Milestones, YesNo}
    assert {one.role for one in measures} == set(Role)
    assert {goal.terms.agreement.kind for goal in found} == set(RuleKind)
    assert {one.aim.judge for one in measures if isinstance(one.aim, Holding)} == set(Judge)
    changes = [one.aim.change for one in measures if isinstance(one.aim, Moving)]
    assert {change.kind for change in changes if change} == set(ChangeKind)


# --- every binding field -----------------------------------------------------------------------

A_MEASURE = measure(moving(4, "2.8"))


def of(one: Measure | Aim) -> Terms:
    return terms(one if isinstance(one, Measure) else measure(one))


def held(*others: LimitsException) -> Terms:
    return of(holding(exceptions=others))


FORTNIGHTLY = Cadence(Span(2, Grain.WEEK))
FRIDAYS = Cadence(Span(1, Grain.WEEK), 4)
PLAIN = terms(A_MEASURE)
QUORUM = AgreementRule(kind=RuleKind.QUORUM, share=Decimal("0.8"))
LISTED = AgreementRule(kind=RuleKind.PEOPLE, people=("chen",))
CHANGED = Change(kind=ChangeKind.RELATIVE, amount=Decimal(-30))


def paced(on: int, level: int) -> Terms:
    return of(moving(pace=(PacePoint(on=day(on), level=Decimal(level)),)))


BINDING: dict[str, tuple[Terms, Terms]] = {
    "Terms.teams": (PLAIN, replace(PLAIN, teams=("frontline", "engineering"))),
    "Terms.kind": (PLAIN, replace(PLAIN, kind=Kind.HARD)),
    "Terms.agreement": (PLAIN, replace(PLAIN, agreement=QUORUM)),
    "Terms.start": (PLAIN, replace(PLAIN, start=day(1))),
    "Terms.due": (PLAIN, replace(PLAIN, due=day(99))),
    "Terms.stop_if": (PLAIN, replace(PLAIN, stop_if="Two are ill.")),
    "Terms.measures": (PLAIN, terms(A_MEASURE, measure(holding(), id="csat"))),
    "AgreementRule.kind": (
        PLAIN,
        replace(PLAIN, agreement=AgreementRule(kind=RuleKind.STEWARD_AND_SPONSOR)),
    ),
    "AgreementRule.share": (
        replace(PLAIN, agreement=QUORUM),
        replace(PLAIN, agreement=replace(QUORUM, share=Decimal("0.801"))),
    ),
    "AgreementRule.people": (
        replace(PLAIN, agreement=LISTED),
        replace(PLAIN, agreement=replace(LISTED, people=("chen", "amir"))),
    ),
    "Measure.id": (PLAIN, terms(replace(A_MEASURE, id="other"))),
    "Measure.role": (PLAIN, terms(replace(A_MEASURE, role=Role.LEAD))),
    "Measure.aim": (of(moving(0, 9)), of(total(9))),
    "Measure.metric": (PLAIN, terms(replace(A_MEASURE, metric="csat@1"))),
    "Measure.definition": (PLAIN, terms(replace(A_MEASURE, definition="Median of all."))),
    "Measure.unit": (PLAIN, terms(replace(A_MEASURE, unit="minutes"))),
    "Measure.direction": (PLAIN, terms(replace(A_MEASURE, direction=Direction.DOWN))),
    "Measure.statistic": (PLAIN, terms(replace(A_MEASURE, statistic="p90"))),
    "Measure.clock": (PLAIN, terms(replace(A_MEASURE, clock="business hours"))),
    "Measure.scope": (PLAIN, terms(replace(A_MEASURE, scope=(("channel", "email"),)))),
    "Measure.window": (PLAIN, terms(replace(A_MEASURE, window="28 days"))),
    "Measure.every": (PLAIN, terms(replace(A_MEASURE, every=FORTNIGHTLY))),
    "Measure.first": (PLAIN, terms(replace(A_MEASURE, first=day(4)))),
    "Measure.min_n": (PLAIN, terms(replace(A_MEASURE, min_n=30))),
    "Measure.weight": (PLAIN, terms(replace(A_MEASURE, weight=Decimal(0)))),
    "Cadence.span": (PLAIN, terms(replace(A_MEASURE, every=Cadence(None)))),
    "Cadence.weekday": (PLAIN, terms(replace(A_MEASURE, every=FRIDAYS))),
    "Span.count": (PLAIN, terms(replace(A_MEASURE, every=Cadence(Span(3, Grain.WEEK))))),
    "Span.grain": (PLAIN, terms(replace(A_MEASURE, every=Cadence(Span(1, Grain.MONTH))))),
    "Moving.baseline": (of(moving(4, 2)), of(moving(None, 2))),
    "Moving.target": (of(moving(4, 2)), of(moving(4, "2.001"))),
    "Moving.change": (of(moving(None, None, change=CHANGED)), of(moving(None, None))),
    "Moving.stretch": (of(moving(4, 2)), of(moving(4, 2, stretch=0))),
    "Moving.pace": (of(moving()), paced(50, 0)),
    "Moving.pace_from": (of(moving()), of(moving(pace_from=20))),
    "Change.kind": (
        of(moving(None, None, change=CHANGED)),
        of(moving(None, None, change=replace(CHANGED, kind=ChangeKind.POINTS))),
    ),
    "Change.amount": (
        of(moving(None, None, change=CHANGED)),
        of(moving(None, None, change=replace(CHANGED, amount=Decimal(-29)))),
    ),
    "PacePoint.on": (paced(50, 10), paced(51, 10)),
    "PacePoint.level": (paced(50, 10), paced(50, 11)),
    "Total.target": (of(total(500)), of(total(499))),
    "Total.stretch": (of(total(500)), of(total(500, stretch=600))),
    "Total.pace": (
        of(total(500)),
        of(total(500, pace=(PacePoint(on=day(9), level=Decimal(0)),))),
    ),
    "Total.pace_from": (of(total(500)), of(total(500, pace_from=20))),
    "Holding.limits": (of(holding()), of(holding(limits(at_least=93)))),
    "Holding.exceptions": (of(holding()), held(exception(1, 9, limits(at_least=88)))),
    "Holding.judge": (of(holding()), of(holding(judge=Judge.LAST))),
    "Holding.judge_from": (of(holding()), of(holding(judge_from=10))),
    "Limits.at_least": (of(holding(limits(at_least=0))), of(holding(limits(at_least=1)))),
    "Limits.at_most": (of(holding(limits(at_most=5))), of(holding(limits(below=5)))),
    "Limits.above": (of(holding(limits(above=5))), of(holding(limits(at_least=5)))),
    "Limits.below": (of(holding(limits(below=5))), of(holding(limits(below=0)))),
    "LimitsException.start": (
        held(exception(1, 9, limits(at_least=88))),
        held(exception(2, 9, limits(at_least=88))),
    ),
    "LimitsException.end": (
        held(exception(1, 9, limits(at_least=88))),
        held(exception(1, 8, limits(at_least=88))),
    ),
    "LimitsException.limits": (
        held(exception(1, 9, limits(at_least=88))),
        held(exception(1, 9, limits(at_least=87))),
    ),
}

NOT_BINDING = {"LimitsException.because"}
"""Words beside an exception: they explain it, and may be improved."""

MODEL = (
    *(Terms, AgreementRule, Measure, Cadence, Span, Change, PacePoint),
    *(Moving, Holding, Limits, LimitsException, Total, Milestones, YesNo),
)


def test_each_field_of_the_terms_is_binding_or_said_not_to_be() -> None:
    known = {f"{one.__name__}.{field.name}" for one in MODEL for field in fields(one)}
    assert known == BINDING.keys() | NOT_BINDING


@pytest.mark.parametrize("name", BINDING)
def test_a_change_of_this_field_changes_the_digest(name: str) -> None:
    before, after = BINDING[name]
    assert digest(before) != digest(after)


def test_why_there_is_an_exception_does_not_matter() -> None:
    usual = exception(1, 9, limits(at_least=88))
    assert digest(held(replace(usual, because="peak"))) == digest(held(usual))


def test_an_exception_without_any_limit_is_no_secret() -> None:
    assert table(held(exception(1, 9, limits())))[
        "measures.m.except.2026-01-02/2026-01-10.limits"
    ] == ("none")


LENIENT, STRICT = limits(at_least=80), limits(at_least=90)


@pytest.mark.parametrize(
    ("exceptions", "stretches"),
    [
        pytest.param(
            (exception(1, 4, LENIENT), exception(1, 4, STRICT)),
            {"2026-01-02/2026-01-05": "80"},
            id="of two for the same days the first one holds",
        ),
        pytest.param(
            (exception(1, 4, STRICT), exception(1, 4, LENIENT)),
            {"2026-01-02/2026-01-05": "90"},
            id="so their order matters",
        ),
        pytest.param(
            (exception(1, 6, LENIENT), exception(4, 9, STRICT)),
            {"2026-01-02/2026-01-07": "80", "2026-01-08/2026-01-10": "90"},
            id="where two overlap the second one begins when the first has ended",
        ),
        pytest.param(
            (exception(4, 5, STRICT), exception(1, 9, LENIENT)),
            {
                "2026-01-02/2026-01-04": "80",
                "2026-01-05/2026-01-06": "90",
                "2026-01-07/2026-01-10": "80",
            },
            id="one within another cuts it in two",
        ),
        pytest.param(
            (exception(5, 9, LENIENT), exception(1, 4, LENIENT)),
            {"2026-01-02/2026-01-10": "80"},
            id="two that follow each other with the same limits are one",
        ),
        pytest.param((exception(9, 1, LENIENT),), {}, id="one that ends before it starts is none"),
    ],
)
def test_exceptions_are_told_as_what_holds_on_each_day(
    exceptions: tuple[LimitsException, ...], stretches: dict[str, str]
) -> None:
    found = {
        route.split(".")[3]: text
        for route, text in table(held(*exceptions)).items()
        if ".except." in route
    }
    assert found == stretches


SHORT_SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(1, 3))


@given(st.lists(SHORT_SPANS, max_size=8))
def test_the_stretches_say_for_each_day_what_the_first_exception_says(
    spans: list[tuple[int, int, int]],
) -> None:
    exceptions = tuple(exception(first, last, limits(at_least=own)) for first, last, own in spans)
    told: dict[str, str] = {}
    for route, text in table(held(*exceptions)).items():
        if ".except." in route:
            first, _, last = route.split(".")[3].partition("/")
            told |= {on: text for on in map(str, map(day, range(13))) if first <= on <= last}
    expected = {}
    for number in range(13):
        holds = [own for first, last, own in spans if first <= number <= last]
        if holds:
            expected[str(day(number))] = str(holds[0])
    assert told == expected


def test_very_many_exceptions_are_cut_into_stretches_in_one_pass() -> None:
    def inside_one_another(size: int) -> Terms:
        nested = (exception(n, 3 * size - n, limits(at_least=n + 1)) for n in range(size))
        return held(*reversed([*nested]))

    few, many = inside_one_another(500), inside_one_another(5_000)
    assert len(table(many)) > 9_500
    # Ten times as many take ten times as long; a look at all of them for each day, a hundred.
    assert takes_at_most(40, lambda: table(many), than=lambda: table(few))


def test_an_exception_may_last_until_the_end_of_the_calendar() -> None:
    last = replace(exception(1, 2, LENIENT), end=date.max)
    assert "measures.m.except.2026-01-02/9999-12-31.at_least" in table(held(last))


# --- its form ----------------------------------------------------------------------------------


def test_a_digest_names_its_version_and_has_32_hex_digits() -> None:
    name, _, hexadecimal = digest(PLAIN).partition(":")
    assert name == "terms/1"
    assert len(hexadecimal) == 32
    assert set(hexadecimal) <= set("0123456789abcdef")


def test_the_canonical_json_is_what_other_programs_can_write_too() -> None:
    assert canonical_json({"b": "ä", "a": '"1"'}) == '{"a":"\\"1\\"","b":"ä"}'
    # printf '{"a":"1"}' | sha256sum
    assert digest_of({"a": "1"}) == "terms/1:9afeb0f2b203f254312ec8ded441d031"


@given(whole_terms)
def test_every_text_of_a_table_is_composed_folded_and_not_empty(promise: Terms) -> None:
    for text in table(promise).values():
        assert text == " ".join(unicodedata.normalize("NFC", text).split()) != ""


@given(whole_terms, st.randoms(use_true_random=False))
def test_the_order_of_measures_teams_people_and_pace_points_does_not_matter(
    promise: Terms, random: Random
) -> None:
    def shuffled(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(items, len(items)))

    def mixed(one: Measure) -> Measure:
        if isinstance(one.aim, Moving | Total):
            return replace(one, aim=replace(one.aim, pace=shuffled(one.aim.pace)))
        return one

    turned = replace(
        promise,
        teams=shuffled(promise.teams),
        measures=shuffled(tuple(mixed(one) for one in promise.measures)),
        agreement=replace(promise.agreement, people=shuffled(promise.agreement.people)),
    )
    assert canonical_json(table(turned)) == canonical_json(table(promise))


@given(whole_terms)
def test_canonical_json_is_json_and_holds_the_whole_table(promise: Terms) -> None:
    assert json.loads(canonical_json(table(promise))) == table(promise)
