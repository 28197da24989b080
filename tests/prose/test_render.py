"""What rendering promises beyond single constructs."""

from __future__ import annotations

import pytest

from sitegen.prose.render import render
from tests.prose.reading import page_of


@pytest.mark.parametrize(
    ("base", "tags"),
    [(1, ["h1", "h2", "h1"]), (3, ["h3", "h4", "h3"]), (6, ["h6", "h6", "h6"])],
)
def test_headings_begin_at_the_level_that_the_page_asks_for(base: int, tags: list[str]) -> None:
    page = page_of(render("## A\n\n#### B\n\n# C", base_level=base))

    assert [tag for tag, _ in page.tags] == tags


def test_nothing_gives_nothing() -> None:
    assert render(" \n\t\n") == ""


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    assert render("[p]\n\n[p]: https://x.example") != "<p>[p]</p>"
    assert render("[p]") == "<p>[p]</p>"


def test_windows_line_ends_make_no_difference() -> None:
    text = "# A\n\n- b\n  - c\n\n```\nd\n\ne\n```\n\n| f |\n|---|\n| g |\n"

    assert render(text.replace("\n", "\r\n")) == render(text)


def test_control_characters_and_lone_surrogates_do_not_reach_the_page() -> None:
    assert render("a\x00b\x07c\x1bd\ud800e") == "<p>abcd?e</p>"


def test_a_list_is_loose_only_when_its_own_items_are_parted() -> None:
    tight = page_of(render("- a\n  - b\n\n    c\n- d\n"))
    loose = page_of(render("- a\n- b\n\n- c\n"))

    assert [tag for tag, _ in tight.tags] == ["ul", "li", "ul", "li", "p", "p", "li"]
    assert [tag for tag, _ in loose.tags] == ["ul", "li", "p", "li", "p", "li", "p"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- a\n\ntext", "<ul>\n<li>a</li>\n</ul>\n<p>text</p>"),
        ("-\n\n  text", "<ul>\n<li></li>\n</ul>\n<p>text</p>"),
        ("-\n  a", "<ul>\n<li>a</li>\n</ul>"),
        ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("-     code", "<ul>\n<li>\n<pre><code>code\n</code></pre>\n</li>\n</ul>"),
        ("- a\n***\nb", "<ul>\n<li>a</li>\n</ul>\n<hr>\n<p>b</p>"),
        ("a\n\tb", "<p>a\nb</p>"),
        ("# a #\n#", "<h2>a</h2>\n<h2></h2>"),
        ("## C#", "<h2>C#</h2>"),
        ("```\nopen", "<pre><code>open\n</code></pre>"),
        ("``` a`b\nc", "<p>``` a`b\nc</p>"),
        ("> ```\nout", "<blockquote>\n<pre><code>\n</code></pre>\n</blockquote>\n<p>out</p>"),
        ("> - a\nb", "<blockquote>\n<ul>\n<li>a\nb</li>\n</ul>\n</blockquote>"),
        (">     c\nb", "<blockquote>\n<pre><code>c\n</code></pre>\n</blockquote>\n<p>b</p>"),
        ("> a\n===", "<blockquote>\n<p>a\n===</p>\n</blockquote>"),
        ("> - a\n    - b", "<blockquote>\n<ul>\n<li>a\n- b</li>\n</ul>\n</blockquote>"),
        ("- a\n|---|", "<ul>\n<li>a\n|---|</li>\n</ul>"),
        ("> a\n2. b", "<blockquote>\n<p>a</p>\n</blockquote>\n<ol start=\"2\">"),
        ("_https://x.example_", '<p><em><a href="https://x.example" rel'),
        ("[see https://x.example]", '<p>[see <a href="https://x.example" rel'),
        ("`` ` ``", "<p><code>`</code></p>"),
        ("`a`` b`", "<p><code>a`` b</code></p>"),
        ("``a``` b", "<p>``a``` b</p>"),
        ("a | b\nc | d", "<p>a | b\nc | d</p>"),
        ("[a]: <x y>\n[a]", '<p><a href="xy" rel="nofollow noopener">a</a></p>'),
        ("<!-- a --> <!-- b", "<p>&lt;!-- b</p>"),
        ("a <!-- b", "<p>a &lt;!-- b</p>"),
        ("http://localhost: www.x",
         '<p>http://localhost: <a href="http://www.x" rel="nofollow noopener">www.x</a></p>'),
        ("[a](b c)", "<p>[a](b c)</p>"),
        ("[a](<>)", "<p>a</p>"),
        ("![](i.png)", '<p><a href="i.png" rel="nofollow noopener">i.png</a></p>'),
        ("[a <https://x.example>](b)", '<p><a href="b" rel="nofollow noopener">a &lt;https://x.example&gt;</a></p>'),
        ("<a href='https://x.example'>a [b](c)</a>",
         '<p><a href="https://x.example" rel="nofollow noopener">a </a>'),
        ("> [!WARNING]\n\n> [!note]\n> - a",
         "<blockquote>\n<p><strong>Warning</strong></p>\n</blockquote>\n<blockquote>\n"),
    ],
)  # fmt: skip
def test_corners_of_the_dialect(text: str, html: str) -> None:
    assert render(text).startswith(html)
