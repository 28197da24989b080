"""Writing entries: tried in memory first, then all of them or none, then how to propose them."""

from __future__ import annotations

import os
import shlex
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import click

from sitegen import pipeline
from sitegen.cli._ask import say
from sitegen.cli._book import Book
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.create import create
from sitegen.edges.library import read_library
from sitegen.edges.replace import create_and_replace
from sitegen.finding import Finding, Severity
from sitegen.reports._report import Checked, Style
from sitegen.reports.text import REPORT
from sitegen.site import Site
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """New entries, and a goal's file with another text where one is edited.

    `beside` are files that were edited by hand and are proposed with them.
    """

    entries: tuple[RawFile, ...]
    edited: RawFile | None = None
    beside: tuple[str, ...] = ()


def board_with(book: Book, draft: Draft) -> Site:
    """The board as it would be. Where an error would come with it, says so and exits with 1."""
    edited = (draft.edited,) if draft.edited else ()
    paths = {file.path for file in edited}
    files = (*(file for file in book.files if file.path not in paths), *edited, *draft.entries)
    decoded = decode_board(files, decode_library(read_library()))
    loaded = replace(book.loaded, decoded=decoded, findings=decoded.findings)
    after = pipeline.site(loaded, book.day, book.site.today)
    new = _new_errors(book.findings, pipeline.check(loaded, after))
    if new:
        checked = Checked(
            findings=new, documents=after.documents, goals=len(draft.entries), as_of=book.day
        )
        style = Style(in_ci=bool(os.environ.get("CI")))
        click.echo(REPORT.write(checked, style), nl=False)
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    return after


def _new_errors(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The errors that were not there; where they stand does not count, as an edit moves lines."""
    known = Counter((one.code, one.location.path, one.message) for one in before)
    found = []
    for one in after:
        key = (one.code, one.location.path, one.message)
        known[key] -= 1
        if known[key] < 0 and one.severity is Severity.ERROR:
            found.append(one)
    return tuple(found)


def write(book: Book, draft: Draft) -> None:
    """Write the entries, and the edited file with them. Raises Fault and then writes nothing."""
    if draft.edited is None:
        create(book.root, draft.entries)
        return
    before = next(file.data for file in book.files if file.path == draft.edited.path)
    create_and_replace(book.root, draft.entries, draft.edited, before)


def tell(book: Book, draft: Draft, branch: str, message: str) -> None:
    """Say what was written, and the git commands that propose it."""
    here, root = Path.cwd().resolve(), book.root.resolve()
    base = here if here.is_relative_to(root) else root
    for file in draft.entries:
        say(f"Wrote {os.path.relpath(root / file.path, base)}")
    if draft.edited:
        say(f"Edited {os.path.relpath(root / draft.edited.path, base)}")
    changed = (*draft.entries, *((draft.edited,) if draft.edited else ()))
    paths = (*(file.path for file in changed), *draft.beside)
    say("\nPropose it:")
    if base is not here:
        say(f"  cd {shlex.quote(str(book.root))}")
    say(f"  git switch -c {shlex.quote(branch)}")
    say(f"  git add {shlex.join(os.path.relpath(root / path, base) for path in paths)}")
    say(f"  git commit -m {shlex.quote(message)}")
    say(f"  git push -u origin {shlex.quote(branch)}")
    say("and open a pull request.")
