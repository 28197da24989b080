"""Boards built for the browser, a server for them, and the kinds of pages that they have."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from click.testing import CliRunner

from sitegen.cli import commands
from tests.boards import write
from tests.browser import looking, states, stress

ROOT = Path(__file__).parents[2]
PREFIX = "/some/where/goals/"
"""The sub-path below which pages are served: a board rarely has a host of its own."""

EMPTY = {
    "teams.yaml": "format: 1\nboard: {title: A new board, frozen: 2026-11-20}\n"
    "people:\n  maria: {name: Maria Silva}\n"
    "teams:\n  frontline: {name: Frontline, lead: maria, members: [maria]}\n"
}
ARABIC = {
    "teams.yaml": "format: 1\nboard: {title: أهداف الدعم, language: ar, frozen: 2026-03-01}\n"
    "people:\n  layla: {name: ليلى الأحمد}\n  omar: {name: عمر حداد}\n"
    "teams:\n  frontline:\n    name: خط المواجهة\n    lead: layla\n    sponsor: omar\n"
    "    members: [layla, omar]\n",
    "goals/frontline/faster.md": "---\nkind: hard\ndue: 2026-Q1\nmeasures:\n"
    "  first-response-time: from 4.0 to 2.8 hours\n  csat: guardrail at least 92%\n---\n"
    "# الرد على الرسائل الأولى أسرع بنسبة 30%\nأخبرنا العملاء: ننتظر طويلا.\n",
    "goals/frontline/faster/2026-01-02-agree-layla.md": "",
    "goals/frontline/faster/2026-01-02-agree-omar.md": "",
    "goals/frontline/faster/first-response-time.csv": "date,value\n2026-01-09,3.9\n"
    "2026-01-16,3.7\n2026-01-23,3.8\n2026-01-30,3.5\n2026-02-06,3.4\n",
}
REDIRECT = 'http-equiv="refresh" content="0'
BOARDS = ("example", "stress", "empty", "arabic", "states")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page (`goal`, `team`), and a page that stands for it, below the site."""

    name: str
    path: str


def build(name: str, folder: Path) -> Path:
    """Build one of BOARDS below a folder; the path of the site."""
    files = {
        "stress": stress.files(),
        "states": states.files(),
        "empty": EMPTY,
        "arabic": ARABIC,
    }
    root = write(folder / name, files[name]) if name in files else ROOT
    return build_in(root, folder / f"{name}-site", *(["--drafts"] if name == "states" else []))


def build_in(root: Path, site: Path, *options: str) -> Path:
    """Build the board in a folder into another one, and return that."""
    told = ["build", "--root", str(root), "--output", str(site), *options]
    ran = CliRunner().invoke(commands, told)
    assert (site / "index.html").is_file(), ran.output or repr(ran.exception)
    return site


def pages(site: Path) -> tuple[Path, ...]:
    """All pages of a site that are more than a redirect."""
    found = sorted(site.rglob("*.html"))
    return tuple(path for path in found if REDIRECT not in path.read_text(encoding="utf-8"))


def kinds(site: Path) -> tuple[Kind, ...]:
    """One page of each kind: of pages with the same parent folder the longest one."""
    longest: dict[str, Path] = {}
    for page in pages(site):
        name = _kind(page.relative_to(site))
        known = longest.get(name)
        if known is None or page.stat().st_size > known.stat().st_size:
            longest[name] = page
    return tuple(
        Kind(name, path.relative_to(site).as_posix()) for name, path in sorted(longest.items())
    )


def looked_at(board: str, site: Path, width: int) -> tuple[Kind, ...]:
    """One page of each kind; on a phone also every goal of the board of states."""
    found = kinds(site)
    if board != "states" or width > looking.PHONE:
        return found
    goals = (page.relative_to(site) for page in pages(site) if page.parts[-3] == "goals")
    every = tuple(Kind(f"goal-{page.parent.name}", page.as_posix()) for page in goals)
    return (*(kind for kind in found if kind.name != "goal"), *every)


def _kind(page: Path) -> str:
    """`board`, `404`, `goal` for goals/<id>/index.html, `goal-card` for goals/<id>/card.html."""
    if len(page.parts) == 1:
        return "board" if page.stem == "index" else page.stem
    folder, *inner = page.parts
    if len(inner) == 1:
        return folder
    one = folder.removesuffix("s")
    return one if inner[-1] == "index.html" else f"{one}-{Path(inner[-1]).stem}"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a site below PREFIX, and says nothing of it."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(PREFIX) if path.startswith(PREFIX) else "nowhere"
        return super().translate_path("/" + below)

    def log_message(self, *_: object) -> None:
        """Requests are no news."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site on 127.0.0.1, below a sub-path; its address."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
