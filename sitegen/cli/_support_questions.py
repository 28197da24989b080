"""The questions about support: what others give, who, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.cli._ask import ask
from sitegen.cli._talk import Talk
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.scalars import day
from sitegen.scaffold.answers import SENTENCE, Unfit, scalar, value
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import group
from sitegen.scaffold.slug import free_id

_OUTSIDE = "outside "


def support(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """One thing after the other, until nothing more is needed."""
    if goal.support:
        return
    because = talk.because(
        "support",
        "What do you need from others to reach it: training, a tool, time, people? Whoever\n"
        "promises it sees it on the board.",
        _example(talk),
    )
    while True:
        question = "Support, another" if goal.support else "Support"
        because = "" if goal.support else f"{because}\n(One a line; empty goes on.)"
        what = ask(
            question,
            lambda text: value(SENTENCE, text) if text else "",
            because=because,
            is_optional=True,
        )
        if not what:
            return
        goal = _promised(goal, talk, what)
        yield goal


def _promised(goal: NewGoal, talk: Talk, what: str) -> NewGoal:
    taken = {id for id, _ in goal.support}
    short = " ".join(what.split()[:4])
    id = free_id(short, "support", taken)
    team = talk.desk.facts.team(goal.team)
    by = ask(
        "By whom",
        lambda text: _giver(text, talk),
        because="" if taken else "A person or a team of the board, or `outside NAME`.",
        default=goal.sponsor or (team.sponsor if team else ""),
    )

    def read(text: str) -> NewGoal:
        pairs: list[tuple[str, Node | str]] = [("what", what), ("by", by)]
        if text:
            value(day, text)
            pairs.append(("due", text))
        more = replace(goal, support=(*goal.support, (id, group(pairs))))
        return talk.desk.fitting(more, "support", id)

    because = "" if taken else "Help that comes late is no help. (Empty if nobody can say yet.)"
    return ask("By when, as a date", read, because=because, is_optional=True)


def _giver(text: str, talk: Talk) -> Node:
    """Whoever gives it: a person or a team by id or name, or somebody outside."""
    facts = talk.desk.facts
    if text.casefold().startswith(_OUTSIDE):
        return group((("outside", value(SENTENCE, text[len(_OUTSIDE) :])),))
    names = {one.id: one.name for one in facts.teams} | {one.id: one.name for one in facts.people}
    for id, name in names.items():
        if text.casefold() in (id, name.casefold()):
            return scalar(id)
    raise Unfit(
        f"“{text}” is nobody on this board. Write the id of a person or a team, or "
        f"`outside {text}`."
    )


def _example(talk: Talk) -> str:
    node = talk.template.get("support")
    first = node.items[0][1] if isinstance(node, Mapping) and node.items else None
    what = first.get("what") if isinstance(first, Mapping) else None
    return what.text if isinstance(what, Scalar) else ""
