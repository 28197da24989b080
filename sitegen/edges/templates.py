"""Templates: the one place that knows Jinja2, and the one that lets markup into a page."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

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
from sitegen.faults import Fault
from sitegen.output import OutputFile, View
from sitegen.prose.render import render

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


class _Folders(BaseLoader):
    """Looks for a template among the board's own first, by path or by file name alone.

    Only files that really lie in the folder are read: a link to elsewhere is not there.
    """

    def __init__(self, board: Path | None, packaged: Path) -> None:
        self._board = board.resolve() if board else None
        self._packaged = packaged

    def path(self, name: str) -> Path | None:
        """The file for a template's name, or None."""
        parts = name.split("/")
        if ".." in parts or name.startswith("/") or "\\" in name:
            return None
        if self._board:
            for choice in (self._board / name, self._board / parts[-1]):
                if choice.is_file() and choice.resolve().is_relative_to(self._board):
                    return choice
        return self._packaged / name if (self._packaged / name).is_file() else None

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - the loader of Jinja2 asks for it
        template: str,
    ) -> tuple[str, str | None, None]:
        """The text of a template and the file it came from."""
        path = self.path(template)
        if path is None:
            raise TemplateNotFound(template)
        try:
            return path.read_text(encoding="utf-8"), str(path), None
        except (OSError, UnicodeDecodeError) as problem:
            raise TemplateFault(f"{path}: cannot be read ({problem}).") from problem


class Renderer:
    """Turns views into pages; templates are compiled once.

    A board's templates are content like its goals: they run in a sandbox, cannot reach Python,
    and cannot switch escaping off except by markup they contain themselves.
    """

    def __init__(self, board_templates: Path | None = None) -> None:
        self._packaged = packaged_templates()
        self._board = board_templates if board_templates and board_templates.is_dir() else None
        self._loader = _Folders(self._board, self._packaged)
        self._environment = ImmutableSandboxedEnvironment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.filters["prose"] = prose
        self._environment.filters["svg"] = picture
        del self._environment.filters["safe"]

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
        own = self._board / _STATIC if self._board else None
        if own and own.is_dir():
            names |= {path.name for path in own.iterdir() if path.is_file()}
        for name in sorted(names):
            path = self._loader.path(f"{_STATIC}/{name}")
            if path:
                yield OutputFile(f"{_STATIC}/{name}", path.read_bytes())

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
        where = f"{path or self._loader.path(name) or name}" + (f":{line}" if line else "")
        return f"{where}: {message}. Correct the template, or delete it to use the packaged one."


def prose(text: str, base_level: int = 3) -> Markup:
    """Markdown as sanitised HTML: the only way for people's markup into a page."""
    return Markup(render(text, base_level=base_level))  # noqa: S704 - sanitised just now


def picture(chart: Svg) -> Markup:
    """A chart as markup. Raises TypeError for anything that the charts did not make."""
    if not isinstance(chart, Svg):
        raise TypeError("the svg filter takes a chart")
    return Markup(chart.markup)  # noqa: S704 - made by sitegen.charts, which escapes
