"""`sitegen explain`: why a rule is there, what to do, and what it looks like."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from sitegen import rulebook
from sitegen.cli._ask import say
from sitegen.cli._options import root_option
from sitegen.decode.board import decode_board
from sitegen.decode.layout import TEAMS_FILE
from sitegen.decode.notes import shown
from sitegen.edges.files import read_tree
from sitegen.edges.rule_examples import read_rule_examples
from sitegen.explaining import as_json, markdown, text
from sitegen.explaining.examples import examples
from sitegen.explaining.explanation import Explanation
from sitegen.explaining.explanation import explain as explanation
from sitegen.families import FAMILIES
from sitegen.finding import Rule
from sitegen.model.board import Settings

FORMATS = ("text", "markdown", "json")


@click.command("explain")
@click.argument("rules", nargs=-1, metavar="[RULE]...")
@root_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="text",
    help="How it is written. Default: text.",
)
def explain(rules: tuple[str, ...], root: Path, format_name: str) -> None:
    """Say why a rule is there and what to do, with a bad example and a good one.

    RULE is a code, a name, or the letter of a family; without one, all rules are listed. On a
    board, it also says how the rule is set there. Works without a board, too.

    \b
    Examples:
      sitegen explain C610
      sitegen explain no-challenge --format markdown
      sitegen explain M
    """
    meant, lists = _meant(rules)
    shown_examples, settings = examples(read_rule_examples()), _settings(root)
    found = [explanation(rule, shown_examples, settings) for rule in meant]
    written = _written(found, format_name, lists=lists)
    say(written.rstrip("\n"))


def _meant(words: tuple[str, ...]) -> tuple[tuple[Rule, ...], bool]:
    """The rules that these words name, and whether they are to be listed only."""
    known = rulebook.all_rules()
    if not words:
        return known, True
    names = rulebook.by_name(known)
    letters = {family.letter.casefold() for family in FAMILIES}
    lists = all(word.casefold() in letters for word in words)
    strange = {word for word in words if word.casefold() not in letters}
    for word, guess in rulebook.unknown(strange, known).items():
        help_ = guess or "`sitegen explain` lists all of them."
        raise click.UsageError(f"There is no rule {shown(word)}. {help_}")
    found = (
        rule
        for word in words
        for rule in _named(word.casefold(), known, names.get(word.casefold()))
    )
    return tuple(dict.fromkeys(found)), lists


def _named(word: str, known: tuple[Rule, ...], rule: Rule | None) -> Iterable[Rule]:
    """The rule of a name, or those of a family by its letter."""
    return (rule,) if rule else (one for one in known if one.code[0].casefold() == word)


def _settings(root: Path) -> Settings | None:
    """The settings of the board in a folder, None where there is none that can be read."""
    files = [file for file in read_tree(root).files if file.path == TEAMS_FILE]
    facts = decode_board(files).facts
    return facts.settings if facts.document.values else None


def _written(found: list[Explanation], format_name: str, *, lists: bool) -> str:
    if format_name == "json":
        return as_json.explained(found)
    if format_name == "markdown":
        each = "\n".join(markdown.explained(one) for one in found)
        return markdown.listed(found) if lists else each
    return text.listed(found) if lists else "\n\n".join(text.explained(one) for one in found)


COMMAND = explain
