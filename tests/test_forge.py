"""Addresses on forges: each is taken apart again, as the forge does, into just what it carries."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from sitegen.forge import LONGEST, NewFile, address_forms, edit_url, forge_of, new_file, show_url
from sitegen.model.board import BoardFacts, Forge
from sitegen.source import Document

PATH = "goals/frontline/answer-first/2026-11-20-agree-maria.md"
TRICKY = (
    "---\nterms: terms/1:ab\n---\n50% + 1 = 100 % of 1+1 & more? #1 a=b;c 'x' \"y\" <b>\n"
    "Ελλάδα 田中 雪 أمير Zsófia 👩‍🚒\ttab \\ {path}\n"
)


def facts(repository: str = "https://github.com/northwind/goals", **more: Any) -> BoardFacts:
    return BoardFacts(document=Document("teams.yaml"), repository=repository, **more)


def made(board: BoardFacts, path: str = PATH, text: str = TRICKY) -> NewFile:
    found = new_file(board, path, text)
    assert found is not None
    return found


def asked(url: str) -> tuple[str, dict[str, str]]:
    """The path of an address and its query, as a server reads them."""
    parts = urlsplit(url)
    assert not parts.fragment
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    assert all(len(values) == 1 for values in query.values())
    return unquote(parts.path), {name: values[0] for name, values in query.items()}


def test_github_gets_the_whole_path_as_the_name_and_the_text_as_the_value() -> None:
    found = made(facts())
    assert found.url.startswith("https://github.com/northwind/goals/new/main?filename=")
    assert asked(found.url) == ("/northwind/goals/new/main", {"filename": PATH, "value": TRICKY})
    assert found.has_text


def test_gitea_gets_the_folder_in_the_path() -> None:
    found = made(facts("https://codeberg.org/northwind/goals"))
    assert asked(found.url) == (
        "/northwind/goals/_new/main/goals/frontline/answer-first",
        {"filename": "2026-11-20-agree-maria.md", "value": TRICKY},
    )
    assert found.has_text


def test_gitlab_gets_the_name_alone() -> None:
    found = made(facts("https://gitlab.com/northwind/support/goals"))
    assert asked(found.url) == (
        "/northwind/support/goals/-/new/main/goals/frontline/answer-first",
        {"file_name": "2026-11-20-agree-maria.md"},
    )
    assert not found.has_text


def test_a_file_without_text_lacks_nothing_on_any_forge() -> None:
    for repository in ("https://github.com/a/b", "https://gitlab.com/a/b", "https://gitea.io/a/b"):
        found = made(facts(repository), text="")
        assert found.has_text
        assert "value" not in asked(found.url)[1]


def test_bitbucket_has_no_address_that_makes_a_file() -> None:
    assert new_file(facts("https://bitbucket.org/northwind/goals"), PATH, TRICKY) is None


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/new/team/goals%232?filename="),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/new/team/goals%232/our%20board/"),
        ("https://gitea.io/a/b", "https://gitea.io/a/b/_new/team/goals%232/our%20board/goals/"),
    ],
)
def test_branches_keep_their_slashes_and_boards_their_folder(repository: str, address: str) -> None:
    found = made(facts(repository, branch="team/goals#2", folder="/our board/"))
    assert found.url.startswith(address)
    path, query = asked(found.url)
    whole = f"{path}/{query.get('filename') or query['file_name']}"
    assert whole.endswith(f"our board/{PATH}")


def test_a_folder_that_leads_out_of_the_repository_gives_no_address() -> None:
    outside = facts(folder="../elsewhere")
    assert new_file(outside, PATH, "") is None
    assert edit_url(outside, PATH) == show_url(outside, PATH) == ""


def test_no_address_is_longer_than_servers_take() -> None:
    board = facts("https://github.com/a/b")
    bare = len(made(board, "x.md", "").url) + len("&value=")
    fits = made(board, "x.md", "a" * (LONGEST - bare))
    assert (len(fits.url), fits.has_text) == (LONGEST, True)
    over = made(board, "x.md", "a" * (LONGEST - bare + 1))
    assert (over.url, over.has_text) == ("https://github.com/a/b/new/main?filename=x.md", False)


def test_text_in_other_scripts_counts_as_it_is_encoded() -> None:
    # One character of these is three bytes, each written with three signs: 9 * 700 = 6,300.
    assert not made(facts(), text="雪" * 700).has_text
    assert made(facts(), text="雪" * 600).has_text


def test_a_path_that_is_too_long_by_itself_gives_no_address() -> None:
    assert new_file(facts(), "goals/" + "a" * LONGEST, "") is None


@pytest.mark.parametrize(
    ("repository", "edit", "show"),
    [
        ("https://github.com/a/b.git", "/edit/main/x y.md", "/blob/main/x y.md"),
        ("https://gitlab.com/a/b/", "/-/edit/main/x y.md", "/-/blob/main/x y.md"),
        ("https://forgejo.example/a/b", "/_edit/main/x y.md", "/src/branch/main/x y.md"),
    ],
)
def test_files_can_be_shown_and_edited(repository: str, edit: str, show: str) -> None:
    board = facts(repository)
    assert asked(edit_url(board, "x y.md")) == ("/a/b" + edit, {})
    assert asked(show_url(board, "x y.md")) == ("/a/b" + show, {})


def test_bitbucket_edits_what_it_shows() -> None:
    board = facts("https://bitbucket.org/a/b")
    assert asked(edit_url(board, PATH)) == (f"/a/b/src/main/{PATH}", {"mode": "edit"})


@pytest.mark.parametrize(
    ("repository", "forge"),
    [
        ("https://github.com/a/b", Forge.GITHUB),
        ("https://github.northwind.example/a/b", Forge.GITHUB),
        ("https://northwind.example/gitlab/a/b", Forge.GITLAB),
        ("https://forgejo.northwind.example:8443/a/b", Forge.GITEA),
        ("https://code.northwind.example/a/gitlab-settings", None),
        ("", None),
    ],
)
def test_the_address_tells_the_forge(repository: str, forge: Forge | None) -> None:
    assert forge_of(facts(repository)) is forge


def test_what_the_board_says_comes_before_what_the_address_tells() -> None:
    assert forge_of(facts("https://code.northwind.example/a/b", forge=Forge.GITLAB)) is Forge.GITLAB
    assert forge_of(facts("https://gitlab.com/a/b", forge=Forge.GITEA)) is Forge.GITEA


@pytest.mark.parametrize(
    "repository",
    [
        "",
        "javascript:alert(1)//github.com/a/b",
        "ssh://git@github.com/a/b",
        "git@github.com:a/b",
        "//github.com/a/b",
        "https://[github.com/a/b",
        "https:///github.com",
    ],
)
def test_only_addresses_of_the_web_lead_anywhere(repository: str) -> None:
    board = facts(repository, forge=Forge.GITHUB)
    assert new_file(board, PATH, "") is None
    assert edit_url(board, PATH) == show_url(board, PATH) == ""


def test_names_passwords_queries_and_fragments_of_the_repository_are_left_out() -> None:
    board = facts("https://maria:secret@github.com/a/b?tab=readme#top")
    assert show_url(board, "x.md") == "https://github.com/a/b/blob/main/x.md"


def test_nothing_of_the_text_breaks_out_of_an_attribute() -> None:
    assert not set(made(facts()).url) & set("\"'<> \n\t\\`{}")


def test_other_forges_are_told_by_patterns() -> None:
    board = facts(
        "https://code.example/northwind",
        branch="team/one",
        folder="board",
        edit_url="https://code.example/edit/{branch}/{path}?at={branch}",
        new_url="https://code.example/new/{folder}?name={name}&text={content}#editor",
    )
    assert edit_url(board, "a b.md") == (
        "https://code.example/edit/team/one/board/a%20b.md?at=team%2Fone"
    )
    found = made(board)
    assert "+" not in found.url
    parts = urlsplit(found.url)
    assert parts.path == "/new/board/goals/frontline/answer-first"
    assert asked(found.url.removesuffix("#editor"))[1] == {
        "name": "2026-11-20-agree-maria.md",
        "text": TRICKY,
    }
    assert found.has_text


def test_a_pattern_needs_no_repository_and_comes_before_a_known_forge() -> None:
    pattern = "https://code.example/{path}"
    assert edit_url(facts("", edit_url=pattern), "x.md") == "https://code.example/x.md"
    assert edit_url(facts(edit_url=pattern), "x.md") == "https://code.example/x.md"


def test_a_pattern_without_the_text_or_too_long_with_it_opens_an_empty_file() -> None:
    bare = facts(new_url="https://code.example/new?path={path}")
    assert made(bare) == NewFile(
        url=f"https://code.example/new?path={PATH.replace('/', '%2F')}", has_text=False
    )
    full = facts(new_url="https://code.example/new?path={path}&text={content}")
    assert asked(made(full, text="a" * LONGEST).url)[1] == {"path": PATH, "text": ""}
    assert not made(full, text="a" * LONGEST).has_text


def test_an_unsafe_pattern_leads_nowhere() -> None:
    assert edit_url(facts(edit_url="javascript:alert('{path}')"), PATH) == ""
    assert new_file(facts(new_url="//code.example/{path}"), PATH, "") is None


def test_the_forms_of_addresses_have_the_names_of_their_parts() -> None:
    found = address_forms(
        facts("https://github.com/a/b.git", branch="team/goals", folder="/x/./y/")
    )
    assert found.new == "https://github.com/a/b/new/{branch}?filename={path}"
    assert found.full == f"{found.new}&value={{content}}"
    assert found.edit == "https://github.com/a/b/edit/{branch}/{path}"
    assert (found.branch, found.folder, found.is_plus) == ("team/goals", "x/y", True)


def test_there_is_no_form_for_what_a_forge_or_a_pattern_cannot_do() -> None:
    gitlab = address_forms(facts("https://gitlab.com/a/b"))
    assert gitlab.new.startswith("https://gitlab.com/a/b/-/new/")
    assert gitlab.full == ""
    bitbucket = address_forms(facts("https://bitbucket.org/a/b"))
    assert (bitbucket.new, bitbucket.full) == ("", "")
    assert bitbucket.edit.endswith("?mode=edit")
    own = "https://code.example/new?at={branch}&file={path}&text={content}"
    patterned = address_forms(facts("", new_url=own, edit_url="javascript:{path}"))
    assert (patterned.new, patterned.full, patterned.edit) == (own, own, "")
    assert not patterned.is_plus
    assert address_forms(facts("https://github.com/a/b", folder="../out")).new == ""
