"""Boards for the tests of exports, and all that is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen import pipeline
from sitegen.discovery import modules
from sitegen.site import Site
from sitegen.visibility import public
from tests.boards import write
from tests.browser import stress
from tests.pages.parts import HOSTILE
from tests.pages.sites import board, goal_state

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 20)
EMPTY = {
    "teams.yaml": "format: 1\nboard: {title: A new board, frozen: 2026-11-20}\n"
    "people:\n  maria: {name: Maria Silva}\n"
    "teams:\n  frontline: {name: Frontline, lead: maria, members: [maria]}\n"
}
FORMULA = '=HYPERLINK("https://elsewhere.example";"here")'
"""A text that a spreadsheet program would calculate."""


def site_in(folder: Path) -> Site:
    """The public board in a folder, without its history, as of the 20th of November."""
    loaded = pipeline.load(folder)
    return public(pipeline.site(loaded, AS_OF))


def site_from(files: Mapping[str, str]) -> Site:
    """The public board of some files."""
    with TemporaryDirectory() as folder:
        return site_in(write(Path(folder), files))


def boards() -> dict[str, Site]:
    """The board of this repository, the one that is hard on everything, an empty one, and more."""
    return {
        "example": site_in(ROOT),
        "stress": site_from(stress.files()),
        "empty": site_from(EMPTY),
        "hostile": hostile(),
        "formulas": formulas(),
    }


def hostile() -> Site:
    """A board whose title, goals, people and teams mean harm."""
    site = board(goal_state("a", HOSTILE), goal_state("b", "\ud800 half"), title=HOSTILE)
    people = tuple(replace(person, name=HOSTILE) for person in site.facts.people)
    teams = tuple(replace(team, name=HOSTILE) for team in site.facts.teams)
    facts = replace(site.facts, people=people, teams=teams, language=HOSTILE)
    return replace(site, facts=facts)


def formulas() -> Site:
    """A board on which every text is a formula."""
    texts = (FORMULA, "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "text;=1+1;more", "\uff1d1")
    goals = tuple(goal_state(f"goal-{n}", text) for n, text in enumerate(texts))
    site = board(*(replace(state, reason=FORMULA) for state in goals), title=FORMULA)
    people = tuple(replace(person, name=FORMULA) for person in site.facts.people)
    teams = tuple(replace(team, name=FORMULA) for team in site.facts.teams)
    return replace(site, facts=replace(site.facts, people=people, teams=teams))


def exported(site: Site) -> dict[str, bytes]:
    """Every file that the exports make of a board, by path."""
    found = modules("sitegen.exports", "EXPORT")
    return {file.path: file.data for module in found for file in module.EXPORT.files(site)}
