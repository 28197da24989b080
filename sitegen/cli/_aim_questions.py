"""The questions about where a measure stands today, and where it shall be at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.cli._ask import ask, say, wrapped
from sitegen.cli._baseline_questions import evidence
from sitegen.cli._desk import Desk
from sitegen.cli._metric_choices import Pairs
from sitegen.cli._numbers import NUMBER, UNKNOWN, in_its_unit, in_unit, number, start
from sitegen.cli._reach import reach_lines, with_measure
from sitegen.cli._talk import Talk
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.scalars import Choice, Reader, Text
from sitegen.decode.short_form import parse_short_form
from sitegen.model.board import Metric
from sitegen.model.terms import Direction
from sitegen.scaffold.answers import SENTENCE, Unfit, scalar, value
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import (
    NewMeasure,
    from_to,
    group,
    is_number,
    is_relative,
    is_whole,
    moved,
)
from sitegen.scaffold.short_text import short_text

_TODAY = "A number is needed here, or `unknown` if nobody counts it yet."
_BACK = "back"
_OWN: dict[str, tuple[str, Reader[str], str]] = {
    "definition": (
        "What exactly is counted",
        SENTENCE,
        "Somebody who was not here should come to the same number.",
    ),
    "unit": ("Unit, such as hours, tickets or %", Text(longest=40), ""),
    "direction": ("Which way is better, up or down", Choice(Direction), ""),
}
"""What a number of one's own is: key, question, how it is read, and why we ask."""


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
        return self.short or _typed(self.baseline)

    @property
    def baseline(self) -> Node | None:
        """The baseline so far, with what is known of it."""
        return dict(self.keys).get("baseline")

    @property
    def unit(self) -> str:
        """The unit that numbers without one are in."""
        own = dict(self.keys).get("unit")
        return own.text if isinstance(own, Scalar) else (self.metric.unit if self.metric else "")

    @property
    def lacks(self) -> tuple[str, ...]:
        """What nobody has said yet of a number of one's own."""
        have = dict(self.keys)
        return () if self.metric or "metric" in have else tuple(k for k in _OWN if k not in have)

    @property
    def measure(self) -> NewMeasure:
        """The measure as far as it is known."""
        return NewMeasure(self.id, group(self.keys))

    def having(self, key: str, node: Node) -> _Half:
        """The same with one more key, in the place of another one; a baseline stands last."""
        found = dict(self.keys) | {key: node}
        last = {name: found.pop(name) for name in ("baseline",) if name in found}
        return replace(self, keys=tuple((found | last).items()), short="")


def metric_of(id: str, keys: Pairs, desk: Desk) -> Metric | None:
    """The metric that a measure counts by: the one it names, or else the one of its id."""
    named = dict(keys).get("metric")
    return desk.facts.metric(named.text if isinstance(named, Scalar) else id)


def lacks_its_start(measure: NewMeasure) -> bool:
    """Whether a measure says where it goes, and not from where."""
    keys = measure.node.keys if isinstance(measure.node, Mapping) else ()
    return bool({"target", "change"} & set(keys)) and not {"baseline", "kind"} & set(keys)


def rest(goal: NewGoal, talk: Talk, id: str, keys: Pairs) -> Iterator[NewGoal]:
    """Baseline and target of a measure that has these keys already, asked until they fit."""
    half = _Half(id, metric_of(id, keys, talk.desk), keys)
    is_again = False
    while True:
        for known in _so_far(half, talk, is_again=is_again):
            half = known
            if not half.short:
                yield with_measure(goal, half.measure)
        is_again = True
        try:
            found = _whole(goal, talk, half, keys)
        except Unfit as problem:
            say(wrapped(f"  {problem}"))
            continue
        if found:
            yield with_measure(goal, found)
            return


def _so_far(half: _Half, talk: Talk, *, is_again: bool) -> Iterator[_Half]:
    """The measure after each answer about today, and about what is counted.

    Again, only the number itself is asked for: what is known of it stays.
    """
    is_new = half.baseline is None
    if is_again or not half.now:
        now = _today(half, is_first=not is_again)
        if parse_short_form(now):
            yield replace(half, short=now)
        elif now != half.now:
            half = half.having("baseline", _with_value(half.baseline, now))
            yield half
        if parse_short_form(now):
            return
    base = half.baseline
    is_open = is_new or (isinstance(base, Mapping) and not is_again)
    if base and is_open and is_number(half.now):
        for node in evidence(base, talk):
            half = half.having("baseline", node)
            yield half
    for key in half.lacks:
        half = half.having(key, scalar(_own(key)))
        yield half


