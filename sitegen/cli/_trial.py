"""What would be said of a board if some files were in it: asked before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen import pipeline
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.finding import Finding
from sitegen.reports._report import Checked
from sitegen.site import Site
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True)
class Trial:
    """The files of a board, as they are or as they might be."""

    files: tuple[RawFile, ...]

    def decoded(self) -> Decoded:
        """The board as these files say it."""
        return decode_board(self.files, decode_library(read_library()))

    def findings(self, day: date) -> tuple[Finding, ...]:
        """Everything there is to say about it."""
        return self.checked(day)[1]

    def after(self, file: RawFile, day: date) -> Checked:
        """What there is to say with one more file, and was not without it."""
        before = set(self.findings(day))
        shown, findings = Trial((*self.files, file)).checked(day)
        return Checked(
            findings=tuple(one for one in findings if one not in before),
            documents=shown.documents,
            goals=1,
            as_of=day,
        )

    def checked(self, day: date) -> tuple[Site, tuple[Finding, ...]]:
        """The board as of a day, and everything there is to say about it."""
        loaded = _loaded(self.decoded())
        shown = pipeline.site(loaded, day)
        return shown, pipeline.check(loaded, shown)


def _loaded(decoded: Decoded) -> pipeline.Loaded:
    # What is tried lies in memory, so there is no folder that its templates could be in.
    return pipeline.Loaded(root=Path(), decoded=decoded, findings=decoded.findings)
