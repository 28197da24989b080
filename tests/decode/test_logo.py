"""A logo is a picture and nothing else, whatever its name says."""

from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.decode.logo import LOGO_LIMIT, decode_logo
from sitegen.model.board import Logo
from sitegen.source import Location, RawFile, Refusal

AT = Location("teams.yaml")


def read(data: bytes) -> tuple[Logo | None, str]:
    logo, finding = decode_logo(RawFile("logo.svg", data), "logo.svg", AT)
    return logo, finding.message if finding else ""


def refused(data: bytes) -> str:
    logo, message = read(data)
    assert logo is None
    return message.removeprefix("The logo logo.svg ").rstrip(".")


def svg(inside: str = "", attributes: str = 'viewBox="0 0 60 20"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def png(width: int = 60, height: int = 20) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(9)


def test_the_kind_is_told_by_the_content_and_the_ratio_kept() -> None:
    assert read(svg())[0] == Logo(data=svg(), ending="svg", ratio=3.0)
    assert read(png())[0] == Logo(data=png(), ending="png", ratio=3.0)


@pytest.mark.parametrize(
    "inside",
    [
        '<g style="fill:#123456"><path d="M0 0h9"/></g>',
        "<style>.a{fill:url(#b)}</style>",
        '<defs><linearGradient id="b"><stop offset="0"/></linearGradient></defs><use href="#b"/>',
        "<title>Northwind</title><text>N</text><!-- made by hand -->",
    ],
)
def test_shapes_text_and_colours_are_taken(inside: str) -> None:
    assert read(svg(inside))[1] == ""


@pytest.mark.parametrize("before", ['<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff"])
def test_a_declaration_of_xml_and_a_mark_are_fine(before: str) -> None:
    assert read(before.encode() + svg())[1] == ""


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>1</script>", "has <script>, and only shapes, text and colours are taken"),
        ("<foreignObject/>", "has <foreignObject>, and only shapes, text and colours are taken"),
        ("<image href='#a'/>", "has <image>, and only shapes, text and colours are taken"),
        ("<a href='#a'/>", "has <a>, and only shapes, text and colours are taken"),
        ("<set attributeName='x'/>", "has <set>, and only shapes, text and colours are taken"),
        (
            "<p xmlns='http://www.w3.org/1999/xhtml'/>",
            "has <p>, and only shapes, text and colours are taken",
        ),
        ("<g onload='x()'/>", "has onload=…, which runs something"),
        ("<g ONCLICK='x()'/>", "has onclick=…, which runs something"),
        ("<use href='https://elsewhere.example/a'/>", "has href=…, which leads elsewhere"),
        (
            "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='data:a'/>",
            "has href=…, which leads elsewhere",
        ),
        ("<g style='fill:url( https://elsewhere.example)'/>", "has style=…, which loads something"),
        ("<g fill='u\\72l(x)'/>", "has fill=…, which loads something"),
        ("<style>@import 'x'</style>", "has <style> that loads something"),
        ("<style>@im<g/>port 'x'</style>", "has <style> with elements in it"),
        (
            "<style>svg{background:image-set('https://elsewhere.example/a' 1x)}</style>",
            "has <style> that loads something",
        ),
        ("<g style=\"background:image('a.png')\"/>", "has style=…, which loads something"),
        ("<g style=\"background:src('a.png')\"/>", "has style=…, which loads something"),
        ("<g xml:base='https://elsewhere.example/'/>", "has base=…, which leads elsewhere"),
        (
            "<?xml-stylesheet href='x'?>",
            "declares types or instructions, which a picture needs none of",
        ),
        ("<g>", "is no well-formed SVG"),
        ("&lol;", "is no well-formed SVG"),
    ],
)
def test_what_runs_loads_or_leads_elsewhere_is_refused(inside: str, words: str) -> None:
    assert refused(svg(inside)) == words


def test_copies_of_copies_cannot_keep_a_browser_busy() -> None:
    uses = "<use href='#b'/>"
    assert read(svg(f"<g id='a'>{20 * uses}</g>"))[1] == ""
    doubled = "".join(
        f"<g id='a{n}'><use href='#a{n + 1}'/><use href='#a{n + 1}'/></g>" for n in range(11)
    )
    assert refused(svg(doubled)) == "has more than 20 copies of shapes (<use>)"


SHAPES = "<rect width='9' height='9'/>"
COPY = "<use href='#s' fill='url(#p)'/>"
CLASSES = "<style>.c {clip-path:url(#p)} /* both */ .d,.e{fill:#123}</style>"


def chain(kind: str, key: str, count: int, shapes: int) -> str:
    """Parts of a kind, each with shapes that all refer to the next one."""
    parts = "".join(
        f"<{kind} id='p{n}'>" + f"<rect {key}='url(#p{n + 1})'/>" * shapes + f"</{kind}>"
        for n in range(count)
    )
    return f"{parts}<rect {key}='url(#p0)'/>"


ITSELF = "has a part that draws itself (#p)"
AGAIN = "draws more than 2,000 parts again and again (by <use>, <pattern>, <mask> or <clipPath>)"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<pattern id='p'><rect fill='url(#p)'/></pattern><rect fill='url(#p)'/>", ITSELF),
        ("<mask id='p'><g mask='url( &quot;#p&quot; )'/></mask><g mask='url(#p)'/>", ITSELF),
        ("<mask id='p' mask='url(#p)'/>", ITSELF),
        ("<g id='p'><use href='#p'/></g>", ITSELF),
        ("<pattern id='p'><rect style='stroke:red;fill:url(#p)'/></pattern>", ITSELF),
        ("<style>.a{fill:url(#p)}</style><pattern id='p'><rect class='a'/></pattern>", ITSELF),
        ("<style>rect{fill:URL('#p')}</style><pattern id='p'><rect/></pattern>", ITSELF),
        (
            "<mask id='a'><g mask='url(#p)'/></mask><mask id='p'><g mask='url(#a)'/></mask>",
            ITSELF,
        ),
        (chain("pattern", "fill", 6, 6), AGAIN),  # 6 to the power of 6 is 46,656
        (chain("mask", "mask", 6, 6), AGAIN),
        (chain("clipPath", "clip-path", 6, 6), AGAIN),
        (
            f"<pattern id='p'>{50 * SHAPES}</pattern><g fill='url(#p)'>{50 * SHAPES}</g>",
            AGAIN,  # the colour is handed down to each of fifty
        ),
        (
            f"<pattern id='p'>{50 * SHAPES}</pattern><g id='s'>{50 * SHAPES}</g>{COPY}",
            AGAIN,
        ),
        (
            f"<style>rect{{mask:url(#p)}}</style><mask id='p'>{50 * '<path/>'}</mask>{50 * SHAPES}",
            AGAIN,
        ),
        (chain("mask", "mask", 12, 1), "has parts that refer to other parts more than 8 deep"),
        ("<mask id='p'><g mask='url(#%70)'/></mask>", ITSELF),
        ("<g id='p'><use href='#%70'/></g>", ITSELF),
        ("<g id='%70'><use href='#%70'/></g>", "has a part that draws itself (#%70)"),
        (
            "<mask id='p)'><g mask='url(&quot;#p)&quot;)'/></mask>",
            "has a <mask> with an id of other signs than letters",
        ),
        (
            "<style>g .a{mask:url(#p)}</style><mask id='p'/>",
            "has <style> that refers to a part by more than a class, an id or a name",
        ),
        (
            "<style>.a{mask:url(#p); .b{fill:red}}</style><mask id='p'/>",
            "has <style> that refers to a part by more than a class, an id or a name",
        ),
    ],
)
def test_what_draws_itself_or_very_much_is_refused(inside: str, words: str) -> None:
    assert refused(svg(inside)) == words


