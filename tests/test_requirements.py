"""`docs/requirements.md` names nothing that is not there: rules, pages, their words, commands."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import click
import pytest

from sitegen import checking, pipeline
from sitegen.cli import commands
from sitegen.discovery import modules
from sitegen.site import Site
from sitegen.visibility import public
from tests.pages.build import pages
from tests.pages.html import text_of

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs" / "requirements.md"
ROWS = re.findall(r"(?m)^\| ([A-Z]\d+) \| .*? \| (.*) \|$", TABLE.read_text("utf-8"))
FILES = (ROOT / "docs" / "files.md").read_text("utf-8")
WANTED = {"A": 14, "B": 8, "C": 7, "D": 7, "E": 5, "F": 4}
"""How many rows the guides gave each part."""

EXAMPLE = "answer-first-messages-faster"
FROZEN = date(2026, 11, 20)
CODES = {rule.code for rule in checking.all_rules()}
NAMED = [(id, name) for id, cell in ROWS for name in re.findall(r"`([^`]+)`", cell)]


@cache
def example() -> Site:
    """The board of this repository, as everybody sees it."""
    return public(pipeline.site(pipeline.load(ROOT), FROZEN))


@cache
def exported() -> frozenset[str]:
    """The paths of all files that the example board has beside its pages."""
    exports = [module.EXPORT for module in modules("sitegen.exports", "EXPORT")]
    return frozenset(file.path for export in exports for file in export.files(example()))


@cache
def site_pages() -> dict[str, str]:
    """What every page of the example board says, by its path."""
    return {path: text_of(page) for path, page in pages(example()).items()}


def pages_at(address: str) -> list[str]:
    """The texts of the pages at an address such as `goals/<id>/`."""
    path = address if address.endswith(".html") else f"{address}index.html"
    pattern = re.escape(path).replace("<id>", "[^/]+")
    return [text for path, text in site_pages().items() if re.fullmatch(pattern, path)]


def is_command(words: list[str]) -> bool:
    """Whether words such as `new --template` or `entry note` are a command, with its options."""
    found: click.Command = commands
    context = click.Context(commands)
    for word in words:
        if word.startswith("--"):
            if not any(word in one.opts for one in found.params):
                return False
        elif isinstance(found, click.Group):
            inner = found.get_command(context, word)
            if inner is None:
                return False
            found = inner
    return True


def exists(name: str) -> bool:
    """Whether what stands between backticks is there."""
    if re.fullmatch(r"[A-Z]\d{3}", name):
        return name in CODES
    if name.startswith("sitegen "):
        return is_command(name.split()[1:])
    if name.startswith(("tests/", "goals/")) and name.endswith((".py", ".md")):
        return (ROOT / name).is_file()
    if name.endswith(("/", ".html")):
        return bool(pages_at(name)) or name.replace("<id>", EXAMPLE) in exported()
    if name.endswith((".xml", ".ics", ".csv")):
        return name in exported()
    return re.search(rf"`{name}\b|^[ #{{]*{name}:", FILES, re.MULTILINE) is not None


def test_every_row_of_the_guides_is_there_once() -> None:
    ids = [f"{letter}{number}" for letter, most in WANTED.items() for number in range(1, most + 1)]
    assert [id for id, _ in ROWS] == ids


@pytest.mark.parametrize(("id", "name"), NAMED)
def test_what_a_row_names_exists(id: str, name: str) -> None:
    assert exists(name), f"{id} names {name}"


def quoted() -> list[tuple[str, str]]:
    """Each address with the words in quotation marks that follow it."""
    found = []
    for _, cell in ROWS:
        for address, words in re.findall(r"`([^`]+(?:/|\.html))`((?: “[^”]+”,?)+)", cell):
            found += [(address, one) for one in re.findall("“([^”]+)”", words)]
    return found


@pytest.mark.parametrize(("address", "words"), quoted())
def test_the_words_that_a_row_quotes_stand_on_such_a_page(address: str, words: str) -> None:
    assert any(words in text for text in pages_at(address)), f"{words} is nowhere on {address}"


def test_most_rows_name_more_than_words() -> None:
    assert len(NAMED) > 100
    assert {id for id, _ in ROWS} == {id for id, _ in NAMED}
