"""Which goals go on with which: what was rolled over from one into the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.model.state import GoalState


def successors(states: Sequence[GoalState]) -> Mapping[str, tuple[GoalState, ...]]:
    """The goals that say they continue each goal, by its id; a former id stands for it, too."""
    ids = {former: state.id for state in states for former in state.goal.story.formerly}
    ids |= {state.id: state.id for state in states}
    found: dict[str, list[GoalState]] = {}
    for state in states:
        earlier = ids.get(state.goal.story.continues)
        if earlier is not None and earlier != state.id:
            found.setdefault(earlier, []).append(state)
    return {id: tuple(later) for id, later in found.items()}
