"""`sitegen codeowners`: the file by which a forge asks the right people to look."""

from __future__ import annotations

import difflib
import os
import sys
from datetime import date
from pathlib import Path, PurePosixPath

import click

from sitegen import pipeline
from sitegen.cli._ask import say
from sitegen.cli._options import as_of_option, need_board, root_option, today, writing_style
from sitegen.codeowners import PLACES, USUAL, block, merged
from sitegen.edges.create import create
from sitegen.edges.files import read_file
from sitegen.edges.replace import create_and_replace
from sitegen.faults import Fault
from sitegen.forge import forge_of
from sitegen.model.board import BoardFacts, Forge
from sitegen.printing.text import harmless
from sitegen.source import RawFile

_LIMIT = 3_000_000
"""GitHub reads no file from 3 MB on (docs.github.com/articles/about-code-owners)."""


@click.command("codeowners")
@root_option
@as_of_option
@click.option(
    "--forge",
    "kind",
    type=click.Choice([kind.value for kind in PLACES]),
    help="The forge that reads it. Default: as in teams.yaml.",
)
@click.option(
    "--output",
    metavar="PATH",
    help="The file, from the top of the repository. Default: the one that is there, or "
    ".github/CODEOWNERS on GitHub, .gitlab/CODEOWNERS on GitLab.",
)
@click.option("--emails", is_flag=True, help="Ask people without an account by e-mail address.")
@click.option("--check", is_flag=True, help="Write nothing; fail, with a diff, if it is not so.")
def codeowners(
    root: Path,
    as_of: date | None,
    kind: str | None,
    output: str | None,
    *,
    emails: bool,
    check: bool,
) -> None:
    """Write CODEOWNERS: who is asked to look at what.

    Each team is asked about its goals, each person about the entries in their name, leads and
    sponsors about teams.yaml and the workflows; all by their accounts in teams.yaml. What
    stands outside of the two markers in the file is yours and stays.

    \b
    Examples:
      sitegen codeowners
      sitegen codeowners --forge gitlab --output CODEOWNERS
      sitegen codeowners --check
    """
    need_board(root)
    loaded = pipeline.load(root)
    facts = loaded.decoded.facts
    forge = _forge(facts, kind)
    top = _top(root, facts)
    place = _place(top, forge, output)
    before = _read(top, place)
    ours = block(pipeline.site(loaded, today(facts, as_of)), forge, place, emails=emails)
    try:
        after = merged(before or "", ours)
    except ValueError as problem:
        raise Fault(f"{place} cannot be written: {problem}.") from problem
    if after == before:
        say(f"{place} says what teams.yaml says.")
    elif check:
        _tell(place, before or "", after)
        sys.exit(1)
    else:
        _write(top, place, before, after)
        say(f"{place} is written. Propose it with your next change.")


def _forge(facts: BoardFacts, kind: str | None) -> Forge:
    forge = Forge(kind) if kind else forge_of(facts)
    if forge not in PLACES:
        raise click.UsageError("Which forge will read it? Name it: --forge github, or gitlab.")
    return forge


def _top(root: Path, facts: BoardFacts) -> Path:
    """The top of the repository, by the folder that teams.yaml says the board lies in."""
    folder = [part for part in facts.folder.split("/") if part not in ("", ".")]
    full = root.resolve()
    if not folder:
        return full
    if list(full.parts[-len(folder) :]) != folder:
        raise Fault(
            f"The board lies in {full}, but `folder` in teams.yaml says {facts.folder}. "
            "Correct one of them first."
        )
    return full.parents[len(folder) - 1]


def _place(top: Path, forge: Forge, output: str | None) -> str:
    """The path that was asked for, or the first that the forge would read, or the usual one."""
    if not output:
        there = (place for place in PLACES[forge] if os.path.lexists(top / place))
        return next(there, USUAL[forge])
    path = PurePosixPath(output)
    if path.is_absolute() or ".." in path.parts or path == PurePosixPath():
        raise click.BadParameter(
            "A path from the top of the repository is needed, such as .github/CODEOWNERS.",
            param_hint="--output",
        )
    return str(path)


def _read(top: Path, place: str) -> str | None:
    """What the file says; None where there is none."""
    found = read_file(top, place, _LIMIT)
    if found is None:
        return None
    if found.refusal:
        raise Fault(f"{place} cannot be read: {found.detail or found.refusal}.")
    try:
        return found.data.decode("utf-8")
    except UnicodeDecodeError:
        raise Fault(f"{place} cannot be read: it is not UTF-8.") from None


def _write(top: Path, place: str, before: str | None, after: str) -> None:
    file = RawFile(place, after.encode())
    if before is None:
        create(top, (file,))
    else:
        create_and_replace(top, (), file, before.encode())


def _tell(place: str, before: str, after: str) -> None:
    """What differs, line by line."""
    style = writing_style()
    names = (place, f"{place} as teams.yaml says")
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), *names, lineterm=""):
        say(harmless(line, style))
    say(f"\n{place} is out of date. `sitegen codeowners` writes it anew.")


COMMAND = codeowners