@pytest.mark.parametrize(
    "inside",
    [
        f"<pattern id='p'>{SHAPES}</pattern><g fill='url(#p)'>{20 * SHAPES}</g>",
        f"{CLASSES}<clipPath id='p'>{SHAPES}</clipPath><g class='c'>{100 * SHAPES}</g>",
        "<linearGradient id='a' href='#b'/><linearGradient id='b'/>"
        + 500 * "<path fill='url(#a)'/>",
        f"<mask id='p'><use href='#s'/></mask><g id='s'>{SHAPES}</g><g mask='url(#p)'/>",
        "<style>g > .a{fill:url(#b)}</style>",
        "<g mask='url(#nowhere)'/>",
    ],
)
def test_parts_that_are_used_now_and_then_are_fine(inside: str) -> None:
    assert read(svg(inside))[1] == ""


STYLES = (
    30_000 * "a",
    f"url({30_000 * ' '}",
    7_000 * "url(",
    10_000 * "a:",
    15_000 * "a ",
    15_000 * "/*",
    15_000 * "a{",
    f"fill:url(#{30_000 * 'p'}",
)


def test_many_references_are_followed_in_no_time() -> None:
    chained = "".join(f"<g id='i{n}' mask='url(#i{n + 1})'>" for n in range(700)) + 700 * "</g>"
    hostile = (
        chained,
        f"<style>rect{{fill:url(#p)}}</style><pattern id='p'/>{4000 * '<rect/>'}",
        f"<style>{800 * 'g{fill:url(#p)}'}</style><pattern id='p'/>{4000 * '<g/>'}",
        4000 * "<g>" + 4000 * "</g>",
        *(f"<style>{one}</style><pattern id='p'/>" for one in STYLES),
        *(f"<g style='{one}'/><pattern id='p'/>" for one in STYLES),
    )
    honest = svg(f"{5 * SHAPES}")
    begun = time.perf_counter()
    for _ in range(200):
        read(honest)
    usual = time.perf_counter() - begun
    for inside in hostile:
        begun = time.perf_counter()
        read(svg(inside))
        assert time.perf_counter() - begun < 20 * usual + 0.5


