"""Every story of tests/histories/, told in a real repository, comes to what is expected of it."""

from __future__ import annotations

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
from tests.replay import Story, replay, stories

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
    [state] = site.goals
    assert state.id == story.expected.get("goal", "faster-answers")
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
        found["target"] = float(state.numbers.measures[0].target or 0)
    return found, [one.code for one in findings]


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
    [state] = pipeline.site(loaded, day).goals
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
