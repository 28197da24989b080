"""How single changes are put into words: one edit of a file, and what a review says of it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from sitegen.compute.fold import fold
from sitegen.compute.track import Track
from sitegen.decode.board import Decoded
from sitegen.decode.entry_meaning import Written, is_same
from sitegen.model.history import ChangeStatus, Commit, FileChange, Identity, Log
from sitegen.model.state import GoalState
from sitegen.review.card import card
from sitegen.review.goals import goal_change
from sitegen.review.landing import only_about
from sitegen.review.ledgers import ledger_change
from sitegen.review.paths import Paths, changed_paths, mentioned
from sitegen.review.plan import plan_moves
from sitegen.review.sides import Pair, Sides
from sitegen.review.terms import term_moves
from sitegen.review.values import GoalChange, What
from sitegen.review.words import ended, quoted, share_words, words
from sitegen.site import Site
from tests.documents import decoded

AS_OF = date(2026, 3, 1)
CASES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "one_change.yaml").read_text(encoding="utf-8")
)
TEAMS = """\
people: {maria: {name: Maria}, chen: {name: Chen}, henrik: {name: Henrik}}
teams:
  front: {name: Front, lead: maria, sponsor: henrik, members: [maria, chen]}
  empty: {name: Empty}
"""
GOAL = """\
---
start: 2026-01-05
due: 2026-04-04
stop_if: Two are ill.
milestones:
  macros: {what: Macros rewritten, due: 2026-02-13}
initiatives: [Listen to ten calls]
incentive: A day off.
contributions: {chen: Macros}
measures:
  first-response-time: {baseline: 4.0, target: 2.8, pace: {2026-02-01: 3.4}, pace_from: 2026-01-12}
  backlog: {baseline: from readings, target: 20 tickets}
  outreach-contacts: 500 contacts in total
  launched: yes or no
  steps: milestones
  csat: {role: guardrail, at_least: 92%, at_most: 99%, judge_from: 2026-01-12, weight: 2}
---
# Faster

