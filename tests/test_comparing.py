"""Which two states a review compares, whatever the repository looks like."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from sitegen import comparing
from sitegen.edges.git import Repository, open_repository
from sitegen.edges.git_sides import read_listing, read_listing_after
from sitegen.faults import Fault
from sitegen.model.board import Gate
from sitegen.model.history import NoHistory
from sitegen.review.review import review
from sitegen.review.sides import Sides
from sitegen.review.values import Review, Verdict, What
from tests.boards import GOAL, GOAL_PATH, SMALL, TEAMS, write
from tests.repos import CHEN, FORGE, MARIA, START, Repo, init

LEDGER = GOAL_PATH.removesuffix(".md")
AGREED = {f"{LEDGER}/2026-01-05-agree-{who}.md": "" for who in ("maria", "chen", "henrik")}
EASIER = GOAL.replace("2.8", "3.2")
DAY = 24 * 3600


def sides(repo: Repo, base: str = "main", head: str = "") -> Sides:
    return comparing.compare(repo.root, repo.env, base, head, lambda _: date(2026, 3, 1))


def told(repo: Repo, base: str = "main", head: str = "") -> Review:
    return review(sides(repo, base, head))


def what(found: Review) -> dict[str, tuple[What, ...]]:
    return {goal.id: goal.what for goal in found.goals}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A board whose only goal is agreed, on `main`, and a branch `change` at the same commit."""
    made = init(tmp_path / "board", tmp_path)
    made.commit(files=SMALL | AGREED, by=CHEN)
    made.git("checkout", "-q", "-b", "change")
    return made


def test_only_the_goals_that_differ_are_read(repo: Repo) -> None:
    other = "goals/frontline/another.md"
    repo.git("checkout", "-q", "main")
    repo.commit(files={other: GOAL, other.removesuffix(".md") + "/2026-01-06-note-chen.md": "x"})
    repo.git("checkout", "-q", "-B", "change")
    repo.commit(files={GOAL_PATH: EASIER})
    found = sides(repo)
    assert [state.id for state in found.base.goals] == ["answer-first-messages-faster"]
    assert [state.id for state in found.head.goals] == ["answer-first-messages-faster"]
    assert other not in found.head.documents


def test_nothing_differs_between_equal_states(repo: Repo) -> None:
    found = told(repo, head="change")
    assert (found.goals, found.notices, found.board, found.others) == ((), (), (), ())
    assert not found.moves_a_promise


def test_what_the_base_gained_meanwhile_is_not_told_as_the_change(repo: Repo) -> None:
    repo.commit(files={GOAL_PATH: EASIER})
    repo.git("checkout", "-q", "main")
    repo.commit(files={"goals/frontline/another.md": GOAL})
    assert what(told(repo, head="change")) == {"answer-first-messages-faster": (What.TERMS,)}


def test_what_was_merged_into_the_branch_meanwhile_is_not_told_either(repo: Repo) -> None:
    repo.commit(files={GOAL_PATH: EASIER})
    repo.git("checkout", "-q", "main")
    repo.commit(files={"goals/frontline/another.md": GOAL})
    repo.git("checkout", "-q", "change")
    repo.dated("merge", "-q", "--no-ff", "-m", "Catch up", "main")
    found = told(repo, head="change")
    assert what(found) == {"answer-first-messages-faster": (What.TERMS,)}
    [goal] = found.goals
    assert goal.consent is not None
    assert goal.consent.agreed == ("maria",)


def test_a_board_in_a_folder_of_its_repository_is_compared_by_itself(tmp_path: Path) -> None:
    repo = init(tmp_path / "all", tmp_path)
    repo.commit(files={f"our/board/{path}": text for path, text in (SMALL | AGREED).items()})
    repo.git("checkout", "-q", "-b", "change")
    repo.commit(files={f"our/board/{GOAL_PATH}": EASIER, "README.md": "x", "goals/x.md": "y"})
    repo.commit(files={"README.md": "z"})
    board = Repo(repo.root / "our/board", repo.env)
    for head in ("", "change"):
        found = told(board, head=head)
        assert what(found) == {"answer-first-messages-faster": (What.TERMS,)}
        assert found.goals[0].consent is not None
        assert found.goals[0].consent.agreed == ("maria",)
        assert found.others == ()


def test_a_first_board_is_judged_by_itself(tmp_path: Path) -> None:
    repo = init(tmp_path / "board", tmp_path)
    repo.commit(files={"README.md": "x"})
    repo.git("checkout", "-q", "-b", "change")
    repo.commit(files=SMALL)
    found = told(repo)
    assert what(found) == {"answer-first-messages-faster": (What.NEW,)}
    assert found.board == ()
    assert found.goals[0].consent is not None
    assert found.goals[0].consent.must == ("chen", "henrik")


