"""A measure said in one line: as in a file, or with its metric named in words."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from sitegen.decode.short_form import ShortForm, parse_short_form
from sitegen.model.board import About, Metric
from sitegen.model.terms import Direction, MeasureKind
from sitegen.numbers import NumberProblem
from sitegen.scaffold.answers import AskedBack, Unfit
from sitegen.scaffold.measures import NewMeasure, measure_from_line
from sitegen.scaffold.proposals import near
from sitegen.scaffold.slug import slug

_WIDEST = 78
"""The longest line of an answer, which is shown with two spaces before it."""

_WITHOUT_METRIC = (MeasureKind.YES_NO, MeasureKind.MILESTONES)


def said_measure(text: str, metrics: tuple[Metric, ...]) -> NewMeasure | None:
    """The measure in `wait-time: from 5 to 3 minutes` or `wait time from 5 to 3 minutes`.

    None where the line has no aim in it, and perhaps names a metric. Raises Unfit for an aim
    that cannot be taken, and for a metric that cannot be told.
    """
    name, colon, aim = text.partition(":")
    if not colon:
        name, aim = _split(text)
    if not aim.strip():
        return None
    if not name.strip():
        raise Unfit(f"Say first what is counted, such as `wait-time: {aim.strip()}`.")
    return measure_from_line(f"{_id(name, aim, metrics)}: {aim.strip()}", metrics)


def metric_named(text: str, metrics: tuple[Metric, ...]) -> Metric:
    """The metric of an id, or of a name in words. Raises Unfit, with those that are near.

    `?` is answered with the list of all, `? csat` with what one of them counts.
    """
    if text == "?":
        raise AskedBack("\n  ".join(_listed(metrics)))
    if text.startswith("?"):
        raise AskedBack("\n  ".join(_told(metric_named(text[1:].strip(), metrics))))
    found = near(text, metrics)
    if len(found) == 1 and slug(text) in (found[0].id, slug(found[0].name)):
        return found[0]
    if found:
        raise Unfit(f"Did you mean {' or '.join(one.id for one in found)}?")
    raise Unfit(
        f"The library has nothing like “{text}”. `?` lists it; `own NAME` describes a new one."
    )


def _listed(metrics: tuple[Metric, ...]) -> Iterator[str]:
    """Ids and names, a line each, by what they tell of."""
    ids = max(len(one.id) for one in metrics)
    for about in (*About, None):
        heading = about or "others"
        for one in sorted((m for m in metrics if m.about is about), key=lambda m: m.id):
            line = f"{heading:9}  {one.id:{ids}}  {one.name}"
            yield line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
            heading = ""
    yield f"`? {metrics[0].id}` says what one of them counts."


def _told(metric: Metric) -> Iterator[str]:
    """What a metric counts, in lines that every terminal has room for."""
    unit = f", in {metric.unit}" if metric.unit else ""
    way = {Direction.UP: "more", Direction.DOWN: "less", None: ""}[metric.direction]
    better = f"; {way} is better" if way else ""
    yield from wrap(f"{metric.id}: {metric.name}{unit}{better}.", _WIDEST)
    yield from wrap(metric.definition, _WIDEST)


def _id(name: str, aim: str, metrics: tuple[Metric, ...]) -> str:
    """The measure's id; what is done or not, or described in full, needs no metric."""
    is_described = aim.strip().startswith("{")
    form = None if is_described else _form(aim)
    if slug(name) and (is_described or (form and form.kind in _WITHOUT_METRIC)):
        return slug(name)
    return metric_named(name.strip(), metrics).id


def _split(text: str) -> tuple[str, str]:
    """What comes before an aim, and the aim: the longest one that can be read."""
    words = text.split()
    for end in range(len(words)):
        aim = " ".join(words[end:])
        if _form(aim):
            return " ".join(words[:end]), aim
    return text, ""


def _form(aim: str) -> ShortForm | None:
    try:
        return parse_short_form(aim)
    except NumberProblem:
        return None
