"""The forms of take-part/ say while one types what the check would say of the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.forms import open_form, say_who, shown, status

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def hint_of(control: Locator) -> str:
    """What stands beside a field that it describes itself by; nothing where it is fine."""
    name = control.get_attribute("aria-describedby")
    found = control.page.locator(f"[id='{name}']").inner_text() if name else ""
    assert (control.get_attribute("aria-invalid") == "true") is bool(found)
    return found.removeprefix("▸ ").strip()


def put(control: Locator, text: str) -> str:
    """Type something, go on, and read the hint."""
    control.fill(text)
    control.blur()
    return hint_of(control)


def test_hints_of_a_check_in_have_the_words_of_the_check(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "check-in")
    say_who(phone, "sigrid")
    form.locator("[name=goal]").select_option("fixed-stays-fixed")
    value = form.locator("[data-id=reopen-rate] [name=value]")
    assert put(value, "104") == (
        "104% is above 100%, the most that reopen-rate has. Correct the number."
    )
    assert "To look at: 104% is above 100%" in status(form)
    assert (
        put(value, "−1 %")
        == "−1 % is below 0%, the least that reopen-rate has. Correct the number."
    )
    assert put(value, "six") == (
        "Write a number in plain digits, with its unit if there is one, or yes or no."
    )
    assert put(value, "6 hours") == "This reading is in hours, and reopen-rate counts in %."
    assert put(value, "6,2") == ""
    assert put(form.locator("[data-id=reopen-rate] [name=n]"), "0") == (
        "Write a whole number from 1 to 1,000,000, such as 30."
    )
    assert put(form.locator("[data-id=reopen-rate] [name=n]"), "30") == ""
    assert put(value, "") == "Say the number too, not only of how many cases it is."
    assert "  reopen-rate: {n: 30}\n" in shown(form)[0].text  # nothing typed is lost in silence
    assert put(form.get_by_label("What would help"), "Ask jo@shop.example") == (
        "jo@shop.example is an e-mail address, where everybody can read it. "
        "Name the person by the id in teams.yaml, or leave out who it was."
    )
    assert put(form.get_by_label("What would help"), "x" * 2001) == (
        "This text has 2001 characters; at most 2000 fit."
    )
    day = phone.locator("[data-area=you] [name=day]")
    assert put(day, "2026-11-21") == ""
    assert put(day, "2026-11-22") == (
        "This entry is dated 2026-11-22, and that day is still to come. "
        "Give it the day on which it happened."
    )


def test_a_goal_stands_in_a_check_in_once(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "check-in")
    form.get_by_role("button", name="Another goal").click()
    for goal in form.locator("[name=goal]").all():
        goal.select_option("fixed-stays-fixed")
    assert hint_of(form.locator("[name=goal]").nth(1)) == "This goal stands here already."


def test_hints_of_a_goal_have_the_words_of_the_check(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "goal")
    first, second = form.locator("[data-rows=measures] > [data-row]").all()
    first.locator("[name=metric]").select_option("first-response-time")
    second.locator("[name=metric]").select_option("")
    second.locator("[name=metric]").blur()
    assert "nothing here says that quality holds" in status(form)
    second.locator("[name=metric]").select_option("csat")
    assert "quality" not in status(form)
    assert put(second.locator("[name=to]"), "0.92 hours") == ""
    assert put(first.locator("[name=from]"), "2.8") == ""
    assert put(first.locator("[name=to]"), "4 hours") == (
        "From 2.8 hours to 4 hours is the wrong way: less is better here. Check the sign, or "
        "whether baseline and target changed places; a metric that works the other way here needs "
        "its own `direction`."
    )
    assert put(first.locator("[name=to]"), "2.80").startswith("The target is the same")
    assert put(first.locator("[name=to]"), "2") == ""
    assert put(form.locator("[name=title]"), "Answer sooner").startswith(
        "The title names no number"
    )
    assert put(form.locator("[name=title]"), "Answer twice as fast") == ""
    assert put(form.locator("[name=due]").first, "spring").startswith("Write a date (2026-03-31)")
    form.get_by_text("More about it").click()
    form.locator("[name=start]").fill("2027-03-01")
    assert put(form.locator("[name=due]").first, "2027-01-31") == (
        "2027-01-31 is before 2027-03-01. Exchange the two days, or correct the wrong one."
    )
    assert put(form.locator("[name=due]").first, "3 months") == ""
    assert put(form.get_by_label("By whom").first, "Maria Silva") == (
        "An id has small letters, digits and single hyphens."
    )


def test_a_hint_waits_until_one_goes_on_and_goes_at_once(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "goal")
    due = form.locator("[name=due]").first
    due.fill("spr")
    assert hint_of(due) == ""
    due.blur()
    assert hint_of(due) != ""
    due.fill("2027-Q2")
    assert hint_of(due) == ""


def test_who_is_not_asked_is_told_so(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "agree")
    say_who(phone, "tuan")
    form.locator("[name=goal]").select_option("coaching-that-sticks")
    person = phone.locator("[data-area=you] [name=person]")
    assert hint_of(person).startswith("These terms wait for nobody of this name")
    say_who(phone, "nadia")
    assert hint_of(person) == ""


def test_what_is_missing_is_said_and_nothing_is_shown_before(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "note")
    assert status(form) == "Still missing: who you are, the goal."
    assert form.locator(".notice").get_attribute("role") == "status"
    assert shown(form) == []
    say_who(phone, "maria")
    form.locator("[name=goal]").select_option("fixed-stays-fixed")
    assert len(shown(form)) == 1


def test_a_goal_needs_an_outcome_and_each_measure_how_far(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "goal")
    first = form.locator("[data-rows=measures] > [data-row]").first
    assert not first.locator("[name=aim]").is_visible()
    first.get_by_role("button", name="Take this measure out").click()
    row = form.locator("[data-rows=measures] > [data-row]")
    assert row.count() == 1
    assert not row.get_by_role("button", name="Take this measure out").is_visible()
    row.locator("[name=metric]").select_option("csat")
    assert "how far a measure should come" in status(form)
    assert "No measure here is an outcome. Add an outcome measure" in status(form)
    row.locator("[name=role]").select_option("outcome")
    assert "outcome" not in status(form)
