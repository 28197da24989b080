"""Templates: the one place that knows Jinja2, and the one that lets markup into a page."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from sitegen.charts._svg import Svg
from sitegen.edges.files import read_folder
from sitegen.faults import Fault
from sitegen.output import OutputFile, View
from sitegen.prose.direction import settled
from sitegen.prose.render import render

MAX_FILES = 1_000
MAX_BYTES = 4 * 1024 * 1024
MAX_TOTAL = 32 * 1024 * 1024
"""The most files of a board's own, and the most bytes of one and of all of them."""

_STATIC = "static"


class TemplateFault(Fault):
    """A template cannot be read, parsed or filled; the message names its file and line."""


def packaged_templates() -> Path:
    """The templates that come with the program: beside the package in a checkout, else inside it.

    Raises TemplateFault where there are none.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_templates", package.parent / "templates"):
        if (folder / "base.html").is_file():
            return folder
    raise TemplateFault(f"The templates of sitegen are missing beside {package}. Install it again.")


def own_templates(folder: Path) -> Mapping[str, bytes]:
    """A board's own templates, by path from their folder; none where there is no such folder.

    They come with pull requests, and everything in `static/` is published. So all of them are
    ordinary files that really lie in the folder, which is itself no link; hidden ones are
    passed over. Raises TemplateFault for anything else, and for too much of it.
    """
    listing = read_folder(folder, max_bytes=MAX_BYTES, max_files=MAX_FILES, max_total=MAX_TOTAL)
    for file in listing.files:
        if file.refusal:
            raise TemplateFault(
                f"{folder.parent / file.path} cannot be used ({file.detail}). Templates are "
                f"ordinary files of at most {MAX_BYTES >> 20} MiB in a folder of their own."
            )
    if listing.truncated:
        raise TemplateFault(
            f"{folder} holds too much: at most {MAX_FILES:,} files and {MAX_TOTAL >> 20} MiB."
        )
    return {file.path.partition("/")[2]: file.data for file in listing.files}


class _Folders(BaseLoader):
    """Looks for a template among the board's own first, by path or by file name alone."""

    def __init__(self, board: Path | None, packaged: Path) -> None:
        self._board = board or Path()
        self.own = own_templates(board) if board else {}
        self._packaged = packaged

    def find(self, name: str) -> tuple[Path, bytes] | None:
        """The file for a template's name and what it holds, or None."""
        parts = name.split("/")
        if ".." in parts or name.startswith("/") or "\\" in name:
            return None
        for choice in (name, parts[-1]):
            if choice in self.own:
                return self._board / choice, self.own[choice]
        path = self._packaged / name
        return (path, path.read_bytes()) if path.is_file() else None

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - the loader of Jinja2 asks for it
        template: str,
    ) -> tuple[str, str, None]:
        """The text of a template and the file it came from."""
        found = self.find(template)
        if found is None:
            raise TemplateNotFound(template)
        path, data = found
        try:
            return data.decode("utf-8"), str(path), None
        except UnicodeDecodeError as problem:
            raise TemplateFault(f"{path}: cannot be read ({problem}).") from problem

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja2 calls it that
    ) -> Template:
        """The compiled template, as that of Jinja2 but for remembering what was compiled."""
        text, path, _ = self.get_source(environment, name)
        code = _code(text, name, path)
        return environment.template_class.from_code(environment, code, globals or {})


class Renderer:
    """Turns views into pages; templates are compiled once.

    A board's templates are content like its goals: they run in a sandbox, cannot reach Python,
    and cannot switch escaping off except by markup they contain themselves.
    """

    def __init__(self, board_templates: Path | None = None) -> None:
        self._packaged = packaged_templates()
        self._loader = _Folders(board_templates, self._packaged)
        self._environment = _environment(self._loader)

    def render(self, view: View) -> OutputFile:
        """The finished page. Raises TemplateFault, naming file and line, for a broken template."""
        template = self._template(view.template)
        try:
            html = template.render(head=view.head, page=view.data)
        except TemplateFault:
            raise
        except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as problem:
            raise TemplateFault(self._place(problem, view.template)) from problem
        return OutputFile(view.path, html.encode("utf-8", "replace"))

    def static(self) -> Iterator[OutputFile]:
        """The files that pages link to, the board's own before the packaged ones, by name."""
        folder = self._packaged / _STATIC
        names = {path.name for path in folder.iterdir() if path.is_file()}
        for path in self._loader.own:
            above, _, name = path.rpartition("/")
            if above == _STATIC:
                names.add(name)
        for name in sorted(names):
            found = self._loader.find(f"{_STATIC}/{name}")
            if found:
                yield OutputFile(f"{_STATIC}/{name}", found[1])

    def _template(self, name: str) -> Template:
        try:
            return self._environment.get_template(name)
        except TemplateError as problem:
            raise TemplateFault(self._place(problem, name)) from problem

    def _place(self, problem: Exception, name: str) -> str:
        """The innermost template line of a traceback, and what is wrong there."""
        line = getattr(problem, "lineno", None)
        path = getattr(problem, "filename", None)
        if isinstance(problem, TemplateNotFound):
            path, line = None, None
            message = f"the template {problem} does not exist"
        else:
            message = str(problem) or type(problem).__name__
        if path is None:
            for frame in traceback.extract_tb(problem.__traceback__):
                if Path(frame.filename).suffix not in (".py", ""):
                    path, line = frame.filename, frame.lineno
        found = self._loader.find(name)
        where = f"{path or (found[0] if found else name)}" + (f":{line}" if line else "")
        return f"{where}: {message}. Correct the template, or delete it to use the packaged one."


def _environment(loader: BaseLoader) -> Environment:
    """What every template runs in, whoever wrote it."""
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters["prose"] = prose
    environment.filters["svg"] = picture
    del environment.filters["safe"]
    return environment


@lru_cache(maxsize=100)
def _code(text: str, name: str, path: str) -> CodeType:
    """What a template compiles to: its text decides, so a board that is built anew need not."""
    return _environment(BaseLoader()).compile(text, name, path)


def _finished(value: object) -> object:
    """What a template prints, without signs that would turn the direction of what follows."""
    if isinstance(value, Markup):
        return Markup(settled(value))  # noqa: S704 - it was markup before, and signs were taken out
    return settled(value) if isinstance(value, str) else value


def prose(text: str, base_level: int = 3) -> Markup:
    """Markdown as sanitised HTML: the only way for people's markup into a page."""
    return Markup(render(text, base_level=base_level))  # noqa: S704 - sanitised just now


def picture(chart: Svg) -> Markup:
    """A chart as markup. Raises TypeError for anything that the charts did not make."""
    if not isinstance(chart, Svg):
        raise TypeError("the svg filter takes a chart")
    return Markup(chart.markup)  # noqa: S704 - made by sitegen.charts, which escapes
