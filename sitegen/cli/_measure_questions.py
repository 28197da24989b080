"""The questions about one measure: what is counted, from where, to where, at whose cost."""

from __future__ import annotations

from sitegen.cli._ask import ask, say
from sitegen.cli._desk import Desk
from sitegen.decode.nodes import Node, Scalar
from sitegen.decode.scalars import Choice
from sitegen.decode.short_form import EXAMPLES, ShortForm, parse_short_form
from sitegen.model.board import Metric
from sitegen.model.terms import Direction, MeasureKind, Role
from sitegen.numbers import NumberProblem
from sitegen.scaffold.answers import SENTENCE, Unfit, scalar, value
from sitegen.scaffold.continuing import Carried
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import (
    NewMeasure,
    from_to,
    group,
    is_number,
    is_relative,
    keep,
    own_metric,
)
from sitegen.scaffold.proposals import first_sentence, proposed_guardrail
from sitegen.scaffold.said import metric_named, said_measure
from sitegen.scaffold.slug import slug

_OWN = "own "
_UNKNOWN = "unknown"
_NONE = ("none", "-", "no")
_TODAY = "A number is needed here, or `unknown` if nobody counts it yet."
_NUMBER = "A number is needed here, in plain digits, such as 2.8."


def ask_measure(desk: Desk, goal: NewGoal) -> NewMeasure:
    """The outcome measure of a goal; its numbers are asked again where they do not fit."""
    because = (
        "What number will show that it is done? Counted by everybody in the same way, it saves\n"
        "the argument at the end. Name a metric, such as csat, or say it all at once, such as\n"
        "`wait-time: from 5 to 3 minutes`. `?` lists the metrics, and `own NAME` is for another."
    )
    found = ask(
        "Measured by",
        lambda text: _outcome(desk, goal, text),
        because=because,
        wanted="A metric is needed here, such as csat, or `wait-time: from 5 to 3 minutes`.",
    )
    if isinstance(found, NewMeasure):
        return found
    if isinstance(found, Metric):
        say(f"  {found.name}: {first_sentence(found.definition)}")
    because = (
        "Where is it now? A goal that starts from a known number can be judged fairly. Say\n"
        "`unknown` if nobody counts it yet, or all at once, such as `at least 92%`,\n"
        "`500 calls in total`, or `yes or no` for what is simply done or not."
    )
    while True:
        try:
            return desk.try_measure(goal, _measure_of(found, because))
        except Unfit as problem:
            say(f"  {problem}")
            because = ""


def ask_guardrail(desk: Desk, goal: NewGoal) -> NewMeasure | None:
    """A metric that must not get worse meanwhile, or None."""
    proposed = proposed_guardrail(goal.measures, desk.metrics)
    because = (
        "What must not get worse meanwhile? A number that is pushed alone is soon reached at the\n"
        "cost of another one. `none` if there is nothing."
    )
    default = proposed.id if proposed else "none"
    metric = ask(
        "Guardrail",
        lambda text: _guardrail(desk, goal, text),
        because=because,
        default=default,
    )
    if metric is None or isinstance(metric, NewMeasure):
        return metric
    say(f"  {metric.name}: {first_sentence(metric.definition)}")
    return _guardrail_of(desk, goal, metric)


def ask_target(desk: Desk, goal: NewGoal, one: Carried) -> NewMeasure | None:
    """A measure that goes on from an earlier goal, or None if it is left behind."""
    because = (
        f"{one.id} in {one.goal}: {one.stand}. Where shall it be at the end\n"
        "of this one? `none` if this goal is not about it."
    )

    def read(text: str) -> NewMeasure | None:
        if text.casefold() in _NONE:
            return None
        return desk.try_measure(goal, one.with_target(text))

    return ask(f"To{_in(one.state.measure.unit)}", read, because=because)


def _outcome(desk: Desk, goal: NewGoal, text: str) -> NewMeasure | Metric | str:
    """A whole measure, or a metric, or the name of one that is to be described."""
    if text.casefold().startswith(_OWN) or not (said := said_measure(text, desk.metrics)):
        return _metric(desk, text)
    if said.read(desk.metrics).measure.role is not Role.OUTCOME:
        raise Unfit("What shows that it is done comes first; a guardrail is asked for later.")
    return desk.try_measure(goal, said)


