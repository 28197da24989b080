"""Prose that would be slow is refused, honest prose is not, and nothing takes much longer."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import chain

import pytest

from sitegen.finding import Severity
from sitegen.prose.limits import MAX_BYTES, scan
from sitegen.prose.render import render
from sitegen.prose.rules import PROSE_RULES, TOO_DEEP, TOO_LONG, TOO_TANGLED
from tests.prose.reading import page_of

PIECES = (
    "[", "![[", "![", "[[a]]", "[a]", "[a](", "[a][", "[](", "[a](b ", '[a](b "', "[a](<b",
    "[a](b) ", "[^1]", "[x]: y\n", "[ ] ", "- [ ] a\n", "](", "(", ")",
    "* ", "*a ", "**a ", "*a* ", "_a*", "*_a ", "***a ", "**a* ", "_*", "*", "_", "~~", "~a ",
    "~~a ",
    "> ", "> a\n", ">\n", ">" * 20 + "a\n", "> - 1. ", "- ", "- a\n", "- a\n\n", "* a\n  * b\n",
    "1. ", "1. a\n", "+ \n", "- ```\n",
    "`", "``a`", "`a` ", "`` \\", "\\``a", "```\n", "~~~\n", "```a", "    a\n", "\t", " ", "  \n",
    "<", "<a ", "<a>", "<a href=x>", "<b>", "</b>", "<b><i>", "<div>", "<details>\n",
    "<details>\n\n",
    "<summary>", "<![CDATA[", "<!--", "<!--\n", "<!-- a -->", "<?", "<script>", "<a@b.c> ", "<http://",
    "&", "&#", "&amp;", "\\", "\\\n", "\\[", "\\*",
    "http://", "http://a.b ", "http://a.b)", "www.", "www.a.b ", "@", "a@", "a@b.c ", "a.b@", "a-",
    "#", "# ", "# a\n", "## a\n", "---", "---\n", "===", "===\n", "a\n", "a\\\n", "a  \n",
    "\n", "\r",
    "|", "|a", "|a|\n|-|\n", "a|b\n", "\x02klzzwxh:0001\x03", "\x00", "é", "🙂", "\u2028", "\ud800",
)  # fmt: skip


def size_of(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def repeated(piece: str, size: int) -> str:
    return piece * (size // size_of(piece))


SHAPES = {
    "one opening bracket far from the end, six times": "[" * 6 + "a" * 32_000,
    "brackets all closed": "[" * 16_000 + "]" * 16_000,
    "brackets closed by links": "[" * 8_000 + "](a)" * 6_000,
    "images inside images": "![" * 5_000 + "](a)" * 5_000,
    "brackets just below the limit": "[" * 620,
    "closed brackets just below the limit": "[" * 440 + "]" * 440,
    "brackets before escapes": "[" * 12 + "\\*" * 1_000,
    "brackets before links": "[" * 6 + "[a](b)" * 5_000,
    "brackets that are closed only in code": "![```](a)```|a|\n|-|\n" * 1_500,
    "brackets that are closed only in comments": "[<!--]-->" * 3_600,
    "brackets that are closed only by escapes": "[\\]" * 10_000,
    "references to the same place": "[a]: /u\n" + "[a] " * 8_000,
    "many references": "".join(f"[{no}]: /u\n" for no in range(1_200))
    + "".join(f"[{no}] " for no in range(1_200)),
    "emphasis opened, then closed": "*a " * 6_000 + "a* " * 4_000,
    "emphasis of both kinds": "*a _a " * 2_600 + "a_ a* " * 2_600,
    "emphasis at the limit in each paragraph": ("*a _a " * 740 + "a_ a* " * 740 + "\n\n") * 3,
    "long runs of emphasis": "_" * 16_000 + "*" * 16_000,
    "long runs of emphasis at the limit": ("_" * 1_490 + "*" * 1_490 + "\n\n") * 10,
    "alternating emphasis": "*_" * 8_000 + "a" + "_*" * 8_000,
    "struck text among tags": "</~~!" * 700 + "<b>" * 9_000,
    "backticks of every length": "".join("`" * no + "a" for no in range(1, 250)),
    "fences of every length": "".join("`" * no + "\n" for no in range(3, 250)),
    "list that grows inwards": "".join(" " * no + "- a\n" for no in range(0, 360, 2)),
    "list that grows inwards, then blank lines": "".join(
        " " * no + "- a\n" for no in range(0, 20, 2)
    )
    + "\n" * 31_000
    + " " * 20
    + "x",
    "lazy lines under deep quotes": "> " * 10 + "a\n" + "b\n" * 16_000,
    "lazy lines under deep lists": "- " * 10 + "a\n" + "b\n" * 16_000,
    "numbers under deep lists": "- " * 10 + "a\n" + "2\n" * 16_000,
    "table of thousands of columns": "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|a" * 5_000,
    "wide table of empty rows": "|a" * 2_500 + "\n" + "|-" * 2_500 + "\n" + "|\n" * 8_000,
    "table of small cells": "|a|b|c|\n|-|-|-|\n" + "|a|b|c|\n" * 4_000,
    "open tags before many paragraphs": "<b><i><s><u><small><em>\n\n" + "a\n\n" * 10_000,
    "open links before many paragraphs": "<a href=/x>" * 1_000 + "\n\n" + "a\n\n" * 7_000,
    "address with closing brackets": "http://a.b" + ")." * 16_000,
    "spaces within a line": "a" + " " * 32_000 + "b",
    "one word": "a" * MAX_BYTES,
    "comments that end outside their list": "- a\n" + "  <!--\n" * 4_000 + "\n-->",
}
QUARTER = MAX_BYTES // 4
PATTERNS = {repr(piece): repeated(piece, QUARTER) for piece in PIECES} | SHAPES
HONEST = repeated("Chen answers *most* letters on the day, as [agreed](/a).\n\n", QUARTER)
MOST = 30
"""How many times as long as honest prose a text of the same size may take.

