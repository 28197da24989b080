"""What RFC 4287 asks of a feed, read from its sections 3 and 4, as a list of faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.exports.xml import parsed

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
REFERENCE = re.compile(r"[^\s<>\"{}|\\^`]+")

ONCE = {"id", "title", "updated"}
AT_MOST_ONCE = {
    "feed": {"generator", "icon", "logo", "rights", "subtitle"},
    "entry": {"content", "published", "rights", "source", "summary"},
}
OFTEN = {"feed": {"author", "category", "contributor", "link", "entry"},
         "entry": {"author", "category", "contributor", "link"}}  # fmt: skip
ATTRIBUTES = {
    "feed": {LANG}, "entry": set(), "id": set(), "title": {"type"}, "updated": set(),
    "published": set(), "generator": {"uri", "version"}, "author": set(), "name": set(),
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"}, "content": {"type", BASE},
}  # fmt: skip


def faults(data: bytes) -> list[str]:
    """Everything about a feed that breaks the rules; nothing for a sound one."""
    root = parsed(data)
    if root.tag != f"{ATOM}feed":
        return [f"{root.tag} is no feed"]
    found = list(_children(root, "feed"))
    for entry in root.iter(f"{ATOM}entry"):
        found += _children(entry, "entry")
        if entry.find(f"{ATOM}author") is None and root.find(f"{ATOM}author") is None:
            found.append("nobody wrote it (4.1.2)")
        if entry.find(f"{ATOM}link[@rel='alternate']") is None:
            found.append("neither content nor a link (4.1.2)")
    for one in root.iter():
        found += _element(one, one.tag.removeprefix(ATOM))
    return found


def _children(parent: Element, name: str) -> Iterator[str]:
    names = [child.tag.removeprefix(ATOM) for child in parent]
    yield from (f"{name}: {one} once" for one in ONCE if names.count(one) != 1)
    for one in set(names) - ONCE:
        if one in AT_MOST_ONCE[name]:
            if names.count(one) > 1:
                yield f"{name}: {one} at most once"
        elif one not in OFTEN[name]:
            yield f"{name} has no {one}"
    alternates = [
        (link.get("type"), link.get("hreflang"))
        for link in parent.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    if len(alternates) != len(set(alternates)):
        yield f"{name}: two alternates of one type (4.1.1)"


def _element(one: Element, name: str) -> Iterator[str]:
    yield from (f"{name} has no {key}" for key in one.attrib if key not in ATTRIBUTES[name])
    text = one.text or ""
    if name in ("updated", "published") and not MOMENT.fullmatch(text):
        yield f"{name}: {text!r} is no moment (3.3)"
    if name == "id" and not ABSOLUTE.fullmatch(text):
        yield f"id: {text!r} is no absolute IRI (4.2.6)"
    if name == "link" and not REFERENCE.fullmatch(one.get("href", "")):
        yield f"link: {one.get('href')!r} (4.2.7.1)"
    if name == "category" and not one.get("term"):
        yield "category without a term (4.2.2.1)"
    if name == "author" and one.find(f"{ATOM}name") is None:
        yield "author without a name (3.2.1)"
    if name == "content" and (one.get("type") != "html" or len(one)):
        yield "content of another type than html, or with elements (4.1.3.3)"
    if name in ("title", "name") and not text.strip():
        yield f"{name} is empty"
