"""Which goals count by which metric, and in which ways."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sitegen.compute.counting import metric_of
from sitegen.model.board import Metric
from sitegen.model.goal import Evidence
from sitegen.model.state import GoalState, MeasureState
from sitegen.model.terms import Holding, Judge, Limits, Measure, Milestones, Total, YesNo
from sitegen.site import Site
from sitegen.views.metrics import by_way, differences, page_of, uses, way_words
from sitegen.views.words import measure_name
from tests.pages.parts import moving, moving_state
from tests.pages.sites import board, goal_state, with_story

FIRST = Metric(id="first-response-time", name="First response time", version=1, unit="hours")


def using(id: str, /, **changes: Any) -> GoalState:
    """A goal with one measure of the first response time, counted with these changes."""
    measure = replace(moving(), **changes)
    return goal_state(id, measures=(moving_state(measure),))


def site_of(*goals: GoalState, metrics: tuple[Metric, ...] = (FIRST,)) -> Site:
    site = board(*goals)
    return replace(site, facts=replace(site.facts, metrics=metrics))


def ways(*goals: GoalState) -> list[list[str]]:
    """The ids of the goals that count alike."""
    return [[u.goal.id for u in group] for _, group in by_way(uses(site_of(*goals))[FIRST.id])]


def test_a_measure_counts_by_the_metric_that_its_terms_name() -> None:
    site = site_of(using("a", id="speed"))
    assert metric_of(site.goals[0].terms.measures[0], site.goals[0].goal, site.facts) == FIRST
    assert [use.goal.id for use in uses(site)["first-response-time"]] == ["a"]


def test_a_metric_of_the_board_is_named_by_the_goal_s_file() -> None:
    own = Metric(id="smiles", name="Smiles", definition="Smiles a day.")
    state = using("a", id="joy", metric="", definition="Smiles a day.")
    story = replace(state.goal.story, evidence=(Evidence(measure="joy", metric="smiles"),))
    site = site_of(with_story(state, story), metrics=(own,))
    assert list(uses(site)) == ["smiles"]
    measure, goal = state.terms.measures[0], site.goals[0].goal
    assert page_of(measure, goal, site) == "metrics/smiles/index.html"
    assert measure_name(measure, goal, site) == "Smiles"


def test_what_has_no_level_or_no_metric_counts_by_none() -> None:
    site = site_of(
        using("a", aim=YesNo()),
        using("b", aim=Milestones()),
        using("c", metric="", id="in-place", definition="Ours alone."),
        using("d", metric="gone@1"),
    )
    assert uses(site) == {}
    assert page_of(site.goals[0].terms.measures[0], site.goals[0].goal, site) == ""


def test_goals_that_count_alike_stand_together_and_the_largest_group_first() -> None:
    assert ways(
        using("a", statistic="mean"),
        using("b"),
        using("c"),
        using("d", clock="business hours"),
    ) == [["b", "c"], ["a"], ["d"]]


def test_every_choice_and_the_unit_part_goals() -> None:
    total = Total(target=Decimal(5))
    parted = [
        using("a"),
        using("b", scope=(("channel", "phone"),)),
        using("c", window="4 weeks"),
        using("d", unit="minutes"),
        using("e", metric="first-response-time@2"),
        using("f", definition="Our own words."),
        using("g", aim=total),
    ]
    assert len(ways(*parted)) == len(parted)


def test_spaces_and_the_aim_part_nobody() -> None:
    limits = Holding(limits=Limits(at_most=Decimal(4)))
    assert ways(using("a"), using("b", statistic=" median "), using("c", aim=limits)) == [
        ["a", "b", "c"]
    ]


def test_a_budget_is_added_up_and_a_level_is_not() -> None:
    def state(judge: Judge) -> MeasureState:
        aim = Holding(limits=Limits(at_most=Decimal(4)), judge=judge)
        return moving_state(replace(moving(), aim=aim))

    site = site_of(*(goal_state(f"g-{j}", measures=(state(j),)) for j in Judge))
    summed = [use.goal.id for use in uses(site)[FIRST.id] if use.way.is_sum]
    assert summed == ["g-total"]


def words(*goals: GoalState) -> list[str]:
    found = by_way(uses(site_of(*goals))[FIRST.id])
    differing = differences(way for way, _ in found)
    return [way_words(way, FIRST, differing) for way, _ in found]


def test_a_way_alone_says_what_was_chosen() -> None:
    assert words(using("a", clock="business hours")) == ["Median, business hours, channel: email"]
    assert words(using("a", statistic="", scope=())) == [""]


def test_ways_that_differ_also_say_what_was_left_open() -> None:
    assert words(using("a"), using("b", statistic="", scope=(), window="4 weeks")) == [
        "Median, channel: email, window left open",
        "Statistic left open, everything, over 4 weeks",
    ]
    assert words(using("a", unit="minutes"), using("b")) == [
        "Median, channel: email, in minutes",
        "Median, channel: email, in hours",
    ]


def test_an_older_version_and_own_words_are_told() -> None:
    [older] = words(using("a", metric="first-response-time@2", definition="Ours."))
    assert older == "Median, channel: email, by first-response-time@2, defined as: Ours."


def test_what_ways_differ_in_is_named_once() -> None:
    found = by_way(
        uses(
            site_of(
                using("a"), using("b", metric="first-response-time@2"), using("c", definition="X.")
            )
        )[FIRST.id]
    )
    assert differences(way for way, _ in found) == ("what they count",)


def test_a_measure_in_place_has_no_metric_even_of_its_own_id() -> None:
    measure = Measure(id="x", role=moving().role, aim=moving().aim, every=moving().every)
    state = using("a")
    assert metric_of(measure, state.goal, site_of(state).facts) is None
