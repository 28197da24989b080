"""Rendering every page of a site, as a build does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from sitegen.discovery import modules
from sitegen.edges.templates import Renderer
from sitegen.output import View
from sitegen.site import Site


class Pages(Mapping[str, str]):
    """All pages of a site by path, each described and rendered when somebody looks at it."""

    def __init__(self, site: Site) -> None:
        carriers = modules("sitegen.pages", "PAGE")
        self._coming = (view for module in carriers for view in module.PAGE.views(site))
        self._views: dict[str, View] = {}
        self._rendered: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        while path not in self._views:
            if not self._take():
                raise KeyError(path)
        if path not in self._rendered:
            self._rendered[path] = renderer().render(self._views[path]).data.decode()
        return self._rendered[path]

    def __contains__(self, path: object) -> bool:
        return path in set(self)

    def __iter__(self) -> Iterator[str]:
        while self._take():
            pass
        return iter(self._views)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _take(self) -> bool:
        """Describe one page more; False where there is none."""
        view = next(self._coming, None)
        if view is None:
            return False
        self._views[view.path] = view
        return True


@cache
def renderer() -> Renderer:
    """The one for all tests, since templates stay as they are meanwhile."""
    return Renderer()


def pages(site: Site) -> Pages:
    """All pages of a site by path."""
    return Pages(site)
