"""Signs of direction: what turns other text goes, what people write with stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.prose.direction import settled


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e")
def test_embeddings_and_overrides_go(sign: str) -> None:
    assert settled(f"pay{sign}ee {sign}") == "payee "


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "café “x” — 日本",
        "\u200eA\u200f \u061cשלום",
        "before \u2067שלום\u2069 after",
        "\u2066a \u2067b\u2069 \u2068c\u2069 d\u2069",
    ],
)
def test_marks_and_whole_isolates_stay(text: str) -> None:
    assert settled(text) is text or settled(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\u2067Maria", "Maria"),
        ("Maria\u2069", "Maria"),
        ("\u2069Ma\u2066ria", "Maria"),
        ("\u2066\u2067Ma\u2069ria", "\u2067Ma\u2069ria"),
        ("\u2067Ma\u2069\u2069ria", "\u2067Ma\u2069ria"),
        ("\u2067\u202eMa\u202cria", "Maria"),
    ],
)
def test_an_isolate_without_beginning_or_end_goes(text: str, left: str) -> None:
    assert settled(text) == left


@given(st.text(alphabet="ab\u202a\u202c\u202e\u2066\u2067\u2068\u2069"))
def test_what_comes_out_is_whole_and_keeps_all_letters(text: str) -> None:
    found, depth = settled(text), 0
    for sign in found:
        depth += 1 if sign in "\u2066\u2067\u2068" else -1 if sign == "\u2069" else 0
        assert depth >= 0
    assert depth == 0
    assert not set(found) & set("\u202a\u202b\u202c\u202d\u202e")
    assert [sign for sign in found if sign in "ab"] == [sign for sign in text if sign in "ab"]
    assert settled(found) == found
