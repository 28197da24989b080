"""What a command still needs: told by options, asked for on a terminal, or named as missing."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import click

from sitegen.cli._ask import ask
from sitegen.decode.scalars import Reader, Text
from sitegen.scaffold.answers import Unfit, value

PROSE = Text(lines=True, longest=30_000)
LINES = Text(lines=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that an entry needs or may have; `reader` is that of the entry's key."""

    option: str
    words: str
    reader: Reader[Any]
    because: str = ""
    is_needed: bool = True

    @property
    def flag(self) -> str:
        """The option as it is typed."""
        return f"--{self.option.replace('_', '-')}"


def text_question(
    option: str, words: str, *, because: str = "", is_needed: bool = True
) -> Question:
    """A question for a text that becomes the prose, or a key, of an entry."""
    reader = PROSE if option == "text" else LINES
    return Question(option=option, words=words, reader=reader, because=because, is_needed=is_needed)


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


def answers(questions: tuple[Question, ...], given: Mapping[str, str]) -> dict[str, str]:
    """An answer to each question, by option; empty for what is neither given nor needed.

    Raises click.UsageError that names every option that is missing, click.BadParameter for
    an answer that cannot be taken.
    """
    found = {
        one.option: checked(one.flag, one.reader, given.get(one.option, "")) for one in questions
    }
    left = [one for one in questions if not found[one.option]]
    if can_ask():
        for one in left:
            found[one.option] = ask_one(one)
        return found
    if missing := [one.flag for one in left if one.is_needed]:
        raise click.UsageError(f"Missing here: {', '.join(missing)}.")
    return found


def ask_one(question: Question) -> str:
    """The answer to a question, from the terminal."""

    def read(text: str) -> str:
        return str(value(question.reader, text)) if text or question.is_needed else ""

    return ask(question.words, read, because=question.because, is_optional=not question.is_needed)


def ask_several(words: str, because: str = "") -> tuple[str, ...]:
    """Texts, one a line, until an empty line."""
    found: list[str] = []
    while True:
        text = ask(
            words if not found else f"{words}, another",
            lambda given: value(LINES, given) if given else "",
            because="" if found else because,
            is_optional=True,
        )
        if not text:
            return tuple(found)
        found.append(text)


def checked(flag: str, reader: Reader[Any], text: str) -> str:
    """What an option says, read as the entry's key is. Raises click.BadParameter."""
    try:
        return str(value(reader, text)) if text.strip() else ""
    except Unfit as problem:
        raise click.BadParameter(str(problem), param_hint=flag) from None
