"""`sitegen check --fix` as people run it: on boards before, and the same boards after.

A folder in `fixes/` has a board `before` and what it is `after`; to add a case, add a folder.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands
from tests.boards import GOAL, GOAL_PATH, SMALL, TEAMS, write
from tests.repos import CHEN, Repo, init

HERE = Path(__file__).parent / "fixes"
CASES = sorted(path.name for path in HERE.iterdir())
FOLDER = GOAL_PATH.removesuffix(".md")
DATED = re.sub(r"^due: .*$", "due: 30.6.2026", GOAL, flags=re.MULTILINE)
MENDED = DATED.replace("30.6.2026", "2026-06-30")


def run(root: Path, *arguments: str) -> Result:
    arguments = ("check", "--root", str(root), *arguments)
    return CliRunner().invoke(commands, arguments, catch_exceptions=False)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }


@pytest.fixture
def board(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of a case's board before."""
    root = tmp_path / "board"
    shutil.copytree(HERE / request.param / "before", root)
    return root


@pytest.mark.parametrize(("board", "case"), [(case, case) for case in CASES], indirect=["board"])
def test_a_board_is_fixed_once_and_stays_so(board: Path, case: str) -> None:
    after = files(HERE / case / "after")
    run(board, "--fix")
    assert files(board) == after
    assert run(board, "--fix").stderr == "There is nothing that `sitegen check --fix` could mend.\n"
    assert files(board) == after


@pytest.mark.parametrize(("board", "case"), [(case, case) for case in CASES], indirect=["board"])
def test_the_diff_is_what_fixing_does(board: Path, case: str, tmp_path: Path) -> None:
    before, after = files(board), files(HERE / case / "after")
    result = run(board, "--fix", "--diff")
    assert files(board) == before
    assert result.exit_code == (1 if before != after else 0)
    if before == after:
        assert (result.stdout, result.stderr) == (
            "",
            "There is nothing that `sitegen check --fix` could mend.\n",
        )
        return
    assert result.stderr.startswith("Would fix ")
    repo = init(board, tmp_path)
    repo.git("apply", data=result.stdout.encode())
    assert files(board) == after


def test_it_says_how_much_it_fixed_and_checks_what_is_left(tmp_path: Path) -> None:
    deu = DATED.replace("measures:", "owner: maria\nmeasures:")
    root = write(tmp_path, SMALL | {GOAL_PATH: deu, f"{FOLDER}/2026-1-6-agree-chen": ""})
    result = run(root, "--fix", "--format", "json")
    assert result.stderr == "Fixed 2 places in 2 files.\n"
    assert result.exit_code == 1
    found = json.loads(result.stdout)["findings"]
    assert [one["code"] for one in found if one["severity"] == "error"] == ["S150"]


def test_one_place_in_one_file_is_said_so(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | {GOAL_PATH: DATED})
    assert run(root, "--fix", "--diff").stderr == "Would fix 1 place in 1 file.\n"
    result = run(root, "--fix")
    assert (result.stderr, result.exit_code) == ("Fixed 1 place in 1 file.\n", 0)
    assert (root / GOAL_PATH).read_text(encoding="utf-8") == MENDED


def test_a_diff_of_nothing_in_particular_is_a_usage_error(tmp_path: Path) -> None:
    result = run(write(tmp_path, SMALL), "--diff")
    assert result.exit_code == 2
    assert "--fix --diff" in result.stderr


def test_marks_line_ends_tabs_and_wide_signs_stay(tmp_path: Path) -> None:
    text = DATED.replace("measures:", "tags: [Grüße 🎉]  # a\ttab\nmeasures:").replace("\n", "\r\n")
    before = b"\xef\xbb\xbf" + text.encode().removesuffix(b"\r\n")
    root = write(tmp_path, SMALL)
    (root / GOAL_PATH).write_bytes(before)
    run(root, "--fix")
    assert (root / GOAL_PATH).read_bytes() == before.replace(b"30.6.2026", b"2026-06-30")


def test_keys_move_with_the_line_ends_of_the_file(tmp_path: Path) -> None:
    low = "measures:\n  csat: at least 92%\ndue: 2026-Q1\n"
    text = f"---\n{low}---\n# All at ease\n".replace("\n", "\r\n")
    root = write(tmp_path, SMALL | {GOAL_PATH: text})
    run(root, "--fix")
    expected = "---\ndue: 2026-Q1\nmeasures:\n  csat: at least 92%\n---\n# All at ease\n"
    assert (root / GOAL_PATH).read_bytes() == expected.replace("\n", "\r\n").encode()


def test_paths_narrow_what_is_fixed_and_may_be_renamed(tmp_path: Path) -> None:
    name = f"{FOLDER}/2026-1-6-agree-chen"
    root = write(tmp_path, SMALL | {GOAL_PATH: DATED, name: ""})
    result = run(root, "--fix", "--format", "concise", str(root / name))
    assert "Fixed 1 place in 1 file." in result.stderr
    assert result.exit_code == 0
    assert (root / GOAL_PATH).read_text(encoding="utf-8") == DATED
    assert (root / f"{FOLDER}/2026-01-06-agree-chen.md").is_file()


def test_a_name_that_is_taken_is_left_a_finding(tmp_path: Path) -> None:
    taken = {f"{FOLDER}/2026-1-6-note-chen.md": "new", f"{FOLDER}/2026-01-06-note-chen.md": "old"}
    root = write(tmp_path, SMALL | taken)
    before = files(root)
    result = run(root, "--fix", "--format", "concise")
    assert files(root) == before
    assert "error F113" in result.stdout
    assert "There is nothing that `sitegen check --fix` could mend." in result.stderr


