"""What a measure counts, from where and how often, in words."""

from __future__ import annotations

from sitegen.compute.counting import metric_of
from sitegen.model.goal import Goal
from sitegen.model.terms import Measure, Milestones
from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.words import cadence_words
from sitegen.words import sentence


def caption_words(measure: Measure, goal: Goal, site: Site) -> str:
    """The unit and how it is counted, above a chart: `Hours, median, business hours, email`."""
    scope = tuple(value for _, value in measure.scope)
    metric = metric_of(measure, goal, site.facts)
    statistic = measure.statistic or (metric.statistic if metric else "")
    clock = measure.clock or (metric.clock if metric else "")
    unit = "per cent" if measure.unit == "%" else measure.unit
    parts = (unit, statistic, clock, *scope)
    return sentence(", ".join(part for part in parts if part))


def note_words(measure: Measure, goal: Goal, site: Site, forms: Forms) -> str:
    """What is counted, where it comes from and how often it is read, in sentences."""
    if isinstance(measure.aim, Milestones):
        return ""
    metric = metric_of(measure, goal, site.facts)
    definition = measure.definition or (metric.definition if metric else "")
    source = metric.source if metric else ""
    window = f", over {measure.window}" if measure.window else ""
    few = f", judged from {measure.min_n} cases" if measure.min_n else ""
    weight = forms.number(measure.weight)
    told = (
        definition,
        f"Source: {source}" if source else "",
        f"Read {cadence_words(measure.every)}{window}{few}",
        f"Weighs {weight} where others weigh 1" if measure.weight != 1 else "",
    )
    return " ".join(text.rstrip(" .") + "." for text in told if text)