def test_a_shallow_clone_says_what_it_lacks(repo: Repo, tmp_path: Path) -> None:
    repo.commit(files={GOAL_PATH: EASIER})
    clone = Repo(tmp_path / "clone", repo.env)
    origin = repo.root.as_uri()
    repo.git("clone", "-q", "--depth", "1", "--no-single-branch", origin, str(clone.root))
    with pytest.raises(Fault, match=r"no commit in common here: this is a shallow clone.*fetch"):
        told(clone, base="origin/main", head="origin/change")


def test_a_shallow_clone_that_is_deep_enough_is_reviewed_without_history(
    repo: Repo, tmp_path: Path
) -> None:
    repo.git("checkout", "-q", "main")
    repo.commit(files={"goals/frontline/another.md": GOAL})
    repo.git("checkout", "-q", "-B", "change")
    repo.commit(files={GOAL_PATH: EASIER})
    clone = Repo(tmp_path / "clone", repo.env)
    origin = repo.root.as_uri()
    repo.git("clone", "-q", "--depth", "2", "--no-single-branch", origin, str(clone.root))
    found = told(clone, base="origin/main", head="origin/change")
    assert found.missing == NoHistory.SHALLOW
    assert what(found) == {"answer-first-messages-faster": (What.TERMS,)}
    assert [notice.gate for notice in found.notices] == [Gate.TERMS_MOVED]
    assert found.goals[0].consent is not None
    assert found.goals[0].consent.must == ("maria", "chen", "henrik")


def test_histories_without_a_common_commit_are_not_compared(repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "elsewhere")
    repo.commit()
    with pytest.raises(Fault, match="they do not belong to the same history"):
        told(repo, head="elsewhere")


def test_without_a_repository_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    alone = Repo(write(tmp_path / "alone", SMALL), init(tmp_path / "x", tmp_path).env)
    with pytest.raises(Fault, match="There is nothing to compare with: the board is in no git"):
        told(alone)


def test_a_repository_with_longer_ids_is_compared_too(tmp_path: Path) -> None:
    root = tmp_path / "board"
    root.mkdir()
    repo = Repo(root, init(tmp_path / "x", tmp_path).env)
    repo.git("init", "-q", "--initial-branch=main", "--object-format=sha256")
    repo.commit(files=SMALL | AGREED)
    assert not told(repo).moves_a_promise
    repo.write(GOAL_PATH, EASIER)
    assert what(told(repo)) == {"answer-first-messages-faster": (What.TERMS,)}


def test_a_link_to_what_changed_changed_too(repo: Repo) -> None:
    link = repo.root / "goals/frontline/linked.md"
    repo.git("checkout", "-q", "main")
    repo.write("goals/frontline/source.md", GOAL)
    link.symlink_to("source.md")
    repo.commit()
    repo.git("checkout", "-q", "-B", "change")
    repo.commit(files={"goals/frontline/source.md": EASIER})
    assert {goal.id for goal in told(repo, head="change").goals} >= {"linked", "source"}


def test_terms_are_agreed_by_who_wrote_them_on_the_branch_and_not_by_who_mended_a_typo(
    repo: Repo,
) -> None:
    repo.commit(by=MARIA, files={GOAL_PATH: EASIER}, at=START + DAY)
    repo.commit(by=CHEN, files={GOAL_PATH: EASIER.replace("We", "we")}, at=START + 2 * DAY)
    [goal] = told(repo, head="change").goals
    assert goal.consent is not None
    assert goal.consent.agreed == ("maria",)


def test_an_agreement_that_is_not_committed_yet_is_nobody_elses(repo: Repo) -> None:
    repo.commit(files={GOAL_PATH: EASIER})
    repo.write(f"{LEDGER}/2026-02-01-amend-maria.md", "---\nbecause: demand\n---\n")
    repo.write(f"{LEDGER}/2026-02-01-agree-chen.md", "")
    assert told(repo).notices == ()


@pytest.mark.parametrize(
    ("emails", "author", "is_stopped"),
    [
        ("", MARIA, True),  # another person of the board
        ("", FORGE, False),  # nobody knows whether this is Chen
        (", email: chen@board.example", FORGE, True),
        (", email: chen@board.example", CHEN, False),
        (", github: chenwei", FORGE, True),
    ],
)
def test_an_agreement_is_somebody_elses_where_commits_can_tell(
    emails: str, author: object, is_stopped: bool, repo: Repo
) -> None:
    repo.git("checkout", "-q", "main")
    teams = TEAMS.replace("name: Chen Wei", f"name: Chen Wei{emails}")
    repo.commit(files={"teams.yaml": teams, "goals/frontline/another.md": GOAL}, by=MARIA)
    repo.git("checkout", "-q", "-B", "change")
    entry = "goals/frontline/another/2026-01-06-agree-chen.md"
    repo.commit(files={entry: ""}, by=author)  # type: ignore[arg-type] # a person of the table
    found = told(repo, head="change")
    assert [one.gate for one in found.notices] == [Gate.AGREED_FOR_OTHERS] * is_stopped
    [goal] = found.goals
    assert goal.consent is not None
    assert ("chen" in goal.consent.agreed) is not is_stopped


