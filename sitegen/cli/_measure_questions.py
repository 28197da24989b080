"""The questions about what a goal moves: what is counted, how, from where, to where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.cli._ask import ask, say, wrapped
from sitegen.cli._baseline_questions import evidence
from sitegen.cli._desk import Desk
from sitegen.cli._metric_choices import choices
from sitegen.cli._numbers import NUMBER, UNKNOWN, in_unit, is_none, number, start
from sitegen.cli._reach import reach_lines, with_measure
from sitegen.cli._talk import Talk
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.scalars import Choice
from sitegen.decode.short_form import parse_short_form
from sitegen.model.board import Metric
from sitegen.model.terms import Direction, Role
from sitegen.scaffold.answers import SENTENCE, Unfit, scalar, value
from sitegen.scaffold.continuing import Carried
from sitegen.scaffold.goal_template import GoalTemplate
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import (
    NewMeasure,
    begun,
    from_to,
    group,
    is_guardrail,
    is_relative,
    is_whole,
    moved,
)
from sitegen.scaffold.proposals import first_sentence
from sitegen.scaffold.said import metric_named, said_measure
from sitegen.scaffold.short_text import short_text
from sitegen.scaffold.slug import slug

Pairs = tuple[tuple[str, Node], ...]
_OWN = "own "
_TODAY = "A number is needed here, or `unknown` if nobody counts it yet."


def outcomes(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """What shows that it is done: carried on, begun before, or asked for; the template's, too."""
    for one in talk.carried:
        measure = _target(talk.desk, goal, one)
        if measure:
            goal = with_measure(goal, measure)
            yield goal
    for one_begun in [one for one in goal.measures if not is_whole(one) and not is_guardrail(one)]:
        for known in _gone_on(goal, talk, one_begun):
            goal = known
            yield goal
    if any(talk.desk.role(one) is Role.OUTCOME for one in goal.measures):
        return
    for known in _asked(goal, talk, talk.template.metric, is_first=True):
        goal = known
        yield goal
    for id in _more_outcomes(talk.template):
        if not any(one.id == id for one in goal.measures):
            for known in _asked(goal, talk, id, is_first=False):
                goal = known
                yield goal


def _gone_on(goal: NewGoal, talk: Talk, one: NewMeasure) -> Iterator[NewGoal]:
    """An outcome that was begun before; where only its name was said, how it is counted first."""
    keys, metric = begun(one), talk.desk.facts.metric(one.id)
    if metric and not keys:
        keys = choices(metric, talk)
        if keys:
            goal = with_measure(goal, NewMeasure(one.id, group(keys)))
            yield goal
    yield from _rest(goal, talk, one.id, keys)


def _asked(goal: NewGoal, talk: Talk, usual: str, *, is_first: bool) -> Iterator[NewGoal]:
    """One outcome, with all that belongs to it."""
    because = talk.because(
        "measures",
        "What number will show that it is done? Counted by everybody in the same way, it saves\n"
        "the argument at the end.",
    )
    because += (
        "\nName a metric, such as csat, or say it all at once, such as\n"
        "`wait-time: from 5 to 3 minutes`. `?` lists the metrics, and `own NAME` is for another."
    )
    if not is_first:
        because = "This goal has a second number, as a rule. `none` leaves it out."
    found = ask(
        "Measured by" if is_first else "And by",
        lambda text: None if is_none(text) and not is_first else _outcome(talk.desk, goal, text),
        because=because,
        wanted="A metric is needed here, such as csat, or `wait-time: from 5 to 3 minutes`.",
        default=usual,
    )
    if isinstance(found, NewMeasure):
        yield with_measure(goal, found)
    elif isinstance(found, Metric):
        say(wrapped(f"  {found.name}: {first_sentence(found.definition)}"))
        for trap in found.traps[:1]:
            say(f"  Mind: {trap}")
        yield with_measure(goal, NewMeasure(found.id, scalar("")))
        chosen = choices(found, talk)
        if chosen:
            goal = with_measure(goal, NewMeasure(found.id, group(chosen)))
            yield goal
        yield from _rest(goal, talk, found.id, chosen)
    elif found:
        yield with_measure(goal, NewMeasure(found, scalar("")))
        yield from _rest(goal, talk, found, ())


def _rest(goal: NewGoal, talk: Talk, id: str, keys: Pairs) -> Iterator[NewGoal]:
    """Baseline and target of a measure that has these keys already, asked until they fit."""
    half = _Half(id, talk.desk.facts.metric(id), keys)
    is_retry = False
    while True:
        if not half.now or (is_retry and half.now != _typed(dict(keys).get("baseline"))):
            now = _today(half, is_first=not is_retry)
            if parse_short_form(now):
                half = replace(half, short=now)
            elif now != half.now:
                base = scalar(now) if now == UNKNOWN else evidence(now, talk)
                half = half.having(("baseline", base), short="")
                yield with_measure(goal, half.measure)
        if half.is_unknown and not half.short:
            half = half.having(*_own(), short="")
            yield with_measure(goal, half.measure)
        try:
            measure = _held(goal, talk, half) if half.short else _moved(goal, talk, half, keys)
        except Unfit as problem:
            say(f"  {problem}")
            is_retry = True
            continue
        yield with_measure(goal, measure)
        return


