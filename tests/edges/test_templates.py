"""Templates: a board's own come first, faults name their place, and content stays content."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sitegen.edges.templates import (
    MAX_BYTES,
    Renderer,
    TemplateFault,
    packaged_templates,
    picture,
    prose,
)
from sitegen.output import View
from sitegen.pages.not_found import PAGE
from tests.pages.sites import board


@dataclass(frozen=True)
class Data:
    title: str = "<b>&"


def view(template: str) -> View:
    page = next(PAGE.views(board()))
    return replace(page, template=template, data=Data())


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["pages/own.html", "own.svg", "own.j2", "own"])
def test_text_is_escaped_whatever_the_template_is_called(tmp_path: Path, name: str) -> None:
    written(tmp_path, name, '<a title="{{ page.title }}">{{ page.title }}</a>')
    html = Renderer(tmp_path).render(view(name)).data.decode()
    assert html == '<a title="&lt;b&gt;&amp;">&lt;b&gt;&amp;</a>'


@pytest.mark.parametrize("name", ["pages/not_found.html", "not_found.html"])
def test_a_template_of_the_board_stands_in_by_path_or_by_file_name(
    tmp_path: Path, name: str
) -> None:
    written(tmp_path, name, "Own words.")
    assert Renderer(tmp_path).render(view("pages/not_found.html")).data == b"Own words."


def test_a_board_without_templates_uses_the_packaged_ones(tmp_path: Path) -> None:
    page = next(PAGE.views(board()))
    assert Renderer(tmp_path / "none").render(page) == Renderer().render(page)


def test_a_fault_of_syntax_names_file_and_line(tmp_path: Path) -> None:
    path = written(tmp_path, "pages/own.html", "fine\n{% if %}\n")
    with pytest.raises(TemplateFault, match=r"own\.html:2: ") as caught:
        Renderer(tmp_path).render(view("pages/own.html"))
    assert str(path) in str(caught.value)


def test_a_name_that_does_not_exist_is_a_fault_with_file_and_line(tmp_path: Path) -> None:
    written(tmp_path, "pages/own.html", "fine\nfine\n{{ page.titel }}\n")
    with pytest.raises(TemplateFault, match=r"own\.html:3: .*titel"):
        Renderer(tmp_path).render(view("pages/own.html"))


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    written(tmp_path, "pages/own.html", "{% include 'gone.html' %}")
    with pytest.raises(TemplateFault, match=r"gone\.html does not exist"):
        Renderer(tmp_path).render(view("pages/own.html"))


def test_a_template_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateFault, match=r"own\.html: cannot be read"):
        Renderer(tmp_path).render(view("own.html"))


@pytest.mark.parametrize("name", ["../secret.html", "/etc/passwd", "pages/../../secret.html"])
def test_templates_outside_of_the_folder_are_not_read(tmp_path: Path, name: str) -> None:
    written(tmp_path, "secret.html", "secret")
    written(tmp_path / "templates", "own.html", f"{{% include '{name}' %}}")
    with pytest.raises(TemplateFault, match="does not exist"):
        Renderer(tmp_path / "templates").render(view("own.html"))


# What may not be among a board's own


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The templates of a board that has a secret beside them."""
    written(tmp_path, ".git/config", "secret")
    written(tmp_path, "secret.html", "secret")
    written(tmp_path, "templates/static/x.css", "body {}")
    return tmp_path / "templates"


def names(folder: Path) -> set[str]:
    """The static files that are not packaged."""
    return {file.path for file in Renderer(folder).static()} - {
        file.path for file in Renderer().static()
    }


def test_templates_that_are_a_link_publish_nothing_of_what_it_leads_to(tmp_path: Path) -> None:
    written(tmp_path, ".git/config", "secret")
    (tmp_path / "static").symlink_to(".git", target_is_directory=True)
    (tmp_path / "templates").symlink_to(".", target_is_directory=True)
    with pytest.raises(TemplateFault, match=r"templates cannot be used \(it is a link\)"):
        Renderer(tmp_path / "templates")


@pytest.mark.parametrize("target", ["../.git", "pages"])
def test_a_folder_of_templates_is_no_link(own: Path, target: str) -> None:
    written(own, "pages/a.html", "")
    (own / "static" / "x.css").unlink()
    (own / "static").rmdir()
    (own / "static").symlink_to(target, target_is_directory=True)
    with pytest.raises(TemplateFault, match=r"templates/static cannot be used"):
        Renderer(own)


@pytest.mark.parametrize("name", ["own.html", "static/y.css", "pages/deep/own.html"])
@pytest.mark.parametrize("target", ["secret.html", ".git/config", "teams.yaml"])
def test_a_link_that_leaves_the_folder_is_a_fault(own: Path, name: str, target: str) -> None:
    written(own.parent, "teams.yaml", "format: 1")
    (own / name).parent.mkdir(parents=True, exist_ok=True)
    (own / name).symlink_to(own.parent / target)
    with pytest.raises(TemplateFault, match=rf"{name} cannot be used \(it leads out of the folder"):
        Renderer(own)


