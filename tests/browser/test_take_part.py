"""The forms of take-part/: each is filled in on a phone, and what it writes passes the check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import forms
from tests.browser.forms import Copy, carried, open_form, say_who, shown, status

if TYPE_CHECKING:
    from playwright.sync_api import Page

COACHING = "goals/customer-success/coaching-that-sticks"
DIGEST = "terms/1:"


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def is_carried(file: forms.Shown) -> bool:
    """Whether the link has exactly the path and the text that are shown."""
    return carried(file.url) == (file.path, file.text) and forms.branch(file.url) == "main"


# The five forms


def test_a_check_in_for_two_goals_makes_a_file_for_each(
    phone: Page, site: Path, copy: Copy
) -> None:
    form = open_form(phone, site, "check-in")
    say_who(phone, "sigrid")
    form.locator("[name=goal]").select_option("untangle-complex-cases-sooner")
    form.get_by_label("Resolution time (hours)").fill("39")
    form.get_by_label("Reopen rate (%)").fill("6.2%")
    form.locator("[data-id=reopen-rate] [name=n]").fill("118")
    form.get_by_label("Where do you think it ends?").select_option("on_track")
    form.get_by_label("What is in the way").fill("Two of us are new: they learn.\n- and the rota")
    form.get_by_role("button", name="Another goal").click()
    second = form.locator("[data-rows=goals] > [data-row]").nth(1)
    second.locator("[name=goal]").select_option("fixed-stays-fixed")
    second.get_by_label("Anything else?").fill("We go on.\n\n# And how")
    first, other = shown(form)
    folder = "goals/technical-support"
    name = "2026-11-20-check-in-sigrid.md"
    assert first.path == f"{folder}/untangle-complex-cases-sooner/{name}"
    assert first.text == (
        "---\n"
        "readings:\n"
        "  resolution-time: 39\n"
        "  reopen-rate: {value: 6.2%, n: 118}\n"
        "confidence: on_track\n"
        'blockers: ["Two of us are new: they learn.", "- and the rota"]\n'
        "---\n"
    )
    assert other.path == f"{folder}/fixed-stays-fixed/{name}"
    assert other.text == "We go on.\n\n# And how\n"
    assert is_carried(first)
    assert is_carried(other)
    assert status(form) == "Nothing to mend, as far as this page can tell."
    copy.put(first, other)
    assert [one for one in copy.news() if one[0] != "hint"] == []


def test_an_agreement_carries_the_digest_and_the_terms_in_words(
    phone: Page, site: Path, copy: Copy
) -> None:
    form = open_form(phone, site, "agree")
    say_who(phone, "nadia")
    form.locator("[name=goal]").select_option("coaching-that-sticks")
    words = form.locator("[data-terms]").inner_text()
    (file,) = shown(form)
    assert file.path == f"{COACHING}/2026-11-20-agree-nadia.md"
    assert file.text.startswith(f"---\nterms: {DIGEST}")
    written = [line.strip() for line in file.text.partition("in_words: |\n")[2].splitlines()]
    assert written[:-1] == [line.strip() for line in words.splitlines()]
    assert is_carried(file)
    copy.put(file)
    assert copy.news() == []


def test_a_no_says_what_would_have_to_change(phone: Page, site: Path, copy: Copy) -> None:
    form = open_form(phone, site, "agree")
    say_who(phone, "leila")
    form.locator("[name=goal]").select_option("quiet-hours-for-hard-cases")
    form.get_by_label("Your answer").select_option("decline")
    form.get_by_label("What would have to change for a yes?").fill("Not before the rota is there.")
    (file,) = shown(form)
    assert file.path.endswith("/quiet-hours-for-hard-cases/2026-11-20-decline-leila.md")
    assert "in_words" not in file.text
    assert file.text.endswith("---\nNot before the rota is there.\n")
    copy.put(file)
    assert copy.news() == []


def test_a_goal_that_is_filled_in_passes_with_nothing_to_mend(
    phone: Page, site: Path, copy: Copy
) -> None:
    form = open_form(phone, site, "goal")
    form.locator("[name=team]").select_option("frontline")
    form.get_by_label("What will be better, and by how much").fill("Ring back 30% sooner")
    form.get_by_label("Why it matters, and to whom").fill("Whoever rings waits: 38% said so.")
    first, second = form.locator("[data-rows=measures] > [data-row]").all()
    first.locator("[name=metric]").select_option("first-response-time")
    assert second.locator("[name=metric]").input_value() == "csat"
    first.locator("[name=from]").fill("4.0")
    first.locator("[name=to]").fill("2.8")
    first.get_by_text("Where the number comes from").click()
    first.get_by_label("Counted from").fill("2026-07-01")
    first.get_by_label("Until").fill("2026-09-30")
    first.get_by_label("How many cases").fill("5120")
    first.get_by_label("Where from").fill("help desk")
    second.locator("[name=to]").fill("92")
    form.get_by_label("Why is it not easy?").fill("No week was below 3.1 hours.")
    form.get_by_label("Why can it be done?").fill("The pilot ran at 2.7 hours.")
    form.get_by_label("What somebody promises you").fill("Macro training for everyone")
    form.get_by_label("By whom").first.fill("enablement")
    form.get_by_label("By when").first.fill("2027-01-30")
    (file,) = shown(form)
    assert file.path == "goals/frontline/ring-back-30-sooner.md"
    assert file.text == (
        "---\n"
        "due: 2027-Q1\n"
        "challenge:\n"
        "  hard: No week was below 3.1 hours.\n"
        "  attainable: The pilot ran at 2.7 hours.\n"
        "measures:\n"
        "  first-response-time:\n"
        "    baseline: {value: 4.0 hours, from: 2026-07-01, to: 2026-09-30, n: 5120, "
        "source: help desk}\n"
        "    target: 2.8 hours\n"
        "  csat: guardrail at least 92%\n"
        "support:\n"
        "  macro-training-for-everyone: {what: Macro training for everyone, by: enablement, "
        "due: 2027-01-30}\n"
        "---\n"
        "# Ring back 30% sooner\n"
        "\n"
        "Whoever rings waits: 38% said so.\n"
    )
    assert is_carried(file)
    assert status(form) == "Nothing to mend, as far as this page can tell."
    copy.put(file)
    assert copy.news() == []


def test_a_goal_of_our_own_making_passes_too(phone: Page, site: Path, copy: Copy) -> None:
    form = open_form(phone, site, "goal")
    form.locator("[name=team]").select_option("enablement")
    form.get_by_label("What will be better, and by how much").fill("Лист за 2 дня")
    first, second = form.locator("[data-rows=measures] > [data-row]").all()
    first.locator("[name=metric]").select_option("own")
    first.get_by_label("What it is called").fill("Letters with 1 answer")
    first.get_by_label("What exactly is counted").fill("Letters: those that one answer ends.")
    first.get_by_label("Its unit").fill("%")
    first.get_by_label("Better is").select_option("up")
    first.locator("[name=from]").fill("40")
    first.locator("[name=to]").fill("55")
    second.get_by_role("button", name="Take this measure out").click()
    assert form.locator("[data-rows=measures] > [data-row]").count() == 1
    form.get_by_role("button", name="Another measure").click()
    last = form.locator("[data-rows=measures] > [data-row]").nth(1)
    last.locator("[name=metric]").select_option("own")
    last.locator("[name=aim]").select_option("yes-no")
    last.get_by_label("What it is called").fill("Style guide")
    last.get_by_label("What exactly is counted").fill("A style guide is there.")
    form.get_by_text("More about it").click()
    form.get_by_label("Kind").select_option("hard")
    form.get_by_label("It is a draft").check()
    (file,) = shown(form)
    assert file.path == "goals/enablement/list-za-2-dnya.md"
    assert file.text == (
        "---\n"
        "draft: true\n"
        "kind: hard\n"
        "due: 2027-Q1\n"
        "measures:\n"
        "  letters-with-1-answer:\n"
        '    definition: "Letters: those that one answer ends."\n'
        '    unit: "%"\n'
        "    direction: up\n"
        "    baseline: 40%\n"
        "    target: 55%\n"
        "  style-guide:\n"
        "    definition: A style guide is there.\n"
        "    kind: yes_no\n"
        "---\n"
        "# Лист за 2 дня\n"
    )
    copy.put(file)
    assert [one for one in copy.news() if one[0] != "hint"] == []


def test_a_change_of_terms_leads_to_the_file_and_says_why_on_its_branch(
    phone: Page, site: Path, copy: Copy
) -> None:
    form = open_form(phone, site, "change")
    say_who(phone, "sigrid")
    form.locator("[name=goal]").select_option("untangle-complex-cases-sooner")
    goal = "goals/technical-support/untangle-complex-cases-sooner"
    edit = form.locator("[data-edit] a").get_attribute("href")
    assert edit == f"https://github.com/northwind/goals/edit/main/{goal}.md"
    assert status(form) == "Still missing: what it is due to."
    form.get_by_label("What it is due to").select_option("evidence")
    form.get_by_label("What you learned").fill("The pilot: 40 hours, not 38.")
    form.get_by_label("Branch of your change").fill("sigrid/patch 1")
    (file,) = shown(form)
    assert file.path == f"{goal}/2026-11-20-amend-sigrid.md"
    assert file.text == "---\nbecause: evidence\n---\nThe pilot: 40 hours, not 38.\n"
    assert carried(file.url) == (file.path, file.text)
    assert forms.branch(file.url) == "sigrid/patch 1"
    copy.commit("2026-11-19")
    copy.look()
    path = copy.root / f"{goal}.md"
    text = path.read_text(encoding="utf-8")
    assert text.count("target: 38") == 1
    path.write_text(text.replace("target: 38", "target: 40"), encoding="utf-8")
    copy.put(file)
    copy.commit("2026-11-20")
    assert [one for one in copy.news() if one[0] != "hint"] == []


def test_a_note_thanks_two_and_tells_of_a_milestone(phone: Page, site: Path, copy: Copy) -> None:
    form = open_form(phone, site, "note")
    say_who(phone, "ines", "2026-11-19")
    form.locator("[name=goal]").select_option("coaching-that-sticks")
    form.get_by_label("A milestone you reached").select_option("swap")
    form.get_by_label("Thanks to").select_option("bjorn")
    form.get_by_role("button", name="Somebody else, too").click()
    form.get_by_label("Thanks to").nth(1).select_option("eilidh")
    form.get_by_label("In your own words").fill('--- and it works: "pairs" #1')
    (file,) = shown(form)
    assert file.path == f"{COACHING}/2026-11-19-note-ines.md"
    assert file.text == (
        '---\nmilestone: swap\nthanks: [bjorn, eilidh]\n---\n--- and it works: "pairs" #1\n'
    )
    assert is_carried(file)
    copy.put(file)
    assert [one for one in copy.news() if one[0] != "hint"] == []
