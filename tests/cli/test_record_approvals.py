"""Approving is agreeing: what `sitegen record-approvals` makes of reviews on three forges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.ledgers import FASTER, FASTER_PATH, FASTER_TERMS
from tests.merges import RECORDER, Place, faster, place

KINDS = ("github", "gitlab", "gitea")
WAYS = ("merge", "squash", "rebase", "forward")


@pytest.fixture(params=KINDS)
def each(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    with place(request.param, tmp_path, monkeypatch) as found:
        yield found


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with place("github", tmp_path, monkeypatch) as found:
        yield found


def kind(found: Place) -> tuple[str, str]:
    return "--forge", found.server.kind


def how(found: Place) -> dict[str, str]:
    """How each party agreed to the terms in the file."""
    agreed = found.goal().in_file.agreement.agreed
    return {one.person: one.how for one in agreed}


@pytest.mark.parametrize("way", WAYS)
def test_approving_is_agreeing_however_it_is_merged(each: Place, way: str) -> None:
    faster(each, way, "chen-wei", "henrik")
    said = each.run(*kind(each)).said
    assert "Chen Wei (chen) agrees to “Answer first messages 30% faster”, terms f408ba75" in said
    assert f"as {RECORDER}, and pushed it to main." in said
    assert how(each) == {"maria": "proposed", "chen": "by_review", "henrik": "by_review"}
    assert each.goal().in_force is not None


@pytest.mark.parametrize("way", WAYS)
def test_a_second_run_writes_nothing(each: Place, way: str) -> None:
    faster(each, way, "chen-wei")
    each.run(*kind(each))
    before = each.clone().repo.id()
    assert "There is no approval to record." in each.run(*kind(each), day="2026-01-21").said
    assert each.clone().repo.id() == before


def test_an_entry_names_terms_pull_request_review_and_commit(github: Place) -> None:
    pull = faster(github, "merge", "chen-wei")
    github.run(*kind(github))
    text = (
        github.clone().repo.root / "goals/frontline/faster/2026-01-20-agreements_1.yaml"
    ).read_text()
    assert text == (
        f'terms: "{FASTER_TERMS}"\n'
        'via: {pull_request: 1, url: "https://github.com/northwind/goals/pull/1"}\n'
        "by:\n"
        f'  chen: {{review: 100, commit: "{pull.head}"}}\n'
    )


@pytest.mark.parametrize("way", WAYS)
def test_of_several_commits_that_landed_each_is_known_as_the_pull_request_s(
    each: Place, way: str
) -> None:
    pull = each.propose({FASTER_PATH: FASTER})
    each.push(pull, {"README.md": "Hello."})
    each.push(pull, {"README.md": "Hello, you."})
    each.approve(pull, "chen-wei")
    each.merge(pull, way)
    each.run(*kind(each))
    assert how(each) == {"maria": "proposed", "chen": "by_review"}


def test_a_push_to_main_is_not_taken_for_part_of_the_next_pull_request(each: Place) -> None:
    other = each.propose({"README.md": "Hello."})
    each.approve(other, "chen-wei")
    each.main("Propose without asking", {FASTER_PATH: FASTER})
    each.merge(other, "squash")
    assert each.run(*kind(each)).said == "There is no approval to record.\n"
