"""The one right answer to what is wrong about a word or a date, as an edit of its file."""

from __future__ import annotations

from collections.abc import Collection

from sitegen.decode.nodes import Node, Scalar
from sitegen.finding import Edit
from sitegen.source import Location, Place

SHORTEST_WORD = 3
"""Too many shorter words are one letter apart: `at`, `to`, `by`, `n`."""


def instead(path: str, node: Node, new: str) -> tuple[Edit, ...]:
    """The edit that puts another word or date in the place of a value, within its quotes.

    There is none where `new` is empty, for a value over several lines, or one with escapes.
    """
    place = plain_place(node) if isinstance(node, Scalar) else None
    if not isinstance(node, Scalar) or place is None or new in ("", node.text):
        return ()
    return (Edit(location=Location(path, place), old=node.text, new=new),)


def plain_place(node: Scalar) -> Place | None:
    """Where the text of a value stands letter by letter, its quotes left out; None if nowhere."""
    place = node.place
    quote = 1 if node.quoted else 0
    if place.line != place.end_line:
        return None
    if place.end_column - place.column != len(node.text) + 2 * quote:
        return None
    return Place(place.line, place.column + quote, place.line, place.end_column - quote)


def certain_word(word: str, known: Collection[str]) -> str:
    """The known word that a misspelt one certainly is, or an empty text.

    That is the same word in other letters (`On-Track`), or the only one that a slip makes of
    it: a letter more, less, or another, or two that changed places.
    """
    plain = _plain(word)
    same = [one for one in known if _plain(one) == plain]
    if same:
        return same[0] if len(same) == 1 else ""
    near = [one for one in known if is_slip(plain, _plain(one))]
    return near[0] if len(near) == 1 else ""


def is_slip(word: str, meant: str) -> bool:
    """Whether one slip of the fingers makes a word of the one that was meant."""
    short, long = sorted((word, meant), key=len)
    if len(short) < SHORTEST_WORD or len(long) - len(short) > 1 or word == meant:
        return False
    start = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start + 1 : start + 2] + short[start : start + 1]
    return short[start + 1 :] == long[start + 1 :] or (
        swapped == long[start : start + 2] and short[start + 2 :] == long[start + 2 :]
    )


def _plain(word: str) -> str:
    return "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
