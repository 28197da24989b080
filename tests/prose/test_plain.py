"""Titles, purposes and summaries are read without the renderer."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.prose.plain import Titled, first_paragraph, plain, title_and_body
from tests.timing import takes_at_most


def test_a_heading_is_the_title_and_the_rest_is_the_body() -> None:
    text = "# Answer first messages **30%** faster\n\nWe are late.\n\n## How\n"

    assert title_and_body(text) == Titled(
        "Answer first messages 30% faster", 1, "We are late.\n\n## How\n", 3
    )


def test_blank_lines_and_comments_may_stand_before_the_title() -> None:
    text = "\n<!-- Proposed in\nthe winter -->\r\n\r\n# Title #\r\nWhy.\r\n"

    assert title_and_body(text) == Titled("Title", 5, "Why.\n", 6)


def test_an_underlined_heading_is_a_title() -> None:
    assert title_and_body("Title\n=====\nWhy.") == Titled("Title", 1, "Why.", 3)


@pytest.mark.parametrize(
    ("text", "line"),
    [("Why.\n\n# Late", 1), ("\n## Second level\n", 2), ("", 1), ("#hashtag", 1), ("# ", 1),
     ("<!-- open\n# x", 1), ("```\n# x\n```", 1), ("<!-- a --> b\n# x", 1)],
)  # fmt: skip
def test_without_a_title_the_line_where_it_should_stand_is_named(text: str, line: int) -> None:
    split = title_and_body(text)

    assert (split.title, split.title_line) == (None, line)


def test_a_title_alone_has_an_empty_body() -> None:
    assert title_and_body("# Title") == Titled("Title", 1, "", 1)


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("Customers *wait*\ntoo long.\n\nMore.", "Customers wait too long."),
        ("## Why\n\n- a list\n\nThe reason.", "The reason."),
        ("<!-- note -->\nSeen.", "Seen."),
        ("- only\n- lists", ""),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_plain_text(text: str, paragraph: str) -> None:
    assert first_paragraph(text) == paragraph


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no marks: 5 * 3 < 16 & snake_case_word", "no marks: 5 * 3 < 16 & snake_case_word"),
        ("**a** and __b__, *c* _d_ ***e*** ~~f~~", "a and b, c d e f"),
        ("**a *b* c**", "a b c"),
        ("[text](https://x.example/a_(b)) ![alt](i.png)", "text alt"),
        ("[![alt](i.png)](https://x.example)", "alt"),
        ("`**code** [x](y)` stays", "**code** [x](y) stays"),
        ("`` a`b ``", "a`b"),
        ("\\*starred\\* &copy; &lt;b&gt;", "*starred* © <b>"),
        ("<https://x.example> <b>bold</b><br>next <name>", "https://x.example bold next <name>"),
        ("a <!-- hidden --> b", "a b"),
        ("several\n  lines \t and  spaces", "several lines and spaces"),
        ("\x020\x03 `x`", "0 x"),
        ("~5 to ~10 minutes, 2 * 3 * 4", "~5 to ~10 minutes, 2 * 3 * 4"),
    ],
)
def test_marks_go_and_words_stay(text: str, words: str) -> None:
    assert plain(text) == words


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="[]()!<>*_~`\\&;#a1 \n-:\x02\x030", max_size=200))
def test_plain_text_is_one_line_whatever_the_marks(text: str) -> None:
    words = plain(text)

    assert words == " ".join(words.split())
    assert "\x02" not in words


@pytest.mark.parametrize(
    "piece",
    ["[", "![[", "[a](", "[](", "[a]((", "*", "**a ", "*a", "_a ", "~a ", "`", "``a", "`a``", "<a ",
     "<!--", "&a",
     "\\", "<a@", "<b", "[a][", "[](()", "a"],
)  # fmt: skip
def test_plain_text_of_64_kib_takes_no_time(piece: str) -> None:
    text = piece * (64 * 1024 // len(piece))
    honest = "Chen answers *most* letters on the day, as [agreed](/a).\n\n" * 1_100

    assert takes_at_most(100, lambda: plain(text), than=lambda: plain(honest))
    assert takes_at_most(
        100, lambda: title_and_body("# " + text), than=lambda: title_and_body("# " + honest)
    )


def test_checks_pay_neither_for_the_renderer_nor_for_the_sanitiser() -> None:
    program = (
        "import sys; from sitegen.prose import limits, plain, render, sanitise, urls;"
        "limits.scan('# *x*'); plain.title_and_body('# *x*');"
        "print([name for name in ('markdown', 'nh3') if name in sys.modules])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout == "[]\n"
