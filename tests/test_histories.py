"""Every story of tests/histories/, told in a real repository, comes to what is expected of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import pytest

from sitegen import pipeline
from sitegen.compute.versions import changes
from sitegen.model.state import Agreed, GoalState
from sitegen.pipeline import Loaded
from sitegen.site import Site
from tests.replay import GOAL, Story, replay, stories
from tests.repos import init

EMPTY: dict[str, object] = {
    "agreed": {},
    "pending": [],
    "void": {},
    "not_yet_asked": [],
    "declined": [],
    "findings": [],
}
"""What a day has if nothing is said of it."""

Told = Callable[[str], Story]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The story of a name, replayed once."""

    @cache
    def tell(name: str) -> Story:
        return replay(name, tmp_path_factory.mktemp(name))

    return tell


def as_expected(day: Mapping[str, Any], story: Story) -> dict[str, object]:
    """What a day is expected to be, with all that goes without saying; `any` is not asked about."""
    findings = [Template(text).substitute(story.terms) for text in day.get("findings", [])]
    return EMPTY | dict(day) | {"findings": findings}


def as_found(
    loaded: Loaded, day: date, story: Story, asked: Mapping[str, Any]
) -> tuple[dict[str, object], list[str]]:
    """What a day is, told like what is expected, and the codes of all its findings."""
    site = pipeline.site(loaded, day)
    state = the_goal(site, story)
    named = {digest: name for name, digest in story.terms.items()}
    agreement = state.in_file.agreement
    findings = pipeline.check(loaded, site)
    found: dict[str, object] = {
        "lifecycle": state.lifecycle.value,
        "in_force": named.get(state.in_force.digest, "?") if state.in_force else "none",
        "in_file": named.get(state.in_file.digest, "?"),
        "agreed": {one.person: how(one) for one in agreement.agreed},
        "pending": list(agreement.pending),
        "void": {one.person: named[one.terms] for one in agreement.void},
        "not_yet_asked": list(agreement.not_yet_asked),
        "declined": [one.person for one in agreement.declined],
        "findings": [
            f"{one.code} {one.location.path}:{one.location.place.line}: {one.message}"
            for one in findings
            if one.code.startswith(("A", "R"))
        ],
    }
    if "outcome" in asked:
        found["outcome"] = state.outcome.value if state.outcome else "none"
    if "target" in asked:
        [target] = [one.target for one in state.numbers.measures if one.target is not None]
        found["target"] = float(target)
    return found, [one.code for one in findings]


def the_goal(site: Site, story: Story) -> GoalState:
    """The goal that a story is about."""
    return next(state for state in site.goals if state.id == story.expected.get("goal", GOAL))


def how(one: Agreed) -> str:
    """How and when somebody agreed; who wrote it down, where it was another."""
    by = f", by {', '.join(one.by)}" if one.how.value == "by_other" else ""
    return f"{one.how} on {one.on}{by}"


def versions(state: GoalState, story: Story) -> list[str]:
    """Each version with the day and the people that brought it, and what moved."""
    named = {digest: name for name, digest in story.terms.items()}
    found = []
    for number, version in enumerate(state.versions):
        assert version.origin
        line = (
            f"{named[version.digest]} on {version.origin.on} by {', '.join(version.origin.people)}"
        )
        if number:
            moved = changes(state.versions[number - 1].terms, version.terms)
            line += ": " + ", ".join(f"{m.route} {m.before} -> {m.after}" for m in moved)
        found.append(line)
    return found


def clone(story: Story, folder: Path, *arguments: str) -> Path:
    """A clone of a story's repository."""
    story.repo.git("clone", "-q", *arguments, story.repo.root.as_uri(), str(folder / "clone"))
    return folder / "clone"


