"""The questions about guardrails: what must not get worse while a number moves."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.cli._ask import ask, say, wrapped
from sitegen.cli._numbers import NUMBER, in_unit, is_none, short_form
from sitegen.cli._reach import with_measure
from sitegen.cli._talk import Talk
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.short_form import parse_short_form
from sitegen.model.board import Metric
from sitegen.model.terms import Direction, Role
from sitegen.scaffold.answers import Unfit, scalar
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import NewMeasure, begun, group, is_number, keep
from sitegen.scaffold.proposals import first_sentence, proposed_guardrail
from sitegen.scaffold.said import metric_named, said_measure
from sitegen.scaffold.short_text import short_text


def guardrails(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """A guardrail, and those that the template has besides, as far as the goal has not as many."""
    there = [talk.desk.role(one) for one in goal.measures].count(Role.GUARDRAIL)
    if there and goal.due:
        return  # what is asked behind them was answered already
    for number, usual in tuple(enumerate(_usual(goal, talk) or ("none",)))[there:]:
        if any(one.id == usual for one in goal.measures):
            continue
        found = _asked(goal, talk, usual, is_first=number == 0)
        if found is None:
            return
        goal = with_measure(goal, _with_begun(goal, found))
        yield goal


def _with_begun(goal: NewGoal, found: NewMeasure) -> NewMeasure:
    """The guardrail, in the long form if the draft has keys of it that stay."""
    keys = dict(next((begun(one) for one in goal.measures if one.id == found.id), ()))
    short = short_text(found.node.text) if keys and isinstance(found.node, Scalar) else None
    if short is None:
        return found
    new = {key: scalar(text) for key, text in short.long_form() if key not in keys}
    return NewMeasure(found.id, group((keys | new).items()))


def _asked(goal: NewGoal, talk: Talk, usual: str, *, is_first: bool) -> NewMeasure | None:
    because = (
        "What must not get worse meanwhile? A number that is pushed alone is soon reached at the\n"
        "cost of another one. `none` if there is nothing."
    )
    found = ask(
        "Guardrail" if is_first else "Guardrail, another",
        lambda text: _guardrail(goal, talk, text),
        because=because if is_first else "This template keeps a second eye open. `none` goes on.",
        default=usual,
    )
    if found is None or isinstance(found, NewMeasure):
        return found
    say(wrapped(f"  {found.name}: {first_sentence(found.definition)}"))
    return _with_limit(goal, talk, found)


def _usual(goal: NewGoal, talk: Talk) -> tuple[str, ...]:
    """The guardrails of the template, or else the first usual one of what is moved."""
    measures = talk.template.get("measures")
    pairs = measures.items if isinstance(measures, Mapping) else ()
    own = tuple(key.text for key, node in pairs if _is_guardrail(node))
    if own:
        return own
    readable = [one for one in goal.measures if talk.desk.role(one)]
    proposed = proposed_guardrail(readable, talk.desk.metrics)
    return (proposed.id,) if proposed else ()


def _is_guardrail(node: Node) -> bool:
    role = node.get("role") if isinstance(node, Mapping) else node
    return isinstance(role, Scalar) and role.text.startswith(Role.GUARDRAIL)


def _guardrail(goal: NewGoal, talk: Talk, text: str) -> NewMeasure | Metric | None:
    """A whole guardrail, or a metric, or nothing."""
    if is_none(text):
        return None
    metrics = talk.desk.metrics
    said = said_measure(text, metrics)
    if said is None:
        return metric_named(text, metrics)
    if isinstance(said.node, Scalar) and not short_form(said.node.text).role:
        said = NewMeasure(said.id, scalar(f"guardrail {said.node.text}"))
    if said.read(metrics).measure.role is not Role.GUARDRAIL:
        raise Unfit("This is no guardrail; say it so, such as `csat: guardrail at least 92%`.")
    return talk.desk.try_measure(goal, said)


def _with_limit(goal: NewGoal, talk: Talk, metric: Metric) -> NewMeasure | None:
    """The guardrail with a limit that is asked for, or None where nobody has one."""
    word = "at most" if metric.direction is Direction.DOWN else "at least"

    def read(text: str) -> NewMeasure | None:
        if is_none(text):
            return None
        return talk.desk.try_measure(goal, NewMeasure(metric.id, _limit(metric, text)))

    wanted = f"{NUMBER} `none` for no guardrail."
    return ask(f"{metric.name}, {word}{in_unit(metric.unit)}", read, wanted=wanted)


def _limit(metric: Metric, text: str) -> Node:
    """A number as the metric's limit, or a whole short form such as `between 3 and 5 days`."""
    if is_number(text) and not parse_short_form(text):
        return scalar(keep(metric, text))
    form = short_form(text)
    return scalar(text if form.role else f"guardrail {text}")
