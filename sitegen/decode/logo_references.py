"""What the parts of an SVG refer to, and how much a browser draws because of that.

A copy (`<use>`), a pattern, a mask or a clip draws again what it refers to, for each shape that
refers to it. Where these refer to one another, ten lines are drawn millions of times, and what
refers to itself is no picture at all (SVG 2, https://www.w3.org/TR/SVG2/linking.html).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

MOST_DRAWN = 2_000
"""How many elements are drawn because something refers to them; in a logo some dozens are."""
_DEEPEST = 8
"""So many times something that is referred to may refer to something else in its turn."""

_GRADIENTS = ("linearGradient", "radialGradient")
"""These colour a shape, and draw nothing by themselves."""
_NAMED = ("pattern", "mask", "clipPath")
_ID = re.compile(r"[\w.:-]*")
"""Ids that can be found in an address whatever stands around them."""
_ONCE = ("mask", "clip-path", "href")
"""What these refer to is drawn once for an element; a colour is handed down to all below it."""

_TO = re.compile(r"url\(\s*(?:[\"']\s*)?#([^\"')]*)", re.IGNORECASE)
_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_AGAIN = (
    f"draws more than {MOST_DRAWN:,} parts again and again (by <use>, <pattern>, <mask> or "
    "<clipPath>)"
)
_UNCLEAR = "has <style> that refers to a part by more than a class, an id or a name"
_PLAIN = re.compile(r"[.#]?[A-Za-z_][-\w]*")


class RepeatedError(Exception):
    """Why an SVG is not drawn, in words to follow its path."""


@dataclass(frozen=True, slots=True, order=True)
class _Reference:
    """From the element at one place, in the order of the file, to the one at another."""

    at: int
    to: int
    is_copy: bool
    is_handed_down: bool


def check_references(root: ET.Element) -> None:
    """Raise RepeatedError for an SVG that draws itself, or a few shapes very many times."""
    _Drawing(root).repeated(0, ())


class _Drawing:
    """The elements of an SVG in their order, and what each refers to, gradients left out."""

    def __init__(self, root: ET.Element) -> None:
        self._elements = list(root.iter())
        sizes: dict[ET.Element, int] = {}
        for one in reversed(self._elements):  # descendants come behind their ancestors
            sizes[one] = 1 + sum(sizes[child] for child in one)
        self._sizes = [sizes[one] for one in self._elements]
        by_id: dict[str, int] = {}
        for at, one in enumerate(self._elements):
            by_id.setdefault(one.get("id", ""), at)
            if _name(one) in _NAMED and not _ID.fullmatch(one.get("id", "")):
                raise RepeatedError(f"has a <{_name(one)}> with an id of other signs than letters")
        drawn = {id: at for id, at in by_id.items() if id and not self._is_gradient(at)}
        found = (*self._at_elements(), *self._in_styles(drawn))
        self._references = sorted(
            _Reference(at, drawn[id], key == "href", key not in _ONCE)
            for at, key, id in found
            if id in drawn
        )
        self._known: dict[int, int] = {}

    def repeated(self, at: int, way: tuple[int, ...]) -> int:
        """How many elements are drawn again for what the element at a place, and below, needs."""
        if at in self._known:
            return self._known[at]
        way, count = self._further(at, way), 0
        for one in self._below(at):
            times = self._painted(one.at, ()) if one.is_handed_down else 1
            count += times * (self._sizes[one.to] + self.repeated(one.to, way))
            if count > MOST_DRAWN:
                raise RepeatedError(_AGAIN)
        self._known[at] = count
        return count

    def _painted(self, at: int, way: tuple[int, ...]) -> int:
        """How many elements take over a colour: those below, and those below that are copied."""
        way = self._further(at, way)
        copies = (one.to for one in self._below(at) if one.is_copy)
        return self._sizes[at] + sum(self._painted(to, way) for to in copies)

    def _further(self, at: int, way: tuple[int, ...]) -> tuple[int, ...]:
        if at in way:
            id = self._elements[at].get("id", "")
            raise RepeatedError(f"has a part that draws itself (#{id[:40]})")
        if len(way) > _DEEPEST:
            raise RepeatedError(f"has parts that refer to other parts more than {_DEEPEST} deep")
        return (*way, at)

    def _below(self, at: int) -> list[_Reference]:
        """The references of an element and of all below it."""
        first, last = (
            bisect_left(self._references, _Reference(place, -1, False, False))
            for place in (at, at + self._sizes[at])
        )
        return self._references[first:last]

    def _is_gradient(self, at: int) -> bool:
        return _name(self._elements[at]) in _GRADIENTS

    def _at_elements(self) -> Iterator[tuple[int, str, str]]:
        """Place, key and id of each reference in an attribute."""
        for at, element in enumerate(self._elements):
            for key, value in element.attrib.items():
                name = key.rpartition("}")[2].casefold()
                if name == "href":
                    id = value.strip().removeprefix("#")
                    yield from ((at, name, one) for one in {id, unquote(id)})
                elif name == "style":
                    yield from ((at, key, id) for key, id in _sets(value))
                else:
                    yield from ((at, name, id) for id in _ids(value))

    def _in_styles(self, drawn: Collection[str]) -> Iterator[tuple[int, str, str]]:
        """Place, key and id of each reference in a style sheet, for each element it is about."""
        places: dict[str, list[int]] = {}
        for at, one in enumerate(self._elements):
            for name in _names(one):
                places.setdefault(name, []).append(at)
        count = 0
        for sheet in (one.text or "" for one in self._elements if _name(one) == "style"):
            for selector, key, id in _ruled(sheet, drawn):
                count += len(places.get(selector, ()))
                if count > MOST_DRAWN:
                    raise RepeatedError(_AGAIN)
                yield from ((at, key, id) for at in places.get(selector, ()))


def _ruled(sheet: str, drawn: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Selector, key and id of each reference in a style sheet to something that is drawn.

    Raises RepeatedError where nobody can tell which elements it is about.
    """
    text = _REMARK.sub(" ", sheet)
    left = sum(id in drawn for id in _ids(text))
    for rule in text.split("}"):
        words, _, body = rule.rpartition("{")
        sets = [one for one in _sets(body) if one[1] in drawn]
        left -= len(sets)
        for selector in words.rpartition("{")[2].split(",") if sets else ():
            if not _PLAIN.fullmatch(selector.strip()):
                raise RepeatedError(_UNCLEAR)
            yield from ((selector.strip(), key, id) for key, id in sets)
    if left:
        raise RepeatedError(_UNCLEAR)


def _sets(text: str) -> Iterator[tuple[str, str]]:
    """The keys that a style sets to something with an id, and that id."""
    for part in text.split(";"):
        key, _, value = part.partition(":")
        yield from ((key.strip().casefold(), id) for id in _ids(value))


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _ids(text: str) -> list[str]:
    """The ids in a value of a style; an address may write their signs as numbers."""
    return [unquote(id.strip()) for id in _TO.findall(text)]


def _names(element: ET.Element) -> set[str]:
    """The plain selectors of a style sheet that are about an element."""
    classes = {f".{word}" for word in element.get("class", "").split()}
    return classes | {f"#{element.get('id', '')}", _name(element)}
