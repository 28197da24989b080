"""What rules, pages and exports ask a site for."""

from __future__ import annotations

from sitegen.model.board import Team
from sitegen.site import Site
from tests.compute.promises import board
from tests.compute.test_versions import amendment
from tests.test_visibility import FILES, goal, site

NAMES = {
    "frontline/first.md": goal("First", "formerly: [once]"),
    "frontline/second.md": goal("Second", "formerly: [first, twice]"),
    "frontline/child.md": goal("Child", "aligns_with: once"),
    "frontline/grandchild.md": goal("Grandchild", "aligns_with: [first, second]"),
    "frontline/niece.md": goal("Niece", "aligns_with: first"),
}


def children(shown: Site, id: str) -> list[str]:
    parent = shown.goal(id)
    assert parent
    return [state.id for state in shown.children(parent.goal)]


def test_a_goal_is_found_by_its_id_and_by_a_former_one() -> None:
    shown = site(NAMES)
    assert [found.id for name in ("first", "once", "twice") if (found := shown.goal(name))] == [
        "first",
        "first",
        "second",
    ]
    assert shown.goal("nowhere") is None


def test_children_name_their_parent_by_any_name_that_is_its_own() -> None:
    shown = site(NAMES)
    assert children(shown, "first") == ["child", "grandchild", "niece"]
    assert children(shown, "second") == ["grandchild"]
    assert children(shown, "child") == []


def test_a_team_has_the_goals_it_owns_alone_or_with_others_or_is_asked_to_own() -> None:
    alone, shared = goal("Faster"), goal("Faster", "with: [engineering]")
    before, after = (
        board({"goals/frontline/faster.md": text}).goals[0].terms for text in (alone, shared)
    )
    everybody = {f"2026-01-05-agree-{who}.md" for who in ("maria", "chen", "amir", "henrik")}
    ledger = {f"frontline/faster/{name}": "" for name in everybody}
    files = {
        "frontline/faster.md": shared,
        "frontline/faster/2026-02-03-amend-maria.md": amendment(before, after),
        "frontline/other.md": goal("Other"),
        **ledger,
    }
    shown = site(files)
    assert shown.goals[0].terms.teams == ("frontline",)
    teams = {team.id: team for team in shown.facts.teams}
    assert [one.id for one in shown.of_team(teams["frontline"])] == ["faster", "other"]
    assert [one.id for one in shown.of_team(teams["engineering"])] == ["faster"]
    assert shown.of_team(Team(id="gone", name="Gone")) == ()


def test_open_goals_are_those_not_closed() -> None:
    assert {one.id for one in site(FILES).open_goals()}.isdisjoint({"old", "older"})
    assert len(site(FILES).open_goals()) == 5


def test_a_person_is_shown_by_name_and_an_unknown_one_by_id() -> None:
    assert site(NAMES).name("maria") == "Maria Silva"
    assert site(NAMES).name("nobody") == "nobody"
