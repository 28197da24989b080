"""The questions about what a goal moves: what is counted, how, from where, to where."""

from __future__ import annotations

from collections.abc import Iterator

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
    for one_begun in [one for one in goal.measures if not is_whole(one)]:
        for known in _rest(goal, talk, one_begun.id, begun(one_begun)):
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
        chosen = choices(found, talk)
        if chosen:
            goal = with_measure(goal, NewMeasure(found.id, group(chosen)))
            yield goal
        yield from _rest(goal, talk, found.id, chosen)
    elif found:
        yield from _rest(goal, talk, found, ())


def _rest(goal: NewGoal, talk: Talk, id: str, keys: Pairs) -> Iterator[NewGoal]:
    """Baseline and target of a measure that has these keys already, asked until they fit."""
    metric = talk.desk.facts.metric(id)
    unit = metric.unit if metric else ""
    known = dict(keys)
    base = known.pop("baseline", None)
    now = _typed(base)
    others = tuple(known.items())
    because = (
        "Where is it now? A goal that starts from a known number can be judged fairly. Say\n"
        "`unknown` if nobody counts it yet, or all at once, such as `at least 92%`,\n"
        "`500 calls in total`, or `yes or no` for what is simply done or not."
    )
    is_retry = False
    while True:
        if not now or is_retry:
            before, now = (
                now,
                ask(
                    f"Today{in_unit(unit)}",
                    lambda text: start(text, needs_number=metric is None),
                    because="" if is_retry else because,
                    wanted=_TODAY,
                    default=now,
                ),
            )
            if not parse_short_form(now) and now != before:
                base = scalar(now) if now == UNKNOWN else evidence(now, talk)
                goal = with_measure(goal, NewMeasure(id, group((*others, ("baseline", base)))))
                yield goal
        try:
            measure, others = _with_target(goal, talk, id, others, base, now)
        except Unfit as problem:
            say(f"  {problem}")
            is_retry = True
            continue
        yield with_measure(goal, measure)
        return


def _with_target(
    goal: NewGoal, talk: Talk, id: str, others: Pairs, base: Node | None, now: str
) -> tuple[NewMeasure, Pairs]:
    """The whole measure, and the keys that say how it is counted. Raises Unfit."""
    metric = talk.desk.facts.metric(id)
    unit = metric.unit if metric else ""
    if parse_short_form(now):
        return talk.desk.try_measure(goal, NewMeasure(id, _held(now, others))), others
    keys = {name for name, _ in others}
    because = "Where shall it be at the end? A level, or a change such as -30%: hard, and in reach."
    then = ask(f"By the end{in_unit(unit)}", number, because=because, wanted=NUMBER)
    if metric is None and "definition" not in keys:
        others = (*_own(), *others)
    while True:
        measure = talk.desk.try_measure(goal, _moved(id, others, base, now, then, unit))
        facts = reach_lines(talk.desk, goal, measure)
        for fact in facts:
            say(f"  {fact}")
        if not facts[1:]:
            return measure, others
        again = ask("Enter keeps it, or another end", number, default=then)
        if again == then:
            return measure, others
        then = again


def _moved(id: str, others: Pairs, base: Node | None, now: str, then: str, unit: str) -> NewMeasure:
    """The measure in its short form if nothing else is known of it, or else in its long one."""
    is_plain = not others and isinstance(base, Scalar) and now != UNKNOWN
    if is_plain and not is_relative(then, unit):
        return NewMeasure(id, scalar(from_to(now, then, unit)))
    return NewMeasure(id, moved(others, base or scalar(now), then, unit))


def _held(now: str, others: Pairs) -> Node:
    """A whole short form, with the keys that were chosen before it."""
    short = short_text(now) if others else None
    if short is None:
        return scalar(now)
    return group((*others, *short.long_form()))


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
