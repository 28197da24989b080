"""`static/board.css` and `static/logo.*`: the look of a board of its own, where it chose one."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.colours import accents
from sitegen.output import Export, OutputFile
from sitegen.site import Site

_STYLE = """\
:root {{ --accent: {light}; }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}
"""


def _files(site: Site) -> Iterator[OutputFile]:
    shown = accents(site.facts.look)
    if shown:
        style = _STYLE.format(light=shown.light, dark=shown.dark)
        yield OutputFile("static/board.css", style.encode())
    if site.logo:
        yield OutputFile(f"static/logo.{site.logo.ending}", site.logo.data)


EXPORT = Export(_files)
