"""A list that a forge answers page by page: where it ends, and how much of it is read.

The next page is told by `Link` with rel="next" (RFC 8288), and by Gitea with a total in
`x-total-count` (docs.gitea.com/development/api-usage#pagination).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sitegen.faults import Fault

MOST_PAGES = 100
MOST_SECONDS = 300.0
"""For a whole list, without what the forge asks to wait: a hundred pages take under a minute."""
MOST_BYTES = 128 << 20
"""Of a whole list: five hundred reviews with the longest texts of strangers have less."""
_SMALLEST_PAGE = 30
"""Of what forges put on a page when they put less than asked for, without a word about more."""
_NEXT = re.compile(r'<[^>]*>\s*;[^,]*\brel="?next"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a forge answered: JSON as Python has it, the headers, and how many bytes it took."""

    data: Any
    headers: Mapping[str, str]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of a forge.

    `ask` gets a page of it, the first is 1. `waited` says for how many seconds the forge had
    asked to wait so far. `where` names the list.
    """

    ask: Callable[[int], Answer]
    waited: Callable[[], float]
    where: str

    def items(self, on_page: int) -> tuple[Any, ...]:
        """All its items, where `on_page` of them are asked for at a time. Raises Fault."""
        found: list[Any] = []
        size, until = 0, time.monotonic() - self.waited() + MOST_SECONDS
        for page in range(1, MOST_PAGES + 1):
            answer = self.ask(page)
            if not isinstance(answer.data, list):
                raise unexpected(self.where, "it is no list")
            found += answer.data
            size += answer.size
            if _is_last(answer, len(answer.data), len(found), page * on_page):
                return tuple(found)
            if size > MOST_BYTES:
                raise self._too_much(f"is larger than {MOST_BYTES >> 20} MiB")
            if time.monotonic() - self.waited() > until:
                raise self._too_much(f"takes longer than {MOST_SECONDS:.0f} seconds")
        raise self._too_much(f"has more than {MOST_PAGES} pages")

    def _too_much(self, why: str) -> Fault:
        return Fault(f"{self.where} {why}: nothing is concluded from a part of it.")


def unexpected(where: str, why: str) -> Fault:
    """The fault of an answer that is not as the forge's documents say."""
    return Fault(f"{where} answered something unexpected: {why}.")


def _is_last(answer: Answer, on_page: int, so_far: int, asked_for: int) -> bool:
    """Whether nothing follows a page. A total may count what only others may see."""
    if link := answer.headers.get("link"):
        return not _NEXT.search(link)
    total = answer.headers.get("x-total-count", "")
    if total.isascii() and total.isdigit():
        return so_far >= int(total[:9]) or (not on_page and asked_for >= int(total[:9]))
    return on_page < _SMALLEST_PAGE
