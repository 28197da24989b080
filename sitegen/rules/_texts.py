"""What rules share that put another text in the place of a value: where it stands, unquoted."""

from __future__ import annotations

from sitegen.source import Document, Place


def plain_text(document: Document, place: Place) -> tuple[Place, str] | None:
    """A value of one line as it was typed, and where, both without its quotes.

    None for a list or a group in brackets, for more than one line, and for what has escapes.
    """
    if place.line != place.end_line:
        return None
    line = document.text.split("\n")[place.line - 1]
    text = line[place.column - 1 : place.end_column - 1]
    if not text or text[0] in "[{|>":
        return None
    if text[0] not in "\"'":
        return place, text
    inside = text[1:-1]
    if text[-1] != text[0] or text[0] in inside or "\\" in inside:
        return None
    return Place(place.line, place.column + 1, place.line, place.end_column - 1), inside
