"""The agreement section: who, when, how we know, and what is still open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.model.history import NoHistory
from sitegen.model.state import Agreed, How
from sitegen.site import Site
from sitegen.views.agreement import AgreementView, agreement_view, until_words
from sitegen.views.forms import Forms
from tests.compute.stories import AGREED, FIRST, TEAMS, Past, goal_of, short, site_of, text
from tests.pages.build import pages
from tests.pages.html import text_of
from tests.pages.parts import HOSTILE

PROPOSED = Past("2026-02-02", text("3.2"), by="chen")
URL = "https://github.com/northwind/goals/pull/41"
BY_REVIEW = {
    "2025-12-10-agree-maria.md": "",
    "2025-12-11-agree-chen.md": "",
    "2025-12-12-agreements_1.yaml": f"via: {{url: {URL}}}\nby: {{henrik: {{}}}}\n",
}


def seen(site: Site, *, proposed: bool = False) -> AgreementView:
    state = goal_of(site)
    version = state.in_file if proposed else state.shown
    return agreement_view(version, state, site, Forms("en", site.as_of))


def hows(site: Site) -> dict[str, str]:
    return {row.name: row.how for row in seen(site).agreed}


def test_each_agreement_says_how_we_know() -> None:
    site = site_of(written_by={"2025-12-11-agree-chen": "maria"})
    assert hows(site) == {
        "Maria Silva": "proposed these terms",
        "Chen Wei": "written down by Maria Silva",
        "Henrik Dahl": "by their own commit",
    }
    assert [row.day.text for row in seen(site).agreed] == [
        "8 Dec 2025",
        "11 Dec 2025",
        "12 Dec 2025",
    ]


def agreed_by(how: How, url: str = URL) -> AgreementView:
    """The agreement with Henrik's recorded, as `how` says, by an entry with that address."""
    ledger = BY_REVIEW | {
        "2025-12-12-agreements_1.yaml": f"via: {{url: '{url}'}}\nby: {{henrik: {{}}}}\n"
    }
    site = site_of(entries=ledger)
    state = goal_of(site)
    agreement = state.shown.agreement
    rows = tuple(replace(one, how=how) if one.person == "henrik" else one
                 for one in agreement.agreed)  # fmt: skip
    version = replace(state.shown, agreement=replace(agreement, agreed=rows))
    return agreement_view(version, state, site, Forms("en", site.as_of))


def test_a_recorded_review_links_to_its_pull_request() -> None:
    row = agreed_by(How.BY_REVIEW).agreed[-1]
    assert (row.name, row.how, row.url) == ("Henrik Dahl", "approved the pull request", URL)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example", "mailto:x@y.example"])
def test_only_an_address_of_the_web_becomes_a_link(url: str) -> None:
    assert agreed_by(How.BY_REVIEW, url).agreed[-1].url == ""


def test_what_somebody_else_wrote_down_is_no_review() -> None:
    row = agreed_by(How.BY_OTHER).agreed[-1]
    assert row.url == ""
    assert row.how.startswith("written down by ")


def test_without_history_one_sentence_says_that_nobody_knows_how() -> None:
    view = seen(site_of(is_read=False))
    assert [row.how for row in view.agreed] == ["", "", ""]
    assert view.unknown == "How is not known: no history was read."


def test_a_history_of_later_days_says_nothing_of_that_time() -> None:
    site = replace(site_of(is_read=False), missing_history=None)
    assert seen(site).unknown == "How is not known: no history of that time was read."


def test_where_some_are_known_the_others_say_so_by_themselves() -> None:
    site = site_of()
    state = goal_of(site)
    unknown = Agreed(person="zsofia", on=site.as_of, terms="", how=How.UNKNOWN, entry="x")
    agreement = replace(state.shown.agreement, agreed=(*state.shown.agreement.agreed, unknown))
    view = agreement_view(
        replace(state.shown, agreement=agreement), state, site, Forms("en", site.as_of)
    )
    assert (view.agreed[-1].how, view.unknown) == ("how is not known", "")


def test_the_version_agreed_to_is_named_by_its_first_eight_digits() -> None:
    assert seen(site_of()).digest == short("2.8")


