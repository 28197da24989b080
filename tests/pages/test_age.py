"""Pages that nobody builds any more: until when they are young, and what they say afterwards."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sitegen.compute.next_check_in import earliest_check_in, next_check_in
from sitegen.dates import Cadence
from sitegen.decode.spans import parse_cadence
from sitegen.edges.templates import packaged_templates
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from tests.pages.build import pages
from tests.pages.html import outline, text_of
from tests.pages.parts import AS_OF, DUE, START
from tests.pages.sites import board, goal_state

DAY = timedelta(days=1)
NODE = shutil.which("node") or ""


def every(cadence: str, lifecycle: Lifecycle = Lifecycle.ACTIVE, id: str = "a") -> GoalState:
    """A goal that is checked in by this cadence."""
    parsed = parse_cadence(cadence)
    assert isinstance(parsed, Cadence)
    state = goal_state(id, lifecycle=lifecycle)
    goal = replace(state.goal, plan=replace(state.goal.plan, check_in_every=parsed))
    return replace(state, goal=goal)


def living(*goals: GoalState) -> Site:
    """A board that moves with the calendar."""
    site = board(*goals)
    return replace(site, facts=replace(site.facts, frozen=None))


def due_in(html: str) -> list[str]:
    return re.findall(r'data-due="([^"]*)"', html)


# The day


def test_the_next_check_in_is_the_next_end_of_the_cadence() -> None:
    assert next_check_in(every("week"), START) == START + 7 * DAY
    assert next_check_in(every("week"), START + 6 * DAY) == START + 7 * DAY


def test_on_the_day_itself_the_one_after_it_is_next() -> None:
    assert next_check_in(every("week"), START + 7 * DAY) == START + 14 * DAY


def test_before_the_start_it_is_the_first_one() -> None:
    agreed = every("week", Lifecycle.AGREED)
    assert next_check_in(agreed, START - 20 * DAY) == START + 7 * DAY


def test_the_last_one_is_on_the_last_day_and_none_follows() -> None:
    assert next_check_in(every("2 weeks"), DUE - DAY) == DUE
    assert next_check_in(every("2 weeks"), DUE) is None


@pytest.mark.parametrize("lifecycle", ["draft", "proposed", "paused", "overdue", "closed"])
def test_nobody_is_awaited_in_other_lifecycles(lifecycle: str) -> None:
    assert next_check_in(every("week", Lifecycle(lifecycle)), AS_OF) is None


def test_irregular_check_ins_have_no_day() -> None:
    assert next_check_in(every("irregular"), AS_OF) is None


def test_a_board_goes_by_its_earliest() -> None:
    goals = (every("month", id="a"), every("week", id="b"), every("irregular", id="c"))
    assert earliest_check_in(goals, AS_OF) == next_check_in(goals[1], AS_OF)
    assert earliest_check_in((), AS_OF) is None


# The page


def test_every_page_carries_the_day_it_was_built() -> None:
    for site in (living(every("week")), board(every("week"))):
        for html in pages(site).values():
            assert f'data-built="{AS_OF}"' in html


def test_a_page_carries_the_day_after_which_it_is_old_and_a_hidden_note() -> None:
    goals = (every("month", id="a"), every("week", id="b"))
    found = pages(living(*goals))
    month, week = (str(next_check_in(goal, AS_OF)) for goal in goals)
    assert due_in(found["goals/a/index.html"]) == [month]
    assert due_in(found["goals/b/index.html"]) == [week]
    assert due_in(found["index.html"]) == due_in(found["teams/frontline/index.html"]) == [week]
    note = re.search(r"<p [^>]*data-due[^>]*>", found["index.html"])
    assert note
    assert note[0].endswith(" hidden>")
    assert "older than its data should be" in text_of(found["index.html"])


def test_the_script_is_a_file_of_the_site_and_nothing_stands_in_the_page() -> None:
    for path, html in pages(living(every("week"))).items():
        scripts = re.findall(r"<script[^>]*>[^<]*</script>", html)
        root = "../" * path.count("/")
        assert f'<script src="{root}static/age.js" defer></script>' in scripts, path
        assert outline(html).problems == []


@pytest.mark.parametrize("name", ["frozen", "looking back", "no goals"])
def test_a_page_that_cannot_grow_old_has_neither_note_nor_script(name: str) -> None:
    site = {
        "frozen": board(every("week")),
        "looking back": replace(living(every("week")), today=AS_OF + DAY),
        "no goals": living(),
    }[name]
    for html in pages(site).values():
        assert due_in(html) == []
        assert "age.js" not in html


# The script


def script() -> str:
    return (packaged_templates() / "static" / "age.js").read_text(encoding="utf-8")


def test_the_script_is_a_few_lines_and_asks_nobody() -> None:
    assert len(script().encode()) < 600
    assert not re.search(r"fetch|XMLHttp|https?:|innerHTML|eval|import", script())


@pytest.mark.skipif(not NODE, reason="runs the script with node")
@pytest.mark.parametrize(
    ("now", "is_hidden"),
    [
        ("2026-03-01T00:00:00Z", True),
        ("2026-03-06T23:59:59Z", True),
        ("2026-03-07T11:59:59Z", True),  # still the sixth, west of Hawaii
        ("2026-03-07T12:00:01Z", False),
        ("2027-01-01T00:00:00Z", False),
    ],
)
def test_the_note_appears_when_the_day_is_over_everywhere(now: str, *, is_hidden: bool) -> None:
    page = f"""
        const note = {{hidden: true, dataset: {{due: "{date(2026, 3, 6)}"}}}};
        const document = {{querySelector: (asked) => asked === "[data-due]" ? note : null}};
        Date.now = () => Date.parse("{now}");
    """
    # The script runs in a function of its own: its `note` is not the page's.
    code = f"{page}\n(() => {{\n{script()}\n}})();\nconsole.log(note.hidden);"
    done = subprocess.run([NODE, "-e", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == str(is_hidden).lower()


@pytest.mark.skipif(not NODE, reason="runs the script with node")
def test_the_script_lets_pages_without_a_note_be() -> None:
    code = f"const document = {{querySelector: () => null}};\n{script()}"
    subprocess.run([NODE, "-e", code], check=True)
