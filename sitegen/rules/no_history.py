"""H701 no-history: where git's history cannot be read, the board says so, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.history import NoHistory
from sitegen.site import Site

RULE = Rule(
    code="H701",
    name="no-history",
    severity=Severity.HINT,
    why="Only history tells who agreed by their own commit, and whether terms or entries were "
    "changed in silence. Without it nothing is invented: such things show as unknown.",
    fix="Check a full clone of the repository.",
)

_FIXES = {
    NoHistory.NO_GIT: "Install git, and check again.",
    NoHistory.NO_REPOSITORY: "Put the board into a git repository, and commit it.",
    NoHistory.NOT_TRUSTED: "Run this as the owner of the folder, or tell git that you trust it: "
    "git config --global --add safe.directory FOLDER.",
    NoHistory.EMPTY: "Commit the board once; history begins there.",
    NoHistory.LED_ASTRAY: "Take the files HEAD, config, objects/ and refs/ out of the board's "
    "folder; nothing of a board has these names.",
    NoHistory.FAILED: "Look at what `git log` says here, and check again.",
    NoHistory.SHALLOW: "Fetch the rest with `git fetch --unshallow`; in CI, check out with full "
    "depth (fetch-depth: 0).",
}


_SUSPECT = (NoHistory.LED_ASTRAY, NoHistory.FAILED)
"""What no honest board leads to: whoever breaks history may want something not to be seen."""


def check(site: Site) -> Iterator[Finding]:
    """One finding for a board without its history: a hint, or an error where it was broken."""
    missing = site.missing_history
    if missing is None:
        return
    finding = RULE.at(
        site.facts.document.at(),
        f"History was left out: {missing}.",
        fix=_FIXES.get(missing, ""),
    )
    yield replace(finding, severity=Severity.ERROR) if missing in _SUSPECT else finding