def assert_expected(root: Path, story: Story) -> None:
    loaded = pipeline.load(root, story.repo.env)
    assert loaded.missing is None
    for day, said in story.expected["days"].items():
        found, codes = as_found(loaded, day, story, said)
        expected = as_expected(said, story)
        if "findings" not in said and day != list(story.expected["days"])[-1]:
            expected["findings"] = found[
                "findings"
            ]  # looking back, one asks what was, not what to mend
        assert found == expected, f"on {day}"
        assert "H701" not in codes
    state = the_goal(pipeline.site(loaded, day), story)
    assert versions(state, story) == story.expected["versions"]


@pytest.mark.parametrize("name", stories())
def test_story(name: str, told: Told) -> None:
    story = told(name)
    assert_expected(story.repo.root, story)


@pytest.mark.parametrize("name", stories())
def test_story_from_a_fresh_clone(name: str, told: Told, tmp_path: Path) -> None:
    story = told(name)
    assert_expected(clone(story, tmp_path), story)


@pytest.mark.parametrize("name", stories())
def test_story_without_its_history(name: str, told: Told, tmp_path: Path) -> None:
    story = told(name)
    said = story.expected["without_history"]
    loaded = pipeline.load(clone(story, tmp_path, "--depth=1"), story.repo.env)
    found, codes = as_found(loaded, list(story.expected["days"])[-1], story, said)
    assert found == as_expected(said, story)
    assert codes.count("H701") == 1


def test_terms_that_are_not_committed_yet_are_a_proposal_too(told: Told, tmp_path: Path) -> None:
    story = told("lowered-and-put-back")
    root = clone(story, tmp_path)
    goal = root / "goals/frontline/faster-answers.md"
    text = goal.read_text(encoding="utf-8")
    goal.write_text(text.replace("target: 2.8", "target: 3.0"), encoding="utf-8")
    loaded = pipeline.load(root, story.repo.env)
    today, before = date(2026, 2, 11), date(2026, 2, 2)
    state = the_goal(pipeline.site(loaded, today), story)
    assert state.in_force
    assert state.in_force.digest == story.terms["first"]
    assert state.in_file.digest not in story.terms.values()
    assert state.in_file.origin is None
    assert state.in_file.agreement.pending == ("maria", "chen", "henrik")
    codes = [one.code for one in pipeline.check(loaded, pipeline.site(loaded, today))]
    assert [code for code in codes if code.startswith(("A", "R"))] == ["A530"]
    assert the_goal(pipeline.site(loaded, before), story).in_file.digest == story.terms["first"]


def test_an_entry_that_is_not_committed_yet_counts_and_nobody_knows_how(
    told: Told, tmp_path: Path
) -> None:
    story = told("declined")
    root = clone(story, tmp_path)
    entry = root / "goals/frontline/faster-answers/2026-01-12-agree-chen.md"
    entry.rename(entry.with_name("2026-01-13-agree-chen.md"))
    loaded = pipeline.load(root, story.repo.env)
    state = the_goal(pipeline.site(loaded, date(2026, 1, 13)), story)
    agreed = {one.person: how(one) for one in state.in_file.agreement.agreed}
    assert agreed["chen"] == "unknown on 2026-01-13"


def test_a_board_in_a_folder_of_a_repository_has_the_same_history(
    told: Told, tmp_path: Path
) -> None:
    story = told("squash-merge")
    whole = pipeline.load(story.repo.root, story.repo.env)
    exported = story.repo.git("fast-export", "main")
    repo = init(tmp_path / "product", tmp_path)
    moved = re.sub(rb"^(M \d+ :\d+ )", rb"\1boards/support/", exported, flags=re.MULTILINE)
    repo.git("fast-import", "--quiet", data=moved)
    repo.git("checkout", "-q", "-f", "main")
    inside = pipeline.load(repo.root / "boards/support", repo.env)
    day = date(2025, 12, 17)
    there, here = (the_goal(pipeline.site(one, day), story) for one in (inside, whole))
    assert there.in_file.agreement == here.in_file.agreement
    assert inside.missing is None
