"""The questions about what a goal moves: what is counted, how, from where, to where."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.cli._aim_questions import lacks_its_start, metric_of, rest
from sitegen.cli._ask import ask, say, wrapped
from sitegen.cli._desk import Desk
from sitegen.cli._metric_choices import Pairs, choices
from sitegen.cli._numbers import in_unit, is_none
from sitegen.cli._reach import reach_lines, with_measure
from sitegen.cli._talk import Talk
from sitegen.decode.nodes import Mapping
from sitegen.model.board import Metric
from sitegen.model.terms import Role
from sitegen.scaffold.answers import Unfit, scalar
from sitegen.scaffold.continuing import Carried
from sitegen.scaffold.goal_template import GoalTemplate
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import NewMeasure, begun, group, is_guardrail, is_whole
from sitegen.scaffold.proposals import first_sentence
from sitegen.scaffold.said import metric_named, said_measure
from sitegen.scaffold.slug import slug

_OWN = "own "


def outcomes(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """What shows that it is done: carried on, begun before, or asked for; the template's, too."""
    for one in talk.carried:
        measure = _target(talk.desk, goal, one)
        if measure:
            goal = with_measure(goal, measure)
            yield goal
    for one_begun in [one for one in goal.measures if not is_guardrail(one)]:
        for known in _gone_on(goal, talk, one_begun):
            goal = known
            yield goal
    yield from _new(goal, talk)


def _new(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """The first outcome, and those that the template has besides, as far as they are not there."""
    roles = [talk.desk.role(one) for one in goal.measures]
    there = roles.count(Role.OUTCOME)
    if there and (goal.due or Role.GUARDRAIL in roles):
        return  # what is asked behind them was answered already
    if not there:
        for known in _asked(goal, talk, talk.template.metric, is_first=True):
            goal = known
            yield goal
    for id in _more_outcomes(talk.template)[max(there - 1, 0) :]:
        if not any(one.id == id for one in goal.measures):
            for known in _asked(goal, talk, id, is_first=False):
                goal = known
                yield goal


def _gone_on(goal: NewGoal, talk: Talk, one: NewMeasure) -> Iterator[NewGoal]:
    """An outcome that was begun before: how it is counted where that is open, then the rest."""
    keys = begun(one)
    metric = metric_of(one.id, keys, talk.desk)
    counts_as_before = is_whole(one) and (not keys or goal.continues)
    if metric and not counts_as_before:
        for known in choices(metric, talk, keys):
            keys = known
            goal = with_measure(goal, NewMeasure(one.id, group(keys)))
            yield goal
    if not is_whole(one) or lacks_its_start(one):
        yield from rest(goal, talk, one.id, keys)


def _asked(goal: NewGoal, talk: Talk, usual: str, *, is_first: bool) -> Iterator[NewGoal]:
    """One outcome, with all that belongs to it."""
    because = talk.because(
        "measures",
        "What number will show that it is done? Counted by everybody in the same way, it saves\n"
        "the argument at the end.",
    )
    because += (
        "\nName a metric, such as csat, or say it all at once, such as\n"
        "`wait-time: from 5 to 3 minutes`. `?` lists the metrics, `? csat` says what one counts,\n"
        "and `own NAME` is for another."
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
        keys: Pairs = ()
        for known in choices(found, talk):
            keys = known
            goal = with_measure(goal, NewMeasure(found.id, group(keys)))
            yield goal
        yield from rest(goal, talk, found.id, keys)
    elif found:
        yield with_measure(goal, NewMeasure(found, scalar("")))
        yield from rest(goal, talk, found, ())


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
