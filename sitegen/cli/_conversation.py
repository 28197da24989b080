"""The conversation in which `sitegen new` asks for what a goal still lacks."""

from __future__ import annotations

from dataclasses import replace

from sitegen.cli._ask import ask, say
from sitegen.cli._desk import Desk
from sitegen.cli._measure_questions import ask_guardrail, ask_measure, ask_target
from sitegen.decode.notes import did_you_mean, shown
from sitegen.decode.scalars import Choice, day, identifier
from sitegen.model.terms import Kind, Role
from sitegen.scaffold.answers import SENTENCE, TITLE, WHY, Unfit, check_dates, needs_start, value
from sitegen.scaffold.continuing import Carried
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.slug import goal_id_problem


def converse(goal: NewGoal, desk: Desk, open_measures: tuple[Carried, ...]) -> NewGoal:
    """The goal with everything that it lacked. Raises click.Abort where it is broken off.

    `open_measures` go on from an earlier goal, and want a new target.
    """
    say("A few questions, one after the other. Ctrl-C ends it, and nothing is written then.")
    for step in (_team, _kind, _title, _id):
        goal = step(goal, desk)
    if goal.is_draft:
        return goal
    goal = _why(goal, desk)
    goal = _measures(goal, desk, open_measures)
    for step in (_due, _start, _steward, _challenge):
        goal = step(goal, desk)
    return goal


def _team(goal: NewGoal, desk: Desk) -> NewGoal:
    if goal.team:
        return goal
    names = {team.id: team.name for team in desk.facts.teams}

    def read(text: str) -> str:
        for id, name in names.items():
            if text.casefold() in (id, name.casefold()):
                return id
        raise Unfit(f"{shown(text)} is no team of this board. {did_you_mean(text, tuple(names))}")

    choices = ", ".join(f"{id} ({name})" for id, name in names.items())
    because = f"Whose promise is it? Every member of the team is asked to agree.\n{choices}"
    default = next(iter(names)) if len(names) == 1 else ""
    wanted = f"A team is needed here: {' or '.join(names)}."
    return replace(goal, team=ask("Team", read, because=because, wanted=wanted, default=default))


def _kind(goal: NewGoal, desk: Desk) -> NewGoal:
    if goal.kind or goal.is_draft:
        return goal
    because = (
        "Who has to agree? pact: every member, to the exact terms. hard: steward and sponsor.\n"
        "What people agreed to themselves, they keep better."
    )
    kind = ask(
        "Kind (pact or hard)",
        lambda text: value(Choice(Kind), text),
        because=because,
        default=desk.facts.settings.default_kind.value,
    )
    return replace(goal, kind=kind.value)


def _title(goal: NewGoal, _: Desk) -> NewGoal:
    if goal.title:
        return goal
    because = "What will be different? Begin with a verb, and say the number if there is one."
    wanted = "A title is needed here, such as: Answer first messages 30% faster."
    read = ask("Title", lambda text: value(TITLE, text), because=because, wanted=wanted)
    return replace(goal, title=read)


def _id(goal: NewGoal, desk: Desk) -> NewGoal:
    if goal.id:
        return goal

    def read(text: str) -> str:
        if problem := goal_id_problem(text, desk.taken):
            raise Unfit(problem)
        return text

    because = (
        "A short name for the file and the web address. It stays, also when the title changes."
    )
    return replace(goal, id=ask("Id", read, because=because, default=desk.id_for(goal)))


def _why(goal: NewGoal, _: Desk) -> NewGoal:
    if goal.why:
        return goal
    because = (
        "Why does it matter, to customers or to the team? A sentence or two. People agree to\n"
        "what they understand."
    )
    wanted = "A sentence is needed here that says why."
    read = ask("Why", lambda text: value(WHY, text), because=because, wanted=wanted)
    return replace(goal, why=read)


def _measures(goal: NewGoal, desk: Desk, open_measures: tuple[Carried, ...]) -> NewGoal:
    targets = (ask_target(desk, goal, one) for one in open_measures)
    goal = replace(goal, measures=(*filter(None, targets), *goal.measures))
    read = (one.read(desk.metrics).measure for one in goal.measures)
    roles = {one.role for one in read}
    if Role.OUTCOME not in roles:
        goal = replace(goal, measures=(ask_measure(desk, goal), *goal.measures))
    elif not open_measures:
        return goal  # the measures were given, and are meant as they are
    if Role.GUARDRAIL not in roles and (found := ask_guardrail(desk, goal)):
        goal = replace(goal, measures=(*goal.measures, found))
    return goal


def _due(goal: NewGoal, desk: Desk) -> NewGoal:
    if goal.due:
        return goal

    def read(text: str) -> str:
        if not needs_start(text) or goal.start:
            check_dates(goal.start, text, desk.facts.settings.periods)
        return text

    because = (
        "By when? A period (2026-Q1), a date, or a length such as 3 months. A promise without a\n"
        "last day is a wish."
    )
    return replace(goal, due=ask("Due", read, because=because, default=desk.next_period))


def _start(goal: NewGoal, desk: Desk) -> NewGoal:
    if goal.start or not needs_start(goal.due):
        return goal

    def read(text: str) -> str:
        value(day, text)
        check_dates(text, goal.due, desk.facts.settings.periods)
        return text

    return replace(goal, start=ask(f"Start of these {goal.due}, as a date", read))


def _steward(goal: NewGoal, desk: Desk) -> NewGoal:
    team = desk.facts.team(goal.team)
    if goal.steward or (team and team.lead):
        return goal
    known = tuple(person.id for person in desk.facts.people)

    def read(text: str) -> str:
        if value(identifier, text) not in known:
            raise Unfit(
                f"Nobody in teams.yaml has the id {shown(text)}. {did_you_mean(text, known)}"
            )
        return text

    because = "Who looks after the goal: asks, reminds, clears the way? An id from teams.yaml."
    return replace(goal, steward=ask("Steward", read, because=because))


def _challenge(goal: NewGoal, _: Desk) -> NewGoal:
    if not goal.hard:
        because = "What makes it hard? What comes by itself needs no promise. (Empty to skip.)"
        hard = ask("Hard", _sentence, because=because, is_optional=True)
        goal = replace(goal, hard=hard)
    if not goal.attainable:
        because = "And what makes you think that it can be done? (Empty to skip.)"
        attainable = ask("Attainable", _sentence, because=because, is_optional=True)
        goal = replace(goal, attainable=attainable)
    return goal


def _sentence(text: str) -> str:
    return value(SENTENCE, text) if text else ""
