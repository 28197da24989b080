"""Readings, measures, terms, story and ledger of a goal, for boards put together by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from sitegen.dates import Cadence, Grain, Span
from sitegen.model.goal import (
    Benchmark,
    Evidence,
    Link,
    Story,
)
from sitegen.model.ledger import (
    Action,
    Agree,
    CheckIn,
    Confidence,
    Decision,
    Entry,
    Note,
    Reading,
    Review,
)
from sitegen.model.state import (
    Agreed,
    Agreement,
    Declined,
    How,
    MeasureState,
    Slot,
    Status,
    Version,
)
from sitegen.model.terms import (
    AgreementRule,
    Aim,
    Direction,
    Holding,
    Kind,
    Limits,
    Measure,
    Moving,
    Role,
    RuleKind,
    Terms,
)
from sitegen.source import Document, Location

AS_OF = date(2026, 11, 20)
START = date(2026, 10, 1)
DUE = date(2026, 12, 31)
WEEKLY = Cadence(Span(1, Grain.WEEK))
HOSTILE = "</title><script>alert('x')</script>\" onload='x' & \x00\x1f\u202e{{ 7*7 }} ]]>"
"""What a title, name or unit may hold when somebody means harm."""


def reading(on: date, value: str, measure: str = "first-response-time") -> Reading:
    return Reading(measure=measure, on=on, value=Decimal(value), n=120, location=Location("r.csv"))


def weekly(*values: str, measure: str = "first-response-time") -> tuple[Reading, ...]:
    return tuple(
        reading(START + timedelta(days=7 * (n + 1)), value, measure)
        for n, value in enumerate(values)
    )


def moving(unit: str = "hours", target: str = "2.8") -> Measure:
    return Measure(
        id="first-response-time",
        role=Role.OUTCOME,
        aim=Moving(baseline=Decimal(4), target=Decimal(target), stretch=Decimal("2.4")),
        metric="first-response-time@1",
        unit=unit,
        direction=Direction.DOWN,
        statistic="median",
        scope=(("channel", "email"),),
        every=WEEKLY,
    )


def moving_state(measure: Measure | None = None, *values: str) -> MeasureState:
    readings = weekly(*(values or ("3.9", "3.7", "3.6", "3.3")))
    return MeasureState(
        measure=measure or moving(),
        status=Status.AT_RISK,
        readings=readings,
        baseline=Decimal(4),
        target=Decimal("2.8"),
        stretch=Decimal("2.4"),
        value=readings[-1].value,
        on=readings[-1].on,
        progress=Fraction(7, 12),
        expected=Fraction(2, 3),
        days_ahead=-8,
    )


def guardrail_state() -> MeasureState:
    limits = Limits(at_least=Decimal(92))
    readings = weekly("93", "91", "94", measure="csat")
    slots = tuple(
        Slot(
            start=r.on - timedelta(days=6), end=r.on, limits=limits, reading=r, is_ok=r.value >= 92
        )
        for r in readings
    )
    missing = Slot(start=readings[-1].on, end=readings[-1].on + timedelta(days=7), limits=limits)
    return MeasureState(
        measure=Measure(
            id="csat", role=Role.GUARDRAIL, aim=Holding(limits=limits), unit="%", every=WEEKLY
        ),
        status=Status.ON_TRACK,
        readings=readings,
        value=readings[-1].value,
        on=readings[-1].on,
        slots=(*slots, missing),
    )


def terms(*measures: Measure, teams: tuple[str, ...] = ("frontline",)) -> Terms:
    return Terms(
        teams=teams,
        kind=Kind.PACT,
        agreement=AgreementRule(kind=RuleKind.ALL),
        start=START,
        due=DUE,
        stop_if="Two people on sick leave at once.",
        measures=measures,
    )


def version(of: Terms, digest: str = "a", *, is_met: bool = True) -> Version:
    name = f"terms/1:{digest * 32}"
    agreed = (Agreed(person="maria", on=START, terms=name, how=How.OWN_COMMIT, entry="e"),)
    return Version(
        terms=of,
        digest=name,
        agreement=Agreement(
            rule=of.agreement,
            parties=("maria", "chen"),
            needed=2,
            agreed=agreed,
            pending=() if is_met else ("chen",),
            not_yet_asked=("zsofia",),
            declined=(Declined(person="amir", on=START, reason="Too *fast* for me.", entry="d"),),
            met_on=START if is_met else None,
        ),
    )


def story(title: str) -> Story:
    return Story(
        title=title,
        why="Customers told us: we wait too long.",
        prose="Customers told us:\nwe wait too long.\n\nSo we **begin**.\n\n# A part\n\nMore.",
        hard="No week was below 3.1 hours.",
        attainable="The pilot ran at 2.7 hours.",
        looks_like="A letter at nine is answered before lunch.",
        situation=("Chat grew by 20%.",),
        links=(
            Link(title="Elsewhere", url="https://example.org/x"),
            Link(title="Bad", url="javascript:alert(1)"),
        ),
        evidence=(
            Evidence(
                measure="first-response-time",
                start=date(2026, 7, 1),
                end=date(2026, 9, 30),
                n=5120,
                source="help desk",
                benchmarks=(Benchmark(value=Decimal(3), population="31 shops", source="Survey"),),
            ),
        ),
    )


def entries(path: str) -> tuple[Entry, ...]:
    document = Document(path)
    return (
        Agree(id="2026-10-01-agree-maria", on=START, person="maria", document=document),
        CheckIn(
            id="2026-10-16-check-in-chen",
            on=date(2026, 10, 16),
            person="chen",
            document=document,
            readings=weekly("3.9"),
            confidence=Confidence.AT_RISK,
            blockers=("No macros yet",),
            prose="It goes *well*.",
        ),
        Review(
            id="2026-10-20-review-henrik",
            on=date(2026, 10, 20),
            person="henrik",
            document=document,
            decision=Decision.KEEP,
            actions=(Action(who="chen", what="Write the macros", due=date(2026, 11, 1)),),
        ),
        Note(
            id="2026-10-21-note-chen",
            on=date(2026, 10, 21),
            person="chen",
            document=document,
            milestone="macros",
            thanks=(),
        ),
    )


def aim_state(aim: Aim, unit: str, *values: str) -> MeasureState:
    """A measure with an aim of its own and weekly readings."""
    readings = weekly(*values)
    return MeasureState(
        measure=Measure(
            id="first-response-time", role=Role.OUTCOME, aim=aim, unit=unit, every=WEEKLY
        ),
        status=Status.NO_DATA if not values else Status.ON_TRACK,
        readings=readings,
        value=readings[-1].value if readings else None,
        on=readings[-1].on if readings else None,
    )
