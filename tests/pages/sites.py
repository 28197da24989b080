"""Small boards put together by hand, for the tests of pages, exports and charts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from sitegen.dates import Period, PeriodLength, period_of_span
from sitegen.model.board import BoardFacts, Membership, Metric, Person, Team
from sitegen.model.goal import (
    Actor,
    Goal,
    Link,
    Milestone,
    Plan,
    Story,
    Support,
)
from sitegen.model.ledger import (
    Amend,
    Because,
    CheckIn,
    Close,
    Ledger,
    Outcome,
)
from sitegen.model.state import (
    Freshness,
    GoalState,
    Lifecycle,
    MeasureState,
    MilestoneState,
    Numbers,
    Status,
    SupportState,
    Version,
)
from sitegen.site import Site
from sitegen.source import Document
from tests.pages.parts import (
    AS_OF,
    DUE,
    START,
    entries,
    guardrail_state,
    moving,
    moving_state,
    story,
    terms,
    version,
)


def easier(measures: tuple[MeasureState, ...], path: str) -> Version:
    """The same terms with a target that is easier to reach, proposed by an amendment."""
    amend = Amend(
        id="2026-11-10-amend-maria",
        on=date(2026, 11, 10),
        person="maria",
        document=Document(path),
        because=Because.EVIDENCE,
        prose="We learned more.",
    )
    changed = (
        moving(target="3.2") if s.measure.id == "first-response-time" else s.measure
        for s in measures
    )
    return replace(version(terms(*changed), "b", is_met=False), amend=amend)


def with_story(state: GoalState, story: Story) -> GoalState:
    """The goal with another story."""
    return replace(state, goal=replace(state.goal, story=story))


def goal_state(
    id: str = "answer-first",
    title: str = "Answer first messages 30% faster",
    *,
    lifecycle: Lifecycle = Lifecycle.ACTIVE,
    status: Status = Status.AT_RISK,
    measures: tuple[MeasureState, ...] | None = None,
    freshness: Freshness | None = Freshness.FRESH,
    outcome: Outcome | None = None,
) -> GoalState:
    shown = (moving_state(), guardrail_state()) if measures is None else measures
    own = terms(*(state.measure for state in shown))
    path = f"goals/frontline/{id}.md"
    goal = Goal(
        id=id,
        team="frontline",
        document=Document(path),
        terms=own,
        plan=Plan(
            steward="maria", sponsor="henrik", contributions=(("chen", "I rewrite the macros."),)
        ),
        story=story(title),
        ledger=Ledger(entries=entries(path)),
    )
    is_agreed = lifecycle not in (Lifecycle.PROPOSED, Lifecycle.DRAFT)
    first = version(own, is_met=is_agreed)
    versions: tuple[Version, ...] = (first,)
    if lifecycle is Lifecycle.RENEGOTIATING:
        versions = (first, easier(shown, path))
    close = Close(
        id="2026-11-15-close-maria",
        on=date(2026, 11, 15),
        person="maria",
        document=Document(path),
        lessons="Macros *help*.",
        next="Keep it.",
    )
    milestone = Milestone(
        id="macros", what="Macros rewritten", by=(Actor(id="chen"),), due=date(2026, 11, 13)
    )
    support = Support(
        id="training",
        what="Training for all",
        by=(Actor(outside="Telenova"),),
        due=date(2026, 10, 30),
    )
    is_closed = lifecycle is Lifecycle.CLOSED
    return GoalState(
        goal=goal,
        lifecycle=lifecycle,
        versions=versions,
        in_force=first if is_agreed else None,
        in_file=versions[-1],
        numbers=Numbers(
            measures=shown,
            status=status,
            progress=Fraction(7, 12) if shown else None,
            expected=Fraction(2, 3) if shown else None,
            read=1,
            outcomes=1,
        ),
        reason="At risk: 8 points (8 days) behind plan on 29 October.",
        freshness=freshness,
        period=_period(),
        milestones=(MilestoneState(milestone=milestone),),
        support=(SupportState(support=support, delivered=date(2026, 10, 28)),),
        outcome=outcome,
        close=close if is_closed else None,
        confirmed_by="henrik" if is_closed else "",
        last_check_in=goal.ledger.of(CheckIn)[-1],
    )


def _period() -> Period:
    return period_of_span(PeriodLength.QUARTERS, START, DUE)


def board(*goals: GoalState, title: str = "Northwind Support", url: str = "") -> Site:
    facts = BoardFacts(
        document=Document("teams.yaml"),
        title=title,
        url=url,
        repository="https://github.com/northwind/goals",
        frozen=AS_OF,
        people=tuple(
            Person(id=id, name=name, emails=(f"{id}@northwind.example",))
            for id, name in (
                ("maria", "Maria Silva"),
                ("chen", "Chen Wei"),
                ("amir", "أمير حداد"),
                ("zsofia", "Zsófia Kiss"),
                ("henrik", "Henrik Dahl"),
            )
        ),
        teams=(
            Team(
                id="frontline",
                name="Frontline",
                lead="maria",
                sponsor="henrik",
                members=tuple(Membership(person=p) for p in ("maria", "chen", "amir", "zsofia")),
                active_goals=3,
                principles=("We write as we would speak.",),
            ),
            Team(id="enablement", name="Enablement"),
        ),
        metrics=(Metric(id="first-response-time", name="First response time", version=1),),
    )
    ordered = tuple(sorted(goals, key=lambda state: state.id))
    return Site(facts=facts, as_of=AS_OF, goals=ordered, commit="0123456789abcdef0123")


def full_board(url: str = "") -> Site:
    """A board with every lifecycle, status, freshness and outcome, an objective and a redirect."""
    running = [life for life in Lifecycle if life is not Lifecycle.CLOSED]
    helper = goal_state("helper")
    renamed = goal_state("renamed")
    return board(
        *(goal_state(f"life-{life}", f"A goal that is {life}", lifecycle=life) for life in running),
        *(goal_state(f"status-{status.replace('_', '-')}", status=status) for status in Status),
        *(goal_state(f"fresh-{fresh}", freshness=fresh) for fresh in Freshness),
        *(_ended(outcome) for outcome in Outcome),
        goal_state("objective", "Customers come back", measures=(), status=Status.NO_DATA),
        with_story(helper, replace(helper.goal.story, aligns_with=(Link(goal="objective"),))),
        with_story(renamed, replace(renamed.goal.story, formerly=("old-name",))),
        url=url,
    )


def _ended(outcome: Outcome) -> GoalState:
    id = f"end-{outcome.replace('_', '-')}"
    return goal_state(id, lifecycle=Lifecycle.CLOSED, outcome=outcome, freshness=None)
