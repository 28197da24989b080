"""The program from end to end: load a board, check it, describe its site, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sitegen import checking, exports, pages
from sitegen.compute.clocks import believable
from sitegen.compute.fold import fold
from sitegen.compute.history import histories, trace
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.decode.layout import team_folder
from sitegen.decode.logo import LOGO_LIMIT, decode_logo
from sitegen.decode.text import too_many_files
from sitegen.discovery import modules
from sitegen.edges.files import read_file, read_tree
from sitegen.edges.git import open_repository, read_blobs, read_log, read_revision
from sitegen.edges.library import read_library
from sitegen.edges.templates import Renderer
from sitegen.faults import Fault
from sitegen.finding import Finding
from sitegen.model.board import Logo, Metric, Settings
from sitegen.model.history import GoalHistory, Log, NoHistory
from sitegen.output import OutputFile, View
from sitegen.site import Site
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A board as its files and its history say it, and what was found while reading them.

    `missing` says why there is no history, where it was asked for and could not be had.
    """

    root: Path
    decoded: Decoded
    findings: tuple[Finding, ...]
    histories: Mapping[str, GoalHistory] = field(default_factory=dict)
    missing: NoHistory | None = None
    commit: str = ""
    logo: Logo | None = None


def load(root: Path, git: Mapping[str, str] | None = None, now: int | None = None) -> Loaded:
    """Read the board in a folder, with its history where `git` has an environment for it.

    `now` is the time in seconds since 1970; commits that claim to be later are not believed.
    Raises Fault where the folder cannot be read.
    """
    library = decode_library(read_library())
    listing = read_tree(root)
    decoded = decode_board(listing.files, library)
    limit = decoded.facts.settings.max_files
    if limit != Settings().max_files:
        # How many files to read stands in one of them, so only such a board is read twice.
        listing = read_tree(root, max_files=limit)
        decoded = decode_board(listing.files, library)
    extra = (too_many_files(limit),) if listing.truncated else ()
    loaded = Loaded(root=root, decoded=decoded, findings=(*decoded.findings, *extra))
    loaded = _with_logo(loaded, lambda path: read_file(root, path, LOGO_LIMIT))
    return loaded if git is None else _with_history(loaded, library, git, now)


def load_revision(
    root: Path, revision: str, git: Mapping[str, str], now: int | None = None
) -> Loaded:
    """Read the board as a commit has it, without touching the work tree. Raises Fault."""
    repository = open_repository(root, git)
    if isinstance(repository, Log):
        raise Fault(f"There is no commit to read: {repository.missing}.")
    library = decode_library(read_library())
    commit, files = read_revision(repository, revision)
    decoded = decode_board(files, library)
    loaded = Loaded(root=root, decoded=decoded, findings=decoded.findings)
    loaded = _with_logo(
        loaded, lambda path: next(iter(read_revision(repository, commit, (path,))[1]), None)
    )
    return _with_history(loaded, library, git, now, commit)


def _with_logo(loaded: Loaded, read: Callable[[str], RawFile | None]) -> Loaded:
    """The board with its logo, or with what is wrong with it."""
    facts = loaded.decoded.facts
    if not facts.look.logo:
        return loaded
    at = facts.document.at("board", "logo")
    logo, finding = decode_logo(read(facts.look.logo), facts.look.logo, at)
    found = (finding,) if finding else ()
    return replace(loaded, logo=logo, findings=(*loaded.findings, *found))


def _with_history(
    loaded: Loaded,
    library: tuple[Metric, ...],
    git: Mapping[str, str],
    now: int | None,
    revision: str = "HEAD",
) -> Loaded:
    """The board with its history; one that git cannot read takes nothing else away."""
    repository = open_repository(loaded.root, git)
    if isinstance(repository, Log):
        return replace(loaded, missing=repository.missing)
    goals, facts = loaded.decoded.goals, loaded.decoded.facts
    try:
        log = believable(read_log(repository, revision), now)
        if log.missing:
            return replace(loaded, missing=log.missing, commit=log.head)
        traced = trace(log)
        contents = read_blobs(repository, traced.blobs(goals))
    except Fault:
        return replace(loaded, missing=NoHistory.FAILED)
    found = histories(traced, goals, contents, facts, library)
    return replace(loaded, histories=found, commit=log.head)


def site(loaded: Loaded, as_of: date, today: date | None = None) -> Site:
    """The board as of a day, everything computed; `today` where that is another day."""
    decoded = loaded.decoded
    return Site(
        facts=decoded.facts,
        as_of=as_of,
        goals=tuple(
            fold(goal, decoded.facts, as_of, loaded.histories.get(goal.id))
            for goal in decoded.goals
        ),
        unread=tuple(sorted(team_folder(path) for path in decoded.unread)),
        commit=loaded.commit,
        missing_history=loaded.missing,
        documents=decoded.documents,
        today=today,
        logo=loaded.logo,
    )


def check(loaded: Loaded, shown: Site) -> tuple[Finding, ...]:
    """Everything there is to say about a board."""
    return examine(loaded, shown).findings


def examine(loaded: Loaded, shown: Site) -> checking.Examined:
    """Everything there is to say about a board, and what its files ask to ignore."""
    return checking.examine(shown, loaded.findings)


def views(shown: Site) -> tuple[View, ...]:
    """Every page of the site, described."""
    return tuple(view for module in modules(pages, "PAGE") for view in module.PAGE.views(shown))


def outputs(
    shown: Site,
    described: Iterable[View],
    templates: Path | None,
    step: Callable[[], None] = lambda: None,
) -> Iterator[OutputFile]:
    """Every file of the site: its described pages, rendered, then exports and static files.

    `templates` is the folder of the board's own, which go before the packaged ones; `step`
    is called after each page. Raises Fault for a template that cannot be used.
    """
    renderer = Renderer(templates)
    for view in described:
        yield renderer.render(view)
        step()
    for module in modules(exports, "EXPORT"):
        yield from module.EXPORT.files(shown)
    yield from renderer.static()
