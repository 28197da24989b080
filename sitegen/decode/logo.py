"""Reading a board's logo: a small PNG or SVG that is nothing but a picture.

A picture comes by pull request like a goal, and is published as a file. An SVG in a page cannot
run anything, but opened by itself it is a document of the board's own address. So one is taken
only if it has shapes, text and colours, and nothing that runs, loads or leads elsewhere
(SVG 2, https://www.w3.org/TR/SVG2/; PNG 3, https://www.w3.org/TR/png-3/, section 11.2.1).
"""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET

from sitegen.decode import catalogue
from sitegen.decode.logo_references import RepeatedError, check_references
from sitegen.finding import Finding
from sitegen.model.board import Logo
from sitegen.source import Location, RawFile

LOGO_LIMIT = 32 * 1024
"""The most bytes of a logo: every page shows it."""

_PNG = b"\x89PNG\r\n\x1a\n"
_IHDR = struct.Struct(">4xII")
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    f"{_SVG}{name}"
    for name in "svg g defs symbol use title desc style path rect circle ellipse line polyline "
    "polygon text tspan linearGradient radialGradient stop clipPath mask pattern".split()
)
_LEADS_AWAY = re.compile(
    r"url\((?!\s*(?:[\"']\s*)?#)|@import|\b(?:image(?:-set)?|src)\(|\\|javascript:|expression\(",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s*([0-9]{1,5}(?:\.[0-9]{1,6})?)(?:px)?\s*")
_BETWEEN = re.compile(r"[\s,]+")
_MOST = 8
"""So many times as wide as it is high, or the reverse, a logo may be."""

_MOST_COPIES = 20
"""`<use>` elements: copies of copies multiply, and a browser draws every one of them."""


class _UnusableError(Exception):
    """What is wrong with a logo, in words to follow its path."""


def decode_logo(
    file: RawFile | None, path: str, at: Location
) -> tuple[Logo | None, Finding | None]:
    """The logo, or what is wrong with it; `at` is where teams.yaml names it."""
    try:
        return _read(file), None
    except _UnusableError as problem:
        return None, catalogue.UNUSABLE_LOGO.at(at, f"The logo {path} {problem}.")


def _read(file: RawFile | None) -> Logo:
    if file is None:
        raise _UnusableError("is not there")
    if file.refusal is not None:
        detail = f" ({file.detail})" if file.detail else ""
        raise _UnusableError(f"cannot be used{detail}")
    if len(file.data) > LOGO_LIMIT:
        raise _UnusableError(f"has {len(file.data):,} bytes; the most is {LOGO_LIMIT:,} (32 KiB)")
    if file.data.startswith(_PNG):
        return _png(file.data)
    if b"<svg" in file.data[:4096]:
        return _svg(file.data)
    raise _UnusableError("is neither a PNG nor an SVG, by what stands in it")


def _png(data: bytes) -> Logo:
    head = data[len(_PNG) + 4 : len(_PNG) + 4 + _IHDR.size]
    if len(head) < _IHDR.size or not head.startswith(b"IHDR"):
        raise _UnusableError("begins like a PNG and ends too soon")
    width, height = _IHDR.unpack(head)
    return _sized(data, "png", width, height)


def _svg(data: bytes) -> Logo:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _UnusableError("is an SVG that is not saved as UTF-8") from None
    after = text.partition("?>")[2] if text.lstrip().startswith("<?xml ") else text
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper() or "<?" in after:
        raise _UnusableError("declares types or instructions, which a picture needs none of")
    try:
        root = ET.fromstring(text)  # noqa: S314 - no declarations, so no entities, and it is small
    except (ET.ParseError, ValueError):
        raise _UnusableError("is no well-formed SVG") from None
    for element in root.iter():
        _look(element)
    if sum(element.tag == f"{_SVG}use" for element in root.iter()) > _MOST_COPIES:
        raise _UnusableError(f"has more than {_MOST_COPIES} copies of shapes (<use>)")
    try:
        check_references(root)
    except RepeatedError as problem:
        raise _UnusableError(str(problem)) from None
    return _sized(data, "svg", *_size(root))


def _look(element: ET.Element) -> None:
    if element.tag not in _SHAPES:
        name = str(element.tag).rpartition("}")[2]
        raise _UnusableError(f"has <{name}>, and only shapes, text and colours are taken")
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2].casefold()
        if name.startswith("on"):
            raise _UnusableError(f"has {name}=…, which runs something")
        if name in ("href", "src", "base") and not value.strip().startswith("#"):
            raise _UnusableError(f"has {name}=…, which leads elsewhere")
        if _LEADS_AWAY.search(value):
            raise _UnusableError(f"has {name}=…, which loads something")
    if element.tag == f"{_SVG}style":
        if len(element):  # browsers read the text around an element as one
            raise _UnusableError("has <style> with elements in it")
        if element.text and _LEADS_AWAY.search(element.text):
            raise _UnusableError("has <style> that loads something")


def _size(root: ET.Element) -> tuple[float, float]:
    box = _BETWEEN.split(root.get("viewBox", "").strip())
    written = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    lengths = [_LENGTH.fullmatch(one) for one in written]
    if not all(lengths):
        raise _UnusableError("does not say how wide and high it is, with a viewBox")
    width, height = (float(one[1]) for one in lengths if one)
    return width, height


def _sized(data: bytes, ending: str, width: float, height: float) -> Logo:
    if width <= 0 or height <= 0:
        raise _UnusableError("has no size")
    if not 1 / _MOST <= width / height <= _MOST:
        raise _UnusableError(f"is more than {_MOST} times as wide as it is high, or the reverse")
    return Logo(data=data, ending=ending, ratio=width / height)