The slowest here take nine times as long. Where each mark is compared with all the others, a
quarter of the full length takes hundreds of times as long.
"""


@pytest.fixture
def untraced() -> Iterator[None]:
    """Measures the program and not the tool that counts which of its lines are tested."""
    trace = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(trace)


def rendered(text: str) -> tuple[str, float]:
    """A text's HTML, and how many seconds a quarter of the full length takes of it.

    Time of this process alone: other work on the machine does not count.
    """
    started = time.process_time()
    html = render(text)
    return html, (time.process_time() - started) / max(1, size_of(text) / QUARTER)


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("text", PATTERNS.values(), ids=PATTERNS.keys())
def test_a_hostile_text_takes_not_much_longer_than_an_honest_one(text: str) -> None:
    html, seconds = rendered(text)
    page_of(html)
    tries = chain((seconds,), (rendered(text)[1] for _ in range(2)))
    assert any(one <= MOST * rendered(HONEST)[1] for one in tries)


@pytest.mark.parametrize("piece", ["[", "> ", "- ", "*", "a\n", "|", "`", "<a "])
def test_a_text_beyond_the_length_is_refused_at_once_and_shown_as_typed(piece: str) -> None:
    text = repeated(piece, 2 * MAX_BYTES)

    (refused,) = scan(text)

    assert refused.rule == TOO_LONG
    assert page_of(render(text)).tags == [("pre", {})]


def test_the_length_is_counted_in_bytes_and_the_line_that_is_too_much_is_named() -> None:
    line = "é" * 511 + "\n"
    text = line * 32 + "x" * 33

    (refused,) = scan(text)

    assert (refused.line, refused.column) == (33, 1)
    assert refused.message.startswith("This prose has 32,769 bytes;")


def test_a_text_of_exactly_the_length_is_not_too_long() -> None:
    assert scan("word " * 6553 + "abc") == ()
    assert len(scan("word " * 6553 + "abcd")) == 1


def test_lists_ten_levels_deep_are_fine_and_eleven_are_refused_where_they_begin() -> None:
    ten = "Intro\n\n" + "".join("  " * no + "- a\n" for no in range(10))

    assert scan(ten) == ()
    (refused,) = scan(ten + "  " * 10 + "- b\n" + "  " * 10 + "- c\n")
    assert (refused.rule, refused.line) == (TOO_DEEP, 13)


def test_open_brackets_are_refused_at_the_first_of_them() -> None:
    text = "Fine [here].\n\n> Some\n> text: " + "[" * 1_000

    (refused,) = scan(text)

    assert (refused.rule, refused.line, refused.column) == (TOO_TANGLED, 4, 7)


def test_brackets_in_code_and_escaped_ones_are_text() -> None:
    assert scan("```\n" + "[" * 20_000 + "\n```\n" + "\\[" * 5_000) == ()


def test_brackets_that_are_closed_only_within_code_or_comments_count_as_open() -> None:
    text = "*a* `x` \\\n<!-- y --> \\` ``z\n``\n" + "[`]`" * 300 + "[<!--]-->" * 100 + "[\\]" * 100

    (refused,) = scan(text)

    assert (refused.rule, refused.line, refused.column) == (TOO_TANGLED, 4, 1)


def test_emphasis_is_refused_where_the_paragraph_has_too_much_of_it() -> None:
    (refused,) = scan("- *fine*\n- and " + "*a " * 3_001)

    assert (refused.rule, refused.line, refused.column) == (TOO_TANGLED, 2, 5)


def test_marks_in_cells_of_a_table_are_refused_in_their_row() -> None:
    (refused,) = scan("| a |\n|---|\n| b |\n| " + "*a " * 3_001 + " |\n")

    assert refused.line == 4


def test_a_refusal_becomes_a_finding_in_the_file() -> None:
    (refused,) = scan("[" * 2_000)

    finding = refused.at("goals/a/b.md", first_line=8)

    assert (finding.code, finding.location.path) == ("P103", "goals/a/b.md")
    assert (finding.location.place.line, finding.location.place.column) == (8, 1)
    assert finding.fix


def test_a_refused_text_is_shown_as_it_was_typed() -> None:
    html = render("<b>&" + "[" * 2_000)

    assert html.startswith("<pre>&lt;b&gt;&amp;[[[")


@pytest.mark.parametrize(
    "text",
    [
        "- [Macro 12](https://x.example/12): **done** by *Chen*\n" * 590,
        "[a](https://x.example/1) " * 1_300,
        "**word** " * 740,
        "| Week | Value |\n|---|---|\n" + "| 1 | 2 |\n" * 3_000,
        "```json\n" + '{"a": [[1, 2], [3, 4]]}\n' * 1_300 + "```\n",
        "- [x] done\n  - [ ] open\n" * 1_200,
        "> quoted\n>> twice\n\nanswer\n\n" * 1_000,
        "Name: ____________________\n" * 100,
    ],
)
def test_honest_prose_is_not_refused(text: str) -> None:
    assert scan(text) == ()


def test_rules_have_codes_of_their_own_and_are_errors() -> None:
    assert [rule.code for rule in PROSE_RULES] == ["P101", "P102", "P103"]
    assert {rule.severity for rule in PROSE_RULES} == {Severity.ERROR}
