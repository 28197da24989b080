"""Whose word counts for which terms, and since when that was enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sitegen.compute.agreement import with_agreements
from sitegen.compute.canonical import digest
from sitegen.compute.lifecycle import counting
from sitegen.compute.versions import versions
from sitegen.decode.board import Decoded
from sitegen.model.state import Agreement, How, Version
from tests.compute.promises import board
from tests.compute.test_versions import amendment

LATER = date(2026, 12, 31)

TEAMS = """\
format: 1
board: {title: Test board}
people:
  maria: {name: Maria}
  chen: {name: Chen}
  amir: {name: Amir}
  leila: {name: Leila}
  zsofia: {name: Zsófia}
  dag: {name: Dag, left: 2026-01-20}
  henrik: {name: Henrik}
teams:
  frontline:
    name: Frontline
    lead: maria
    sponsor: henrik
    members: [maria, chen, {person: amir, until: 2026-02-28}, {person: zsofia, since: 2026-02-01}]
  engineering: {name: Engineering, members: [leila, dag]}
"""


def text(*keys: str, target: str = "2.8") -> str:
    lines = [
        *("---", "due: 2026-Q1", *keys, "measures:"),
        f"  first-response-time: from 4.0 to {target} hours",
        *("---", "# Answer faster", ""),
    ]
    return "\n".join(lines)


def read(goal: str, *names: str, teams: str = TEAMS, **bodies: str) -> Decoded:
    """A board with one goal and its entries; `2026-01-05 agree maria` is an empty one."""
    files = {name.replace(" ", "-") + ".md": "" for name in names}
    files |= {name.replace(" ", "-") + ".md": body for name, body in bodies.items()}
    folder = "goals/frontline/faster"
    found = board(
        {"teams.yaml": teams, f"{folder}.md": goal}
        | {f"{folder}/{name}": body for name, body in files.items()}
    )
    assert [finding.message for finding in found.findings] == []
    return found


def all_of(decoded: Decoded, as_of: date = LATER) -> tuple[Version, ...]:
    (goal,) = decoded.goals
    known = versions(goal, as_of).known
    return with_agreements(known, counting(goal, as_of), goal.plan, decoded.facts, as_of)


def of(decoded: Decoded, as_of: date = LATER) -> Agreement:
    """The agreement to the terms of the file."""
    return all_of(decoded, as_of)[-1].agreement


def people(found: Agreement) -> tuple[str, ...]:
    return tuple(one.person for one in found.agreed)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


EVERYBODY = (
    "2026-01-05 agree maria",
    "2026-01-06 agree chen",
    "2026-01-07 agree amir",
    "2026-01-08 agree henrik",
)

# --- the rule ----------------------------------------------------------------------------------


def test_without_a_word_everybody_is_pending() -> None:
    found = of(read(text()), day("01-10"))
    assert found.parties == found.pending == ("maria", "chen", "amir", "henrik")
    assert found.needed == 4
    assert found.met_on is None
    assert not found.is_met
    assert (found.agreed, found.void, found.declined) == ((), (), ())
    assert found.not_yet_asked == ()


def test_the_rule_is_met_on_the_day_of_the_last_word_it_needs() -> None:
    decoded = read(text(), *EVERYBODY)
    before, after = of(decoded, day("01-07")), of(decoded, day("01-08"))
    assert before.pending == ("henrik",)
    assert not before.is_met
    assert after.met_on == day("01-08")
    assert people(after) == ("maria", "chen", "amir", "henrik")
    assert after.pending == ()


def test_each_agreement_has_its_day_its_terms_and_its_entry() -> None:
    decoded = read(text(), "2026-01-05 agree maria")
    (one,) = of(decoded).agreed
    assert (one.on, one.entry) == (day("01-05"), "2026-01-05-agree-maria")
    assert one.terms == digest(decoded.goals[0].terms)
    assert one.how is How.UNKNOWN


def test_agreements_recorded_from_reviews_count_for_each_person() -> None:
    decoded = read(
        text(),
        **{
            "2026-01-05 agree maria": "",
            "2026-01-06 agreements_1": "---\nby: {chen: {review: 7}, amir: , henrik: }\n---\n",
        },
    )
    found = of(decoded)
    assert people(found) == ("maria", "chen", "amir", "henrik")
    assert found.agreed[1].entry == "2026-01-06-agreements_1"
    assert found.met_on == day("01-06")


def test_a_quorum_is_met_without_the_others_who_stay_pending() -> None:
    found = of(read(text("agreement: quorum 60%"), *EVERYBODY[:2], EVERYBODY[3]))
    assert found.met_on == day("01-08")
    assert found.needed == 3  # ceil(0.6 x 3) = 2 of the members, and henrik
    assert of(read(text("agreement: quorum 60%"), *EVERYBODY[:2], EVERYBODY[3]), day("02-28")) == (
        replace(found, pending=("amir",))
    )


def test_steward_and_sponsor_are_enough_for_a_hard_goal() -> None:
    found = of(read(text("kind: hard"), EVERYBODY[0], EVERYBODY[3]))
    assert found.parties == ("maria", "henrik")
    assert found.met_on == day("01-08")


def test_a_list_of_people_is_asked_with_steward_and_sponsor() -> None:
    decoded = read(text("agreement: [leila]"), EVERYBODY[0], EVERYBODY[3], "2026-01-09 agree leila")
    assert of(decoded, day("01-08")).pending == ("leila",)
    assert of(decoded).met_on == day("01-09")


def test_the_members_of_all_teams_agree() -> None:
    goal = text("with: [engineering]")
    assert of(read(goal, *EVERYBODY), day("01-10")).pending == ("leila", "dag")
    found = of(read(goal, *EVERYBODY, "2026-01-09 agree leila", "2026-01-10 agree dag"))
    assert found.met_on == day("01-10")


def test_nobody_is_never_everybody() -> None:
    teams = (
        "format: 1\nboard: {title: T}\npeople: {maria: {name: M}}\nteams: {frontline: {name: F}}\n"
    )
    found = of(read(text(), "2026-01-05 agree maria", teams=teams))
    assert not found.is_met
    assert (found.parties, found.agreed) == ((), ())


def test_nothing_that_is_dated_later_counts() -> None:
    decoded = read(text(), *EVERYBODY, "2026-01-09 decline amir")
    assert of(decoded, day("01-04")).agreed == ()
    assert people(of(decoded, day("01-05"))) == ("maria",)
    assert of(decoded, day("01-08")).declined == ()
    assert of(decoded, day("01-09")).declined != ()


# --- more than once ----------------------------------------------------------------------------


def test_who_agrees_twice_agreed_on_the_first_day() -> None:
    (one,) = of(read(text(), "2026-01-05 agree maria", "2026-01-07 agree maria")).agreed
    assert one.on == day("01-05")


def test_somebody_else_s_agreement_counts_for_nothing() -> None:
    found = of(read(text(), "2026-01-05 agree leila", *EVERYBODY[1:]), day("01-10"))
    assert people(found) == ("chen", "amir", "henrik")
    assert found.pending == ("maria",)


def test_whoever_declines_is_not_pending_and_the_rule_is_not_met() -> None:
    decoded = read(text(), *EVERYBODY[:3], **{"2026-01-08 decline henrik": "Not this quarter.\n"})
    found = of(decoded, day("01-10"))
    assert not found.is_met
    assert found.pending == ()
    (declined,) = found.declined
    assert (declined.person, declined.on) == ("henrik", day("01-08"))
    assert declined.reason == "Not this quarter."
    assert declined.entry == "2026-01-08-decline-henrik"


def test_whoever_agrees_after_declining_agreed() -> None:
    found = of(read(text(), *EVERYBODY, "2026-01-02 decline henrik"))
    assert found.met_on == day("01-08")
    assert found.declined == ()


def test_declining_takes_an_earlier_agreement_back() -> None:
    decoded = read(text(), *EVERYBODY[:3], "2026-01-07 decline maria", "2026-01-08 agree henrik")
    found = of(decoded, day("01-10"))
    assert not found.is_met
    assert people(found) == ("chen", "amir", "henrik")
    again = of(
        read(
            text(),
            *EVERYBODY,
            "2026-01-07 decline maria",
            "2026-01-09 agree maria",
        )
    )
    assert again.met_on == day("01-09")
    assert next(one.on for one in again.agreed if one.person == "maria") == day("01-09")


def test_declining_after_the_rule_was_met_is_told_and_changes_no_terms() -> None:
    found = of(read(text(), *EVERYBODY, "2026-01-20 decline chen"))
    assert found.met_on == day("01-08")
    assert people(found) == ("maria", "amir", "henrik")
    assert [one.person for one in found.declined] == ["chen"]
    assert "chen" in found.parties


def test_on_one_day_agreeing_comes_last() -> None:
    for names in (
        ("2026-01-05 agree maria", "2026-01-05 decline maria"),
        ("2026-01-05 decline maria_2", "2026-01-05 agree maria"),
    ):
        found = of(read(text(), *names))
        assert people(found) == ("maria",)
        assert found.declined == ()


def test_who_declines_twice_is_told_once_with_the_last_reason() -> None:
    decoded = read(
        text(),
        **{
            "2026-01-05 decline chen": "Too much.\n",
            "2026-01-09 decline chen": "Still too much.\n",
        },
    )
    assert [one.reason for one in of(decoded).declined] == ["Still too much."]


# --- coming and going --------------------------------------------------------------------------


def test_who_joins_after_the_rule_was_met_is_not_yet_asked_and_reopens_nothing() -> None:
    decoded = read(text(), *EVERYBODY)
    assert of(decoded, day("01-31")).not_yet_asked == ()
    found = of(decoded, day("02-01"))
    assert found.not_yet_asked == ("zsofia",)
    assert found.met_on == day("01-08")
    assert "zsofia" not in found.parties
    assert "zsofia" not in found.pending


def test_who_joins_and_agrees_is_a_party() -> None:
    found = of(read(text(), *EVERYBODY, "2026-02-03 agree zsofia"), day("02-03"))
    assert found.parties == ("maria", "chen", "amir", "henrik", "zsofia")
    assert people(found)[-1] == "zsofia"
    assert found.not_yet_asked == ()
    assert found.met_on == day("01-08")


def test_who_joins_and_declines_was_asked() -> None:
    found = of(read(text(), *EVERYBODY, "2026-02-03 decline zsofia"), day("02-03"))
    assert found.not_yet_asked == ()
    assert [one.person for one in found.declined] == ["zsofia"]


def test_who_joins_before_the_rule_is_met_is_asked_like_everybody() -> None:
    decoded = read(text(), *EVERYBODY[:3], "2026-02-02 agree henrik")
    assert of(decoded, day("02-02")).pending == ("zsofia",)
    assert not of(decoded, day("02-02")).is_met


def test_who_joined_agreed_and_left_stays_a_party() -> None:
    teams = TEAMS.replace("since: 2026-02-01", "since: 2026-02-01, until: 2026-02-20")
    decoded = read(text(), *EVERYBODY, "2026-02-03 agree zsofia", teams=teams)
    assert people(of(decoded))[-1] == of(decoded).parties[-1] == "zsofia"


def test_who_agreed_after_leaving_is_no_party() -> None:
    teams = TEAMS.replace("since: 2026-02-01", "since: 2026-02-01, until: 2026-02-20")
    found = of(read(text(), *EVERYBODY, "2026-02-21 agree zsofia", teams=teams))
    assert "zsofia" not in (*people(found), *found.parties)


def test_who_agreed_before_joining_is_a_party_from_then_on() -> None:
    decoded = read(text(), *EVERYBODY, "2026-01-30 agree zsofia")
    assert "zsofia" not in people(of(decoded, day("01-31")))
    assert "zsofia" in people(of(decoded, day("02-01")))


def test_who_agreed_and_left_later_stays_a_party() -> None:
    found = of(read(text(), *EVERYBODY), day("03-01"))
    assert "amir" in found.parties
    assert "amir" in people(found)


def test_the_rule_may_be_met_on_the_day_after_somebody_left_the_team() -> None:
    decoded = read(text(), *EVERYBODY[:2], EVERYBODY[3], "2026-02-01 agree zsofia")
    last, after = of(decoded, day("02-28")), of(decoded, day("03-01"))
    assert last.pending == ("amir",)
    assert not last.is_met
    assert after.met_on == day("03-01")
    assert after.parties == ("maria", "chen", "zsofia", "henrik")


def test_the_rule_may_be_met_on_the_day_after_somebody_left_for_good() -> None:
    goal = text("with: [engineering]")
    decoded = read(goal, *EVERYBODY, "2026-01-09 agree leila")
    assert of(decoded, day("01-20")).pending == ("dag",)
    assert of(decoded, day("01-21")).met_on == day("01-21")


def test_who_agreed_but_left_before_the_rule_was_met_is_no_party() -> None:
    goal = text("with: [engineering]")
    found = of(read(goal, *EVERYBODY, "2026-01-09 agree dag", "2026-01-25 agree leila"))
    assert found.met_on == day("01-25")
    assert "dag" not in (*people(found), *found.parties)


def test_who_left_without_a_word_after_the_rule_was_met_is_waited_for_no_more() -> None:
    decoded = read(text("agreement: quorum 60%"), *EVERYBODY[:2], EVERYBODY[3])
    assert of(decoded, day("02-28")).pending == ("amir",)
    assert of(decoded, day("03-01")).pending == ()


# --- several versions --------------------------------------------------------------------------


@dataclass(frozen=True)
class Counted:
    agreed: tuple[str, ...]
    void: tuple[str, ...]
    met_on: date | None


def counted(versions: tuple[Version, ...]) -> list[Counted]:
    return [
        Counted(
            people(one.agreement),
            tuple(void.person for void in one.agreement.void),
            one.agreement.met_on,
        )
        for one in versions
    ]


FIRST = board({"goals/frontline/a.md": text()}).goals[0].terms
SECOND = board({"goals/frontline/a.md": text(target="3")}).goals[0].terms
AMENDED = {"2026-02-10 amend maria": amendment(FIRST, SECOND)}
TEAMS_OF_THREE = TEAMS.replace(", {person: zsofia, since: 2026-02-01}", "")


def said(terms: str) -> str:
    return f"---\nterms: {terms}\n---\n"


def test_entries_without_terms_are_about_the_version_that_was_newest_on_their_day() -> None:
    names = (
        *EVERYBODY,
        "2026-02-09 agree leila",
        "2026-02-10 agree chen",
        "2026-02-11 agree maria",
    )
    decoded = read(text(target="3"), *names, teams=TEAMS_OF_THREE, **AMENDED)
    first, second = counted(all_of(decoded, day("02-15")))
    assert first == Counted(("maria", "chen", "amir", "henrik"), (), day("01-08"))
    assert second == Counted(("chen", "maria"), ("amir", "henrik"), None)


def test_an_agreement_to_other_terms_is_void_and_pending_anew() -> None:
    other = "terms/1:" + "0" * 32
    decoded = read(text(), **{"2026-01-05 agree maria": said(other)})
    found = of(decoded, day("01-10"))
    assert found.agreed == ()
    assert "maria" in found.pending
    (void,) = found.void
    assert (void.person, void.terms, void.on) == ("maria", other, day("01-05"))


def test_of_several_void_agreements_the_last_is_told() -> None:
    one, other = ("terms/1:" + sign * 32 for sign in "ab")
    decoded = read(
        text(), **{"2026-01-05 agree maria": said(one), "2026-01-07 agree maria": said(other)}
    )
    assert [void.terms for void in of(decoded).void] == [other]


def test_nothing_is_void_of_whoever_agreed_is_gone_or_was_never_asked() -> None:
    other = said("terms/1:" + "0" * 32)
    bodies = {f"2026-01-05 agree {who}": other for who in ("maria", "leila", "amir")}
    decoded = read(text(), "2026-01-06 agree maria", **bodies)
    assert [void.person for void in of(decoded, day("03-01")).void] == []
    assert [void.person for void in of(decoded, day("02-28")).void] == ["amir"]


def test_an_agreement_to_newer_terms_is_not_void_for_the_older_ones() -> None:
    decoded = read(text(target="3"), *EVERYBODY, "2026-02-11 agree zsofia", **AMENDED)
    first, second = counted(all_of(decoded, day("02-15")))
    assert first == Counted(("maria", "chen", "amir", "henrik"), (), day("01-08"))
    assert second.agreed == ("zsofia",)


def test_a_refusal_of_new_terms_takes_nothing_back_from_the_old_ones() -> None:
    decoded = read(text(target="3"), *EVERYBODY, "2026-02-12 decline chen", **AMENDED)
    first, second = all_of(decoded, day("02-15"))
    assert first.agreement.is_met
    assert first.agreement.declined == ()
    assert [one.person for one in second.agreement.declined] == ["chen"]


def test_terms_named_in_an_entry_count_before_the_amendment_s_day_too() -> None:
    bodies = AMENDED | {"2026-02-08 agree chen": said(digest(SECOND))}
    decoded = read(text(target="3"), *EVERYBODY, **bodies)
    assert counted(all_of(decoded, day("02-15")))[1].agreed == ("chen",)


BACK = AMENDED | {"2026-03-05 amend chen": amendment(SECOND, FIRST)}
TO_SECOND = (
    "2026-02-10 agree maria",
    "2026-02-11 agree chen",
    "2026-02-12 agree amir",
    "2026-02-13 agree henrik",
)


def test_terms_that_come_back_after_others_were_agreed_are_asked_about_again() -> None:
    """Else one person alone could move the bar back to where it once was."""
    decoded = read(text(), *EVERYBODY, *TO_SECOND, teams=TEAMS_OF_THREE, **BACK)
    third = all_of(decoded, day("03-06"))[2].agreement
    assert not third.is_met
    assert third.pending == ("maria", "chen", "henrik")
    assert [one.person for one in third.void] == ["maria", "chen", "henrik"]
    names = ("2026-03-05 agree chen", "2026-03-06 agree maria", "2026-03-07 agree henrik")
    again = read(text(), *EVERYBODY, *TO_SECOND, *names, teams=TEAMS_OF_THREE, **BACK)
    assert all_of(again, day("03-06"))[2].agreement.met_on is None
    assert all_of(again, day("03-07"))[2].agreement.met_on == day("03-07")


def test_terms_that_come_back_before_others_were_agreed_were_never_given_up() -> None:
    decoded = read(text(), *EVERYBODY, *TO_SECOND[:2], teams=TEAMS_OF_THREE, **BACK)
    assert all_of(decoded, day("03-06"))[2].agreement.met_on == day("01-08")


# --- corrected entries -------------------------------------------------------------------------


def test_a_corrected_agreement_is_set_aside() -> None:
    correction = {"2026-01-12 correct maria": "---\nabout: 2026-01-05-agree-maria\n---\nNot I.\n"}
    decoded = read(text(), *EVERYBODY, **correction)
    assert of(decoded, day("01-11")).is_met
    assert of(decoded, day("01-12")).pending == ("maria",)


def test_a_corrected_refusal_is_set_aside() -> None:
    correction = {"2026-01-12 correct maria": "---\nabout: 2026-01-09-decline-chen\n---\nNot he.\n"}
    decoded = read(text(), *EVERYBODY, "2026-01-09 decline chen", **correction)
    assert of(decoded, day("01-12")).declined == ()
    assert "chen" in people(of(decoded, day("01-12")))


# --- many --------------------------------------------------------------------------------------


def test_thousands_of_words_are_counted_at_once() -> None:
    names = [
        f"2026-0{month}-{number:02} {kind} p{n}"
        for month in (1, 2, 3)
        for number in range(1, 29)
        for kind in ("agree", "decline")
        for n in range(12)
    ]
    found = of(read(text(), *names))
    assert not found.is_met
    assert found.agreed == ()
    assert found.declined == ()
