"""Finding vague words: phrases as they are listed, looked up word by word in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sitegen.model.terms import Holding, Measure, Moving, Role, Terms, Total
from sitegen.prose.own_words import own_words
from sitegen.rules._amounts import has_amount, sentences

_WORD = re.compile(r"[^\W\d][\w'’]*")
_GAP = r"[\s*-]{1,40}"
_ANY = r"[\w'’]{1,40}"
_STOP = r"(?=[\s.!,;*]*$)"


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Vague words in a text; `start` and `end` are where they stand."""

    start: int
    end: int


Phrases = Mapping[str, tuple[re.Pattern[str], ...]]
"""What may follow each word that a phrase begins with."""


@cache
def phrases(listed: str) -> Phrases:
    """Phrases, one a line, as `_vague_words` has them."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for line in filter(None, listed.splitlines()):
        first, *others = line.split()
        rest = re.compile("".join(_part(word) for word in others) + r"(?![\w'’-])", re.IGNORECASE)
        for word in first.split("/"):
            found.setdefault(word, []).append(rest)
    return {word: tuple(rests) for word, rests in found.items()}


def vague(text: str, listed: Phrases, *, only_first: bool = False) -> Iterator[Hit]:
    """The first vague words of each sentence that no number makes exact.

    Words in a quotation or in code are nobody's promise. With `only_first`, only those count
    that begin a sentence.
    """
    own = own_words(text)
    for start, end in sentences(own):
        hit = _first(own, start, end, listed, only_first)
        if hit and not has_amount(text[start:end]):
            yield hit


def whole(text: str, topics: Collection[str]) -> Iterator[Hit]:
    """A text that consists of nothing but words for a topic, as in "Customer satisfaction"."""
    own = own_words(text)
    found = list(_WORD.finditer(own))
    if found and all(word[0].casefold() in topics for word in found) and not has_amount(text):
        yield Hit(found[0].start(), found[-1].end())


def promised(terms: Terms) -> Measure | None:
    """The first outcome measure of which the terms say how much, in numbers."""
    return next((one for one in terms.measures if _has_number(one)), None)


def _has_number(measure: Measure) -> bool:
    if measure.role is not Role.OUTCOME:
        return False
    match measure.aim:
        case Moving() as aim:
            return aim.target is not None or aim.change is not None
        case Holding() | Total():
            return True
        case _:
            return False


def _first(text: str, start: int, end: int, listed: Phrases, only_first: bool) -> Hit | None:
    for word in _WORD.finditer(text, start, end):
        if text[word.start() - 1 : word.start()] not in ("-", "/") or word.start() == start:
            for rest in listed.get(word[0].casefold().replace("’", "'"), ()):
                match = rest.match(text, word.end(), end)
                if match and not _is_turned(text, start, word.start(), match.end(), end):
                    return Hit(word.start(), match.end())
        if only_first:
            return None
    return None


def _is_turned(text: str, begin: int, start: int, stop: int, end: int) -> bool:
    """Whether the words around a phrase make it mean something else ("no more", "more than")."""
    before = text[max(begin, start - 12) : start].casefold().split()
    after = text[stop : min(stop + 6, end)].casefold().split()
    is_more = text[start:stop].casefold() in ("more", "less", "fewer")
    return is_more and (before[-1:] in (["no"], ["any"], ["once"]) or after[:1] == ["than"])


def _part(word: str) -> str:
    """The pattern of one word of a phrase, with the gap before it."""
    if word == ".":
        return _STOP
    optional = word.endswith("?")
    choices = "|".join(re.escape(one.removesuffix("?")) for one in word.split("/"))
    pattern = _GAP + (_ANY if word.startswith("*") else f"(?:{choices})")
    return f"(?:{pattern})?" if optional else pattern