def test_a_proposal_shows_who_is_asked_and_who_agreed_to_the_earlier_terms() -> None:
    view = seen(site_of(FIRST, PROPOSED), proposed=True)
    assert [(row.name, row.how) for row in view.agreed] == [("Chen Wei", "proposed these terms")]
    assert view.summary == "1 of 3 people agreed; 2 more to go."
    assert view.pending == "Maria Silva and Henrik Dahl"
    people = "Maria Silva (10 Dec 2025) and Henrik Dahl (12 Dec 2025)"
    assert view.void == (f"{people} agreed to the earlier terms {short('2.8')}.",)


def test_who_declined_stands_there_with_the_reason() -> None:
    ledger = dict(list(AGREED.items())[:1]) | {"2025-12-12-decline-chen.md": "Too much.\n"}
    (row,) = seen(site_of(entries=ledger)).declined
    assert (row.name, row.day.text, row.reason) == ("Chen Wei", "12 Dec 2025", "Too much.")


def test_joiners_are_not_yet_asked() -> None:
    assert seen(site_of(as_of="2026-03-01")).not_yet_asked == "Zsófia Kiss"


LEFT = TEAMS.replace("{name: Maria Silva}", "{name: Maria Silva, left: 2026-02-01}")


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2026-02-01", ""),
        (
            "2026-02-02",
            "Maria Silva, the steward, has left; Henrik Dahl, the sponsor, stands in.",
        ),
    ],
)
def test_the_sponsor_stands_in_from_the_day_after_the_steward_left(as_of: str, told: str) -> None:
    goal = Past("2025-12-08", text("2.8", "steward: maria", "sponsor: henrik"))
    assert seen(site_of(goal, teams=LEFT, as_of=as_of)).stand_in == told


def test_where_the_sponsor_has_left_as_well_a_new_steward_is_welcome() -> None:
    gone = LEFT.replace("{name: Henrik Dahl}", "{name: Henrik Dahl, left: 2026-01-31}")
    goal = Past("2025-12-08", text("2.8", "steward: maria", "sponsor: henrik"))
    told = seen(site_of(goal, teams=gone)).stand_in
    assert told == "Maria Silva, the steward, has left; a new one is welcome."


def test_a_goal_closed_before_the_steward_left_needs_nobody() -> None:
    goal = Past("2025-12-08", text("2.8", "steward: maria", "sponsor: henrik"))
    ledger = AGREED | {"2026-01-20-close-maria.md": "---\noutcome: dropped\n---\n"}
    assert seen(site_of(goal, entries=ledger, teams=LEFT)).stand_in == ""


def until(rule: str, *agreed: str) -> str:
    ledger = {f"2025-12-1{n}-agree-{who}.md": "" for n, who in enumerate(agreed)}
    site = site_of(Past("2025-12-08", text("2.8", rule), by="x"), entries=ledger)
    return until_words(goal_of(site).in_file.agreement, site)


def test_who_has_to_agree_is_said_as_people_would() -> None:
    assert until("agreement: all", "henrik") == "until Maria Silva and Chen Wei agree"
    assert until("agreement: all", "henrik", "maria") == "until Chen Wei agrees"


def test_a_quorum_asks_for_as_many_as_are_missing() -> None:
    assert until("agreement: quorum 50%") == (
        "until 2 more of Maria Silva, Chen Wei and Henrik Dahl agree"
    )


def test_where_everybody_answered_the_words_stay_general() -> None:
    declined = dict(list(AGREED.items())[::2]) | {"2025-12-13-decline-chen.md": "No.\n"}
    site = site_of(entries=declined)
    told = until_words(goal_of(site).in_file.agreement, site)
    assert told == "until everybody who is asked agrees"


def test_roles_hide_the_names_of_authors_too() -> None:
    site = site_of(written_by={"2025-12-11-agree-chen": HOSTILE})
    hidden = replace(site.facts.settings, show_roles=True)
    site = replace(
        site, facts=replace(site.facts, settings=hidden), missing_history=NoHistory.EMPTY
    )
    assert hows(site)["a member of Frontline"] == "written down by somebody"


def test_a_closed_goal_waits_for_no_more_answers() -> None:
    close = "---\noutcome: dropped\n---\n"
    ledger = {"2025-12-10-agree-maria.md": "", "2026-01-20-close-maria.md": close}
    site = site_of(entries=ledger)
    assert seen(site).summary == "1 of 3 people agreed."
    told = text_of(pages(site)["goals/faster/index.html"])
    assert "Gave no answer: Chen Wei and Henrik Dahl." in told
    assert "1 of 3 people agreed; 2 gave no answer." in told
    assert "They bind nobody" not in told
