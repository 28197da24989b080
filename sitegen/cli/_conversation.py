"""The conversation in which `sitegen new` asks for what a goal still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.cli._ask import ask, say
from sitegen.cli._guardrail_questions import guardrails
from sitegen.cli._measure_questions import outcomes
from sitegen.cli._numbers import is_none
from sitegen.cli._party_questions import kind, sponsor, steward
from sitegen.cli._support_questions import support
from sitegen.cli._talk import Step, Talk
from sitegen.cli._template_questions import from_template
from sitegen.decode.notes import did_you_mean, shown
from sitegen.decode.scalars import day
from sitegen.scaffold.answers import SENTENCE, TITLE, WHY, Unfit, check_dates, needs_start, value
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.slug import goal_id_problem


def converse(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """The goal after each answer to what it lacks; the last one has everything.

    Raises click.Abort where the conversation is broken off.
    """
    steps = _FIRST if goal.is_draft else (*_FIRST, *_REST)
    for step in steps:
        for known in step(goal, talk):
            goal = known
            yield goal


def _team(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    names = {team.id: team.name for team in talk.desk.facts.teams}
    if goal.team:
        return
    if len(names) == 1:
        yield replace(goal, team=next(iter(names)))
        return

    def read(text: str) -> str:
        for id, name in names.items():
            if text.casefold() in (id, name.casefold()):
                return id
        raise Unfit(f"{shown(text)} is no team of this board. {did_you_mean(text, tuple(names))}")

    choices = ", ".join(f"{id} ({name})" for id, name in names.items())
    because = f"Whose promise is it? Every member of the team is asked to agree.\n{choices}"
    wanted = f"A team is needed here: {' or '.join(names)}."
    yield replace(goal, team=ask("Team", read, because=because, wanted=wanted))


def _title(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    if goal.title:
        return
    because = (
        "What will be different? Begin with a verb, and say the number if you know it already.\n"
        "It may change at any time."
    )
    wanted = "A title is needed here, such as: Answer first messages 30% faster."
    read = ask(
        "Title",
        lambda text: _in_words(value(TITLE, text)),
        because=because,
        wanted=wanted,
        default=talk.template.title,
    )
    yield replace(goal, title=read)


def _id(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    if goal.id:
        return

    def read(text: str) -> str:
        if problem := goal_id_problem(text, talk.desk.taken):
            raise Unfit(problem)
        return text

    because = (
        "A short name for the file and the web address. It stays, also when the title changes."
    )
    yield replace(goal, id=ask("Id", read, because=because, default=talk.desk.id_for(goal)))


def _situation(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    if goal.situation:
        return
    because = talk.because(
        "situation",
        "What is the matter today? A fact or two, your customers' own words among them: people\n"
        "agree to what they recognise.",
    )
    found: tuple[str, ...] = ()
    while True:
        question = "Situation, another" if found else "Situation"
        because = "" if found else f"{because}\n(One a line; empty goes on.)"
        text = ask(question, _sentence, because=because, is_optional=True)
        if not text:
            return
        found = (*found, text)
        yield replace(goal, situation=found)


def _why(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    if goal.why:
        return
    because = talk.because(
        "why",
        "Why does it matter, to customers or to the team? A sentence or two. People agree to\n"
        "what they understand.",
        talk.template.why,
    )
    wanted = "A sentence is needed here that says why."
    read = ask("Why", lambda text: _in_words(value(WHY, text)), because=because, wanted=wanted)
    yield replace(goal, why=read)


def _due(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    if goal.due:
        return
    periods = talk.desk.facts.settings.periods

    def read(text: str) -> str:
        if not needs_start(text) or goal.start:
            check_dates(goal.start, text, periods)
        return text

    usual = talk.desk.next_period
    because = (
        f"By when? A period ({usual}), a date, or a length such as 3 months. A promise without a\n"
        "last day is a wish."
    )
    yield replace(goal, due=ask("Due", read, because=because, default=usual))


def _start(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    if goal.start or not needs_start(goal.due):
        return

    def read(text: str) -> str:
        value(day, text)
        check_dates(text, goal.due, talk.desk.facts.settings.periods)
        return text

    because = "A length runs from a first day; leave people the time to agree before it."
    yield replace(goal, start=ask(f"Start of these {goal.due}, as a date", read, because=because))


def _challenge(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    if not goal.hard:
        because = talk.because(
            "",
            "What makes it hard? What comes by itself needs no promise. (Empty to skip.)",
            talk.template.said("challenge", "hard"),
        )
        hard = ask("Hard", _sentence, because=because, is_optional=True)
        goal = replace(goal, hard=hard)
        yield goal
    if not goal.attainable:
        because = talk.because(
            "",
            "And what makes you think that it can be done? (Empty to skip.)",
            talk.template.said("challenge", "attainable"),
        )
        attainable = ask("Attainable", _sentence, because=because, is_optional=True)
        yield replace(goal, attainable=attainable)


def _number_in_title(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """Offer a title that says the number, where the one of this conversation does not."""
    numbers = talk.desk.from_to(goal)
    has_number = any(sign.isdecimal() for sign in goal.title)
    if not talk.asks_title or has_number or not numbers:
        return
    because = "A title with its number says in a line what is promised; `no` keeps it as it is."
    read = ask(
        "Title",
        lambda text: goal.title if is_none(text) else _in_words(value(TITLE, text)),
        because=because,
        default=_with_numbers(goal.title, numbers),
    )
    yield replace(goal, title=read)


def _with_numbers(title: str, numbers: str) -> str:
    """A title that says its numbers; of the signs that end it, `?` and `!` stay."""
    plain = title.rstrip(" .,:;…")
    return f"{plain} ({numbers})" if plain.endswith(("?", "!")) else f"{plain}: {numbers}"


def _in_words(text: str) -> str:
    """A text with a word in it; a lone `?` is a question, and the answer stands above it."""
    if not any(sign.isalpha() for sign in text):
        raise Unfit("Say it in words; the lines above this question say what is meant.")
    return text


def _sentence(text: str) -> str:
    return value(SENTENCE, text) if text else ""


def greet() -> None:
    """Say how the conversation goes."""
    say(
        "A few questions, one after the other, each with its reason. Enter takes what stands in\n"
        "[brackets], `?` says the reason again.\n"
        "Ctrl-C at any time keeps what you said as a draft, and `--resume` goes on with it."
    )


_FIRST: tuple[Step, ...] = (_team, _title, _id)
_REST: tuple[Step, ...] = (
    _situation,
    _why,
    outcomes,
    guardrails,
    _due,
    _start,
    _challenge,
    support,
    from_template,
    _number_in_title,
    steward,
    sponsor,
    kind,
)