def test_a_link_within_the_folder_is_followed_but_not_to_what_is_hidden(own: Path) -> None:
    (own / "static" / "y.css").symlink_to("x.css")
    assert names(own) == {"static/x.css", "static/y.css"}
    written(own, ".secret", "secret")
    (own / "static" / "z.css").symlink_to("../.secret")
    with pytest.raises(TemplateFault, match="it leads to a hidden file"):
        Renderer(own)


def test_hidden_files_are_not_published(own: Path) -> None:
    written(own, "static/.env", "secret")
    written(own, ".git/config", "secret")
    assert names(own) == {"static/x.css"}


@pytest.mark.parametrize("name", ["base.html", "static/y.css", "../templates"])
def test_a_pipe_is_a_fault_and_hangs_nobody(own: Path, name: str) -> None:
    if name == "../templates":
        (own / "static" / "x.css").unlink()
        (own / "static").rmdir()
        own.rmdir()
    os.mkfifo(own / name if own.exists() else own)
    with pytest.raises(TemplateFault, match="cannot be used"):
        Renderer(own)


def test_a_file_that_is_too_large_is_a_fault(own: Path) -> None:
    with (own / "static" / "y.bin").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(TemplateFault, match=r"static/y\.bin cannot be used .*at most 4 MiB"):
        Renderer(own)


def test_more_files_than_anybody_needs_are_a_fault(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.edges.templates.MAX_FILES", 2)
    written(own, "static/y.css", "")
    assert names(own) == {"static/x.css", "static/y.css"}
    written(own, "static/z.css", "")
    with pytest.raises(TemplateFault, match="holds too much: at most 2 files and 32 MiB"):
        Renderer(own)


def test_more_bytes_than_anybody_needs_are_a_fault(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.edges.templates.MAX_TOTAL", 8)
    written(own, "static/y.css", "x")
    assert names(own) == {"static/x.css", "static/y.css"}
    written(own, "static/z.css", "x")
    with pytest.raises(TemplateFault, match="holds too much"):
        Renderer(own)


# What a template can do


@pytest.mark.parametrize(
    "markup",
    [
        "{{ page.title }}|",
        '<a title="{{ page.title }}">|</a>',
        "{{ page.title | prose }}|",
        "{{ page.title ~ '|' }}",
        "{% set it %}{{ page.title }}|{% endset %}{{ it }}",
        "{% macro one(text) %}{{ text }}|{% endmacro %}{{ one(page.title) }}",
    ],
)
@pytest.mark.parametrize("sign", ["\u202e", "\u202b", "\u2067", "\u2069"])
def test_content_cannot_turn_the_direction_of_what_follows(
    tmp_path: Path, markup: str, sign: str
) -> None:
    written(tmp_path, "own.html", markup)
    data = Data(f"{sign}Maria \u2067שלום\u2069 &#x{ord(sign):x};")
    html = Renderer(tmp_path).render(replace(view("own.html"), data=data)).data.decode()
    assert html.count("Maria \u2067שלום\u2069") == 1
    assert html.count("\u2067") == html.count("\u2069") == 1
    assert not set("\u202b\u202e") & set(html)


def test_a_template_of_the_board_cannot_reach_python(tmp_path: Path) -> None:
    written(tmp_path, "own.html", "{{ page.__class__.__mro__ }}")
    with pytest.raises(TemplateFault, match="unsafe"):
        Renderer(tmp_path).render(view("own.html"))


def test_there_is_no_filter_that_calls_anything_safe(tmp_path: Path) -> None:
    written(tmp_path, "own.html", "{{ page.title | safe }}")
    with pytest.raises(TemplateFault, match="No filter named 'safe'"):
        Renderer(tmp_path).render(view("own.html"))


def test_the_packaged_stylesheet_is_among_the_static_files_and_may_be_replaced(
    tmp_path: Path,
) -> None:
    packaged = {file.path: file.data for file in Renderer().static()}
    assert b"--paper" in packaged["static/style.css"]
    written(tmp_path, "static/style.css", "body {}")
    written(tmp_path, "static/logo.svg", "<svg/>")
    own = {file.path: file.data for file in Renderer(tmp_path).static()}
    assert own == {**packaged, "static/style.css": b"body {}", "static/logo.svg": b"<svg/>"}


def test_only_charts_pass_as_charts() -> None:
    with pytest.raises(TypeError, match="takes a chart"):
        picture("<script>")  # type: ignore[arg-type] # wrong on purpose


def test_prose_is_sanitised() -> None:
    assert "<script" not in prose("<script>alert(1)</script> **kind**")
    assert "<strong>kind</strong>" in prose("**kind**")


def test_the_packaged_templates_are_found() -> None:
    assert (packaged_templates() / "static" / "style.css").is_file()
