"""A list of many pages: how long it may take in all."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from sitegen.edges import forge_pages
from sitegen.edges.forge_pages import MOST_SECONDS, Answer, Listed
from sitegen.faults import Fault

NEXT = {"link": '<http://127.0.0.1/user?page=2>; rel="next"'}


class Clock:
    """A clock that each page moves on; `waits` of its seconds were asked for by the forge."""

    def __init__(self, page: float, waits: float) -> None:
        self.now, self.waited = 1000.0, 0.0
        self._page, self._waits = page, waits

    def ask(self, page: int) -> Answer:
        self.now += self._page + self._waits
        self.waited += self._waits
        return Answer(data=[page], headers=NEXT if page < 3 else {"link": "none"}, size=3)


def items(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    monkeypatch.setattr(forge_pages, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return Listed(ask=clock.ask, waited=lambda: clock.waited, where="a.example: pulls").items(30)


def test_what_the_forge_asks_to_wait_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert items(Clock(page=1.0, waits=MOST_SECONDS), monkeypatch) == (1, 2, 3)


def test_what_it_takes_by_itself_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Fault, match=r"a\.example: pulls takes longer than 300 seconds: nothing is"):
        items(Clock(page=MOST_SECONDS * 0.6, waits=0.0), monkeypatch)
