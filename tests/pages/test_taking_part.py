"""Links that carry an entry: who has one, what it says, and that the file it makes is sound."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from sitegen import pipeline
from sitegen.compute.terms_words import in_words
from sitegen.finding import Finding, Severity
from sitegen.forge import LONGEST
from sitegen.model.state import GoalState, Lifecycle
from sitegen.pages._frame import forms_of
from sitegen.pages._offers import TakingPart
from sitegen.pages._taking_part import (
    MOST_LINKS,
    all_of_it,
    goal_offer,
    taking_part,
)
from sitegen.site import Site
from sitegen.visibility import public
from tests.boards import GOAL, write
from tests.pages.build import pages

DAY = date(2026, 3, 2)
TEAMS = """\
format: 1
board:
  title: Test board
  repository: https://github.com/northwind/goals
  branch: team/main
  folder: our board
  frozen: 2026-03-02
people:
  maria: {name: Maria Silva, email: [maria@board.example]}
  chen: {name: Chen Wei}
  tuan: {name: Nguyễn Minh Tuấn}
  yuki: {name: 田中 雪}
  dag: {name: Dag Myhre, left: 2026-02-01}
  henrik: {name: Henrik Dahl}
teams:
  frontline:
    {name: Frontline, lead: maria, sponsor: henrik, members: [maria, chen, tuan, yuki, dag]}
"""
ODD = """\
---
due: 2026-Q2
stop_if: "1+1 > 2 & 50% of us say #stop? 'Yes'; \\"no\\": later"
measures:
  first-response-time: from 4.0 to 2.8 hours
  csat: guardrail at least 92%
milestones:
  macros: {what: Macros rewritten, due: 2026-05-01}
support:
  training: {what: Training for all, by: henrik, due: 2026-04-15}