def test_of_two_files_with_one_right_name_the_first_gets_it(tmp_path: Path) -> None:
    both = {f"{FOLDER}/2026-1-06-note-chen.md": "first", f"{FOLDER}/2026-1-6-note-chen.md": "two"}
    root = write(tmp_path, SMALL | both)
    run(root, "--fix")
    ledger = {path: data for path, data in files(root).items() if path.startswith(FOLDER + "/")}
    assert ledger == {
        f"{FOLDER}/2026-01-06-note-chen.md": b"first",
        f"{FOLDER}/2026-1-6-note-chen.md": b"two",
    }


def test_no_link_is_followed_or_replaced(tmp_path: Path) -> None:
    root = write(tmp_path / "board", SMALL | {GOAL_PATH: DATED})
    goal = root / GOAL_PATH
    goal.rename(root / "goals" / "real.md")
    goal.symlink_to(root / "goals" / "real.md")
    before = files(root)
    assert "There is nothing that `sitegen check --fix` could mend." in run(root, "--fix").stderr
    assert goal.is_symlink()
    assert files(root) == before


def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    root = write(tmp_path / "board", SMALL)
    outside = write(tmp_path / "elsewhere", {"faster-calls.md": DATED})
    (root / "goals" / "calls").symlink_to(outside)
    run(root, "--fix")
    assert (outside / "faster-calls.md").read_text(encoding="utf-8") == DATED


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """The small board, committed, with its check-in in git and another one that is not."""
    repo = init(tmp_path / "board", tmp_path)
    landed = {f"{FOLDER}/2026-01-16-check-in-maria.md": "---\nconfidence: On-Track\n---\n"}
    repo.commit(files={**SMALL, **landed})
    return repo


def test_an_entry_that_has_landed_is_never_edited(repo: Repo) -> None:
    fresh = f"{FOLDER}/2026-01-23-check-in-maria.md"
    repo.write(fresh, "---\nconfidence: At-Risk\n---\n")
    result = run(repo.root, "--fix", "--format", "concise")
    assert "Fixed 1 place in 1 file.\n1 place in entries that git has already " in result.stderr
    assert (repo.root / fresh).read_text(encoding="utf-8") == "---\nconfidence: at_risk\n---\n"
    assert "2026-01-16-check-in-maria.md:2:13: error S152" in result.stdout
    assert "A531" not in result.stdout


def test_an_agreement_that_has_landed_under_a_wrong_name_is_left(repo: Repo) -> None:
    agree, note = f"{FOLDER}/2026-1-6-agree-chen.md", f"{FOLDER}/2026-1-6-note-chen.md"
    repo.commit(by=CHEN, files={agree: "", note: "Thank you"})
    run(repo.root, "--fix")
    assert (repo.root / agree).is_file()
    assert not (repo.root / note).exists()
    assert (repo.root / f"{FOLDER}/2026-01-06-note-chen.md").is_file()


def test_only_what_changed_is_fixed_on_request(repo: Repo) -> None:
    repo.commit(files={GOAL_PATH: DATED})
    second, third = "goals/frontline/second.md", "goals/frontline/third.md"
    repo.commit(files={second: DATED})
    repo.write(third, DATED)
    result = run(repo.root, "--fix", "--changed-since", "HEAD~1")
    assert "Fixed 2 places in 2 files." in result.stderr
    assert (repo.root / GOAL_PATH).read_text(encoding="utf-8") == DATED
    assert (repo.root / second).read_text(encoding="utf-8") == MENDED
    assert (repo.root / third).read_text(encoding="utf-8") == MENDED


def test_in_ci_the_diff_gives_no_orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = DATED.replace("measures:", "# ::error::x ##[group]y\nmeasures:")
    root = write(tmp_path, SMALL | {GOAL_PATH: hostile})
    assert "::error::" in run(root, "--fix", "--diff").stdout
    monkeypatch.setenv("CI", "true")
    said = run(root, "--fix", "--diff").stdout
    assert "::error" not in said
    assert "##[" not in said


def test_teams_yaml_is_fixed_too(tmp_path: Path) -> None:
    teams = TEAMS.replace(
        "members: [maria, chen]", "members: [maria, {person: chen, since: 1.2.2026}]"
    )
    root = write(tmp_path, SMALL | {"teams.yaml": teams})
    run(root, "--fix")
    said = (root / "teams.yaml").read_text(encoding="utf-8")
    assert said == teams.replace("1.2.2026", "2026-02-01")


def test_a_check_says_that_some_of_it_can_be_fixed(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | {GOAL_PATH: DATED})
    assert run(root).stderr == "`sitegen check --fix` knows what to write in 1 of these.\n"
    assert run(root, "--format", "concise").stderr == ""
    assert run(root, "--fix").stderr == "Fixed 1 place in 1 file.\n"


@pytest.mark.parametrize(
    ("teams", "goal"),
    [
        (TEAMS, GOAL.replace("92%", "92 percent # sitegen: ignore[M425] As the customer says it.")),
        (f"{TEAMS}settings: {{rules: {{M425: off}}}}\n", GOAL.replace("92%", "92 percent")),
    ],
)
def test_what_a_board_does_not_want_told_is_not_fixed(
    tmp_path: Path, teams: str, goal: str
) -> None:
    root = write(tmp_path, SMALL | {"teams.yaml": teams, GOAL_PATH: goal})
    before = files(root)
    assert run(root, "--fix").stderr == "There is nothing that `sitegen check --fix` could mend.\n"
    assert files(root) == before
