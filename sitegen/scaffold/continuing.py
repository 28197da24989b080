"""What a goal takes over from the one that it continues."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.decode.nodes import Mapping, Node
from sitegen.decode.parts import Parts
from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import MeasureKind, Role
from sitegen.numbers import NumberProblem, parse_quantity
from sitegen.scaffold.answers import Unfit, scalar
from sitegen.scaffold.measures import NewMeasure, amount, group
from sitegen.source import Document, RawFile

_LEFT_BEHIND = frozenset(
    "role kind baseline target change stretch pace pace_from judge_from first except readings "
    "benchmarks".split()
)
"""The keys of a measure that were about the earlier goal's own time, or are written anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A measure of the earlier goal. `keys` say how it is counted, in the words of its file.

    `first` is its baseline there. `ready` is the measure for the new goal where nothing has to
    be decided anew: what was held within limits is held within them again. Otherwise it lacks
    a target.
    """

    state: MeasureState
    goal: str
    first: Node | None = None
    keys: tuple[tuple[str, Node], ...] = ()
    ready: NewMeasure | None = None

    @property
    def id(self) -> str:
        """The id of the measure."""
        return self.state.measure.id

    @property
    def stand(self) -> str:
        """Where it stands: `2.9 hours on 2026-08-31`, or that nobody counted."""
        latest, value = self.state.latest, self.state.value
        if latest is None or value is None:
            return "never counted"
        return f"{amount(value, self.state.measure.unit)} on {latest.on}"

    def with_target(self, target: str) -> NewMeasure:
        """The measure with a new target, and the last value as its baseline. Raises Unfit."""
        try:
            quantity = parse_quantity(target)
        except NumberProblem as problem:
            raise Unfit(f"“{target}” {problem}.") from None
        unit = quantity.unit or self.state.measure.unit
        new: list[tuple[str, Node | str]] = [*self.keys]
        if self.state.measure.role is not Role.OUTCOME:
            new.insert(0, ("role", self.state.measure.role.value))
        if self.state.measure.kind is MeasureKind.TOTAL:
            new.append(("kind", MeasureKind.TOTAL.value))
        else:
            new.append(("baseline", self._baseline()))
        new.append(("target", amount(quantity.value, unit)))
        return NewMeasure(self.id, group(new))

    def _baseline(self) -> Node | str:
        """The last value and where it comes from; without one, what the earlier goal had."""
        latest = self.state.latest
        if latest is None:
            return self.first or "unknown"
        value = amount(latest.value, self.state.measure.unit)
        where = [("value", value), ("from", str(latest.on)), ("to", str(latest.on))]
        if latest.n is not None:
            where.append(("n", str(latest.n)))
        return group((*where, ("source", f"last reading of {self.goal}")))


def carried(earlier: GoalState) -> tuple[Carried, ...]:
    """The measures that go on; milestones and a yes or no were the earlier goal's own."""
    nodes = _measures(earlier.goal.document)
    return tuple(
        _carried(state, nodes[state.measure.id], earlier.id)
        for state in earlier.numbers.measures
        if state.measure.id in nodes
        and state.measure.kind not in (MeasureKind.MILESTONES, MeasureKind.YES_NO)
    )


def _measures(document: Document) -> dict[str, Node]:
    """The measures as the goal's file has them, by id."""
    file = RawFile(document.path, document.text.encode())
    part = (
        Parts().keys_and_body(file, needs_keys=True)
        if file.path.endswith(".md")
        else Parts().keys(file)
    )
    root = part.root if part else None
    measures = root.get("measures") if isinstance(root, Mapping) else None
    return (
        {key.text: value for key, value in measures.items} if isinstance(measures, Mapping) else {}
    )


def _carried(state: MeasureState, node: Node, goal: str) -> Carried:
    keys = (
        tuple((key.text, value) for key, value in node.items if key.text not in _LEFT_BEHIND)
        if isinstance(node, Mapping)
        else ()
    )
    found = Carried(state=state, goal=goal, first=_first(state, node), keys=keys)
    if state.measure.kind is not MeasureKind.HOLDING:
        return found
    if not isinstance(node, Mapping):
        return replace(found, ready=NewMeasure(state.measure.id, node))
    role = () if state.measure.role is Role.OUTCOME else (("role", state.measure.role.value),)
    return replace(found, ready=NewMeasure(state.measure.id, group((*role, *keys))))


def _first(state: MeasureState, node: Node) -> Node | None:
    """The baseline as the earlier goal's file has it."""
    if isinstance(node, Mapping):
        return node.get("baseline")
    return scalar(amount(state.baseline, state.measure.unit)) if state.baseline else None
