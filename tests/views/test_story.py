"""The story of the terms as people read it: the newest first, in plain words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.moves import MoveRow, spoken
from sitegen.views.story import ChapterView, origin_words, proposal_words, story_views
from tests.compute.stories import AGREED, FIRST, TEAMS, Past, goal_of, origin, short, site_of, text

EVERYBODY = "every member, steward and sponsor"
BOTH = "the steward and the sponsor"
EASIER = Past("2026-02-02", text("3.2"), by="chen")
AGAIN = {
    "2026-02-03-agree-maria.md": "",
    "2026-02-04-agree-chen.md": "",
    "2026-02-05-agree-henrik.md": "",
}
WHY = {"2026-02-02-amend-chen.md": "---\nbecause: evidence\n---\nWe *learned*.\n"}


def told(site: Site) -> tuple[ChapterView, ...]:
    return story_views(goal_of(site), site, Forms("en", site.as_of))


def proposed(site: Site) -> str:
    return proposal_words(goal_of(site), site, Forms("en", site.as_of))


def rows(goal: str) -> list[tuple[str, str, str]]:
    last = told(site_of(FIRST, Past("2026-02-02", goal)))[0]
    return [(row.label, row.told, row.effect) for row in last.moved]


def test_a_proposal_stands_on_top_with_its_reason_and_who_is_asked() -> None:
    top, first = told(site_of(FIRST, EASIER, entries=AGREED | WHY))
    assert (top.heading, top.digest) == ("Proposed, not in force", short("3.2"))
    assert top.proposed == "Proposed on 2 Feb by Chen Wei."
    assert (top.because, top.prose.strip(), top.remark) == ("new evidence", "We *learned*.", "")
    assert top.agreement
    assert top.agreement.pending == "Maria Silva and Henrik Dahl"
    assert first.heading == "In force since 12 Dec 2025"
    assert first.proposed == "Proposed on 8 Dec 2025 by Maria Silva."
    assert first.remark == "The first terms."
    assert first.agreed == "Maria Silva, Chen Wei and Henrik Dahl"


def test_terms_that_were_replaced_say_from_when_to_when_they_held() -> None:
    top, first = told(site_of(FIRST, EASIER, entries=AGREED | AGAIN))
    assert top.heading == "In force since 5 Feb"
    assert top.agreement is None
    assert top.agreed == "Chen Wei, Maria Silva and Henrik Dahl"
    assert first.heading == "In force 12 Dec 2025 – 5 Feb"


def test_a_change_without_an_amendment_is_told_neutrally() -> None:
    assert told(site_of(FIRST, EASIER))[0].remark == "No amendment says why."


def test_a_late_easing_says_that_it_came_late_and_marks_its_moves() -> None:
    mixed = Past("2026-04-01", text("2.6", due="2026-04-30"))
    top = told(site_of(FIRST, mixed, as_of="2026-04-05"))[0]
    assert top.remark == (
        "It came late: in the last fifth of the time to 11 Apr. No amendment says why."
    )
    assert [(row.label, row.is_late) for row in top.moved] == [
        ("Due date", True),
        ("First response time target", False),
    ]


def test_what_was_given_up_and_put_back_is_told_as_that() -> None:
    top, middle, _ = told(site_of(FIRST, EASIER, Past("2026-02-10", FIRST.text)))
    assert top.remark == "The terms went back to what they were."
    assert middle.heading == "Proposed, never agreed"


def test_of_a_closed_goal_the_terms_held_to_the_end() -> None:
    ledger = AGREED | {"2026-02-15-close-maria.md": "---\noutcome: dropped\n---\n"}
    top, first = told(site_of(FIRST, EASIER, entries=ledger))
    assert top.heading == "Proposed, never agreed"
    assert first.heading == "In force from 12 Dec 2025 to the end"
    assert proposed(site_of(FIRST, EASIER, entries=ledger)) == ""


def test_a_proposal_is_said_in_two_sentences_with_what_stays() -> None:
    assert proposed(site_of(FIRST, EASIER)) == (
        "Proposed: First response time target from 2.8 hours to 3.2 hours (easier). "
        "2.8 hours stays in force until Maria Silva and Henrik Dahl agree."
    )
    both = Past("2026-02-02", text("3.2", due="2026-04-30", csat="88%"), by="chen")
    assert proposed(site_of(FIRST, both)) == (
        "Proposed: Due date from 11 Apr to 30 Apr (later), Customer satisfaction lower limit "
        "from 90% to 88% (easier) and 1 more change. The terms in force stay until Maria Silva and "
        "Henrik Dahl agree."
    )
    assert proposed(site_of()) == ""


def test_where_the_first_terms_come_from() -> None:
    site = site_of()
    assert origin_words(goal_of(site), site, Forms("en", site.as_of)) == (
        "Proposed on 8 Dec 2025 by Maria Silva."
    )
    unread = site_of(is_read=False)
    assert origin_words(goal_of(unread), unread, Forms("en", site.as_of)) == ""


def test_authors_nobody_knows_are_named_as_git_has_them() -> None:
    site = site_of()
    state = goal_of(site)
    by = replace(state.versions[0], origin=origin("2025-12-08", 1, names=("Ada L.", "Bob")))
    told = origin_words(replace(state, versions=(by,)), site, Forms("en", site.as_of))
    assert told == "Proposed on 8 Dec 2025 by Ada L. and Bob."


@pytest.mark.parametrize(
    ("goal", "row"),
    [
        (text("2.6"), ("First response time target", "from 2.8 hours to 2.6 hours", "harder")),
        (text(due="2026-04-30"), ("Due date", "from 11 Apr to 30 Apr", "later")),
        (text(csat="92%"), ("Customer satisfaction lower limit", "from 90% to 92%", "harder")),
        (
            text().replace("guardrail at", "lead at"),
            ("Customer satisfaction role", "from guardrail to lead measure", "easier"),
        ),
        (text("2.8", "stop_if: Two are ill."), ("Stop condition", "now Two are ill.", "changed")),
        (
            text("2.8", "agreement: quorum 60%"),
            (
                "Who agrees",
                f"from {EVERYBODY} to at least 60% of the members, with {BOTH}",
                "other people",
            ),
        ),
        (text("2.8", "kind: hard", "agreement: all"),
         ("Kind", "from PACT goal to HARD goal", "changed")),
        (
            text().replace("  csat: guardrail at least 90%\n", ""),
            ("Customer satisfaction (guardrail)", "gone; it was at least 90%", "easier"),
        ),
        (
            text().replace("---\n# A", "  sales: 20 calls in total\n---\n# A"),
            ("Sales (outcome)", "now 20 calls in total", "harder"),
        ),
        (
            text().replace("guardrail at least 90%", "{role: guardrail, at_least: 90%, "
                           "except: [{from: 2026-02-01, to: 2026-02-14, at_least: 85%}]}"),
            ("Customer satisfaction lower limit, 1 Feb – 14 Feb", "now 85%", "easier"),
        ),
        (
            text().replace("from 4.0 to 2.8 hours",
                           "{baseline: 4.0, target: 2.8, pace: {2026-03-01: 3.5}}"),
            ("First response time expected by 1 Mar", "now 3.5 hours", "counted differently"),
        ),
        (
            text().replace("from 4.0 to 2.8 hours",
                           "{baseline: 4.0, target: 2.8, pace_from: 2026-03-01}"),
            ("First response time expected from", "now 1 Mar", "counted differently"),
        ),
        (
            text().replace("from 4.0 to 2.8 hours",
                           "{baseline: 4.0, target: 2.8, scope: {channel: email}}"),
            ("First response time scope (channel)", "now email", "scope narrower"),
        ),
    ],
)  # fmt: skip
def test_each_move_says_what_from_where_to_where_and_which_way(
    goal: str, row: tuple[str, str, str]
) -> None:
    assert rows(goal) == [row]


def test_teams_are_named_and_numbers_follow_the_language() -> None:
    goal = Past("2026-02-02", text("2.6", "with: [enablement]"))
    teams = "  enablement: {name: Enablement, lead: chen, members: [chen]}\n"
    site = site_of(FIRST, goal, teams=TEAMS + teams)
    found = story_views(goal_of(site), site, Forms("nb", site.as_of))[0].moved
    assert [(row.label, row.told) for row in found] == [
        ("First response time target", "from 2,8 hours to 2,6 hours"),
        ("Teams", "from Frontline to Frontline and Enablement"),
    ]


def test_few_moves_are_spoken_and_many_are_counted() -> None:
    def row(n: int) -> MoveRow:
        return MoveRow(label=f"M{n}", before="1", after="2", effect="harder", is_late=False)

    assert spoken((row(1),)) == "M1 from 1 to 2 (harder)"
    assert spoken(tuple(row(n) for n in range(5))) == (
        "M0 from 1 to 2 (harder), M1 from 1 to 2 (harder) and 3 more changes"
    )