def test_an_address_that_comes_with_the_change_proves_nothing_in_it(repo: Repo) -> None:
    stranger = MARIA.__class__("Eve", "eve@evil.example")
    repo.git("checkout", "-q", "main")
    repo.commit(files={"goals/frontline/another.md": GOAL}, by=FORGE)
    repo.git("checkout", "-q", "-B", "change")
    teams = TEAMS.replace("maria@board.example", "maria@board.example, eve@evil.example")
    entry = "goals/frontline/another/2026-01-06-agree-maria.md"
    repo.commit(files={"teams.yaml": teams, entry: ""}, by=stranger)
    found = told(repo, head="change")
    assert [one.gate for one in found.notices] == [Gate.AGREED_FOR_OTHERS]
    assert [one.text for one in found.board] == [
        "Maria Silva gets other e-mail addresses (1 added); this change is still judged without it."
    ]


def test_a_name_that_is_still_taken_is_no_former_one(repo: Repo) -> None:
    heir = GOAL.replace("due:", "formerly: [answer-first-messages-faster]\ndue:")
    repo.commit(files={"goals/frontline/heir.md": heir})
    assert what(told(repo, head="change")) == {"heir": (What.NEW,)}


def test_a_goal_that_was_there_before_takes_over_no_name(repo: Repo) -> None:
    repo.git("checkout", "-q", "main")
    repo.commit(files={"goals/frontline/heir.md": GOAL})
    repo.git("checkout", "-q", "-B", "change")
    heir = GOAL.replace("due:", "formerly: [answer-first-messages-faster]\ndue:")
    (repo.root / GOAL_PATH).unlink()
    repo.commit(files={"goals/frontline/heir.md": heir})
    found = told(repo, head="change")
    assert what(found) == {"answer-first-messages-faster": (What.REMOVED,), "heir": ()}
    assert Gate.GOAL_REMOVED in {one.gate for one in found.notices}


def test_a_second_file_of_the_same_id_shadows_nothing_in_silence(repo: Repo) -> None:
    repo.commit(files={GOAL_PATH.replace("frontline", "another"): EASIER})
    found = told(repo, head="change")
    gates = {one.gate for one in found.notices if one.verdict is Verdict.STOPS}
    assert {Gate.TERMS_MOVED, Gate.ENTRY_DELETED} <= gates
    assert What.MOVED in what(found)["answer-first-messages-faster"]


def test_a_goal_that_went_while_its_ledger_stays_lost_no_entry(repo: Repo) -> None:
    (repo.root / GOAL_PATH).unlink()
    repo.commit()
    assert [one.gate for one in told(repo, head="change").notices] == [Gate.GOAL_REMOVED]


def test_a_board_whose_settings_are_gone_is_still_judged_by_the_base(repo: Repo) -> None:
    (repo.root / "teams.yaml").unlink()
    repo.commit(files={GOAL_PATH: EASIER})
    found = told(repo, head="change")
    assert {one.gate for one in found.notices} == {Gate.TERMS_MOVED}
    assert found.goals[0].consent is not None
    assert set(found.goals[0].consent.must) == {"chen", "henrik"}


def test_the_objective_that_a_new_goal_serves_is_known_and_so_are_those_that_serve_it(
    repo: Repo,
) -> None:
    top = "---\nkind: hard\ndue: 2026\naligns_with: {}\n---\n# Top\n\nFor all.\n"
    repo.git("checkout", "-q", "main")
    repo.commit(
        files={
            "goals/frontline/vision.md": top.replace("aligns_with: {}\n", ""),
            GOAL_PATH: GOAL.replace("due:", "aligns_with: come-back\ndue:"),
        }
    )
    repo.git("checkout", "-q", "-B", "change")
    repo.commit(files={"goals/frontline/come-back.md": top.replace("{}", "vision")})
    [goal] = told(repo, head="change").goals
    assert goal.id == "come-back"
    assert not [one for one in goal.findings if one.code[0] in "RM"]


def test_an_empty_work_tree_is_a_board_that_is_gone(repo: Repo) -> None:
    shutil.rmtree(repo.root / "goals")
    (repo.root / "teams.yaml").unlink()
    assert what(told(repo)) == {"answer-first-messages-faster": (What.REMOVED,)}


@pytest.mark.parametrize("changed", [0, 3, 600])
def test_listing_what_differs_comes_to_the_same_as_listing_all(changed: int, repo: Repo) -> None:
    repo.commit(files={"goals/frontline/another.md": GOAL, "README.md": "x"})
    (repo.root / GOAL_PATH).unlink()
    notes = {f"{LEDGER}/2026-01-06-note-chen_{number}.md": "x" for number in range(1, changed + 1)}
    repo.commit(files=notes)
    board = open_repository(repo.root, repo.env)
    assert isinstance(board, Repository)
    before = read_listing(board, repo.id("main"))
    after = read_listing_after(board, before, repo.id("change"))
    assert after.blobs == read_listing(board, repo.id("change")).blobs
    assert len(after.blobs) == len(before.blobs) + changed
