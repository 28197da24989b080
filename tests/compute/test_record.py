"""What a team's closed goals came to: what counts, what it comes to, and how terms moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from sitegen.compute.record import Record, counted, record
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, Lifecycle, Version
from tests.pages.parts import AS_OF, moving, terms, version
from tests.pages.sites import goal_state

EXCEEDED, MET, PARTLY, MISSED = Outcome.EXCEEDED, Outcome.MET, Outcome.PARTLY_MET, Outcome.MISSED


def ended(outcome: Outcome | None, progress: Fraction | None = Fraction(1)) -> GoalState:
    state = goal_state(lifecycle=Lifecycle.CLOSED, outcome=outcome)
    return replace(state, numbers=replace(state.numbers, progress=progress))


def moved(target: str, on: date | None, *, due: date | None = None) -> GoalState:
    """A met goal from 4 to 2.8 hours, 1 October to 31 December, whose terms moved on a day."""
    state = ended(MET)
    own = terms(moving(target=target), *(m for m in state.terms.measures if m.id == "csat"))
    later: Version = version(replace(own, due=due or own.due), "b", is_met=on is not None)
    later = replace(later, agreement=replace(later.agreement, met_on=on))
    return replace(state, versions=(*state.versions, later), in_file=later)


def of(*states: GoalState) -> Record:
    found = record(states, AS_OF)
    assert found
    return found


def test_goals_count_that_were_promised_and_neither_replaced_nor_withdrawn() -> None:
    states = [ended(outcome) for outcome in Outcome]
    assert {state.outcome for state in counted(states)} == {
        *(EXCEEDED, MET, PARTLY, MISSED, Outcome.DROPPED)
    }
    never_agreed = replace(ended(MISSED), in_force=None)
    assert counted((goal_state(), never_agreed, ended(None))) == ()


def test_of_fewer_than_five_goals_nothing_is_told() -> None:
    four = [ended(MET)] * 4
    assert record(four, AS_OF) is None
    assert record([*four, ended(Outcome.SUPERSEDED)], AS_OF) is None
    assert record([*four, ended(MISSED)], AS_OF) is not None


def test_met_and_exceeded_goals_are_met_and_dropped_ones_are_not() -> None:
    found = of(ended(EXCEEDED), ended(MET), ended(PARTLY), ended(MISSED), ended(Outcome.DROPPED))
    assert (found.met, found.ended) == (2, 5)


def test_attained_is_the_mean_of_what_ran_to_its_end() -> None:
    """(1 + 1 + 3/4 + 1/4) / 4 = 3/4; the dropped one and the one without a number do not count."""
    found = of(
        ended(EXCEEDED),
        ended(MET),
        ended(PARTLY, Fraction(3, 4)),
        ended(MISSED, Fraction(1, 4)),
        ended(MISSED, None),
        ended(Outcome.DROPPED, Fraction(1, 10)),
    )
    assert (found.attained, found.measured, found.ended) == (Fraction(3, 4), 4, 6)


def test_without_numbers_nothing_is_attained() -> None:
    found = of(*[ended(MET, None)] * 5)
    assert (found.attained, found.measured) == (None, 0)


REST = (ended(MET),) * 4


def test_an_agreed_target_that_is_easier_or_later_is_eased() -> None:
    early = date(2026, 10, 20)
    assert (of(moved("3.2", early), *REST).eased, of(moved("3.2", early), *REST).late) == (1, 0)
    put_off = of(moved("2.8", early, due=date(2027, 1, 31)), *REST)
    assert (put_off.moved, put_off.eased, put_off.tightened) == (1, 1, 0)


def test_easing_in_the_last_fifth_is_late() -> None:
    """91 days from 1 October: four fifths are 72.8 days, so 13 December is late, the 12th not."""
    assert of(moved("3.2", date(2026, 12, 12)), *REST).late == 0
    assert of(moved("3.2", date(2026, 12, 13)), *REST).late == 1


def test_a_target_that_is_harder_or_earlier_is_tightened() -> None:
    found = of(moved("2.5", date(2026, 10, 20)), *REST)
    assert (found.moved, found.eased, found.tightened) == (1, 0, 1)


def test_easier_and_earlier_at_once_is_eased() -> None:
    found = of(moved("3.2", date(2026, 10, 20), due=date(2026, 12, 20)), *REST)
    assert (found.eased, found.tightened) == (1, 0)


def test_what_was_never_agreed_moved_nothing() -> None:
    found = of(moved("3.2", None), *REST)
    assert (found.moved, found.eased, found.tightened) == (0, 0, 0)