def test_a_document_type_is_refused_before_anything_is_made_of_it() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + svg("&b;")
    assert refused(bomb) == "declares types or instructions, which a picture needs none of"


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ("", "does not say how wide and high it is, with a viewBox"),
        ('width="100%" height="20"', "does not say how wide and high it is, with a viewBox"),
        ('viewBox="0 0 0 20"', "has no size"),
        (
            'viewBox="0 0 170 20"',
            "is more than 8 times as wide as it is high, or the reverse",
        ),
    ],
)
def test_a_logo_has_a_size_that_fits_the_head_of_a_page(attributes: str, words: str) -> None:
    assert refused(svg("", attributes)) == words


def test_a_width_and_height_in_pixels_are_as_good_as_a_view_box() -> None:
    logo, _ = read(svg("", 'width="30px" height="20"'))
    assert logo is not None
    assert logo.ratio == 1.5


def test_what_is_no_picture_is_refused() -> None:
    assert refused(b"I am none.") == "is neither a PNG nor an SVG, by what stands in it"
    assert refused(b"\x89PNG\r\n\x1a\n") == "begins like a PNG and ends too soon"
    assert refused(png(0, 20)) == "has no size"
    assert refused(svg("<title>\u00fc</title>").decode().encode("latin-1")) == (
        "is an SVG that is not saved as UTF-8"
    )
    large = svg(" " * LOGO_LIMIT)
    assert refused(large) == f"has {len(large):,} bytes; the most is 32,768 (32 KiB)"


def test_a_file_that_was_not_read_says_why() -> None:
    away = RawFile("logo.svg", refusal=Refusal.SYMLINK, detail="it leads out of the board")
    logo, finding = decode_logo(away, "logo.svg", AT)
    assert logo is None
    assert finding is not None
    assert finding.message == "The logo logo.svg cannot be used (it leads out of the board)."
    missing, told = decode_logo(None, "logo.svg", AT)
    assert missing is None
    assert told is not None
    assert told.message == "The logo logo.svg is not there."


@given(st.binary(max_size=200), st.text(max_size=80))
def test_nothing_that_a_file_holds_raises(data: bytes, text: str) -> None:
    for one in (data, svg(text), svg("", text), b"\x89PNG\r\n\x1a\n" + data):
        logo, message = read(one)
        assert (logo is None) == bool(message)
