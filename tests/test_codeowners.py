"""CODEOWNERS, read back as the forges' documents say that they read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen import pipeline
from sitegen.codeowners import BEGIN, END, block, merged
from sitegen.model.board import Forge
from tests.boards import AS_OF, GOAL, write

TEAMS = """\
format: 1
board:
  {title: Test board, url: https://board.example/goals/, timezone: Europe/Oslo, frozen: 2026-03-01}
people:
  maria: {name: Maria Silva, github: mariasilva, gitlab: m.silva}
  anna-maria: {name: Anna Maria Ruiz, email: [anna@board.example]}
  chen: {name: Chen Wei, github: chenwei, gitlab: chen}
  dag: {name: Dag Myhre, github: dagmyhre, left: 2026-02-01}
  henrik: {name: Henrik Dahl, github: henrikdahl, gitlab: henrik}
  yuki: {name: Yuki Tanaka, github: "yuki tanaka", gitlab: yuki}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria, anna-maria, dag]}
  engineering: {name: Engineering, lead: chen, sponsor: henrik, members: [chen, yuki]}
"""
TOGETHER = GOAL.replace("---\ndue", "---\nwith: [engineering]\ndue", 1)
FILES = {
    "teams.yaml": TEAMS,
    "goals/frontline/faster.md": GOAL,
    "goals/frontline/2026/together.md": TOGETHER,
}


def made(root: Path, forge: Forge, teams: str = TEAMS, *, emails: bool = False) -> str:
    loaded = pipeline.load(write(root, {**FILES, "teams.yaml": teams}))
    place = {Forge.GITHUB: ".github/CODEOWNERS", Forge.GITLAB: "CODEOWNERS"}[forge]
    return block(pipeline.site(loaded, AS_OF), forge, place, emails=emails)


def expression(pattern: str) -> str:
    """A pattern as both documents tell it, as a regular expression."""
    assert pattern.startswith("/"), "one without a slash in front would fit at any depth"
    assert not set(pattern) & set("!?[]\\# "), "not the same, or nothing, on one of the forges"
    parts = re.split(r"(\*\*/|\*)", pattern[1:])
    told = {"**/": "(?:[^/]+/)*", "*": "[^/]*"}
    return "".join(told.get(part) or re.escape(part) for part in parts) + (
        ".+" if pattern.endswith("/") else ""
    )


def asked(text: str, path: str) -> list[str]:
    """Who is asked about a file: the last line that fits counts."""
    found: list[str] = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            pattern, *owners = line.split(" ")
            assert owners, "a line without owners would take them away"
            if re.fullmatch(expression(pattern), path):
                found = owners
    return found


TEAM = ["@mariasilva", "@henrikdahl"]
BOTH = ["@mariasilva", "@henrikdahl", "@chenwei"]
KEEPERS = ["@mariasilva", "@chenwei", "@henrikdahl"]


@pytest.mark.parametrize(
    ("path", "owners"),
    [
        ("goals/frontline/faster.md", TEAM),
        ("goals/frontline/faster/csat.csv", TEAM),
        ("goals/engineering/new.md", ["@chenwei", "@henrikdahl"]),
        ("goals/new-team/new.md", KEEPERS),
        ("goals/frontline/2026/together.md", BOTH),
        ("goals/frontline/2026/together/csat.csv", BOTH),
        ("goals/frontline/2026/together/2026-01-05-agreements.yaml", BOTH),
        ("goals/frontline/faster/2026-01-05-agree-chen.md", ["@chenwei"]),
        ("goals/frontline/2026/together/2026-01-05-check-in-maria_2.yaml", ["@mariasilva"]),
        ("goals/frontline/faster/2026-01-05-agree-anna-maria.md", TEAM),  # she has no account
        ("goals/frontline/faster/2026-01-05-agree-dag.md", TEAM),  # he has left
        ("goals/frontline/thanks-to-maria.md", TEAM),  # a goal, and no entry
        ("teams.yaml", KEEPERS),
        ("templates/base.html", KEEPERS),
        (".github/workflows/check.yml", KEEPERS),
        (".github/CODEOWNERS", KEEPERS),
        ("README.md", []),
        ("other/goals/frontline/faster.md", []),
    ],
)
def test_the_right_people_are_asked_on_github(tmp_path: Path, path: str, owners: list[str]) -> None:
    assert asked(made(tmp_path, Forge.GITHUB), path) == owners


@pytest.mark.parametrize(
    ("path", "owners"),
    [
        ("goals/frontline/faster.md", ["@m.silva", "@henrik"]),
        ("goals/engineering/new.md", ["@chen", "@yuki", "@henrik"]),
        ("goals/frontline/faster/2026-01-05-note-yuki.md", ["@yuki"]),
        (".gitlab-ci.yml", ["@m.silva", "@chen", "@henrik"]),
        ("CODEOWNERS", ["@m.silva", "@chen", "@henrik"]),
    ],
)
def test_the_right_people_are_asked_on_gitlab(tmp_path: Path, path: str, owners: list[str]) -> None:
    assert asked(made(tmp_path, Forge.GITLAB), path) == owners


def test_who_has_no_account_is_named_and_no_address_is(tmp_path: Path) -> None:
    text = made(tmp_path, Forge.GITHUB)
    assert "# Without a GitHub account in teams.yaml: anna-maria, yuki.\n" in text
    assert "board.example" not in text


def test_an_address_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    text = made(tmp_path, Forge.GITHUB, emails=True)
    entry = "goals/frontline/faster/2026-01-05-agree-anna-maria.md"
    assert asked(text, entry) == ["anna@board.example"]
    assert "# Without an account or e-mail address in teams.yaml: yuki.\n" in text


def test_a_board_in_a_folder_is_found_from_the_top(tmp_path: Path) -> None:
    teams = TEAMS.replace("{title: Test board,", "{title: Test board, folder: our board/x,")
    text = made(tmp_path, Forge.GITHUB, teams)
    assert asked(text, "our board/x/goals/frontline/faster.md") == TEAM
    assert asked(text, "our board/x/goals/a/b/2026-01-05-agree-chen.md") == ["@chenwei"]
    assert asked(text, "our board/x/teams.yaml") == KEEPERS
    assert asked(text, ".github/workflows/check.yml") == KEEPERS
    assert asked(text, "goals/frontline/faster.md") == []


def test_a_board_without_accounts_asks_nobody_and_says_so(tmp_path: Path) -> None:
    text = made(tmp_path, Forge.GITHUB, re.sub(r", github: [^,}]+", "", TEAMS))
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == []
    assert "anna-maria, chen, henrik, maria, yuki." in text


OURS = f"{BEGIN}\n/x @us\n{END}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", OURS),
        ("* @you\n", f"* @you\n\n{OURS}"),
        ("* @you", f"* @you\n\n{OURS}"),
        (f"* @you\n{BEGIN}\n/old @us\n{END}\n/docs/ @you\n", f"* @you\n{OURS}/docs/ @you\n"),
        (OURS, OURS),
        (OURS.replace("\n", "\r\n"), OURS.replace("\n", "\r\n")),
    ],
)
def test_what_others_wrote_stays(before: str, after: str) -> None:
    assert merged(before, OURS) == after


@pytest.mark.parametrize("before", [BEGIN, END, f"{END}\n{BEGIN}\n", OURS + OURS])
def test_markers_that_are_not_one_pair_are_refused(before: str) -> None:
    with pytest.raises(ValueError, match="not one pair"):
        merged(before, OURS)
