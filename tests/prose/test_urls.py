"""Only http, https, mailto and relative addresses are linked."""

from __future__ import annotations

import pytest

from sitegen.prose.urls import safe_url


@pytest.mark.parametrize(
    "url",
    ["https://x.example/a?b=c&d=e#f", "http://x.example", "HTTPS://X.example", "mailto:a@x.example",
     "/a/b", "a/b.html", "../goals/x/", "#part", "?q=a:b", "a/b:c", "R&D/notes.html", "https://é.example"],
)  # fmt: skip
def test_an_address_that_may_be_linked_stays_as_it_is(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    ("url", "bare"),
    [(" https://x.example ", "https://x.example"), ("ht\ntps://x.example", "https://x.example"),
     ("/a\x00b", "/ab"), ("https://x.example/\u202egnp", "https://x.example/gnp")],
)  # fmt: skip
def test_spaces_and_controls_are_taken_out_of_an_address(url: str, bare: str) -> None:
    assert safe_url(url) == bare


@pytest.mark.parametrize(
    "url",
    ["", " ", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\nscript:alert(1)",
     "\x01javascript:alert(1)", "java\u200bscript:x", "data:text/html,x", "blob:https://x.example",
     "vbscript:x", "file:///etc/passwd", "ftp://x.example", "//x.example", "/\t/x.example",
     "\\\\x.example", "/\\x.example", "https:\\\\x.example", "http:x.example", "https:/x.example",
     "tel:1", "1a:b", "é:b", ":x", "/\ud800"],
)  # fmt: skip
def test_an_address_that_may_not_be_linked_is_refused(url: str) -> None:
    assert safe_url(url) is None
