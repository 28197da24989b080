"""Asking a forge: what is waited for, what is tried again, and what is never believed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from sitegen.edges import forge_http, forge_pages
from sitegen.edges.forge_http import Access, Api, Missing, checked_api
from sitegen.faults import Fault
from tests.forges import Canned, Server, forge

NOW = 1_767_571_200
SECRET = "s3cret"  # noqa: S105 - nobody's
SIZE = {"per_page": 100}


@pytest.fixture
def server() -> Iterator[Server]:
    with forge("github") as found:
        yield found


class Asking:
    """An API of a stand-in, and how long it was waited for."""

    def __init__(self, url: str, patience: int = 120) -> None:
        self.waited: list[float] = []
        self.api = Api(
            Access(
                api=url,
                headers={"Authorization": f"Bearer {SECRET}"},
                secret=SECRET,
                patience=patience,
                now=lambda: NOW,
                sleep=self.waited.append,
            )
        )


def answers(server: Server, *canned: Canned) -> None:
    server.next.extend(canned)


OK = Canned(body=b'{"ok": true}')
LIMIT = b'{"message": "You have exceeded a secondary rate limit."}'


@pytest.mark.parametrize(
    ("limited", "waited"),
    [
        (Canned(429, b"{}", {"Retry-After": "7"}), 7),
        (Canned(403, b"{}", {"Retry-After": "7"}), 7),
        (Canned(429, b"{}", {"Retry-After": "Mon, 05 Jan 2026 00:00:30 GMT"}), 30),
        (Canned(403, b"{}", {"x-ratelimit-remaining": "0", "x-ratelimit-reset": f"{NOW + 9}"}), 9),
        (Canned(429, b"{}", {"RateLimit-Remaining": "0", "RateLimit-Reset": f"{NOW + 9}"}), 9),
        (Canned(403, b"{}", {"x-ratelimit-remaining": "0", "x-ratelimit-reset": f"{NOW - 9}"}), 1),
        (Canned(403, LIMIT), 60),
        (Canned(429, b"no JSON"), 60),
    ],
)
def test_a_limit_is_waited_out_as_long_as_the_forge_asks(
    server: Server, limited: Canned, waited: int
) -> None:
    answers(server, limited, OK)
    asking = Asking(server.url)
    assert asking.api.get("user").data == {"ok": True}
    assert asking.waited == [waited]


def test_a_wait_that_is_too_long_ends_at_once_and_says_when_to_come_back(server: Server) -> None:
    answers(server, Canned(429, b"{}", {"Retry-After": "121"}))
    asking = Asking(server.url)
    with pytest.raises(Fault, match=r"too many requests. It asks to wait 121 seconds. Run this"):
        asking.api.get("user")
    assert asking.waited == []


def test_all_waits_together_are_bounded(server: Server) -> None:
    limited = Canned(429, b"{}", {"Retry-After": "50"})
    asking = Asking(server.url, patience=90)
    answers(server, limited, OK, limited)
    asking.api.get("user")
    with pytest.raises(Fault, match="It asks to wait 50 seconds"):
        asking.api.get("user")
    assert asking.waited == [50]


def test_a_failure_of_the_forge_is_tried_three_times(server: Server) -> None:
    answers(server, Canned(502), Canned(503), OK)
    asking = Asking(server.url)
    assert asking.api.get("user").data == {"ok": True}
    assert asking.waited == [2, 4]
    answers(server, *3 * [Canned(500, b'{"message": "Oh"}')])
    with pytest.raises(Fault, match=r"user failed \(HTTP 500: Oh\). Run this again later."):
        asking.api.get("user")


@pytest.mark.parametrize(
    ("status", "said"), [(401, "the token is missing, wrong"), (403, "has too few rights")]
)
def test_a_refusal_is_told_and_not_tried_again(server: Server, status: int, said: str) -> None:
    answers(server, Canned(status, b'{"message": "No"}'))
    with pytest.raises(Fault, match=rf"refused \(HTTP {status}: No\): .*{said}"):
        Asking(server.url).api.get("user")
    assert len(server.asked) == 1


def test_what_is_not_there_is_told_apart(server: Server) -> None:
    answers(server, Canned(404, b"[]"))
    with pytest.raises(Missing, match="or the token may not see it"):
        Asking(server.url).api.get("user")


def test_other_refusals_are_told_in_the_forge_s_words_cut_and_without_the_secret(
    server: Server,
) -> None:
    message = f"{SECRET} \\n" + "x" * 500
    answers(server, Canned(422, f'{{"message": "{message}"}}'.encode()))
    with pytest.raises(Fault) as caught:
        Asking(server.url).api.get("user")
    assert SECRET not in str(caught.value)
    assert "(HTTP 422: *** xxx" in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"<html>", b"\xff\xfe", b"[" * 100_000],
    ids=["nothing", "half", "a page", "no text", "deep"],
)
def test_what_is_not_json_is_a_fault(server: Server, body: bytes) -> None:
    answers(server, Canned(200, body))
    with pytest.raises(Fault, match="answered something unexpected: it is not JSON"):
        Asking(server.url).api.get("user")


def test_a_huge_answer_is_not_read_to_its_end(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forge_http, "LARGEST", 1 << 20)
    answers(server, Canned(200, b" " * (3 << 20)))
    with pytest.raises(Fault, match="it is larger than 1 MiB"):
        Asking(server.url).api.get("user")


def test_a_forge_that_is_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forge_http, "_SILENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        asking = Asking(f"http://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(Fault, match=r"could not be reached: timed out. Run this again later"):
            asking.api.get("user")
    assert asking.waited == [2, 4]


def test_a_forge_that_drips_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forge_http, "_TIME_LIMIT", -1.0)
    answers(server, OK, OK, OK)
    with pytest.raises(Fault, match="the answer took longer than"):
        Asking(server.url).api.get("user")


def test_nobody_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Fault, match=r"could not be reached: .*refused"):
        Asking(f"http://127.0.0.1:{port}").api.get("user")


def test_making_something_is_not_tried_again_where_it_may_have_worked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    asking = Asking(f"http://127.0.0.1:{port}")
    with pytest.raises(Fault, match="could not be reached"):
        asking.api.post("pulls", {"title": "One"})
    assert asking.waited == []


def test_a_forge_may_lead_to_another_path_but_never_to_another_host(server: Server) -> None:
    answers(server, Canned(301, b"", {"Location": f"{server.url}/moved"}), OK)
    assert Asking(server.url).api.get("user").data == {"ok": True}
    with forge("github") as other:
        answers(server, Canned(302, b"", {"Location": f"{other.url}/user"}))
        with pytest.raises(Fault, match="where the token does not belong"):
            Asking(server.url).api.get("user")
        assert other.asked == []


@pytest.mark.parametrize("place", ["http://[/", "//x]/", "http://git%E2%84%80[/"])
def test_an_answer_that_leads_to_no_address_at_all_is_a_fault(server: Server, place: str) -> None:
    answers(server, Canned(302, b"", {"Location": place}))
    with pytest.raises(Fault, match="unexpected: it leads to no address"):
        Asking(server.url).api.get("user")


# Pages


def page(*items: Any, **headers: str) -> Canned:
    body = "[" + ", ".join(map(str, items)) + "]"
    return Canned(
        200, body.encode(), {name.replace("_", "-"): text for name, text in headers.items()}
    )


MANY = range(30)
NEXT = '<http://127.0.0.1/user?page=2>; rel="next", <http://127.0.0.1/user?page=2>; rel="last"'
FIRST = '<http://127.0.0.1/user?page=1>; rel="first"'


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([page(1, 2)], 2),
        ([page()], 0),
        ([page(1, Link=NEXT), page(2, Link=FIRST)], 2),
        ([page(*MANY, Link=FIRST)], 30),
        ([page(*MANY), page(1)], 31),
        ([page(*MANY), page()], 30),
        ([page(1, 2, x_total_count="5"), page(3, 4), page(5, x_total_count="5")], 5),
        ([page(1, 2, x_total_count="3"), page(x_total_count="3")], 2),
    ],
)
def test_every_page_is_read_however_the_forge_tells_of_the_next(
    server: Server, pages: list[Canned], found: int
) -> None:
    for one in pages:  # a total stands on each page of those that tell it
        if "x-total-count" in pages[0].headers:
            one.headers = pages[0].headers
    answers(server, *pages)
    assert len(Asking(server.url).api.all_of("user", SIZE)) == found
    assert [one.query["page"] for one in server.asked] == [
        str(number) for number in range(1, len(pages) + 1)
    ]


def test_of_too_many_pages_nothing_is_concluded(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forge_pages, "MOST_PAGES", 2)
    answers(server, page(1, Link=NEXT), page(2, Link=NEXT))
    with pytest.raises(Fault, match="more than 2 pages"):
        Asking(server.url).api.all_of("user", SIZE)


def test_of_a_list_that_is_too_large_in_all_nothing_is_concluded(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forge_pages, "MOST_BYTES", 2 << 20)
    pages = [Canned(200, b"[1" + b" " * (1 << 20) + b"]", {"Link": NEXT}) for _ in range(3)]
    answers(server, *pages)
    with pytest.raises(Fault, match=r"user is larger than 2 MiB: nothing is concluded from a part"):
        Asking(server.url).api.all_of("user", SIZE)
    assert len(server.asked) == 2


def test_of_a_list_that_takes_too_long_in_all_nothing_is_concluded(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forge_pages, "MOST_SECONDS", -1.0)
    answers(server, page(1, Link=NEXT), page(2, Link=NEXT))
    with pytest.raises(Fault, match="user takes longer than"):
        Asking(server.url).api.all_of("user", SIZE)
    assert len(server.asked) == 1


def test_a_short_list_counts_however_long_it_took(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forge_pages, "MOST_SECONDS", -1.0)
    answers(server, page(1))
    assert Asking(server.url).api.all_of("user", SIZE) == (1,)


# Where a token may go


@pytest.mark.parametrize("api", ["https://api.github.com", "http://127.0.0.1:8080/api/v1/"])
def test_a_token_goes_over_https_or_stays_on_this_machine(api: str) -> None:
    assert checked_api(f" {api} ") == api.rstrip("/")


@pytest.mark.parametrize(
    "api",
    [
        "http://forge.example",
        "http://127.0.0.1.evil.example",
        "http://localhost",
        "ftp://forge.example",
        "forge.example",
        "https://",
        "https://me@forge.example",
        "https://forge.example?a=b",
        "https://forge.example#a",
        "",
    ],
)
def test_and_nowhere_else(api: str) -> None:
    with pytest.raises(ValueError, match=r"token|address|password"):
        checked_api(api)


def test_the_headers_with_the_token_are_not_shown_with_the_value() -> None:
    access = Access(
        api="https://x", headers={"A": SECRET}, secret=SECRET, patience=0, now=lambda: 0
    )
    assert SECRET not in repr(access)
