"""A measure as a page shows it: where it stands, its chart, its facts and its readings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sitegen.charts._svg import Svg
from sitegen.compute.exact import decimal
from sitegen.compute.missed import missed
from sitegen.compute.reach import of_measure
from sitegen.compute.standing import kept_words, missing_slots, missing_words
from sitegen.compute.wording import planned_words
from sitegen.model.goal import Benchmark, Evidence
from sitegen.model.ledger import Reading
from sitegen.model.state import Freshness, GoalState, Lifecycle, MeasureState, Status
from sitegen.model.terms import Holding, Judge, Measure, Milestones, Moving, Role, Total, YesNo
from sitegen.site import Site
from sitegen.views.badges import STATUS, Badge, last_known
from sitegen.views.counting import caption_words, note_words
from sitegen.views.forms import Forms, count
from sitegen.views.metrics import page_of
from sitegen.views.pace import pace_words
from sitegen.views.pictures import measure_chart
from sitegen.views.readings import ReadingRow, missed_words, reading_rows, table_words
from sitegen.views.results import result_badge, way_words
from sitegen.views.words import ROLE, aim_words, limits_words, measure_name
from sitegen.words import sentence

_OVER = (Lifecycle.CLOSED, Lifecycle.OVERDUE)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """A measure on the page of its goal; all texts are plain words.

    `pace` is what it needs from here on, `reach` what its target is compared with, and
    `benchmarks` what others have. `missed` says which readings were due and did not come, and
    `table` what its table holds.
    """

    name: str
    metric_path: str
    role: Role
    role_words: str
    badge: Badge | None
    aim: str
    standing: str
    pace: str
    caption: str
    chart: Svg | None
    missed: str
    facts: tuple[Fact, ...]
    reach: tuple[str, ...]
    benchmarks: tuple[str, ...]
    note: str
    table: str
    rows: tuple[ReadingRow, ...]
    has_cases: bool
    has_verdicts: bool
    has_notes: bool


def measure_view(measure: MeasureState, goal: GoalState, site: Site, forms: Forms) -> MeasureView:
    """Everything about one measure, with a badge only where a status says something."""
    terms = measure.measure
    standing = standing_words(measure, goal, forms)
    evidence = goal.goal.story.evidence_of(terms.id)
    rows = reading_rows(measure, forms)
    return MeasureView(
        name=measure_name(terms, goal.goal, site),
        metric_path=page_of(terms, goal.goal, site),
        role=terms.role,
        role_words=ROLE[terms.role],
        badge=measure_badge(measure, goal),
        aim=aim_words(terms, forms),
        standing=standing,
        pace=pace_words(measure, goal, forms),
        caption=caption_words(terms, goal.goal, site),
        chart=measure_chart(measure, goal, site, forms, standing),
        missed=missed_words(
            missed(measure, goal, site.as_of, site.facts.settings.grace_days), forms
        ),
        facts=_facts(measure, evidence, forms),
        reach=tuple(
            fact.text for fact in of_measure(measure, goal, site.track, site.facts, site.as_of)
        ),
        benchmarks=tuple(benchmark_words(mark, terms.unit, forms) for mark in evidence.benchmarks),
        note=note_words(terms, goal.goal, site, forms),
        table=table_words(len(measure.readings), len(rows)),
        rows=rows,
        has_cases=any(row.cases for row in rows),
        has_verdicts=any(row.verdict for row in rows),
        has_notes=any(row.note for row in rows),
    )


def _level(level: Decimal | None, measure: Measure, forms: Forms) -> str:
    if level is None or isinstance(measure.aim, Milestones):
        return ""
    if isinstance(measure.aim, YesNo):
        return "done" if level else "not done"
    return forms.amount(level, measure.unit)


def measure_badge(measure: MeasureState, goal: GoalState) -> Badge | None:
    """The status, in grey where nobody has read the measure for long; at the end, its result.

    None where no status counts: before the first agreement, and of a lead measure.
    """
    role = measure.measure.role
    if goal.in_force is None or role is Role.LEAD:
        return None
    if goal.lifecycle is Lifecycle.CLOSED:
        return result_badge(measure)
    badge = STATUS[measure.status]
    is_known = measure.status is not Status.NO_DATA
    return last_known(badge) if _is_silent(goal) and role is Role.OUTCOME and is_known else badge


def _is_silent(goal: GoalState) -> bool:
    return goal.freshness is Freshness.SILENT and goal.lifecycle is Lifecycle.ACTIVE


def standing_words(measure: MeasureState, goal: GoalState, forms: Forms) -> str:
    """Where a measure stands, in one sentence."""
    match measure.measure.aim:
        case Milestones():
            reached = sum(state.reached is not None for state in goal.milestones)
            return f"{reached} of {count(len(goal.milestones), 'milestone')} reached."
        case YesNo():
            return "Done." if measure.value == 1 else "Not done yet."
        case _ if measure.status is Status.NOT_STARTED and measure.value is not None:
            return f"{_now_words(measure, forms)}, before the start."
        case Holding() as aim:
            if goal.lifecycle in _OVER and aim.judge is Judge.EVERY and measure.slots:
                return f"{sentence(kept_words(measure))}."
            return _holding_words(measure, forms)
        case _:
            return _moving_words(measure, goal, forms)


def level_words(measure: MeasureState, goal: GoalState, forms: Forms) -> str:
    """The level now beside what was promised: `3.1 hours on 14 Nov, from 4 hours to 2.8 hours`."""
    if isinstance(measure.measure.aim, Milestones | YesNo):
        return standing_words(measure, goal, forms)
    aim = aim_words(measure.measure, forms)
    if measure.value is None or measure.on is None:
        return f"no reading yet; {aim}"
    return f"{_level(measure.value, measure.measure, forms)} on {forms.day(measure.on)}; {aim}"


def _now_words(measure: MeasureState, forms: Forms) -> str:
    """`3.1 hours on 14 Nov`; a total has come to so much `by` a day. Empty without a reading."""
    if measure.value is None or measure.on is None:
        return ""
    joint = "by" if isinstance(measure.measure.aim, Total) else "on"
    return f"{forms.amount(measure.value, measure.measure.unit)} {joint} {forms.day(measure.on)}"


def _holding_words(measure: MeasureState, forms: Forms) -> str:
    now = _now_words(measure, forms)
    if not now:
        return "No reading yet."
    if measure.breaches:
        times = "" if measure.breaches == 1 else f" {measure.breaches} times in a row"
        return f"{now}: outside its limits{times}."
    return f"{now}: holding{missing_words(missing_slots(measure))}."


def _moving_words(measure: MeasureState, goal: GoalState, forms: Forms) -> str:
    now = _now_words(measure, forms)
    if not now:
        return "No reading yet."
    if measure.progress is None:
        return f"{now}. There is no baseline yet to count from."
    return f"{now}: {way_words(measure.progress, forms)}{_plan_words(measure, goal)}."


def _plan_words(measure: MeasureState, goal: GoalState) -> str:
    """What was planned by then, while the goal runs; at the end the target alone counts."""
    if measure.progress is None or measure.expected is None or measure.progress >= 1:
        return ""
    if goal.lifecycle in _OVER:
        return ""
    return f", {planned_words(measure.progress, measure.expected, measure.days_ahead)}"


def _facts(measure: MeasureState, evidence: Evidence, forms: Forms) -> tuple[Fact, ...]:
    aim, unit = measure.measure.aim, measure.measure.unit
    facts: list[Fact] = []
    if now := _of_now(measure):
        cases = forms.number(Decimal(now.n or 0))
        facts.append(Fact("Now", f"{forms.amount(now.value, unit)}, from {cases} cases"))
    facts.extend(_expected_fact(measure, forms))
    if measure.target is not None and isinstance(aim, Moving | Total):
        facts.append(Fact("Target", forms.amount(measure.target, unit) + _change(measure, forms)))
    if isinstance(aim, Holding):
        facts.append(Fact("Limits", limits_words(aim.limits, unit, forms)))
        facts.extend(
            Fact(
                forms.span(other.start, other.end),
                limits_words(other.limits, unit, forms)
                + (f", because of {other.because}" if other.because else ""),
            )
            for other in aim.exceptions
        )
    if measure.stretch is not None:
        facts.append(Fact("Stretch", f"{forms.amount(measure.stretch, unit)}, hoped for"))
    if isinstance(aim, Moving):
        facts.append(Fact("Baseline", _baseline(measure, evidence, forms)))
    return tuple(facts)


def _of_now(measure: MeasureState) -> Reading | None:
    """The reading that is shown as the level now, where it says how many cases it rests on."""
    shown = (one for one in reversed(measure.readings) if one.on == measure.on)
    return next((one for one in shown if one.n and one.value == measure.value), None)


def benchmark_words(mark: Benchmark, unit: str, forms: Forms) -> str:
    """`29 hours: 54 web shops, Nordic Support Survey, 1 Feb`; what nobody wrote is said."""
    known = (mark.population, mark.source, forms.day(mark.on) if mark.on else "")
    told = ", ".join(text for text in known if text) or "nobody says whose or from where"
    return f"{forms.amount(mark.value, unit)}: {told}"


def _expected_fact(measure: MeasureState, forms: Forms) -> tuple[Fact, ...]:
    if measure.expected is None or measure.target is None or not measure.on:
        return ()
    begin = Decimal(0) if isinstance(measure.measure.aim, Total) else measure.baseline
    if begin is None or not 0 < measure.expected < 1:
        return ()
    level = Fraction(begin) + measure.expected * Fraction(measure.target - begin)
    places = 1 + max(_places(measure.target), _places(begin))
    shown = forms.amount(decimal(level, places), measure.measure.unit)
    return (Fact("Planned by then", shown),)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _change(measure: MeasureState, forms: Forms) -> str:
    """The change a target means: relative, or in points where the level is a per cent."""
    begin, target = measure.baseline, measure.target
    if begin is None or target is None or isinstance(measure.measure.aim, Total):
        return ""
    if measure.measure.unit == "%":
        return f" ({forms.signed(target - begin)} points)"
    if begin <= 0:
        return f" ({forms.signed(target - begin, measure.measure.unit)})"
    relative = decimal(Fraction(target - begin) / Fraction(begin) * 100, 1)
    return f" ({forms.signed(relative, '%')})"


def _baseline(measure: MeasureState, evidence: Evidence, forms: Forms) -> str:
    if measure.baseline is None:
        return "not known yet"
    text = forms.amount(measure.baseline, measure.measure.unit)
    if evidence.start and evidence.end:
        text += f", {forms.span(evidence.start, evidence.end)}"
    if evidence.n:
        text += f", {forms.number(Decimal(evidence.n))} cases"
    return text + (f", {evidence.source}" if evidence.source else "")
