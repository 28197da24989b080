"""`sitegen agree`: who may, to what, and what stands in the entry."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from sitegen.cli.agree import COMMAND
from sitegen.model.ledger import Agree
from sitegen.model.state import Lifecycle
from tests.cli.ledgers import FASTER, FASTER_PATH, FASTER_TERMS, FILES, Board, board
from tests.repos import init

AGREE = "goals/frontline/faster/2026-02-02-agree-maria.md"


def test_agreeing_writes_the_digest_and_the_terms_in_words(here: Board) -> None:
    said = here.run("agree", "faster", "--text", "Gladly.")
    assert here.text(AGREE) == (
        f"---\nterms: {FASTER_TERMS}\nin_words: |\n"
        "  A PACT goal of Frontline (frontline).\n"
        "  It runs from 1 January 2026 to 31 March 2026, both days included.\n"
        "  Every member has to agree, and the steward and the sponsor.\n"
        "\n"
        "  Outcome: First response time (first-response-time)\n"
        "  - From 4 hours to 2.8 hours: 30% less.\n"
        "  - Counted as the metric first-response-time of the library says, version 1.\n"
        "  - Counted in: hours\n"
        "  - Less is better.\n"
        "  - Read every week.\n"
        "\n"
        "  Guardrail: Customer satisfaction (csat)\n"
        "  - At least 92%.\n"
        "  - Each reading is held against this by itself.\n"
        "  - Counted as the metric csat of the library says, version 1.\n"
        "  - Counted in: %\n"
        "  - More is better.\n"
        "  - Read every week.\n"
        "---\n"
        "Gladly.\n"
    )
    assert said.startswith("Maria Silva (maria) agrees to “Answer first messages 30% faster”:\n")
    assert "1 of 3 have agreed.\n" in said
    assert said.endswith(
        f"Wrote {AGREE}\n"
        "\n"
        "Propose it:\n"
        "  git switch -c agree/maria-faster\n"
        f"  git add {AGREE}\n"
        "  git commit -m 'Agree to faster'\n"
        "  git push -u origin agree/maria-faster\n"
        "and open a pull request.\n"
    )
    assert here.errors() == []


def test_the_entry_counts_for_these_terms(here: Board) -> None:
    here.run("agree", "faster")
    state = here.goal()
    (entry,) = state.goal.ledger.of(Agree)
    assert (entry.person, entry.terms) == ("maria", FASTER_TERMS)
    assert [one.person for one in state.in_file.agreement.agreed] == ["maria"]
    assert state.in_file.agreement.pending == ("chen", "henrik")
    assert state.lifecycle is Lifecycle.PROPOSED


def test_when_everybody_has_agreed_the_goal_is_under_way(here: Board) -> None:
    here.agreed("maria", "chen", "henrik")
    state = here.goal()
    assert state.lifecycle is Lifecycle.ACTIVE
    assert state.in_force is not None
    assert state.in_force.digest == FASTER_TERMS


@pytest.mark.parametrize("email", ["chen@board.example", "WEI@home.example"])
def test_the_person_is_the_one_whose_address_git_has(here: Board, email: str) -> None:
    here.is_user(email)
    here.run("agree", "faster")
    assert here.entries() == ["2026-02-02-agree-chen.md"]


def test_without_an_address_somebody_has_to_say_who_they_are(here: Board) -> None:
    here.repo.git("config", "--unset", "user.email")
    assert "say who you are by --as and your id in teams.yaml" in here.run(
        "agree", "faster", code=2
    )
    here.is_user("nobody@board.example")
    said = here.run("agree", "faster", code=2)
    assert "“nobody@board.example”, and nobody has it in teams.yaml" in said
    assert "such as `--as maria`." in said
    assert here.entries() == []


def test_an_address_that_two_people_have_is_nobodys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = FILES["teams.yaml"].replace("chen@board.example", "maria@board.example")
    here = board(tmp_path, monkeypatch, FILES | {"teams.yaml": shared})
    assert "several people have it" in here.run("agree", "faster", code=2)


def test_only_parties_agree(here: Board) -> None:
    said = here.run("agree", "faster", "--as", "tuan", code=2)
    assert "Nguyễn Minh Tuấn (tuan) is not asked to agree to faster." in said
    assert "Asked: Maria Silva (maria), Chen Wei (chen), Henrik Dahl (henrik)." in said
    assert here.entries() == []


def test_nobody_agrees_twice_to_the_same_terms(here: Board) -> None:
    here.run("agree", "faster")
    said = here.run("agree", "faster", code=2)
    assert "Maria Silva (maria) has agreed to these terms already, on 2026-02-02." in said
    assert here.entries() == ["2026-02-02-agree-maria.md"]


def test_new_terms_are_agreed_to_anew_under_the_next_name(here: Board) -> None:
    here.run("agree", "faster")
    here.repo.write(FASTER_PATH, FASTER.replace("2.8 hours", "2.6 hours"))
    here.run("agree", "faster")
    assert here.entries() == ["2026-02-02-agree-maria.md", "2026-02-02-agree-maria_2.md"]
    assert FASTER_TERMS not in here.text(AGREE.replace(".md", "_2.md"))


def test_nobody_agrees_to_a_draft_or_to_what_is_closed(here: Board) -> None:
    here.repo.write(FASTER_PATH, FASTER.replace("due:", "draft: true\ndue:"))
    assert "faster is a draft" in here.run("agree", "faster", code=2)
    here.repo.write(FASTER_PATH, FASTER)
    here.run("close", "faster", "--lessons", "None.", "--next", "Nothing.")
    assert "faster was closed on 2026-02-02" in here.run("agree", "faster", code=2)


@pytest.mark.parametrize("name", ["faster", FASTER_PATH, f"./{FASTER_PATH}"])
def test_a_goal_is_named_by_its_id_or_its_path(here: Board, name: str) -> None:
    here.run("agree", name)
    assert here.entries() == ["2026-02-02-agree-maria.md"]


def test_an_unknown_goal_or_person_is_a_usage_error_with_the_likely_one(here: Board) -> None:
    assert "Did you mean faster?" in here.run("agree", "fastr", code=2)
    assert "Did you mean chen?" in here.run("agree", "faster", "--as", "cheng", code=2)
    for given in ("../maria", "Maria"):
        said = here.run("agree", "faster", "--as", given, code=2)
        assert (
            f"“{given}” is no id of a person. Write it as in teams.yaml, such as `maria`." in said
        )


def test_the_day_is_that_of_the_board_or_as_told(here: Board) -> None:
    here.run("agree", "faster", "--as-of", "2026-02-01")
    assert here.entries() == ["2026-02-01-agree-maria.md"]


def test_an_entry_that_would_bring_an_error_is_not_written(here: Board) -> None:
    said = here.run("agree", "faster", "--text", "a" * 70_000, code=1)
    assert "Nothing was written." in said
    assert "F" in said.partition("error ")[2][:1]
    assert here.entries() == []


def test_errors_that_were_there_before_keep_nobody_from_agreeing(here: Board) -> None:
    here.repo.write("goals/frontline/calmer.md", "---\ndue: [\n---\n")
    here.run("agree", "faster")
    assert here.entries() == ["2026-02-02-agree-maria.md"]


def test_paths_are_told_from_where_the_person_is(
    here: Board, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(here.root / "goals" / "frontline")
    assert "\nWrote faster/2026-02-02-agree-maria.md\n" in here.run("agree", "faster")
    monkeypatch.chdir(tmp_path)
    said = here.run("agree", "faster", "--as", "chen", "--root", str(here.root))
    assert f"\n  cd {here.root}\n" in said
    assert "\n  git add goals/frontline/faster/2026-02-02-agree-chen.md\n" in said


def test_the_commands_that_are_told_do_propose_it(here: Board) -> None:
    said = here.run("agree", "faster")
    told = [line.strip() for line in said.splitlines() if line.startswith("  git ")]
    at = "2026-02-02T12:00:00Z"
    for line in told[:-1]:
        _, *arguments = shlex.split(line)
        here.repo.git(*arguments, GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at)
    assert told[-1] == "git push -u origin agree/maria-faster"
    assert here.repo.git("status", "--porcelain") == b""
    (agreed,) = here.goal().in_file.agreement.agreed
    assert (agreed.person, agreed.how) == ("maria", "own_commit")


def test_terms_too_long_for_an_entry_are_agreed_to_by_their_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(
        f"  m{n}: {{definition: {'long ' * 190}, unit: x, target: {n}, baseline: -1}}\n"
        for n in range(40)
    )
    text = FASTER.replace("  csat:", many + "  csat:")
    here = board(tmp_path, monkeypatch, FILES | {FASTER_PATH: text})
    said = here.run("agree", "faster")
    assert len(said) > 32_000
    assert "in_words" not in here.text(AGREE)


def test_there_has_to_be_a_board(tmp_path: Path) -> None:
    lonely = Board(init(tmp_path / "lonely", tmp_path))
    said = lonely.run("agree", "faster", "--root", str(lonely.root), code=2)
    assert "There is no board in" in said


def test_names_end_somewhere(here: Board) -> None:
    for number in range(2, 1000):
        here.repo.write(f"goals/frontline/faster/2026-02-02-note-maria_{number}.md", "x\n")
    here.run("entry", "note", "faster", "--text", "The last.")
    said = here.run("entry", "note", "faster", "--text", "One too many.", code=2)
    assert "2026-02-02-note-maria has 999 entries already." in said


def test_help_has_an_example() -> None:
    assert "Examples:" in (COMMAND.help or "")
