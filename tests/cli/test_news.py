"""`sitegen news`: since when, of which team, in which format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.ledgers import FILES, TEAMS, Board, board

CHECK_IN = "goals/frontline/faster/{}-check-in-maria.md"
TEAM = "  care: {name: Care, lead: maria, sponsor: henrik, members: [maria]}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Board:
    days = ("2026-01-26", "2026-01-27")
    files = {**FILES, "teams.yaml": TEAMS + TEAM, **{CHECK_IN.format(day): "" for day in days}}
    return board(tmp_path, monkeypatch, files)


def test_a_week_ends_on_the_day_of_the_board(here: Board) -> None:
    said = here.run("news")
    assert said.startswith("Test board, 27 Jan – 2 Feb\n")
    assert "27 Jan: Maria Silva checked in" in said
    assert "26 Jan: Maria Silva checked in" not in said


def test_news_begin_on_a_day(here: Board) -> None:
    assert "26 Jan: Maria Silva checked in" in here.run("news", "--since", "2026-01-26")


def test_news_begin_with_a_commit(here: Board) -> None:
    first = here.repo.git("log", "-1", "--format=%cs").strip()
    said = here.run("news", "--since", "HEAD", "--as-of", "2026-12-31")
    day = f"{int(first[8:])} "
    assert said.startswith(f"Test board, {day}")


def test_other_teams_are_left_out(here: Board) -> None:
    assert "checked in" in here.run("news", "--team", "frontline")
    assert here.run("news", "--team", "care").startswith(
        "Care · Test board, 27 Jan – 2 Feb\nNothing"
    )


def test_lines_beyond_the_most_are_counted(here: Board) -> None:
    said = here.run("news", "--most", "1")
    assert "more: https://board.example/goals/attention/" in said


@pytest.mark.parametrize(
    ("name", "words"), [("text", "What happened\n"), ("markdown", "**What"), ("html", "<h3>What")]
)
def test_every_format_has_them(here: Board, name: str, words: str) -> None:
    assert words in here.run("news", "--format", name)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--since", "2026-02-30"), "2026-02-30"),
        (("--since", "2026-02-03"), "2026-02-03 is after 2026-02-02, the day of the board."),
        (("--since", "nowhere"), "There is no commit “nowhere” here."),
        (("--since", "--all"), "is no name of a commit"),
        (("--team", "frontlin"), "There is no team “frontlin” on this board. Did you mean frontl"),
    ],
)
def test_what_cannot_be_is_said(here: Board, arguments: tuple[str, str], words: str) -> None:
    assert words in here.run("news", f"{arguments[0]}={arguments[1]}", code=2)


def test_a_commit_needs_a_repository(here: Board, tmp_path: Path) -> None:
    (here.root / ".git").rename(tmp_path / "elsewhere")
    said = here.run("news", "--since", "HEAD", code=2)
    assert "There is no commit to begin with: the board is in no git repository." in said
    assert "checked in" in here.run("news")
