"""What a conversation about a new goal has at hand: the board, a template, an earlier goal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.cli._ask import wrapped
from sitegen.cli._desk import Desk
from sitegen.scaffold.continuing import Carried
from sitegen.scaffold.goal_template import NO_TEMPLATE, GoalTemplate
from sitegen.scaffold.goal_text import NewGoal


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """`carried` are measures that go on from an earlier goal, and want a new target.

    `asks_title` where the title is a matter of this conversation, and not told before it.
    """

    desk: Desk
    template: GoalTemplate = NO_TEMPLATE
    carried: tuple[Carried, ...] = ()
    asks_title: bool = False

    def because(self, key: str, otherwise: str, such_as: str = "") -> str:
        """Why something is asked, in the template's words or else in these."""
        said = self.template.notes.get(key) or otherwise
        return wrapped(f"{said}\nSuch as: {such_as}" if such_as else said)


Step = Callable[[NewGoal, Talk], Iterator[NewGoal]]
"""A part of the conversation: the goal after each answer, so that none is lost."""
