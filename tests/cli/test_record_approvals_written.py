"""How recorded approvals get to the board, and what is said where they cannot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.ledgers import FASTER, FASTER_PATH
from tests.forges import TOKEN, Canned
from tests.merges import RECORDER, RECORDS, TEAMS, Place, faster, place

KINDS = ("github", "gitlab", "gitea")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with place("github", tmp_path, monkeypatch) as found:
        yield found


@pytest.fixture(params=KINDS)
def each(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    with place(request.param, tmp_path, monkeypatch) as found:
        yield found


def branch(here: Place, name: str) -> str:
    """The commit of a branch on the forge; empty where there is none."""
    return here.work.git("ls-remote", "origin", f"refs/heads/{name}").decode().partition("\t")[0]


def protect(here: Place, name: str = "main") -> None:
    """Let the forge refuse pushes to a branch."""
    hook = here.origin / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    refuse = f"grep -q refs/heads/{name}$ && {{ echo GH006: Protected branch; exit 1; }}"
    hook.write_text(f"#!/bin/sh\n{refuse}\nexit 0\n")
    hook.chmod(0o755)


# As a commit


def test_the_commit_is_the_recorder_s_and_has_the_entries_alone(here: Place) -> None:
    faster(here, "squash", "chen-wei", "henrik")
    before = branch(here, "main")
    here.run("--forge", "github")
    clone = here.clone().repo
    facts = clone.git("show", "-s", "--format=%P%n%ae%n%ce%n%at%n%B").decode().split("\n")
    assert facts[:4] == [before, RECORDER, RECORDER, "1768867200"]
    assert facts[4:7] == [
        "Record the approvals of pull request 1",
        "",
        "faster: chen, henrik (f408ba75, pull request 1)",
    ]
    changed = clone.git("diff", "--name-status", "HEAD^").decode()
    assert changed == "A\tgoals/frontline/faster/2026-01-20-agreements_1.yaml\n"


def test_the_files_here_follow_so_that_a_build_shows_them(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    clone = here.clone()
    clone.run("record-approvals", "--forge", "github", "--as-of", "2026-01-20")
    assert clone.repo.id() == branch(here, "main")
    assert (clone.repo.root / "goals/frontline/faster/2026-01-20-agreements_1.yaml").is_file()
    assert clone.repo.git("status", "--porcelain") == b""
    assert clone.repo.git("for-each-ref", "refs/sitegen") == b""


def test_a_clone_on_no_branch_follows_too(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    clone = here.clone()
    clone.repo.git("checkout", "-q", "--detach")
    clone.run("record-approvals", "--forge", "github", "--as-of", "2026-01-20")
    assert clone.repo.id() == branch(here, "main")


def test_where_something_here_is_in_the_way_it_is_pushed_all_the_same(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    clone = here.clone()
    (clone.repo.root / ".git" / "index.lock").write_text("somebody is at work")
    said = clone.run("record-approvals", "--forge", "github", "--as-of", "2026-01-20").said
    assert "pushed it to main.\nThe files here are as before: `git pull` brings" in said
    assert here.new_entries() == ["2026-01-20-agreements_1.yaml"]


def test_a_file_here_that_git_does_not_know_keeps_its_name(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    clone = here.clone()
    clone.repo.write("goals/frontline/faster/2026-01-20-agreements_1.yaml", "by: {}\n")
    clone.run("record-approvals", "--forge", "github", "--as-of", "2026-01-20")
    assert here.new_entries() == ["2026-01-20-agreements_2.yaml"]


def test_a_dry_run_prints_the_entries_and_writes_nothing(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    before = branch(here, "main")
    said = here.run("--forge", "github", "--dry-run").said
    assert "goals/frontline/faster/2026-01-20-agreements_1.yaml:\n  terms: " in said
    assert "  chen: {review: 100, commit: " in said
    assert branch(here, "main") == before


def test_a_board_in_a_folder_gets_its_entries_there(here: Place) -> None:
    here.work.git("rm", "-q", "teams.yaml")
    here.main("Put the board into a folder", {"our board/teams.yaml": TEAMS})
    pull = here.propose({f"our board/{FASTER_PATH}": FASTER})
    here.approve(pull, "chen-wei")
    here.merge(pull, "rebase")
    clone = here.clone()
    clone.run("record-approvals", "--forge", "github", "--as-of", "2026-01-20", root="our board")
    changed = here.clone().repo.git("diff", "--name-only", "HEAD^").decode()
    assert changed == "our board/goals/frontline/faster/2026-01-20-agreements_1.yaml\n"


def test_a_name_that_is_taken_gets_a_number(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    here.run("--forge", "github")
    here.approve(here.server.pulls[0], "henrik")
    here.run("--forge", "github")
    assert here.new_entries() == ["2026-01-20-agreements_1.yaml", "2026-01-20-agreements_2.yaml"]


# Where it cannot be pushed


def test_a_protected_branch_is_told_with_the_way_out_and_nothing_is_kept(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    protect(here)
    clone = here.clone()
    head = clone.repo.id()
    said = clone.run("record-approvals", "--forge", "github", "--as-of", "2026-01-20", code=2).said
    assert "Nothing was recorded, as main takes no such push." in said
    assert "--pull-request" in said
    assert "GH006: Protected branch" in said
    assert clone.repo.id() == head
    assert clone.repo.git("status", "--porcelain") == b""


def test_where_main_has_moved_meanwhile_nothing_is_written(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    clone = here.clone()
    moved = here.main("Something else", {"README.md": "Hello."})
    said = clone.run("record-approvals", "--forge", "github", "--as-of", "2026-01-20", code=2).said
    assert f"main on origin is at {moved[:12]}" in said
    assert branch(here, "main") == moved


def test_from_another_branch_nothing_gets_to_main(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    clone = here.clone()
    clone.repo.git("checkout", "-q", "-b", "mine")
    clone.repo.commit("Mine", files={"README.md": "Not for main."})
    before = branch(here, "main")
    clone.run("record-approvals", "--forge", "github", "--as-of", "2026-01-20", code=2)
    assert branch(here, "main") == before


def test_a_shallow_clone_is_refused(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    clone = here.clone()
    (clone.repo.root / ".git" / "shallow").write_text(f"{clone.repo.id()}\n")
    said = clone.run("record-approvals", "--forge", "github", code=2).said
    assert "Approvals cannot be recorded in a shallow clone" in said


def test_an_address_of_the_recorder_that_git_cannot_have_is_told(here: Place) -> None:
    here.main(
        "Name it badly", {"teams.yaml": TEAMS.replace(RECORDS, 'settings: {recorder: "a b <c>"}\n')}
    )
    faster(here, "merge", "chen-wei")
    said = here.run("--forge", "github", code=2).said
    assert "“a b <c>” in `settings.recorder` cannot be the author of a commit." in said


def test_the_recorder_that_the_guide_names_for_github_is_taken(here: Place) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "ci.md").read_text(encoding="utf-8")
    (line,) = [line for line in guide.split("\n") if line.startswith("     recorder: ")]
    here.main("As told", {"teams.yaml": TEAMS.replace(RECORDS, f"settings:\n{line}\n")})
    faster(here, "merge", "chen-wei")
    said = here.run("--forge", "github").said
    assert "as 41898282+github-actions[bot]@users.noreply.github.com, and pushed it" in said
    assert {one.how for one in here.goal().in_file.agreement.agreed} == {"proposed", "by_review"}


# As a pull request


def test_where_main_is_protected_it_comes_as_a_pull_request(each: Place) -> None:
    faster(each, "merge", "chen-wei")
    protect(each)
    before = branch(each, "main")
    said = each.run("--forge", each.server.kind, "--pull-request").said
    assert "pushed it to record-approvals." in said
    assert "Opened a pull request: https://" in said
    opened = each.server.pulls[-1]
    assert (opened.source, opened.branch, opened.is_merged) == ("record-approvals", "main", False)
    assert each.work.git("fetch", "-q", "origin", "record-approvals") == b""
    assert each.work.id("FETCH_HEAD^") == before == branch(each, "main")


def test_the_pull_request_says_what_it_brings(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    here.run("--forge", "github", "--pull-request")
    (posted,) = [one.body for one in here.server.asked if one.method == "POST"]
    assert posted["title"] == "Record the approvals of pull request 1"
    assert "- faster: chen (f408ba75, pull request 1)\n" in posted["body"]


def test_the_gate_lets_the_pull_request_pass_and_the_check_finds_no_error(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    here.run("--forge", "github", "--pull-request")
    clone = here.clone()
    clone.repo.git("fetch", "-q", "origin", "record-approvals")
    clone.repo.git("checkout", "-q", "FETCH_HEAD")
    said = clone.run("review", "--base", "main", "--gate", "--as-of", "2026-01-20").said
    assert "Recorded from approving reviews: Chen Wei agreed on 20 January." in said
    clone.run("check", "--as-of", "2026-01-20")


def test_a_second_run_leaves_branch_and_pull_request_as_they_are(each: Place) -> None:
    faster(each, "merge", "chen-wei")
    each.run("--forge", each.server.kind, "--pull-request")
    before = branch(each, "record-approvals")
    said = each.run("--forge", each.server.kind, "--pull-request", day="2026-01-21").said
    assert "The branch record-approvals has these already." in said
    assert "Its pull request is open: https://" in said
    assert branch(each, "record-approvals") == before
    assert len([one for one in each.server.asked if one.method == "POST"]) == 1


def test_what_comes_later_goes_into_the_same_pull_request(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    here.run("--forge", "github", "--pull-request")
    here.approve(here.server.pulls[0], "henrik")
    moved = here.main("Meanwhile", {"README.md": "Hello."})
    said = here.run("--forge", "github", "--pull-request").said
    assert "Its pull request is open" in said
    here.work.git("fetch", "-q", "origin", "record-approvals")
    assert here.work.id("FETCH_HEAD^") == moved
    text = here.work.git("show", f"FETCH_HEAD:{FASTER_PATH[:-3]}/2026-01-20-agreements_1.yaml")
    assert b"chen:" in text
    assert b"henrik:" in text


def test_once_merged_nothing_is_left_to_record(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    here.run("--forge", "github", "--pull-request")
    here.work.git("fetch", "-q", "origin", "record-approvals")
    here.work.git("merge", "-q", "--ff-only", "FETCH_HEAD")
    here.work.git("push", "-q", "origin", "main")
    assert "There is no approval to record." in here.run("--forge", "github", "--pull-request").said
    assert {one.person: one.how for one in here.goal().in_file.agreement.agreed} == {
        "maria": "proposed",
        "chen": "by_review",
    }


# Where the forge gives no answer


@pytest.mark.parametrize(
    ("canned", "said"),
    [
        (Canned(401, b'{"message": "Bad credentials"}'), "refused (HTTP 401: Bad credentials)"),
        (Canned(404, b'{"message": "Not Found"}'), "is not there (HTTP 404: Not Found)"),
        (Canned(200, b"<html>"), "answered something unexpected: it is not JSON."),
        (Canned(200, b"{}"), "answered something unexpected: it is no list."),
        (Canned(200, b"[1]"), "answered something unexpected: an object is missing."),
        (Canned(200, b'[{"merged_at": "now", "base": {}}]'), "in `base`, in `repo`, an object is"),
        (Canned(429, b"{}", {"Retry-After": "3600"}), "It asks to wait 3600 seconds."),
    ],
)
def test_without_an_answer_nothing_is_written(here: Place, canned: Canned, said: str) -> None:
    faster(here, "merge", "chen-wei")
    before = branch(here, "main")
    here.server.next.append(canned)
    assert said in here.run("--forge", "github", code=2).said
    assert branch(here, "main") == before


def test_a_repository_that_is_not_there_is_not_taken_for_one_without_pull_requests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with place("gitea", tmp_path, monkeypatch) as here:
        faster(here, "merge", "chen-wei")
        said = here.run("--forge", "gitea", "--repository", "northwind/gaols", code=2).said
        assert "repos/northwind/gaols is not there" in said


# What it has to be told


def test_the_token_goes_to_the_forge_and_nowhere_else(each: Place) -> None:
    faster(each, "merge", "chen-wei")
    said = each.run("--forge", each.server.kind).said
    assert TOKEN not in said
    sent = {name: value for name, value in each.server.asked[0].headers.items() if TOKEN in value}
    assert (
        sent
        == {
            "github": {"Authorization": f"Bearer {TOKEN}"},
            "gitlab": {"Private-Token": TOKEN},
            "gitea": {"Authorization": f"token {TOKEN}"},
        }[each.server.kind]
    )
    assert TOKEN not in json.dumps([one.path for one in each.server.asked])


@pytest.mark.parametrize(
    ("without", "options", "said"),
    [
        ("GITHUB_TOKEN", (), "Put it into GITHUB_TOKEN."),
        ("GITHUB_REPOSITORY", (), "Name it with --repository."),
        ("", ("--repository", "../goals"), "“../goals” is no repository such as northwind/goals."),
        ("", ("--api", "http://forge.example"), "a token is only sent over https."),
        ("", ("--api", "https://me:pw@forge.example"), "it has a name or a password in it."),
        ("", ("--forge", "gitlab"), "Name its base address with --api."),
    ],
)
def test_what_is_missing_or_wrong_is_named(
    here: Place,
    monkeypatch: pytest.MonkeyPatch,
    without: str,
    options: tuple[str, ...],
    said: str,
) -> None:
    faster(here, "merge", "chen-wei")
    if without:
        monkeypatch.delenv(without)
    assert said in here.run("--forge", "github", *options, code=2).said


def test_a_token_that_is_none_is_not_quoted(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    faster(here, "merge", "chen-wei")
    monkeypatch.setenv("GITHUB_TOKEN", f"two words {TOKEN}")
    assert "What stands in GITHUB_TOKEN is no token" in here.run("--forge", "github", code=2).said


def test_without_a_forge_the_board_says_which_it_is(here: Place) -> None:
    faster(here, "merge", "chen-wei")
    assert "Name it with --forge." in here.run(code=2).said
    teams = (here.work.root / "teams.yaml").read_text()
    here.main("Say it", {"teams.yaml": teams.replace("board:\n", "board:\n  forge: github\n")})
    assert "Chen Wei (chen) agrees" in here.run().said