def _guardrail(desk: Desk, goal: NewGoal, text: str) -> NewMeasure | Metric | None:
    """A whole guardrail, or a metric, or nothing."""
    if text.casefold() in _NONE:
        return None
    said = said_measure(text, desk.metrics)
    if said is None:
        return metric_named(text, desk.metrics)
    if isinstance(said.node, Scalar) and not _short_form(said.node.text).role:
        said = NewMeasure(said.id, scalar(f"guardrail {said.node.text}"))
    if said.read(desk.metrics).measure.role is not Role.GUARDRAIL:
        raise Unfit("This is no guardrail; say it so, such as `csat: guardrail at least 92%`.")
    return desk.try_measure(goal, said)


def _metric(desk: Desk, text: str) -> Metric | str:
    """A metric of the library or the board, or the name of one that is to be described."""
    if text == "?":
        raise Unfit(
            "\n  ".join(f"{one.id}: {first_sentence(one.definition)}" for one in desk.metrics)
        )
    if text.casefold().startswith(_OWN):
        name = text[len(_OWN) :].strip()
        if not slug(name) or ":" in name:
            raise Unfit(
                "Name it in a few plain words, such as `own coaching hours`; its numbers come next."
            )
        return slug(name)
    return metric_named(text, desk.metrics)


def _measure_of(found: Metric | str, because: str) -> NewMeasure:
    if isinstance(found, str):
        return _own_measure(found, because)
    now = ask(f"Today{_in(found.unit)}", _start, because=because, wanted=_TODAY)
    if parse_short_form(now):
        return NewMeasure(found.id, scalar(now))
    then = ask(f"By the end{_in(found.unit)}", _number, wanted=_NUMBER)
    if is_relative(then, found.unit):
        return NewMeasure(found.id, group((("baseline", now), ("change", then))))
    if now == _UNKNOWN:
        return NewMeasure(found.id, group((("baseline", now), ("target", then))))
    return NewMeasure(found.id, scalar(from_to(now, then, found.unit)))


def _guardrail_of(desk: Desk, goal: NewGoal, metric: Metric) -> NewMeasure | None:
    """The guardrail with a limit that is asked for, or None where nobody has one."""
    word = "at most" if metric.direction is Direction.DOWN else "at least"

    def read(text: str) -> NewMeasure | None:
        if text.casefold() in _NONE:
            return None
        return desk.try_measure(goal, NewMeasure(metric.id, _limit(metric, text)))

    wanted = f"{_NUMBER} `none` for no guardrail."
    return ask(f"{metric.name}, {word}{_in(metric.unit)}", read, wanted=wanted)


def _own_measure(id: str, because: str) -> NewMeasure:
    now = ask("Today", _own_start, because=because, wanted=_TODAY)
    if parse_short_form(now):
        return NewMeasure(id, scalar(now))
    then = ask("By the end", _number, wanted=_NUMBER)
    definition = ask(
        "What exactly is counted",
        lambda text: value(SENTENCE, text),
        because="Somebody who was not here should come to the same number.",
    )
    unit = ask("Unit, such as hours, tickets or %", lambda text: value(SENTENCE, text))
    direction = ask("Which way is better, up or down", _direction)
    return NewMeasure(id, own_metric(definition, unit, direction, now, then))


def _start(text: str) -> str:
    """A number, `unknown`, or a whole short form."""
    if text.casefold() == _UNKNOWN:
        return _UNKNOWN
    if not is_number(text):
        _short_form(text)
    return text


def _own_start(text: str) -> str:
    """As `_start`; of the short forms those that need no description of what is counted."""
    now = _start(text)
    form = parse_short_form(now)
    if form and form.kind not in (MeasureKind.YES_NO, MeasureKind.MILESTONES):
        raise Unfit("For a number of your own, say where it is now, or `unknown`, or `yes or no`.")
    return now


def _number(text: str) -> str:
    if not is_number(text):
        raise Unfit(f"“{text}” is no number; write it in plain digits, such as 2.8.")
    return text


def _direction(text: str) -> str:
    return value(Choice(Direction), text).value


def _limit(metric: Metric, text: str) -> Node:
    """A number as the metric's limit, or a whole short form such as `between 3 and 5 days`."""
    if is_number(text) and not parse_short_form(text):
        return scalar(keep(metric, text))
    form = _short_form(text)
    return scalar(text if form.role else f"guardrail {text}")


def _short_form(text: str) -> ShortForm:
    try:
        form = parse_short_form(text)
    except NumberProblem as problem:
        raise Unfit(f"{problem}.") from None
    if form is None:
        raise Unfit(f"A number belongs here, or an aim such as `{'`, `'.join(EXAMPLES[:4])}`.")
    return form


def _in(unit: str) -> str:
    return f" (in {unit})" if unit else ""
