"""What a measure can be held beside, as `goal.json` has it: facts, and nothing that is judged."""

from __future__ import annotations

from sitegen.compute.exact import as_decimal
from sitegen.compute.needed import Needed, needed
from sitegen.compute.normal import Band, normal_of
from sitegen.compute.reach import of_measure
from sitegen.exports._json import Json, Object
from sitegen.model.goal import Benchmark
from sitegen.model.state import GoalState, MeasureState
from sitegen.site import Site


def comparisons(measure: MeasureState, state: GoalState, site: Site) -> Object:
    """The comparisons of one measure; levels and changes are rounded to twelve digits."""
    id = measure.measure.id
    reach = of_measure(measure, state, site.track, site.facts, site.as_of)
    return {
        "measure": id,
        "normal": _normal(normal_of(measure, state, site.facts)),
        "reach": tuple({"compared": one.compared.value, "text": one.text} for one in reach),
        "needed": _needed(needed(measure, state)),
        "benchmarks": tuple(_benchmark(one) for one in state.goal.story.evidence_of(id).benchmarks),
    }


def _normal(found: Band | None) -> Json:
    if found is None:
        return None
    return {
        "readings": found.count,
        "from": found.start,
        "to": found.end,
        "mean": as_decimal(found.mean),
        "low": as_decimal(found.low),
        "high": as_decimal(found.high),
    }


def _needed(found: Needed | None) -> Json:
    if found is None:
        return None
    return {
        "every": str(found.every),
        "change": as_decimal(found.needed),
        "recent": None if found.recent is None else as_decimal(found.recent),
        "since": found.since,
    }


def _benchmark(mark: Benchmark) -> Object:
    return {
        "value": mark.value,
        "population": mark.population or None,
        "source": mark.source or None,
        "date": mark.on,
    }
