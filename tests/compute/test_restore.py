"""Earlier terms come back from their canonical table whole, and from nothing else."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.canonical import digest, table
from sitegen.compute.restore import restore
from sitegen.model.terms import Measure, Moving, Terms, YesNo
from tests.compute.builders import exception, holding, limits, measure, terms
from tests.compute.promises import DIGESTS, board, goal_of, markdown, whole_terms


@given(whole_terms)
def test_terms_come_back_with_the_same_table_and_digest(promise: Terms) -> None:
    found = restore(table(promise))
    assert table(found) == table(promise)
    assert digest(found) == digest(promise)


@given(whole_terms)
def test_what_came_back_comes_back_again_as_itself(promise: Terms) -> None:
    found = restore(table(promise))
    assert restore(table(found)) == found


def test_terms_of_files_come_back_as_they_were_read() -> None:
    """But for the reasons of exceptions and the order of measures, which are not binding."""
    paths = sorted((DIGESTS / "goals" / "frontline").iterdir())
    read = board({f"goals/frontline/{path.name}": path.read_bytes() for path in paths})
    for goal in read.goals:
        found = restore(table(goal.terms))
        assert set(found.teams) == set(goal.terms.teams)
        assert replace(found, teams=(), measures=(), agreement=goal.terms.agreement) == replace(
            goal.terms, teams=(), measures=(), stop_if=found.stop_if
        )
        for one in found.measures:
            known = goal.terms.measure(one.id)
            assert known
            assert replace(one, aim=known.aim, definition="", scope=()) == replace(
                known, definition="", scope=()
            )
            assert one.kind == known.kind


def test_a_target_longer_than_people_write_comes_back() -> None:
    found = goal_of(
        markdown(
            "due: 2026-Q1",
            "measures:",
            "  first-response-time: {baseline: 12345.6789012, change: -12.3456789012%}",
        )
    )
    (back,) = restore(table(found.terms)).measures
    assert isinstance(back.aim, Moving)
    assert isinstance(found.terms.measures[0].aim, Moving)
    assert back.aim.target == found.terms.measures[0].aim.target


USUAL = {
    "agreement": "all",
    "due": "2026-03-31",
    "kind": "pact",
    "start": "2026-01-01",
    "teams": "frontline",
    "measures.csat.at_least": "92",
    "measures.csat.every": "week",
    "measures.csat.judge": "every",
    "measures.csat.kind": "holding",
    "measures.csat.role": "guardrail",
    "measures.csat.unit": "%",
    "measures.wait.baseline": "4",
    "measures.wait.every": "week",
    "measures.wait.kind": "moving",
    "measures.wait.role": "outcome",
    "measures.wait.target": "2.8",
}


def test_the_usual_table_is_one() -> None:
    assert table(restore(USUAL)) == dict(sorted(USUAL.items()))


HOSTILE: dict[str, dict[str, str | None]] = {
    "nothing at all": dict.fromkeys(USUAL, None),
    "no kind": {"kind": None},
    "no teams": {"teams": None},
    "no rule": {"agreement": None},
    "a kind there is none of": {"kind": "pakt"},
    "a rule there is none of": {"agreement": "nobody"},
    "a quorum of nobody": {"agreement": "quorum 0%"},
    "a quorum below nobody": {"agreement": "quorum -50%"},
    "a quorum of more than all": {"agreement": "quorum 101%"},
    "a quorum without its sign": {"agreement": "quorum 80"},
    "a quorum of no number": {"agreement": "quorum NaN%"},
    "people that are no ids": {"agreement": "people ../chen"},
    "people without a space": {"agreement": "peoplechen"},
    "a team that is no id": {"teams": "../frontline"},
    "teams in another order": {"teams": "frontline, engineering"},
    "an unknown key": {"goal": "x"},
    "an unknown key of a measure": {"measures.wait.gaol": "2"},
    "a key of another kind of measure": {"measures.wait.judge": "every"},
    "a route with one dot missing": {"measures.wait": "2"},
    "a route with both dots missing": {"measures": "2"},
    "a route that is only dots": {"measures..": "2"},
    "a measure without a name": {"measures..role": "lead"},
    "a measure that is no id": {
        f"measures.<b>.{key}": text
        for key, text in (("role", "lead"), ("kind", "yes_no"), ("every", "week"))
    },
    "a measure without its role": {"measures.wait.role": None},
    "a measure without its kind": {"measures.wait.kind": None},
    "a measure without its cadence": {"measures.wait.every": None},
    "a limit without its judge": {"measures.csat.judge": None},
    "a total without a target": {"measures.wait.kind": "total", "measures.wait.target": None},
    "a number that is none": {"measures.wait.target": "NaN"},
    "a number without an end": {"measures.wait.target": "Infinity"},
    "a number with an exponent": {"measures.wait.target": "1E999999999"},
    "a number with thousands of digits": {"measures.wait.target": "9" * 5000},
    "a number in other digits": {"measures.wait.target": "٣"},
    "a number in another spelling": {"measures.wait.target": "2.80"},
    "a change that is no number": {"measures.wait.change": "%", "measures.wait.target": None},
    "a cadence of too many weeks": {"measures.wait.every": "999999999 weeks"},
    "a cadence of no weeks": {"measures.wait.every": "0 weeks"},
    "a cadence back in time": {"measures.wait.every": "-1 weeks"},
    "a cadence of too many years": {"measures.wait.every": "999 years"},
    "a cadence in another spelling": {"measures.wait.every": "1 week"},
    "a month on a weekday": {"measures.wait.every": "month on friday"},
    "a cadence that is none": {"measures.wait.every": "soon"},
    "a day that is none": {"due": "2026-02-30"},
    "a day in another spelling": {"due": "20260331"},
    "a due day in the year 9999": {"due": "9999-12-31"},
    "a due day before the start": {"due": "2025-12-31"},
    "a pace on no day": {"measures.wait.pace.soon": "3"},
    "an exception without days": {"measures.csat.except.soon.at_least": "88"},
    "an exception without a limit": {"measures.csat.except.2026-01-01/2026-01-02": "88"},
    "an exception that ends before it starts": {
        "measures.csat.except.2026-01-02/2026-01-01.at_least": "88"
    },
    "cases in no number": {"measures.csat.min_n": "many"},
    "no cases": {"measures.csat.min_n": "0"},
    "cases without an end": {"measures.csat.min_n": "9" * 5000},
    "a metric that leads elsewhere": {"measures.wait.metric": "../../etc@1"},
    "a metric without its version": {"measures.wait.metric": "wait@"},
    "a metric of no version": {"measures.wait.metric": "wait@latest"},
    "a direction there is none of": {"measures.wait.direction": "sideways"},
    "a text that is not folded": {"stop_if": "two  spaces"},
    "a text that is not composed": {"stop_if": "u\u0308"},
    "an empty text": {"stop_if": ""},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_terms_come_back_from(name: str) -> None:
    changed = {**USUAL, **HOSTILE[name]}
    hostile = {route: text for route, text in changed.items() if text is not None}
    with pytest.raises(ValueError, match=r"^no canonical terms: "):
        restore(hostile)


@given(
    st.dictionaries(
        st.sampled_from(sorted(USUAL)) | st.from_regex(r"measures\.csat\.\w{1,9}"),
        st.text(max_size=9)
        | st.sampled_from(["all", "holding", "people", "quorum 1%", "week", "-0", "9999-12-31"]),
        max_size=5,
    )
)
def test_any_table_gives_terms_with_that_very_table_or_none(changed: dict[str, str]) -> None:
    written = {**USUAL, **changed}
    with suppress(ValueError):
        assert table(restore(written)) == written


def test_thousands_of_routes_are_read_at_once() -> None:
    many = {f"measures.wait.scope.s{n}": "x" for n in range(5_000)}
    (_, wait) = restore({**USUAL, **many}).measures
    assert isinstance(wait, Measure)
    assert len(wait.scope) == 5_000


def of_measures(count: int) -> Terms:
    return terms(*(measure(YesNo(), id=f"m{number}") for number in range(count)))


def with_exceptions(count: int) -> Terms:
    """As many exceptions as stretches: none touches another."""
    days = range(0, 2 * count, 2)
    others = tuple(exception(at, at, limits(at_least=at + 1)) for at in days)
    return terms(measure(holding(exceptions=others)))


@pytest.mark.parametrize("promise", [of_measures(40), with_exceptions(400)])
def test_terms_as_large_as_a_file_can_have_come_back(promise: Terms) -> None:
    assert table(restore(table(promise))) == table(promise)


@pytest.mark.parametrize("promise", [of_measures(41), with_exceptions(401)])
def test_larger_terms_than_a_file_can_have_do_not(promise: Terms) -> None:
    with pytest.raises(ValueError, match="no canonical terms: 4"):
        restore(table(promise))