def _today(half: _Half, *, is_first: bool) -> str:
    because = (
        "Where is it now? A goal that starts from a known number can be judged fairly. Say\n"
        "`unknown` if nobody counts it yet, or all at once, such as `at least 92%`,\n"
        "`500 calls in total`, or `yes or no` for what is simply done or not."
    )

    def read(text: str) -> str:
        now = start(text, needs_number=bool(half.lacks))
        is_level = is_number(now) and not parse_short_form(now)
        return in_its_unit(now, half.metric, half.unit) if is_level else now

    return ask(
        f"Today{in_unit(half.unit)}",
        read,
        because=because if is_first else "",
        wanted=_TODAY,
        default=half.now,
    )


def _own(key: str) -> str:
    words, reader, because = _OWN[key]
    return ask(words, lambda text: str(value(reader, text)), because=because)


def _whole(goal: NewGoal, talk: Talk, half: _Half, first: Pairs) -> NewMeasure | None:
    """The measure with its aim; None where today's number is to be asked for again. Raises Unfit.

    `first` are the keys that it had before anything was asked.
    """
    if half.short:
        return _held(goal, talk, half)
    if is_whole(half.measure):
        others = tuple(one for one in goal.measures if one.id != half.id)
        return talk.desk.try_measure(replace(goal, measures=others), half.measure)
    return _moved(goal, talk, half, first)


def _moved(goal: NewGoal, talk: Talk, half: _Half, first: Pairs) -> NewMeasure | None:
    """The measure with its target, which may move once the facts are on the table.

    A target that does not fit is asked for again, and nothing else. None for the way `back`.
    """
    because = "Where shall it be at the end? A level, or a change such as -30%: hard, and in reach."
    then = _end(half, because)
    while then != _BACK:
        try:
            found = talk.desk.try_measure(goal, _moving(half, then, first))
        except Unfit as problem:
            say(wrapped(f"  {problem}"))
            say(f"  (`{_BACK}` asks for today's number again.)")
            then = _end(half)
            continue
        facts = reach_lines(talk.desk, goal, found)
        for fact in facts:
            say(wrapped(f"  {fact}"))
        again = ask("Enter keeps it, or another end", number, default=then) if facts[1:] else then
        if again == then:
            return found
        then = again
    return None


def _end(half: _Half, because: str = "") -> str:
    """A number, or the way back."""

    def read(text: str) -> str:
        return _BACK if text.casefold() == _BACK else number(text)

    return ask(f"By the end{in_unit(half.unit)}", read, because=because, wanted=NUMBER)


def _moving(half: _Half, then: str, first: Pairs) -> NewMeasure:
    """The measure that moves to a number; in its short form where nothing else is known of it."""
    keys = dict(half.keys)
    base = keys.pop("baseline", scalar(UNKNOWN))
    is_plain = not (keys or first) and isinstance(base, Scalar) and half.now != UNKNOWN
    if is_plain and not is_relative(then, half.unit):
        return NewMeasure(half.id, scalar(from_to(half.now, then, half.unit)))
    return NewMeasure(half.id, moved(tuple(keys.items()), base, then, half.unit))


def _held(goal: NewGoal, talk: Talk, half: _Half) -> NewMeasure:
    """A whole short form, with the keys that were chosen before it. Raises Unfit."""
    keys = tuple(pair for pair in half.keys if pair[0] != "baseline")
    short = short_text(half.short) if keys else None
    node = group((*keys, *short.long_form())) if short else scalar(half.short)
    return talk.desk.try_measure(goal, NewMeasure(half.id, node))


def _typed(base: Node | None) -> str:
    """The number in a baseline, as it was typed."""
    value_of = base.get("value") if isinstance(base, Mapping) else base
    return value_of.text if isinstance(value_of, Scalar) else ""


def _with_value(base: Node | None, now: str) -> Node:
    """A baseline with another number; a first one is a group, which more may be said of."""
    known = {key.text: node for key, node in base.items} if isinstance(base, Mapping) else {}
    if now == UNKNOWN or isinstance(base, Scalar):
        return scalar(now)
    return group(({"value": scalar(now)} | known | {"value": scalar(now)}).items())
