"""What the page of a metric says, and of whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.model.board import About, Metric
from sitegen.model.goal import Evidence
from sitegen.model.ledger import Outcome
from sitegen.model.state import GoalState, Lifecycle, Version
from sitegen.model.terms import Direction
from sitegen.pipeline import Loaded
from sitegen.pipeline import site as whole_site
from sitegen.site import Site
from sitegen.source import RawFile
from sitegen.visibility import public
from tests.pages import html
from tests.pages.build import pages
from tests.pages.parts import moving, moving_state
from tests.pages.sites import board, goal_state, with_story

PATH = "metrics/first-response-time/index.html"
FIRST = Metric(
    id="first-response-time",
    name="First response time",
    version=1,
    definition="How long a customer waits for the first answer.",
    unit="hours",
    direction=Direction.DOWN,
    clock="business hours",
    source="help desk",
    about=About.SPEED,
    formula="answer x 1 - message",
    choose=(
        "Clock: business hours or all.",
        "Statistic: median or mean.",
        "Who: `all` or one `team",
    ),
    traps=("A bot's acknowledgement is none; set `min_n`.",),
    guardrail=("csat", "unknown-one"),
    sources=(
        "A guide <https://guide.example/frt>",
        "A trick <javascript:alert(1)>",
        "A file <docs/ours.md>",
        "Our own handbook",
    ),
)
CSAT = Metric(id="csat", name="Customer satisfaction", version=1, definition="The satisfied.")


def site_of(*goals: GoalState, metrics: tuple[Metric, ...] = (FIRST, CSAT)) -> Site:
    site = board(*goals)
    return replace(site, facts=replace(site.facts, metrics=metrics))


def page(*goals: GoalState) -> str:
    return pages(site_of(*goals))[PATH]


def text(*goals: GoalState) -> str:
    return html.text_of(page(*goals))


def phone(id: str, *values: str) -> GoalState:
    measure = replace(moving(), scope=(("channel", "phone"),))
    return goal_state(id, f"Phone {id}", measures=(moving_state(measure, *values),))


def test_the_metric_is_explained_after_what_it_did_on_this_board() -> None:
    told = text(goal_state())
    parts = [
        "Metric of the library",
        "How long a customer waits for the first answer.",
        "1 goal on this board counts by it.",
        "4 readings as a table",
        "Before 4 hours, now 3.3 hours",
        "Outcome: from 4 hours to 2.8 hours",
        "answer × 1 − message",
        "Unit Hours Better Lower is better Tells of Speed",
        "Chosen for this board Business hours Read from Help desk",
        "Clock Business hours or all. Here: left open in 1 goal",
        "Statistic Median or mean. Here: median in 1 goal",
        "A bot's acknowledgement is none; set min_n",
        "Customer satisfaction The satisfied.",
        "unknown-one",
        "A guide",
    ]
    places = [told.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_only_addresses_of_the_web_are_linked_as_sources() -> None:
    links = html.outline(page(goal_state())).links
    assert "https://guide.example/frt" in links
    assert not [link for link in links if "javascript" in link or "docs/ours" in link]
    assert "A trick <javascript:alert(1)>" in text(goal_state())


def test_a_lone_backtick_is_a_sign_like_any_other() -> None:
    assert "all or one `team" in text(goal_state())
    assert "<code>min_n</code>" in page(goal_state())


def test_a_metric_that_no_goal_uses_has_no_page() -> None:
    assert [path for path in pages(site_of()) if path.startswith("metrics/")] == []


def test_a_goal_that_counts_by_it_links_to_the_page_and_the_page_to_the_goal() -> None:
    site = site_of(goal_state("answer-first"))
    built = pages(site)
    assert f"../../{PATH}" in html.outline(built["goals/answer-first/index.html"]).links
    assert "../../goals/answer-first/index.html" in html.outline(built[PATH]).links


def test_goals_that_count_alike_share_a_chart_with_letters() -> None:
    told = page(phone("one"), phone("two", "3.5", "3"))
    assert told.count('class="chart progress metric"') == 1
    assert ">A</text>" in told
    assert ">B</text>" in told
    assert "A,B target 2.8</text>" in told
    assert html.text_of(told).count("Phone one") == 3  # as described, in its lane, in the list


def test_goals_that_count_differently_have_a_chart_each_and_it_says_why() -> None:
    mean = replace(moving(), statistic="mean")
    told = page(goal_state("a"), goal_state("b", measures=(moving_state(mean),)), phone("c"))
    assert told.count('class="chart progress metric"') == 3
    words = html.text_of(told)
    assert "Our goals count it in 3 ways, which differ in statistic and scope." in words
    for heading in (
        "Median, channel: email",
        "Mean, channel: email",
        "Median, channel: phone",
    ):
        assert heading in words


def test_one_way_needs_no_reason() -> None:
    assert "ways, which differ" not in text(goal_state())


def test_a_goal_without_readings_is_listed_and_not_drawn() -> None:
    unread = replace(moving_state(), readings=(), value=None, on=None)
    told = page(goal_state(measures=(unread,)))
    assert "<svg" not in told
    assert "<table" not in told
    assert "Before 4 hours, not read yet" in html.text_of(told)


def test_the_chart_shows_the_newest_six_and_says_so() -> None:
    goals = [phone(f"p{n}") for n in range(8)]
    told = page(*goals)
    assert "2 goals are not on the chart: it shows the 6 newest ones" in html.text_of(told)
    assert "F Phone p7" in told
    assert "G Phone" not in told
    assert "1 goal is not on the chart" in text(*goals[:7])


def test_a_closed_goal_says_after_and_an_open_one_now() -> None:
    closed = goal_state("closed", lifecycle=Lifecycle.CLOSED, outcome=Outcome.MET)
    assert "after 3.3 hours" in text(closed)
    assert "now 3.3 hours" in text(goal_state())


def test_readings_long_before_or_after_a_goal_stay_out() -> None:
    """A quarter of its 91 days, 22 of them, is shown on either side."""
    state = moving_state()
    days = (date(2026, 9, 8), date(2026, 9, 9), date(2026, 10, 8))
    readings = tuple(replace(state.readings[0], on=day) for day in days)
    told = text(goal_state(measures=(replace(state, readings=readings),)))
    assert "2 readings as a table" in told
    assert "9 Sep" in told
    assert "8 Sep" not in told


def test_one_of_our_own_says_what_its_readers_would_be_glad_of() -> None:
    own = Metric(id="smiles", name="Smiles", definition="Smiles a day.", formula="smiles / days")
    measure = replace(moving(), id="joy", metric="", definition="Smiles a day.")
    state = goal_state(measures=(moving_state(measure),))
    story = replace(state.goal.story, evidence=(Evidence(measure="joy", metric="smiles"),))
    built = pages(site_of(with_story(state, story), metrics=(own,)))
    told = html.text_of(built["metrics/smiles/index.html"])
    assert "Our own metric" in told
    assert "glad of choose, traps, guardrail and sources, under metrics" in told


BOARD = {
    "teams.yaml": "people: {m: {name: M}}\n"
    "teams: {front: {name: Front, lead: m, sponsor: m, members: [m]}}\n"
    "metrics: {secrets: {definition: Secret things., unit: things, direction: down}}\n",
    "goals/front/open.md": "---\ndue: 2026-Q1\nmeasures:\n  csat: at least 90%\n---\n"
    "# Open\n\nWhy.\n",
    "goals/front/hidden.md": "---\ndue: 2026-Q1\nvisibility: internal\nmeasures:\n"
    "  csat: {at_least: 91%, readings: {2026-01-09: 55.5}}\n  secrets: at most 3 things\n---\n"
    "# Hidden goal\n\nWhy.\n",
}


def test_an_internal_goal_leaves_no_trace_on_any_metric() -> None:
    files = [RawFile(path, text.encode()) for path, text in BOARD.items()]
    decoded = decode_board(files, decode_library(read_library()))
    assert decoded.findings == ()
    loaded = Loaded(root=Path("board"), decoded=decoded, findings=())
    site = whole_site(loaded, date(2026, 3, 1))
    shown = pages(public(site))
    assert "metrics/secrets/index.html" not in shown
    told = shown["metrics/csat/index.html"]
    assert "Open" in html.text_of(told)
    for secret in ("Hidden goal", "goals/hidden", "91%", "55.5", "secrets"):
        assert secret not in told
    with_all = pages(public(site, internal=True))
    assert "Hidden goal" in with_all["metrics/csat/index.html"]
    assert "metrics/secrets/index.html" in with_all


def test_a_proposed_goal_is_told_by_its_file() -> None:
    state = goal_state(lifecycle=Lifecycle.PROPOSED)
    assert isinstance(state.in_file, Version)
    assert "proposed" in text(state)
