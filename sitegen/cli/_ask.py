"""One question on the terminal: asked until its answer can be taken."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap
from typing import TypeVar

import click

from sitegen.printing.text import Style, harmless
from sitegen.scaffold.answers import AskedBack, Unfit

T = TypeVar("T")


def ask(
    question: str,
    read: Callable[[str], T],
    *,
    because: str = "",
    wanted: str = "An answer is needed here.",
    default: str = "",
    is_optional: bool = False,
) -> T:
    """The answer as `read` takes it; what it says of a wrong one is shown, and asked again.

    A bare `?` is no answer: the reason is said once more. `because` is a line on why we ask, and
    `wanted` what is said of an empty answer. `default` is taken for an empty line, and an empty
    text where the question `is_optional`. Raises click.Abort at Ctrl-C or the end of input.
    """
    if because:
        say(f"\n{because}")
    while True:
        text = click.prompt(
            harmless(question, Style()), default=default, show_default=bool(default)
        ).strip()
        if not text and not is_optional:
            say(f"  {wanted}")
            continue
        try:
            found = read(text)
        except Unfit as problem:
            if text != "?" or isinstance(problem, AskedBack):
                say(wrapped(f"  {problem}"))
                continue
        else:
            if text != "?":
                return found
        say(because or f"  {wanted}")  # whoever asks back has not answered


def wrapped(text: str) -> str:
    """A text in lines that every terminal has room for; line breaks stay."""
    return "\n".join(
        "\n".join(wrap(line, 88, break_long_words=False, break_on_hyphens=False)) or line
        for line in text.split("\n")
    )


def say(text: str) -> None:
    """Lines on the terminal; what boards say in them cannot move the cursor."""
    for line in text.split("\n"):
        click.echo(harmless(line, Style()))
