"""Metrics and the goals that count by them: who uses which, and how each of them counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sitegen.compute.counting import metric_of
from sitegen.model.board import Metric
from sitegen.model.goal import Goal
from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import Holding, Judge, Measure, Total
from sitegen.site import Site
from sitegen.words import one_line, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a measure counts. Numbers that were counted in different ways share no axis."""

    metric: str
    definition: str
    unit: str
    statistic: str
    clock: str
    scope: tuple[tuple[str, str], ...]
    window: str
    is_sum: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A goal's measure that counts by a metric."""

    goal: GoalState
    measure: MeasureState

    @property
    def way(self) -> Way:
        """How it counts."""
        measure = self.measure.measure
        return Way(
            metric=measure.metric,
            definition=one_line(measure.definition),
            unit=measure.unit,
            statistic=one_line(measure.statistic),
            clock=one_line(measure.clock),
            scope=tuple((key, one_line(value)) for key, value in measure.scope),
            window=one_line(measure.window),
            is_sum=_is_sum(measure),
        )


def metric_path(id: str) -> str:
    """Where the page of a metric lies."""
    return f"metrics/{id}/index.html"


def page_of(measure: Measure, goal: Goal, site: Site) -> str:
    """The path of the page of a measure's metric; empty where it counts by none."""
    metric = metric_of(measure, goal, site.facts)
    return metric_path(metric.id) if metric else ""


def uses(site: Site) -> dict[str, tuple[Use, ...]]:
    """By the id of each metric that a goal of the site counts by: the measures, oldest first."""
    found: dict[str, list[Use]] = {}
    for state in site.goals:
        for measure in state.numbers.measures:
            metric = metric_of(measure.measure, state.goal, site.facts)
            if metric:
                found.setdefault(metric.id, []).append(Use(goal=state, measure=measure))
    return {id: tuple(sorted(found[id], key=_age)) for id in sorted(found)}


def _age(use: Use) -> tuple[date, str, str]:
    return (use.goal.terms.start or date.max, use.goal.id, use.measure.measure.id)


def by_way(all_uses: Iterable[Use]) -> tuple[tuple[Way, tuple[Use, ...]], ...]:
    """The uses that count alike, those that most goals share first."""
    groups: dict[Way, list[Use]] = {}
    for use in all_uses:
        groups.setdefault(use.way, []).append(use)
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    return tuple((way, tuple(group)) for way, group in ordered)


_NAMES = {
    "metric": "what they count",
    "definition": "what they count",
    "unit": "unit",
    "statistic": "statistic",
    "clock": "clock",
    "scope": "scope",
    "window": "window",
    "is_sum": "whether readings are added up",
}


def differences(ways: Iterable[Way]) -> tuple[str, ...]:
    """The names of what several ways of counting differ in, each once."""
    known = tuple(ways)
    names = (name for key, name in _NAMES.items() if len({getattr(way, key) for way in known}) > 1)
    return tuple(dict.fromkeys(names))


def way_words(way: Way, metric: Metric, differing: tuple[str, ...] = ()) -> str:
    """A way of counting in a few words: `Median, business hours, channel: email`.

    `differing` are the names of what it differs in from others; what all share and nobody
    chose is left out, and what only this one left open is said.
    """
    has_own = way.definition and way.definition != one_line(metric.definition)
    older = way.metric and way.metric != metric.reference
    told = (
        way.statistic or ("statistic left open" if "statistic" in differing else ""),
        way.clock or ("clock left open" if "clock" in differing else ""),
        *(f"{key}: {value}" for key, value in way.scope),
        "everything" if not way.scope and "scope" in differing else "",
        f"over {way.window}" if way.window else "window left open" if "window" in differing else "",
        f"in {way.unit or 'no unit'}" if way.unit != metric.unit or "unit" in differing else "",
        "added up" if way.is_sum else "",
        f"by {way.metric}" if older else "",
        f"defined as: {way.definition}" if has_own else "",
    )
    return sentence(", ".join(part for part in told if part))


def _is_sum(measure: Measure) -> bool:
    aim = measure.aim
    return isinstance(aim, Total) or (isinstance(aim, Holding) and aim.judge is Judge.TOTAL)