Why not.
"""
PATH = "goals/front/faster.md"
LEDGER = "goals/front/faster"


def board(*edits: tuple[str, str], ledger: dict[str, str] | None = None) -> Decoded:
    text = GOAL
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return decoded(
        {"teams.yaml": TEAMS, PATH: text, **{f"{LEDGER}/{k}": v for k, v in (ledger or {}).items()}}
    )


def state(read: Decoded) -> GoalState:
    return fold(read.goals[0], read.facts, AS_OF)


def site(read: Decoded) -> Site:
    goals = tuple(fold(goal, read.facts, AS_OF) for goal in read.goals)
    return Site(facts=read.facts, as_of=AS_OF, goals=goals, documents=read.documents)


def said(before: Decoded, after: Decoded) -> GoalChange:
    """What a review says of the one goal of two boards, without any history."""
    old, new = site(before), site(after)
    ids = frozenset(one.id for one in (*old.goals, *new.goals))
    sides = Sides(
        base=old,
        head=new,
        judged={one.id: one for one in new.goals},
        compared=ids,
        touched=ids,
        base_commit="a",
    )
    pair = Pair(before=old.goals[0] if old.goals else None, after=new.goals[0])
    known = words(old.facts, new.facts, AS_OF)
    return goal_change(pair, ledger_change(pair, sides), sides, known)


@pytest.mark.parametrize("case", CASES["terms"], ids=lambda case: case["told"])
def test_a_move_of_terms_is_told(case: dict[str, str]) -> None:
    old, new, told = (case[key] for key in ("old", "new", "told"))
    series = {"backlog.csv": "date,value\n2026-01-02,100\n"}
    before, after = board(ledger=series), board((old, new), ledger=series)
    known = words(before.facts, after.facts, AS_OF)
    assert told in [move.text for move in term_moves(state(before), state(after), known)]


def test_a_share_is_exact_beside_its_words() -> None:
    before, after = board(), board(("target: 2.8", "target: 3.2"))
    [move] = term_moves(state(before), state(after), words(before.facts, after.facts, AS_OF))
    assert move.share == Fraction(1, 3)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        ("1/3", "a third"),
        ("1", "all"),
        ("0.001", "less than 1%"),
        ("0.999", "99%"),
        ("0.55", "55%"),
    ],
)
def test_a_share_in_words(share: str, told: str) -> None:
    assert share_words(Fraction(share)) == told


@pytest.mark.parametrize("case", CASES["plan"], ids=lambda case: case["told"])
def test_a_move_of_the_plan_is_told(case: dict[str, str]) -> None:
    old, new, told = (case[key] for key in ("old", "new", "told"))
    before, after = board(), board((old, new))
    known = words(before.facts, after.facts, AS_OF)
    found = plan_moves(before.goals[0].plan, after.goals[0].plan, known)
    assert [move.text for move in found] == [told]


def test_a_milestone_that_gets_a_date_has_it_earlier_than_never() -> None:
    before, after = board((", due: 2026-02-13", "")), board()
    known = words(before.facts, after.facts, AS_OF)
    [move] = plan_moves(before.goals[0].plan, after.goals[0].plan, known)
    assert (move.effect, move.text) == (
        "earlier",
        "Milestone macros is due 13 February; it had no date.",
    )


@pytest.mark.parametrize("case", CASES["entries"], ids=lambda case: case["told"])
def test_a_new_entry_is_told(case: dict[str, str]) -> None:
    name, text, told = (case[key] for key in ("name", "text", "told"))
    found = said(board(), board(ledger={name: text}))
    assert [line.text for line in found.lines] == [told]


ENTRY = "---\nreadings: {csat: 93%, launched: yes}\nconfidence: on_track\n---\nGood.\n"


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        (
            "---\nconfidence: 'on_track'\nreadings:\n  launched: yes\n  csat: 93 %\n---\n\nGood.\n",
            True,
        ),
        (
            "---\nreadings: {launched: yes, csat: {value: 93.0}}\nconfidence: on_track\n---\nGood.",
            True,
        ),
        (ENTRY.replace("93", "94"), False),
        (ENTRY.replace("Good", "Bad"), False),
        (ENTRY.replace("confidence: on_track\n", ""), False),
        ("---\nreadings: {\n---\nGood.\n", False),
    ],
)
def test_an_entry_is_the_same_where_it_says_the_same(text: str, *, is_kept: bool) -> None:
    name = "2026-02-01-check-in-chen"
    sides = [board(ledger={f"{name}.md": one}) for one in (ENTRY, text)]
    before, after = (
        Written(
            read.documents[f"{LEDGER}/{name}.md"],
            next((one for one in read.goals[0].ledger.entries if one.id == name), None),
        )
        for read in sides
    )
    assert is_same(before, after) is is_kept


def test_the_terms_in_words_of_an_agreement_are_part_of_what_it_says() -> None:
    name, sides = "2026-02-01-agree-chen", []
    for told in ("Two hours.", "Three hours."):
        text = f"---\nin_words: {told}\n---\n"
        read = board(ledger={f"{name}.md": text})
        sides.append(
            Written(read.documents[f"{LEDGER}/{name}.md"], read.goals[0].ledger.entries[0])
        )
    assert not is_same(*sides)


def test_an_entry_in_yaml_says_the_same_as_one_in_markdown() -> None:
    first = board(ledger={"2026-02-01-note-chen.md": "---\nmilestone: macros\n---\nDone.\n"})
    second = board(ledger={"2026-02-01-note-chen.yaml": "text: Done.\nmilestone: macros\n"})
    pair = [
        Written(
            read.documents[f"{LEDGER}/2026-02-01-note-chen.{end}"], read.goals[0].ledger.entries[0]
        )
        for read, end in ((first, "md"), (second, "yaml"))
    ]
    assert is_same(*pair)


def test_a_goal_that_asks_nobody_says_so() -> None:
    teams = {"teams.yaml": "teams: {front: {name: Front}}\n"}
    found = said(decoded(teams), decoded({**teams, PATH: GOAL}))
    assert found.what == (What.NEW,)
    assert "Nobody is asked to agree: the rule of this goal names nobody." in found.told


def test_a_closed_goal_is_judged_by_the_terms_it_had() -> None:
    agreed = {f"2026-01-05-agree-{who}.md": "" for who in ("maria", "chen", "henrik")}
    closed = agreed | {"2026-02-20-close-maria.md": "---\noutcome: dropped\n---\n"}
    found = said(board(ledger=closed), board(("target: 2.8", "target: 3.2"), ledger=closed))
    assert "The goal is closed: how it ended stays judged by the terms it had." in found.told
    assert found.consent is None


def test_a_draft_that_was_never_agreed_promises_nothing_that_could_move() -> None:
    draft = ("start: 2026-01-05", "draft: yes\nstart: 2026-01-05")
    found = said(board(draft), board(draft, ("target: 2.8", "target: 3.2")))
    assert found.what == ()
    assert found.told == ("no promise moved.",)


SPAN = "4 readings from 1 January to 4 January"


@pytest.mark.parametrize(
    ("measure", "rows", "reach"),
    [
        ("csat: at least 92%", "91 92 93", ()),
        # mean 91.5; moving ranges 1, 1, 3: 5/3; 2.66 x 5/3 = 4.43: from 87.07 to 95.93
        (
            "csat: at least 92%",
            "91 92 93 90",
            (
                (f"Customer satisfaction: 2 of the {SPAN} were at or above 92%; the worst was 90% "
                "on 4 January."),
                (f"Customer satisfaction: between 87% and 96% is normal variation of the {SPAN}: "
                "the limit, 92%, lies inside it."),
            ),
        ),
        # mean 86.5; moving ranges 10, 2, 4: 16/3; 14.19: from 72.31 to 100.69, and no more than 100
        (
            "csat: from 80% to 90%",
            "81 91 89 85",
            (
                (f"Customer satisfaction: one of the {SPAN} was at or above 90%; the best was 91% "
                "on 2 January."),
                (f"Customer satisfaction: anything from 72% on is normal variation of the {SPAN}: "
                "the target, 90%, lies inside it."),
            ),
        ),
        # mean 7.5; moving ranges 1: from 4.84 to 10.16
        (
            "calls: {definition: All., unit: calls, baseline: unknown, target: 4, direction: down}",
            "9 8 7 6",
            (
                (f"calls: none of the {SPAN} was at or below 4 calls; the best was 6 calls on "
                "4 January."),
                (f"calls: between 5 and 10 calls is normal variation of the {SPAN}: the target, "
                "4 calls, lies outside it."),
            ),
        ),
        ("outreach-contacts: 500 contacts in total", "9 8 7 6", ()),
    ],
)  # fmt: skip
def test_how_far_a_new_goal_reaches_is_told_from_four_readings_on(
    measure: str, rows: str, reach: tuple[str, ...]
) -> None:
    id = measure.partition(":")[0]
    text = f"---\nstart: 2026-02-01\ndue: 2026-04-04\nmeasures:\n  {measure}\n---\n# Goal\n"
    values = enumerate(rows.split(), start=1)
    table = "date,value\n" + "".join(f"2026-01-0{day},{value}\n" for day, value in values)
    read = decoded({"teams.yaml": TEAMS, PATH: text, f"{LEDGER}/{id}.csv": table})
    assert card(state(read), words(read.facts, read.facts, AS_OF), Track()).reach == reach


def test_a_change_cannot_rename_whom_it_asks() -> None:
    before = decoded({"teams.yaml": TEAMS}).facts
    after = decoded({"teams.yaml": TEAMS.replace("name: Chen", "name: Henrik")}).facts
    assert words(before, after, AS_OF).person("chen") == "Chen"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Done.", "Done."),
        ("“Done.”", "“Done.”"),
        ("“Done”", "“Done”."),
        ("x", "x."),
        ("Why?", "Why?"),
    ],
)
def test_a_sentence_ends_once(text: str, told: str) -> None:
    assert ended(text) == told


def test_what_people_wrote_is_on_one_line_and_not_too_long() -> None:
    assert quoted(" a\n b ") == "“a b”"
    assert quoted("") == ""
    assert quoted("a" * 20, 10) == f"“{'a' * 10}…”"


def test_paths_tell_which_goals_a_change_is_about() -> None:
    paths = Paths(
        (
            "teams.yaml",
            "goals/README.md",
            "goals/front/faster.md",
            "goals/front/faster/2026-01-05-agree-maria.md",
            "goals/front/faster/csat.csv",
            "goals/front/2026/slower.yaml",
            "goals/front/lost/csat.csv",
        )
    )
    assert paths.goals == {"faster", "slower"}
    assert paths.goals_of({"goals/front/faster/csat.csv", "teams.yaml"}) == {"faster"}
    assert paths.of_goals({"slower"}) == {"goals/front/2026/slower.yaml"}
    assert paths.others({"goals/README.md", "goals/front/lost/csat.csv", "teams.yaml"}) == (
        "goals/front/lost/csat.csv",
    )
    assert changed_paths({"a": "1", "b": "2"}, {"b": "3", "c": "4"}) == {"a", "b", "c"}


def test_whoever_is_spoken_of_is_followed_on() -> None:
    read = board(("stop_if: Two", "aligns_with: first\nstop_if: Two"))
    texts = {
        PATH: b"aligns_with: first",
        "goals/front/first.md": b"aligns_with: second",
        "goals/front/second.md": b"nothing",
        "goals/front/speaks.md": b"see faster, please",
        "goals/front/heir.md": b"formerly: [first]",
        "goals/front/other.md": b"much-faster",
    }
    assert mentioned(read.goals, texts) == {
        PATH,
        "goals/front/first.md",
        "goals/front/second.md",
        "goals/front/speaks.md",
        "goals/front/heir.md",
    }


def test_a_log_is_cut_down_to_some_goals_through_their_older_names() -> None:
    who = Identity("Maria", "maria@board.example")

    def commit(id: str, *changes: FileChange) -> Commit:
        return Commit(
            id=id, parents=(), author=who, authored=0, committer=who, committed=0, changes=changes
        )

    def change(path: str, before: str = "") -> FileChange:
        status = ChangeStatus.RENAMED if before else ChangeStatus.ADDED
        return FileChange(status, path, before or path, "a", "b")

    new, old, other = "goals/a/new.md", "goals/a/old.md", "goals/a/other.md"
    note = "goals/a/old/2026-01-05-note-maria.md"
    log = Log(
        commits=(
            commit("4", change(other), change(new)),
            commit("3", change(new, old)),
            commit("2", change(note), change(other)),
            commit("1", change(old), change("teams.yaml")),
        )
    )
    kept = [[one.path for one in found.changes] for found in only_about(log, {"new"}).commits]
    assert kept == [[new], [new], [note], [old, "teams.yaml"]]