@dataclass(frozen=True, slots=True)
class _Half:
    """A measure without its aim yet; `short` is a whole short form where one was typed."""

    id: str
    metric: Metric | None
    keys: Pairs
    short: str = ""

    @property
    def now(self) -> str:
        """What was typed for today."""
        return self.short or _typed(dict(self.keys).get("baseline"))

    @property
    def unit(self) -> str:
        """The unit that numbers without one are in."""
        own = dict(self.keys).get("unit")
        return own.text if isinstance(own, Scalar) else (self.metric.unit if self.metric else "")

    @property
    def is_unknown(self) -> bool:
        """Whether nobody has said yet what is counted."""
        return not self.metric and not {"definition", "metric"} & {name for name, _ in self.keys}

    @property
    def measure(self) -> NewMeasure:
        """The measure as far as it is known."""
        return NewMeasure(self.id, group(self.keys))

    def having(self, *pairs: tuple[str, Node], short: str) -> _Half:
        """The same with more keys; a baseline stands last, and in the place of another one."""
        found = dict(self.keys) | dict(pairs)
        last = {name: found.pop(name) for name in ("baseline",) if name in found}
        return replace(self, keys=tuple((found | last).items()), short=short)


def _today(half: _Half, *, is_first: bool) -> str:
    because = (
        "Where is it now? A goal that starts from a known number can be judged fairly. Say\n"
        "`unknown` if nobody counts it yet, or all at once, such as `at least 92%`,\n"
        "`500 calls in total`, or `yes or no` for what is simply done or not."
    )
    return ask(
        f"Today{in_unit(half.unit)}",
        lambda text: start(text, needs_number=half.is_unknown),
        because=because if is_first else "",
        wanted=_TODAY,
        default=half.now,
    )


def _moved(goal: NewGoal, talk: Talk, half: _Half, first: Pairs) -> NewMeasure:
    """The measure with its target, which may move once the facts are on the table. Raises Unfit.

    It has its short form where nothing else is known of it, and nothing was at `first`.
    """
    keys = dict(half.keys)
    base = keys.pop("baseline", scalar(UNKNOWN))
    is_plain = not (keys or first) and isinstance(base, Scalar) and half.now != UNKNOWN
    because = "Where shall it be at the end? A level, or a change such as -30%: hard, and in reach."
    then = ask(f"By the end{in_unit(half.unit)}", number, because=because, wanted=NUMBER)
    while True:
        if is_plain and not is_relative(then, half.unit):
            found = NewMeasure(half.id, scalar(from_to(half.now, then, half.unit)))
        else:
            found = NewMeasure(half.id, moved(tuple(keys.items()), base, then, half.unit))
        found = talk.desk.try_measure(goal, found)
        facts = reach_lines(talk.desk, goal, found)
        for fact in facts:
            say(wrapped(f"  {fact}"))
        again = ask("Enter keeps it, or another end", number, default=then) if facts[1:] else then
        if again == then:
            return found
        then = again


def _held(goal: NewGoal, talk: Talk, half: _Half) -> NewMeasure:
    """A whole short form, with the keys that were chosen before it. Raises Unfit."""
    keys = tuple(pair for pair in half.keys if pair[0] != "baseline")
    short = short_text(half.short) if keys else None
    node = group((*keys, *short.long_form())) if short else scalar(half.short)
    return talk.desk.try_measure(goal, NewMeasure(half.id, node))


def _own() -> Pairs:
    definition = ask(
        "What exactly is counted",
        lambda text: value(SENTENCE, text),
        because="Somebody who was not here should come to the same number.",
    )
    unit = ask("Unit, such as hours, tickets or %", lambda text: value(SENTENCE, text))
    way = ask("Which way is better, up or down", lambda text: value(Choice(Direction), text).value)
    return (
        ("definition", scalar(definition)),
        ("unit", scalar(unit)),
        ("direction", scalar(way)),
    )


def _target(desk: Desk, goal: NewGoal, one: Carried) -> NewMeasure | None:
    """A measure that goes on from an earlier goal, or None if it is left behind."""
    because = (
        f"{one.id} in {one.goal}: {one.stand}. Where shall it be at the end\n"
        "of this one? `none` if this goal is not about it."
    )

    def read(text: str) -> NewMeasure | None:
        return None if is_none(text) else desk.try_measure(goal, one.with_target(text))

    found = ask(f"To{in_unit(one.state.measure.unit)}", read, because=because)
    for fact in reach_lines(desk, goal, found) if found else ():
        say(f"  {fact}")
    return found


def _outcome(desk: Desk, goal: NewGoal, text: str) -> NewMeasure | Metric | str:
    """A whole measure, or a metric, or the name of one that is to be described."""
    if text.casefold().startswith(_OWN) or not (said := said_measure(text, desk.metrics)):
        return _metric(desk, text)
    if said.read(desk.metrics).measure.role is not Role.OUTCOME:
        raise Unfit("What shows that it is done comes first; a guardrail is asked for later.")
    return desk.try_measure(goal, said)


def _metric(desk: Desk, text: str) -> Metric | str:
    """A metric of the library or the board, or the name of one that is to be described."""
    if text.casefold().startswith(_OWN):
        name = text[len(_OWN) :].strip()
        if not slug(name) or ":" in name:
            raise Unfit(
                "Name it in a few plain words, such as `own coaching hours`; its numbers come next."
            )
        return slug(name)
    return metric_named(text, desk.metrics)


def _more_outcomes(template: GoalTemplate) -> tuple[str, ...]:
    """The outcomes of a template's example after the first one, as far as metrics name them."""
    measures = template.get("measures")
    pairs = measures.items[1:] if isinstance(measures, Mapping) else ()
    return tuple(
        key.text for key, node in pairs if isinstance(node, Mapping) and not node.get("role")
    )


def _typed(base: Node | None) -> str:
    """The number in a baseline, as it was typed."""
    value_of = base.get("value") if isinstance(base, Mapping) else base
    return value_of.text if isinstance(value_of, Scalar) else ""
