"""Amendments and history tell the same story, or a finding says where they part."""

from __future__ import annotations

import os
from pathlib import Path

from sitegen import pipeline
from sitegen.compute.canonical import digest
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.source import RawFile
from tests.boards import AS_OF, GOAL, GOAL_PATH, TEAMS
from tests.repos import init

AMEND = GOAL_PATH.replace(".md", "/2026-02-03-amend-maria.md")


def goal(target: str) -> str:
    return GOAL.replace("2.8", target)


def terms(target: str) -> str:
    files = (RawFile("teams.yaml", TEAMS.encode()), RawFile(GOAL_PATH, goal(target).encode()))
    return digest(decode_board(files, decode_library(read_library())).goals[0].terms)


def amend(before: str, after: str) -> str:
    return (
        f"---\nbecause: evidence\nterms: {terms(after)}\nreplaces: {terms(before)}\nchanges:\n"
        f'  measures.first-response-time.target: {{from: "{before}", to: "{after}"}}\n---\n'
    )


def said(root: Path, *, claims: str) -> list[str]:
    """What is said of a target that moved from 2.8 to 3.2, amended as if from another one."""
    repo = init(root / "board", root)
    repo.commit(files={"teams.yaml": TEAMS, GOAL_PATH: goal("2.8")})
    repo.commit(files={GOAL_PATH: goal("3.2"), AMEND: amend(claims, "3.2")})
    loaded = pipeline.load(repo.root, os.environ)
    found = pipeline.check(loaded, pipeline.site(loaded, AS_OF))
    return [f"{one.location.path}:{one.location.place.line}" for one in found if one.code == "A533"]


def test_an_amendment_of_terms_that_the_file_had_is_fine(tmp_path: Path) -> None:
    assert said(tmp_path, claims="2.8") == []


def test_an_amendment_of_terms_that_no_commit_had_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, claims="2.6") == [f"{AMEND}:4"]
