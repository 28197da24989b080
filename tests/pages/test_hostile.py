"""Names, titles and units that mean harm are shown as text, wherever they stand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sitegen.model.goal import Link
from sitegen.model.history import Origin, Tampering
from sitegen.model.state import GoalState, How, Lifecycle
from sitegen.site import Site
from tests.pages.build import pages
from tests.pages.html import outline
from tests.pages.parts import AS_OF, HOSTILE, guardrail_state, moving, moving_state
from tests.pages.sites import board, goal_state, with_story

UNSAFE = ("javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "//evil", HOSTILE)


def harmed(state: GoalState) -> GoalState:
    """The goal with harm in its terms, its amendment, its history and its agreements."""
    who = Origin(commit="c", on=AS_OF, landed=AS_OF, at=1, names=(HOSTILE,))
    first, last = state.versions
    assert last.amend
    by = tuple(replace(one, how=How.BY_OTHER, by=(HOSTILE,)) for one in last.agreement.agreed)
    harm = replace(
        last,
        terms=replace(last.terms, stop_if=HOSTILE),
        amend=replace(last.amend, prose=HOSTILE),
        agreement=replace(last.agreement, agreed=by, void=first.agreement.agreed),
    )
    changed = Tampering(path=HOSTILE, entry=HOSTILE, is_deleted=True, origin=who)
    told = (replace(first, origin=who), harm)
    return replace(state, versions=told, in_force=told[0], in_file=harm, tampering=(changed,))


def hostile_board() -> Site:
    measures = (moving_state(replace(moving(unit=HOSTILE), scope=((HOSTILE, HOSTILE),))),
                guardrail_state())  # fmt: skip
    state = goal_state("a", HOSTILE, lifecycle=Lifecycle.RENEGOTIATING, measures=measures)
    state = harmed(state)
    links = tuple(Link(title=HOSTILE, url=url) for url in UNSAFE)
    told = replace(state.goal.story, links=links, why=HOSTILE, prose=HOSTILE, hard=HOSTILE,
                   situation=(HOSTILE,), formerly=("b",))  # fmt: skip
    site = board(with_story(replace(state, reason=HOSTILE), told), title=HOSTILE)
    people = tuple(replace(person, name=HOSTILE) for person in site.facts.people)
    teams = tuple(replace(team, name=HOSTILE, principles=(HOSTILE,)) for team in site.facts.teams)
    return replace(site, facts=replace(site.facts, people=people, teams=teams, language=HOSTILE))


PAGES = pages(hostile_board())


@pytest.mark.parametrize("path", sorted(PAGES))
def test_nothing_hostile_becomes_markup(path: str) -> None:
    found = outline(PAGES[path])
    assert found.problems == []
    own = re.findall(r'<script src="(?:\.\./)*static/[a-z-]+\.js" defer></script>', PAGES[path])
    data = re.findall(r'<script type="application/json" id="facts">[^<>]+</script>', PAGES[path])
    assert found.tags.count("script") == len(own) + len(data)
    assert not [name for name in found.attributes if name.startswith("on")]


@pytest.mark.parametrize("path", sorted(PAGES))
def test_templates_are_not_run_in_content(path: str) -> None:
    assert "49" not in outline(PAGES[path]).text.replace("490", "")


@pytest.mark.parametrize("path", sorted(PAGES))
def test_unsafe_addresses_are_not_linked(path: str) -> None:
    for link in outline(PAGES[path]).links:
        assert link == "data:," or not link.startswith(("javascript", "data", "//", "java"))


def test_hostile_authors_and_terms_stand_as_text_among_the_changes() -> None:
    told = outline(PAGES["changes/index.html"]).text
    assert "Stop condition" in outline(PAGES["goals/a/index.html"]).text
    assert "took away an entry, after it had landed" in told
    assert told.count("<script>alert('x')</script>") > 3


def test_a_hostile_title_is_still_readable() -> None:
    assert "<script>alert('x')</script>" in outline(PAGES["goals/a/index.html"]).text
