"""What would be said of a board if some files were in it: asked before anything is written."""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from sitegen import pipeline
from sitegen.cli._options import now, today, writing_style
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.edges.files import read_tree
from sitegen.edges.library import read_library
from sitegen.finding import Finding, Severity
from sitegen.reports._report import Checked
from sitegen.reports.text import REPORT
from sitegen.site import Site
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A board, as it is or as it might be, and everything that `check` says of it."""

    files: tuple[RawFile, ...]
    loaded: pipeline.Loaded
    site: Site
    findings: tuple[Finding, ...]

    def after(self, *files: RawFile) -> Trial:
        """The board with these files, new or in the place of others; its history stays."""
        paths = {file.path for file in files}
        kept = (file for file in self.files if file.path not in paths)
        return self.of((*kept, *files))

    def of(self, files: tuple[RawFile, ...]) -> Trial:
        """The board of these files instead; its history stays."""
        decoded = _decoded(files)
        loaded = replace(self.loaded, decoded=decoded, findings=decoded.findings)
        return _tried(files, loaded, self.site.as_of, self.site.today)

    def since(self, before: Trial) -> tuple[Finding, ...]:
        """What there is to say that was not there before; an edit may have moved its line."""
        known = Counter(_key(one) for one in before.findings)
        found = []
        for one in self.findings:
            known[_key(one)] -= 1
            if known[_key(one)] < 0:
                found.append(one)
        return tuple(found)


def open_trial(root: Path, as_of: date | None) -> Trial:
    """The board in a folder, with its history. Raises Fault where it cannot be read."""
    loaded = pipeline.load(root, os.environ, now())
    facts = loaded.decoded.facts
    files = read_tree(root, max_files=facts.settings.max_files).files
    return _tried(files, loaded, today(facts, as_of), today(facts, None))


def in_memory(files: tuple[RawFile, ...], day: date) -> Trial:
    """A board of these files alone, in no folder and without history."""
    decoded = _decoded(files)
    loaded = pipeline.Loaded(root=Path(), decoded=decoded, findings=decoded.findings)
    return _tried(files, loaded, day, None)


def accepted(before: Trial, after: Trial, goals: int) -> tuple[Finding, ...]:
    """What else there is to say of files that bring no error; for errors, says so and exits with 1.

    `goals` is how many goals these files are about.
    """
    found = after.since(before)
    errors = tuple(one for one in found if one.severity is Severity.ERROR)
    if errors:
        checked = Checked(
            findings=errors,
            documents=after.site.documents,
            goals=goals,
            as_of=after.site.as_of,
        )
        style = writing_style()
        click.echo(REPORT.write(checked, style), nl=False)
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    return found


def _decoded(files: tuple[RawFile, ...]) -> Decoded:
    return decode_board(files, decode_library(read_library()))


def _tried(
    files: tuple[RawFile, ...], loaded: pipeline.Loaded, day: date, present: date | None
) -> Trial:
    shown = pipeline.site(loaded, day, present)
    return Trial(files=files, loaded=loaded, site=shown, findings=pipeline.check(loaded, shown))


def _key(finding: Finding) -> tuple[str, str, str, str]:
    return finding.code, finding.severity, finding.location.path, finding.message
