"""Whose approval counts, and for which terms: by the board where a pull request branched off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.ledgers import FASTER, FASTER_PATH
from tests.forges import Approval, Canned
from tests.merges import CHEN, LOWER, RECORDS, TEAMS, Place, faster, person, place
from tests.repos import CHEN as CHEN_IN_GIT

NOTHING = "There is no approval to record."
TITLE = FASTER.replace("Customers told us", "Our customers told us")
OWN_ENTRY = "goals/frontline/faster/2026-01-08-{}-chen.md"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with place("github", tmp_path, monkeypatch) as found:
        yield found


@pytest.fixture
def gitlab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with place("gitlab", tmp_path, monkeypatch) as found:
        yield found


def record(here: Place) -> str:
    """What a run says; the forge is the one of the stand-in."""
    return here.run("--forge", here.server.kind).said


def agreed(here: Place, goal: str = "faster") -> list[str]:
    """Whose approval main has on record for the terms in the file."""
    found = here.goal(goal).in_file.agreement.agreed
    return sorted(one.person for one in found if one.how == "by_review")


# Which commit was reviewed


def test_an_approval_of_other_terms_is_no_agreement_and_is_told(here: Place) -> None:
    pull = here.propose({FASTER_PATH: LOWER})
    here.approve(pull, "chen-wei")
    here.push(pull, {FASTER_PATH: FASTER})
    here.merge(pull, "squash")
    said = record(here)
    seen = pull.reviews[0].commit[:12]
    assert (
        f"- chen approved pull request 1: not recorded for faster, as commit {seen}, which they "
        "saw, had other terms. An `agree` entry of their own is the way now.\n"
    ) in said
    assert NOTHING in said
    assert agreed(here) == []


def test_an_approval_holds_when_only_the_story_changed_after_it(here: Place) -> None:
    pull = here.propose({FASTER_PATH: FASTER})
    here.approve(pull, "chen-wei")
    here.push(pull, {FASTER_PATH: TITLE})
    here.merge(pull, "squash")
    record(here)
    assert agreed(here) == ["chen"]


def test_approving_a_draft_is_no_agreement(here: Place) -> None:
    pull = here.propose({FASTER_PATH: FASTER.replace("due:", "draft: true\ndue:")})
    here.approve(pull, "chen-wei")
    here.push(pull, {FASTER_PATH: FASTER})
    here.merge(pull)
    assert "which they saw, did not promise it." in record(here)
    assert agreed(here) == []


def test_a_reviewed_commit_that_was_pushed_away_is_fetched(here: Place) -> None:
    pull = here.propose({FASTER_PATH: FASTER})
    here.approve(pull, "chen-wei")
    here.work.git("push", "-q", "origin", f"{pull.head}:refs/keep/1")
    here.work.git("checkout", "-q", "change-1")
    here.work.git("reset", "-q", "--hard", "main")
    here.push(pull, {FASTER_PATH: TITLE})
    here.merge(pull)
    record(here)
    assert agreed(here) == ["chen"]


def test_a_reviewed_commit_that_nobody_has_any_more_is_told(here: Place) -> None:
    pull = here.propose({FASTER_PATH: FASTER})
    here.approve(pull, "chen-wei", commit="0" * 39 + "1")
    here.merge(pull)
    assert "as commit 000000000000, which they saw, is not to be had any more." in record(here)


def test_a_review_without_a_commit_is_told(here: Place) -> None:
    pull = faster(here, "merge", "chen-wei")
    pull.reviews[0].commit = ""
    assert "as the forge does not say which commit this was about." in record(here)
    assert agreed(here) == []


# What a review is last


@pytest.mark.parametrize(
    ("states", "counts"),
    [
        (("APPROVED", "COMMENTED"), True),
        (("CHANGES_REQUESTED", "APPROVED"), True),
        (("APPROVED", "CHANGES_REQUESTED"), False),
        (("DISMISSED",), False),
        (("APPROVED", "DISMISSED"), False),
        (("DISMISSED", "APPROVED"), True),
        (("COMMENTED",), False),
        (("APPROVED", "PENDING"), True),
    ],
)
def test_of_several_reviews_the_last_one_counts(
    here: Place, states: tuple[str, ...], counts: bool
) -> None:
    pull = here.propose({FASTER_PATH: FASTER})
    for state in states:
        here.approve(pull, "chen-wei", state=state)
    here.merge(pull)
    record(here)
    assert agreed(here) == (["chen"] if counts else [])


def test_reviews_count_in_the_order_of_their_times_not_of_the_list(here: Place) -> None:
    pull = here.propose({FASTER_PATH: FASTER})
    here.approve(pull, "chen-wei")
    here.approve(pull, "chen-wei", state="CHANGES_REQUESTED")
    here.merge(pull)
    pull.reviews.reverse()
    assert NOTHING in record(here)


def test_the_last_of_many_pages_of_reviews_is_read(here: Place) -> None:
    pull = here.propose({FASTER_PATH: FASTER})
    for _ in range(230):
        pull.reviews.append(Approval("somebody", "COMMENTED", pull.head))
    here.approve(pull, "chen-wei")
    here.merge(pull)
    record(here)
    assert agreed(here) == ["chen"]
    asked = [one.query for one in here.server.asked if one.path.endswith("/reviews")]
    assert [(one["page"], one["per_page"]) for one in asked] == [
        ("1", "100"),
        ("2", "100"),
        ("3", "100"),
    ]


# Who is who


def test_who_is_no_party_is_not_written_down(here: Place) -> None:
    faster(here, "merge", "amir-h", "chen-wei")
    record(here)
    assert agreed(here) == ["chen"]


def test_an_account_that_nobody_has_is_told(here: Place) -> None:
    faster(here, "merge", "octocat", "")
    said = record(here)
    assert (
        "- The account “octocat” approved pull request 1: not recorded, as nobody has this "
        "account in teams.yaml.\n"
    ) in said
    assert "- A deleted account approved pull request 1: not recorded" in said


def test_a_change_cannot_bring_the_account_that_approves_it(here: Place) -> None:
    taken = TEAMS.replace(CHEN, person("chen", "Chen Wei", "mallory"))
    pull = here.propose({FASTER_PATH: FASTER, "teams.yaml": taken})
    here.approve(pull, "mallory")
    here.merge(pull)
    said = record(here)
    assert "nobody had this account in teams.yaml yet where it branched off" in said
    assert agreed(here) == []


@pytest.mark.parametrize("way", ["rebase", "forward"])
def test_nor_can_an_earlier_commit_of_the_same_change(here: Place, way: str) -> None:
    taken = TEAMS.replace(CHEN, person("chen", "Chen Wei", "mallory"))
    pull = here.propose({"teams.yaml": taken})
    here.push(pull, {FASTER_PATH: FASTER})
    here.approve(pull, "mallory")
    here.merge(pull, way)
    assert "nobody had this account in teams.yaml yet where it branched off" in record(here)
    assert agreed(here) == []


def test_a_branch_from_before_an_account_was_taken_out_does_not_bring_it_back(here: Place) -> None:
    old = here.work.id("main")
    here.main("Chen has another account", {"teams.yaml": TEAMS.replace(": Chen-Wei", ": chenwei")})
    pull = here.propose({FASTER_PATH: FASTER}, base=old)
    here.approve(pull, "chen-wei", "chenwei")
    here.merge(pull)
    said = record(here)
    assert "“chen-wei” approved pull request 1: not recorded, as nobody has this account" in said
    assert "“chenwei” approved pull request 1: not recorded, as nobody had this account" in said
    assert agreed(here) == []


def test_an_account_that_moved_to_somebody_else_is_nobodys(here: Place) -> None:
    pull = faster(here, "merge", "amir-h")
    moved = TEAMS.replace(": amir-h", ": amir").replace(": Chen-Wei", ": amir-h")
    here.main("Chen takes over an account", {"teams.yaml": moved})
    assert pull.reviews[0].account == "amir-h"
    assert "in teams.yaml this account has moved to somebody else since" in record(here)
    assert agreed(here) == []


def test_an_account_of_two_people_is_nobodys(here: Place) -> None:
    here.main("Two of one", {"teams.yaml": TEAMS.replace(": amir-h", ": chen-wei")})
    faster(here, "merge", "chen-wei")
    assert "not recorded, as several people have this account in teams.yaml" in record(here)
    assert agreed(here) == []


# What the board wants


def test_a_board_without_a_recorder_records_nothing_and_asks_nobody(here: Place) -> None:
    here.main("Nobody records", {"teams.yaml": TEAMS.replace(RECORDS, "")})
    faster(here, "merge", "chen-wei")
    assert "This board names nobody who records approvals" in record(here)
    assert here.server.asked == []


def test_a_board_on_which_approving_is_not_agreeing_records_nothing(here: Place) -> None:
    setting = "settings: {approval_agrees: no, recorder: recorder@board.example}\n"
    here.main("Only entries count", {"teams.yaml": TEAMS.replace(RECORDS, setting)})
    faster(here, "merge", "chen-wei")
    said = record(here)
    assert said == (
        "This board does not take approvals for agreements (`approval_agrees: no`). "
        "Nothing is recorded.\n"
    )


def test_what_was_approved_before_the_board_recorded_approvals_does_not_count(here: Place) -> None:
    here.main("Nobody records", {"teams.yaml": TEAMS.replace(RECORDS, "")})
    faster(here, "merge", "chen-wei")
    here.main("Somebody records", {"teams.yaml": TEAMS})
    said = record(here)
    assert "- pull request 1, where it branched off: This board names nobody" in said
    assert agreed(here) == []


def test_what_brings_the_board_itself_has_no_base(here: Place) -> None:
    here.work.git("checkout", "-q", "--orphan", "empty")
    here.work.git("rm", "-rfq", ".")
    here.commit("Begin empty", {"README": "A board will be here."})
    here.work.git("branch", "-q", "-M", "main")
    here.work.git("push", "-q", "-f", "origin", "main")
    pull = here.propose({FASTER_PATH: FASTER, "teams.yaml": TEAMS})
    here.approve(pull, "chen-wei")
    here.merge(pull)
    assert "- pull request 1: there was no board yet where it branched off." in record(here)


def test_a_board_that_stands_still_records_nothing(here: Place) -> None:
    here.main("Stop", {"teams.yaml": TEAMS.replace("board:\n", "board:\n  frozen: 2026-01-07\n")})
    faster(here, "merge", "chen-wei")
    clone = here.clone()
    said = clone.run("record-approvals", "--forge", "github").said
    assert said == "This board stands still since 2026-01-07 (`frozen`). Nothing is recorded.\n"


# What people said themselves


@pytest.mark.parametrize("kind", ["agree", "decline"])
def test_whoever_has_answered_by_an_entry_is_not_written_down_again(here: Place, kind: str) -> None:
    faster(here, "merge", "chen-wei", "henrik")
    here.main("Answer", {OWN_ENTRY.format(kind): ""}, by=CHEN_IN_GIT)
    record(here)
    assert agreed(here) == ["henrik"]
    declined = here.goal().in_file.agreement.declined
    assert [one.person for one in declined] == (["chen"] if kind == "decline" else [])


def test_where_everybody_has_answered_nobody_is_asked(here: Place) -> None:
    faster(here, "merge", "chen-wei", "henrik")
    record(here)
    asked = len(here.server.asked)
    assert record(here) == "Everybody who was asked to agree has answered. Nothing is recorded.\n"
    assert len(here.server.asked) == asked


def test_a_record_that_somebody_corrected_does_not_come_back(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    record(here)
    correct = "goals/frontline/faster/2026-01-20-correct-chen.md"
    here.work.git("pull", "-q", "origin", "main")
    here.main("Correct", {correct: "---\nabout: 2026-01-20-agreements_1\n---\nNot me.\n"})
    assert NOTHING in record(here)
    assert here.new_entries() == ["2026-01-20-agreements_1.yaml", "2026-01-20-correct-chen.md"]


def test_a_record_that_was_taken_out_does_not_come_back_and_is_told(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    record(here)
    here.work.git("pull", "-q", "origin", "main")
    (here.work.root / "goals/frontline/faster/2026-01-20-agreements_1.yaml").unlink()
    here.main("Take it out", {})
    said = record(here)
    assert "- faster: a record of approvals was taken out of its ledger" in said
    assert NOTHING in said


# Which pull requests


def test_each_version_of_the_terms_has_its_own_approvals(here: Place) -> None:
    faster(here, "merge", "chen-wei", "henrik")
    amend = {
        "goals/frontline/faster/2026-01-09-amend-maria.md": "---\nbecause: evidence\n---\nMore.\n"
    }
    second = here.propose({FASTER_PATH: LOWER} | amend)
    here.approve(second, "chen-wei")
    here.merge(second, "squash")
    record(here)
    state = here.goal()
    assert agreed(here) == ["chen"]
    assert state.in_force is not None
    assert state.in_force.digest != state.in_file.digest
    assert here.new_entries() == [
        "2026-01-09-amend-maria.md",
        "2026-01-20-agreements_1.yaml",
        "2026-01-20-agreements_2.yaml",
    ]


def test_one_pull_request_can_bring_several_goals(here: Place) -> None:
    pull = here.propose({FASTER_PATH: FASTER, "goals/frontline/lower.md": LOWER})
    here.approve(pull, "chen-wei")
    here.merge(pull)
    record(here)
    assert agreed(here) == agreed(here, "lower") == ["chen"]


def test_a_later_pull_request_that_does_not_move_the_terms_agrees_to_nothing(here: Place) -> None:
    faster(here)
    story = here.propose({FASTER_PATH: TITLE})
    here.approve(story, "chen-wei")
    here.merge(story)
    assert NOTHING in record(here)


def test_a_pull_request_that_only_contains_the_commit_did_not_bring_it(here: Place) -> None:
    first = faster(here)
    other = here.propose({"README.md": "Hello."}, base=f"{first.base}")
    here.work.git("checkout", "-q", "change-2")
    here.work.dated("merge", "-q", "--no-edit", "main")
    here.push(other, {"README.md": "Hello, you."})
    here.approve(other, "chen-wei")
    here.merge(other, "squash")
    other.landed = (*other.landed, *first.landed)
    assert NOTHING in record(here)


@pytest.mark.parametrize("field", [{"branch": "release"}, {"is_merged": False}])
def test_only_what_was_merged_into_the_board_s_branch_counts(
    here: Place, field: dict[str, object]
) -> None:
    pull = faster(here, "merge", "chen-wei")
    for name, value in field.items():
        setattr(pull, name, value)
    assert NOTHING in record(here)


def test_approving_after_the_merge_counts_when_it_is_asked_again(here: Place) -> None:
    pull = faster(here)
    assert NOTHING in record(here)
    here.approve(pull, "chen-wei")
    record(here)
    assert agreed(here) == ["chen"]


def test_a_renamed_goal_is_known_by_what_it_was(here: Place) -> None:
    pull = here.propose({FASTER_PATH: FASTER})
    here.approve(pull, "chen-wei")
    here.work.git("checkout", "-q", "change-1")
    here.work.git("mv", FASTER_PATH, "goals/frontline/quicker.md")
    here.push(
        pull, {"goals/frontline/quicker.md": FASTER.replace("due:", "formerly: faster\ndue:")}
    )
    here.merge(pull, "squash")
    record(here)
    assert agreed(here, "quicker") == ["chen"]


# GitLab, which does not say what was reviewed


@pytest.mark.parametrize("shows_times", [True, False])
def test_without_a_commit_every_version_that_may_have_been_seen_counts(
    gitlab: Place, shows_times: bool
) -> None:
    gitlab.server.shows_times = shows_times
    pull = gitlab.propose({FASTER_PATH: FASTER})
    gitlab.approve(pull, "chen-wei")
    gitlab.push(pull, {FASTER_PATH: TITLE})
    gitlab.merge(pull)
    record(gitlab)
    assert agreed(gitlab) == ["chen"]


def test_with_times_an_approval_is_about_the_version_of_its_time(gitlab: Place) -> None:
    pull = gitlab.propose({FASTER_PATH: LOWER})
    gitlab.approve(pull, "chen-wei")
    gitlab.push(pull, {FASTER_PATH: FASTER})
    gitlab.approve(pull, "henrik")
    gitlab.merge(pull)
    assert "which they saw, had other terms." in record(gitlab)
    assert agreed(gitlab) == ["henrik"]


def test_without_times_other_terms_in_between_make_it_unsure(gitlab: Place) -> None:
    gitlab.server.shows_times = False
    pull = gitlab.propose({FASTER_PATH: LOWER})
    gitlab.push(pull, {FASTER_PATH: FASTER})
    gitlab.approve(pull, "chen-wei")
    gitlab.merge(pull)
    assert "which they may have seen, had other terms." in record(gitlab)
    assert agreed(gitlab) == []


def test_an_approval_from_before_all_versions_is_told(gitlab: Place) -> None:
    pull = faster(gitlab, "merge", "chen-wei")
    pull.reviews[0].at = "2025-01-01T00:00:00Z"
    assert "the forge does not say which commit this was about" in record(gitlab)


def test_the_author_s_own_approval_needs_no_second_word(gitlab: Place) -> None:
    faster(gitlab, "merge", "mariasilva")
    assert NOTHING in record(gitlab)
    assert [one.how for one in gitlab.goal().in_file.agreement.agreed] == ["proposed"]


# What is told of others


def test_what_others_wrote_gives_no_orders_to_the_job(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    pull = here.propose({FASTER_PATH: FASTER.replace("# Answer", "# ##[error]Answer ::stop")})
    here.approve(pull, "chen-wei", "::add-mask::x ##[group]")
    here.merge(pull)
    said = record(here)
    assert "##[" not in said
    assert not [line for line in said.split("\n") if line.lstrip().startswith("::")]
    assert agreed(here) == ["chen"]


def test_a_pull_request_that_cannot_be_fetched_keeps_no_other_one_from_counting(
    here: Place,
) -> None:
    first = faster(here, "squash", "chen-wei")
    other = here.propose({"goals/frontline/lower.md": LOWER})
    here.approve(other, "chen-wei")
    here.merge(other, "squash")
    first.head = "0" * 39 + "1"
    said = here.run("--forge", "github", code=1).said
    assert "- pull request 1: its last commit cannot be fetched from origin" in said
    assert (agreed(here), agreed(here, "lower")) == ([], ["chen"])


def test_goals_that_cannot_be_read_are_told(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    here.main("Break it", {"goals/frontline/broken.md": "---\na: [\n---\n# Broken\n"})
    assert "- 1 of the goal files cannot be read" in record(here)
    assert agreed(here) == ["chen"]


# Who is not waited for


def test_nobody_is_asked_about_a_goal_that_is_closed(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    close = "goals/frontline/faster/2026-01-09-close-maria.md"
    here.main("Close it", {close: "---\noutcome: withdrawn\n---\nNot now.\n"})
    assert "Everybody who was asked to agree has answered." in record(here)


def test_looking_from_before_a_record_does_not_write_it_twice(here: Place) -> None:
    faster(here, "merge", "chen-wei", "henrik")
    record(here)
    said = here.run("--forge", "github", day="2026-01-19").said
    assert "Everybody who was asked to agree has answered." in said


def test_who_took_an_agreement_of_their_own_back_is_not_written_down(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    correct = "goals/frontline/faster/2026-01-09-correct-chen.md"
    text = "---\nabout: 2026-01-08-agree-chen\n---\nNo.\n"
    here.main("Take it back", {OWN_ENTRY.format("agree"): "", correct: text}, by=CHEN_IN_GIT)
    assert NOTHING in record(here)


def test_of_very_many_landings_the_newest_are_asked_about_and_the_rest_is_told(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.recording.MOST_COMMITS", 1)
    faster(here, "merge", "chen-wei")
    other = here.propose({"goals/frontline/lower.md": LOWER})
    here.approve(other, "chen-wei")
    here.merge(other)
    assert "- Only the newest 1 of 2 landings that wait for somebody were asked" in record(here)
    assert (agreed(here), agreed(here, "lower")) == ([], ["chen"])


def test_approvals_of_gitlab_that_are_no_list_are_a_fault(gitlab: Place) -> None:
    faster(gitlab, "merge", "chen-wei")
    pull = gitlab.server.pulls[0]
    facts = {"iid": 1, "state": "merged", "target_branch": "main"}
    body = json.dumps([facts | {"sha": pull.head, "merge_commit_sha": pull.merged}]).encode()
    gitlab.server.next += [Canned(200, body), Canned(200, b'{"approved_by": null}')]
    said = gitlab.run("--forge", "gitlab", code=2).said
    assert "merge_requests/1/approvals answered something unexpected: `approved_by` is" in said
