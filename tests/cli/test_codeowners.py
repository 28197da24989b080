"""`sitegen codeowners`: writes the file, leaves the rest of it alone, or says what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.ledgers import FILES, TEAMS, Board, board

PLACE = ".github/CODEOWNERS"
KNOWN = TEAMS.replace(
    "title: Test board\n", "title: Test board\n  repository: https://github.com/northwind/goals\n"
).replace("{name: Maria Silva,", "{name: Maria Silva, github: mariasilva, gitlab: m.silva,")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    made = board(tmp_path, monkeypatch, {**FILES, "teams.yaml": KNOWN})
    monkeypatch.chdir(made.root)
    return made


def test_the_file_is_written_where_the_forge_looks(here: Board) -> None:
    assert here.run("codeowners").startswith(f"{PLACE} is written.")
    assert "/goals/frontline/ @mariasilva\n" in here.text(PLACE)
    assert here.run("codeowners", "--forge", "gitlab").startswith(".gitlab/CODEOWNERS is written.")
    assert "/goals/frontline/ @m.silva\n" in here.text(".gitlab/CODEOWNERS")


def test_a_file_that_is_there_is_taken_and_its_other_lines_stay(here: Board) -> None:
    here.repo.write("CODEOWNERS", "* @somebody\n")
    assert here.run("codeowners").startswith("CODEOWNERS is written.")
    assert here.text("CODEOWNERS").startswith("* @somebody\n\n# begin of")
    assert "/CODEOWNERS @mariasilva\n" in here.text("CODEOWNERS")
    assert not (here.root / PLACE).exists()


def test_another_place_can_be_named(here: Board) -> None:
    here.run("codeowners", "--output", "docs/CODEOWNERS")
    assert "/docs/CODEOWNERS @mariasilva\n" in here.text("docs/CODEOWNERS")


def test_a_check_fails_with_what_differs_until_it_is_written(here: Board) -> None:
    said = here.run("codeowners", "--check", code=1)
    assert "+/goals/frontline/ @mariasilva\n" in said
    assert not (here.root / PLACE).exists()
    here.run("codeowners")
    assert here.run("codeowners", "--check") == f"{PLACE} says what teams.yaml says.\n"
    here.repo.write("teams.yaml", KNOWN.replace("mariasilva", "marias"))
    said = here.run("codeowners", "--check", code=1)
    assert "-/goals/frontline/ @mariasilva\n" in said
    assert "+/goals/frontline/ @marias\n" in said
    assert said.endswith("is out of date. `sitegen codeowners` writes it anew.\n")
    here.run("codeowners")
    assert "mariasilva" not in here.text(PLACE)


def test_a_diff_gives_no_orders_to_a_runner(here: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    here.repo.write(PLACE, "# ::error::spoofed\n")
    said = here.run("codeowners", "--check", code=1)
    assert "::error" not in said
    assert "spoofed" in said


def test_a_board_in_a_folder_writes_at_the_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teams = KNOWN.replace("title: Test board\n", "title: Test board\n  folder: sub\n")
    files = {f"sub/{path}": text for path, text in {**FILES, "teams.yaml": teams}.items()}
    here = board(tmp_path, monkeypatch, files)
    monkeypatch.chdir(here.root / "sub")
    here.run("codeowners")
    assert "/sub/goals/frontline/ @mariasilva\n" in here.text(PLACE)


@pytest.mark.parametrize(
    ("teams", "arguments", "words"),
    [
        (TEAMS, (), "Which forge will read it?"),
        (KNOWN, ("--output", "../CODEOWNERS"), "A path from the top of the repository is needed"),
        (KNOWN, ("--output", "/CODEOWNERS"), "A path from the top of the repository is needed"),
        (KNOWN.replace("  title", "  folder: other\n  title"), (), "Correct one of them first."),
    ],
)
def test_what_cannot_be_done_is_said(
    here: Board, teams: str, arguments: tuple[str, ...], words: str
) -> None:
    here.repo.write("teams.yaml", teams)
    assert words in here.run("codeowners", *arguments, code=2)


@pytest.mark.parametrize(
    ("text", "words"),
    [(b"# begin of what `sitegen codeowners` writes\n", "not one pair"), (b"\xff", "not UTF-8")],
)
def test_a_file_that_cannot_be_kept_is_left_alone(here: Board, text: bytes, words: str) -> None:
    (here.root / "CODEOWNERS").write_bytes(text)
    assert words in here.run("codeowners", code=2)
    assert (here.root / "CODEOWNERS").read_bytes() == text


def test_a_link_is_not_followed(here: Board) -> None:
    (here.root / "CODEOWNERS").symlink_to("/etc/hostname")
    assert "CODEOWNERS cannot be read" in here.run("codeowners", code=2)