---
# 50% + faster: Ärger & Größe, für 田中 #1?
Why.
"""
AGREED = ("maria", "chen", "tuan", "yuki", "henrik")
MAIN = "goals/frontline/answer-faster"
OTHER = "goals/frontline/odd"


def agreed(goal: str, *people: str, on: str = "2026-01-05") -> dict[str, str]:
    return {f"{goal}/{on}-agree-{person}.md": "" for person in people}


PROPOSED = {"teams.yaml": TEAMS, f"{MAIN}.md": GOAL, f"{OTHER}.md": ODD}
ACTIVE = PROPOSED | agreed(MAIN, *AGREED)
PAUSED = ACTIVE | {f"{MAIN}/2026-02-20-pause-maria.md": "---\nuntil: 2026-03-20\n---\nIll.\n"}
OVERDUE = ACTIVE | {f"{MAIN}.md": GOAL.replace("2026-Q1", "2026-02-20")}
NEARLY = ACTIVE | {f"{MAIN}.md": GOAL.replace("2026-Q1", "2026-03-09")}
MET = OVERDUE | {
    f"{MAIN}/2026-02-20-check-in-maria.md": (
        "---\nreadings: {first-response-time: 2.7, csat: 95%}\n---\n"
    ),
    f"{MAIN}/2026-02-21-close-maria.md": "---\nlessons: Macros help.\n---\n",
}


@dataclass(frozen=True, slots=True)
class Carried:
    """What a link to GitHub carries: a branch, the path in the repository, and the text."""

    branch: str
    path: str
    text: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def carried(url: str) -> Carried:
    parts = urlsplit(url)
    assert len(url.encode()) <= LONGEST
    assert parts.scheme == "https"
    assert parts.netloc == "github.com"
    branch = unquote(parts.path).removeprefix("/northwind/goals/new/")
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    (path,), (text,) = query["filename"], query["value"]
    assert not parts.fragment
    return Carried(branch, path, text)


def site_of(tmp_path: Path, files: dict[str, str], **shown: bool) -> Site:
    loaded = pipeline.load(write(tmp_path, files))
    return public(pipeline.site(loaded, DAY), **shown)


def main_of(site: Site) -> GoalState:
    state = site.goal("answer-faster")
    assert state is not None
    return state


def part_of(site: Site) -> TakingPart:
    return taking_part(main_of(site), site, forms_of(site))


def kinds(part: TakingPart) -> list[str]:
    return [offer.kind for offer in part.offers]


def new_file_links(page: str) -> list[str]:
    found = re.findall(r'<a href="([^"]*/new/[^"]*)" rel="noopener noreferrer">', page)
    return [html.unescape(url) for url in found]


def all_carried(site: Site, kind: str) -> list[Carried]:
    """What the links of the goal and of the page behind it carry, of one kind."""
    state, forms = main_of(site), forms_of(site)
    parts = (taking_part(state, site, forms), all_of_it(state, site, forms))
    offers = [offer for part in parts if part for offer in part.offers if offer.kind == kind]
    return list(dict.fromkeys(carried(link.url) for offer in offers for link in offer.links))


# What there is to do


@pytest.mark.parametrize(
    ("files", "lifecycle", "expected"),
    [
        (PROPOSED, Lifecycle.PROPOSED, ["agree", "decline", "note"]),
        (ACTIVE, Lifecycle.ACTIVE, ["check-in", "note"]),
        (PAUSED, Lifecycle.PAUSED, ["resume", "note"]),
        (NEARLY, Lifecycle.ACTIVE, ["close", "check-in", "note"]),
        (OVERDUE, Lifecycle.OVERDUE, ["close", "check-in", "note"]),
        (MET, Lifecycle.CLOSED, ["confirm", "note"]),
    ],
    ids=lambda value: str(value) if isinstance(value, Lifecycle) else None,
)
def test_only_what_makes_sense_is_offered(
    tmp_path: Path, files: dict[str, str], lifecycle: Lifecycle, expected: list[str]
) -> None:
    site = site_of(tmp_path, files)
    assert main_of(site).lifecycle is lifecycle
    assert kinds(part_of(site)) == expected


def test_a_close_is_offered_from_a_week_before_the_last_day(tmp_path: Path) -> None:
    # The day is 2 March: with 10 March as its last day a goal has eight days left.
    early = ACTIVE | {f"{MAIN}.md": GOAL.replace("2026-Q1", "2026-03-10")}
    assert kinds(part_of(site_of(tmp_path, early))) == ["check-in", "note"]


def test_a_draft_can_only_be_edited(tmp_path: Path) -> None:
    files = PROPOSED | {f"{MAIN}.md": GOAL.replace("---\n", "---\ndraft: true\n", 1)}
    part = part_of(site_of(tmp_path, files, drafts=True))
    assert part.offers == ()
    assert part.edit.endswith("/edit/team/main/our%20board/goals/frontline/answer-faster.md")
    assert part.amendment == ""


def test_a_change_of_terms_says_why_in_a_file_that_is_named_in_full(tmp_path: Path) -> None:
    found = pages(site_of(tmp_path, ACTIVE))
    page = found["goals/answer-faster/index.html"]
    assert '<a href="take-part/index.html#change">Say why it changes</a>' in page
    further = found["goals/answer-faster/take-part/index.html"]
    assert f"<code>{MAIN}/2026-03-02-amend-your-id.md</code>" in further


def test_a_closed_goal_is_not_changed(tmp_path: Path) -> None:
    part = part_of(site_of(tmp_path, MET))
    assert (part.edit, part.amendment) == ("", "")


def test_a_second_person_confirms_and_the_sponsor_is_asked_first(tmp_path: Path) -> None:
    found = [one.name for one in all_carried(site_of(tmp_path, MET), "confirm")]
    assert found == [f"2026-03-02-confirm-{who}.md" for who in ("henrik", "chen", "tuan")]


def test_who_has_agreed_is_not_asked_again_and_who_refused_may_think_again(tmp_path: Path) -> None:
    files = PROPOSED | agreed(MAIN, "maria")
    files |= {f"{MAIN}/2026-02-01-decline-tuan.md": "Too much at once.\n"}
    site = site_of(tmp_path, files)
    assert [one.name for one in all_carried(site, "agree")] == [
        f"2026-03-02-agree-{who}.md" for who in ("chen", "yuki", "henrik", "tuan")
    ]
    assert [one.name for one in all_carried(site, "decline")] == [
        f"2026-03-02-decline-{who}.md" for who in ("chen", "yuki", "henrik")
    ]


def test_whoever_joined_later_can_agree_without_reopening_anything(tmp_path: Path) -> None:
    teams = TEAMS.replace("yuki, dag]", "dag, {person: yuki, since: 2026-02-15}]")
    files = PROPOSED | agreed(MAIN, "maria", "chen", "tuan", "henrik") | {"teams.yaml": teams}
    site = site_of(tmp_path, files)
    assert main_of(site).lifecycle is Lifecycle.ACTIVE
    assert [one.name for one in all_carried(site, "agree")] == ["2026-03-02-agree-yuki.md"]


def test_the_steward_comes_first_and_whoever_has_left_has_no_link(tmp_path: Path) -> None:
    files = ACTIVE | {f"{MAIN}.md": GOAL.replace("---\n", "---\nsteward: chen\n", 1)}
    found = [one.name for one in all_carried(site_of(tmp_path, files), "check-in")]
    assert found == [
        f"2026-03-02-check-in-{who}.md" for who in ("chen", "maria", "tuan", "yuki", "henrik")
    ]


def test_nothing_is_offered_where_one_looks_back(tmp_path: Path) -> None:
    site = replace(site_of(tmp_path, ACTIVE), today=date(2026, 3, 3))
    part = part_of(site)
    assert (part.offers, part.edit, part.page) == ((), "", "")
    assert goal_offer(site.facts.teams[0], site) is None


# What the links carry


def test_agreeing_carries_the_digest_and_the_terms_in_words(tmp_path: Path) -> None:
    site = site_of(tmp_path, PROPOSED)
    state = site.goal("odd")
    assert state is not None
    found = taking_part(state, site, forms_of(site)).offers[0]
    (first, *_) = (carried(link.url) for link in found.links)
    assert first.branch == "team/main"
    assert first.path == "our board/goals/frontline/odd/2026-03-02-agree-maria.md"
    assert f"terms: {state.in_file.digest}\n" in first.text
    words = in_words(state.in_file.terms, site.facts)
    assert "in_words: |\n" in first.text
    assert all(line in first.text for line in words.splitlines())


def test_terms_that_are_too_long_are_put_shorter(tmp_path: Path) -> None:
    many = "".join(f"  m-{n}: {{definition: {'雪 ' * 150}, unit: hours, direction: down, "
                   f"baseline: 4, target: 3}}\n" for n in range(4))  # fmt: skip
    goal = f"---\ndue: 2026-Q2\nmeasures:\n{many}---\n# All at once, by 25%\nWhy.\n"
    site = site_of(tmp_path, PROPOSED | {f"{MAIN}.md": goal})
    found = all_carried(site, "agree")[0]
    assert f"terms: {main_of(site).in_file.digest}\n" in found.text
    assert "All at once, by 25%: M 0 from 4 hours to 3 hours; M 1 from" in found.text
    assert "From 1 April 2026 to 30 June 2026." in found.text


def test_what_no_link_can_carry_is_shown_to_be_copied(tmp_path: Path) -> None:
    stop = "雪" * 700
    goal = GOAL.replace("---\n", f"---\nstop_if: {stop}\n", 1)
    site = site_of(tmp_path, PROPOSED | {f"{MAIN}.md": goal})
    agree = part_of(site).offers[0]
    assert (agree.kind, agree.links) == ("agree", ())
    page = pages(site)["goals/answer-faster/take-part/index.html"]
    assert "<summary>The file, to copy</summary><p><code>2026-03-02-agree-maria.md" in page
    assert stop in page
    assert max(len(url.encode()) for url in re.findall(r'href="([^"]*)"', page)) <= LONGEST


def test_a_second_file_of_the_day_gets_a_name_that_is_free(tmp_path: Path) -> None:
    files = ACTIVE | {f"{MAIN}/2026-03-02-check-in-maria.md": "Fine.\n"}
    found = [one.name for one in all_carried(site_of(tmp_path, files), "check-in")]
    assert found[:2] == ["2026-03-02-check-in-maria_2.md", "2026-03-02-check-in-chen.md"]


SOUND = (
    (PROPOSED, "agree"),
    (PROPOSED, "decline"),
    (ACTIVE, "check-in"),
    (PAUSED, "resume"),
    (OVERDUE, "close"),
    (MET, "confirm"),
    (MET, "note"),
    (PROPOSED, "note"),
)


def errors(root: Path) -> list[Finding]:
    loaded = pipeline.load(root)
    found = pipeline.check(loaded, pipeline.site(loaded, DAY))
    return [one for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize(("files", "kind"), SOUND, ids=lambda value: str(value)[:8])
def test_every_file_that_a_link_makes_is_read_without_an_error(
    tmp_path: Path, files: dict[str, str], kind: str
) -> None:
    made = all_carried(site_of(tmp_path, files), kind)
    assert made
    if kind in ("close", "resume"):
        made = made[:1]  # a goal is closed once
    new = {one.path.removeprefix("our board/"): one.text for one in made}
    assert not new.keys() & files.keys()
    assert errors(write(tmp_path / "after", files | new)) == []


def test_agreeing_by_the_links_brings_the_goal_into_force(tmp_path: Path) -> None:
    made = all_carried(site_of(tmp_path, PROPOSED), "agree")
    new = {one.path.removeprefix("our board/"): one.text for one in made}
    state = main_of(site_of(tmp_path / "after", PROPOSED | new))
    assert state.lifecycle is Lifecycle.ACTIVE
    assert {one.person for one in state.shown.agreement.agreed} == set(AGREED)
    moved = PROPOSED | new | {f"{MAIN}.md": GOAL.replace("2.8 hours", "3.5 hours")}
    later = main_of(site_of(tmp_path / "moved", moved))
    assert later.in_file.agreement.agreed == ()


def filled(text: str, *answers: tuple[str, str]) -> str:
    """The text after somebody took away the `#` before a line, that sign alone, and answered."""
    for line, answer in answers:
        assert f"\n#{line}\n" in text, text
        text = text.replace(f"\n#{line}\n", f"\n{answer}\n")
    return text


def test_a_check_in_filled_in_as_it_says_is_read(tmp_path: Path) -> None:
    made = all_carried(site_of(tmp_path, ACTIVE), "check-in")[0]
    read = ("readings: {first-response-time: , csat: }",
            "readings: {first-response-time: 3.1, csat: 93%}")  # fmt: skip
    sure = ("confidence: on_track, at_risk or off_track", "confidence: at_risk")
    for number, answers in enumerate(((read,), (sure,), (read, sure))):
        text = filled(made.text, *answers)
        files = ACTIVE | {made.path.removeprefix("our board/"): f"{text}Mondays are long.\n"}
        assert errors(write(tmp_path / f"after-{number}", files)) == []
    told = main_of(site_of(tmp_path / "after-2", files)).last_check_in
    assert told is not None
    assert [(one.measure, str(one.value)) for one in told.readings] == [
        ("first-response-time", "3.1"),
        ("csat", "93"),
    ]
    assert (told.confidence, told.prose) == ("at_risk", "Mondays are long.")


def test_a_note_filled_in_as_it_says_is_read(tmp_path: Path) -> None:
    files = PROPOSED | agreed(OTHER, *AGREED)
    site = site_of(tmp_path, files)
    state = site.goal("odd")
    assert state is not None
    note = next(o for o in taking_part(state, site, forms_of(site)).offers if o.kind == "note")
    made = carried(note.links[0].url)
    text = filled(
        made.text,
        ("milestone: macros", "milestone: macros"),
        ("support: training", "support: training"),
        ("thanks: [maria, chen, tuan, yuki, henrik]", "thanks: [chen]"),
    )
    files |= {made.path.removeprefix("our board/"): f"{text}They are done.\n"}
    assert errors(write(tmp_path / "after", files)) == []


def test_a_close_filled_in_as_it_says_is_read(tmp_path: Path) -> None:
    made = all_carried(site_of(tmp_path, OVERDUE), "close")[0]
    text = filled(
        made.text,
        ("lessons: What did you learn?", "lessons: Macros help."),
        ("next: What comes now?", "next: The same for calls."),
    )
    files = OVERDUE | {made.path.removeprefix("our board/"): text}
    assert errors(write(tmp_path / "after", files)) == []
    closed = main_of(site_of(tmp_path / "after", files)).close
    assert closed is not None
    assert (closed.lessons, closed.next) == ("Macros help.", "The same for calls.")


def test_a_goal_that_is_proposed_by_the_link_is_a_sound_draft(tmp_path: Path) -> None:
    site = site_of(tmp_path, PROPOSED)
    offer = goal_offer(site.facts.teams[0], site)
    assert offer is not None
    made = carried(offer.offers[0].links[0].url)
    assert made.path == "our board/goals/frontline/our-next-goal.md"
    files = PROPOSED | {made.path.removeprefix("our board/"): made.text}
    assert errors(write(tmp_path / "after", files)) == []
    again = goal_offer(site.facts.teams[0], site_of(tmp_path / "after", files, drafts=True))
    assert again is not None
    assert carried(again.offers[0].links[0].url).name == "our-next-goal-2.md"


@pytest.mark.parametrize("who", [(), AGREED], ids=["proposed", "agreed"])
def test_a_goal_filled_in_as_it_says_needs_nothing_more(
    tmp_path: Path, who: tuple[str, ...]
) -> None:
    site = site_of(tmp_path, {"teams.yaml": TEAMS})
    offer = goal_offer(site.facts.teams[0], site)
    assert offer is not None
    text = re.sub(r"(?m)^( *)#(?! \S)", r"\1", carried(offer.offers[0].links[0].url).text)
    text = text.replace("draft: true   # take this line out when it says what you mean\n", "")
    assert "from: 2025-12-01, to: 2026-02-28, n: 5120" in text, "the last three whole months"
    text = text.replace("What will be better, and by how much", "Solve 66% with the first answer")
    goal = {f"{MAIN}.md": text}
    files = {"teams.yaml": TEAMS} | goal | agreed(MAIN, *who, on="2026-03-02")
    loaded = pipeline.load(write(tmp_path / "after", files))
    found = pipeline.check(loaded, pipeline.site(loaded, DAY))
    assert [f"{one.code} {one.message}" for one in found if one.location.path in goal] == []
    state = main_of(site_of(tmp_path / "after", files))
    assert state.lifecycle is (Lifecycle.AGREED if who else Lifecycle.PROPOSED)


# Where they stand


def test_a_page_has_the_likeliest_links_and_one_further_has_all(tmp_path: Path) -> None:
    found = pages(site_of(tmp_path, ACTIVE))
    page = found["goals/answer-faster/index.html"]
    assert sum("check-in" in link for link in new_file_links(page)) == MOST_LINKS
    assert '"take-part/index.html#check-in">Check in as somebody else</a>' in page
    further = found["goals/answer-faster/take-part/index.html"]
    assert "Check in as <bdi>田中 雪</bdi></a>" in further
    assert 'id="check-in"' in further


def test_a_page_with_many_charts_leads_a_page_further_at_once(tmp_path: Path) -> None:
    more = "".join(f"  m-{n}: {{definition: Calls, unit: calls, at_least: 3}}\n" for n in range(2))
    goal = GOAL.replace("measures:\n", f"measures:\n{more}")
    part = part_of(site_of(tmp_path, ACTIVE | {f"{MAIN}.md": goal}))
    assert part.page
    assert not part.has_links


def test_a_closed_goal_has_no_page_further(tmp_path: Path) -> None:
    site = site_of(tmp_path, MET)
    found = pages(site)
    assert "goals/answer-faster/take-part/index.html" not in found
    assert part_of(site).offers[1].others == ("yuki", "henrik")
    assert "<code>yuki</code>, <code>henrik</code>" in found["goals/answer-faster/index.html"]


def test_large_teams_are_told_to_put_their_own_id_into_the_name(tmp_path: Path) -> None:
    people = "".join(f"  p-{n}: {{name: Person {n}}}\n" for n in range(90))
    members = ", ".join(f"p-{n}" for n in range(90))
    teams = TEAMS.replace("teams:\n", f"{people}teams:\n").replace("yuki, dag]", f"{members}]")
    site = site_of(tmp_path, PROPOSED | {"teams.yaml": teams})
    page = pages(site)["goals/answer-faster/take-part/index.html"]
    assert len(page.encode()) < 60_000
    assert "<code>p-89</code>" in page


@pytest.mark.parametrize("forge", ["https://gitlab.com/northwind/goals", ""])
def test_what_an_address_cannot_carry_is_a_page_further_to_copy(tmp_path: Path, forge: str) -> None:
    teams = TEAMS.replace("https://github.com/northwind/goals", forge or '""')
    site = site_of(tmp_path, ACTIVE | {"teams.yaml": teams})
    found = pages(site)
    page = found["goals/answer-faster/index.html"]
    assert 'take-part/index.html#check-in">Check in</a>' in page
    further = found["goals/answer-faster/take-part/index.html"]
    assert "#readings: {first-response-time: , csat: }" in further
    assert ("2026-03-02-check-in-maria.md" in further) is True
    assert ("/-/new/team/main/our%20board/" in further) is bool(forge)
    assert bool(part_of(site).edit) is bool(forge)


def test_a_board_that_shows_roles_names_nobody_in_its_links(tmp_path: Path) -> None:
    teams = TEAMS + "settings: {people: roles}\n"
    site = site_of(tmp_path, ACTIVE | {"teams.yaml": teams})
    found = all_carried(site, "check-in")
    assert [one.name for one in found] == ["2026-03-02-check-in-your-id.md"]
    note = all_carried(site, "note")
    assert "#thanks: []" in note[0].text
    further = pages(site)["goals/answer-faster/take-part/index.html"]
    assert not re.search(r"maria|chen|tuan|yuki|henrik", further, re.IGNORECASE)


def test_a_rule_that_names_people_is_not_told_where_the_board_shows_roles(tmp_path: Path) -> None:
    teams = TEAMS + "settings: {people: roles}\n"
    goal = GOAL.replace("---\n", "---\nagreement: [chen, tuan]\n", 1)
    site = site_of(tmp_path, PROPOSED | {"teams.yaml": teams, f"{MAIN}.md": goal})
    (agree,) = all_carried(site, "agree")
    assert "First response time from 4 hours to 2.8 hours" in agree.text
    further = pages(site)["goals/answer-faster/take-part/index.html"]
    for told in (agree.text, further):
        assert not re.search(r"maria|chen|tuan|yuki|henrik", told, re.IGNORECASE)


def test_an_internal_goal_has_no_page_in_a_public_build(tmp_path: Path) -> None:
    goal = GOAL.replace("---\n", "---\nvisibility: internal\n", 1)
    files = ACTIVE | {f"{MAIN}.md": goal}
    assert not [path for path in pages(site_of(tmp_path, files)) if "answer-faster" in path]
    shown = pages(site_of(tmp_path, files, internal=True))
    assert "goals/answer-faster/take-part/index.html" in shown


def test_a_team_page_says_how_a_goal_is_proposed(tmp_path: Path) -> None:
    page = pages(site_of(tmp_path, PROPOSED))["teams/frontline/index.html"]
    (link,) = new_file_links(page)
    assert carried(link).name == "our-next-goal.md"


def test_a_closed_goal_on_a_forge_that_carries_no_text_has_a_page_without_a_change(
    tmp_path: Path,
) -> None:
    teams = TEAMS.replace("https://github.com/", "https://gitlab.com/")
    found = pages(site_of(tmp_path, MET | {"teams.yaml": teams}))
    page = found["goals/answer-faster/index.html"]
    assert "take-part/index.html#confirm" in page
    assert "#change" not in page
    assert "Propose a change" not in found["goals/answer-faster/take-part/index.html"]
