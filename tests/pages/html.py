"""Reading pages back strictly: nesting, headings, ids, links, text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_WITHIN_WORDS = frozenset("a bdi strong em code time".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Outline(HTMLParser):
    """What stands in a page; `problems` names what a browser would have to repair."""

    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)
        if tag not in _VOID:
            self._open.append(tag)
        if ("aria-hidden", "true") in attrs:
            self._hidden = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")
        if len(self._open) < self._hidden:
            self._hidden = 0
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden and self._open[-1:] != ["script"]:
            self.text += data

    def _space(self, tag: str) -> None:
        if tag not in _WITHIN_WORDS:
            self.text += " "

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._space(tag)
        for name, value in attrs:
            self.attributes.append(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def close(self) -> None:
        super().close()
        self.problems += [f"<{tag}> is never closed" for tag in self._open]


def text_of(html: str) -> str:
    """What a page says, without the shapes that only stand beside words."""
    return " ".join(outline(html).text.split())


def outline(html: str) -> Outline:
    """The outline of a page."""
    found = Outline()
    found.feed(html)
    found.close()
    return found
