"""The forms of take-part/ in use: copying, downloading, the keyboard, no script, and axe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.boards import GOAL, TEAMS, findings, write
from tests.browser import looking, sites
from tests.browser.conftest import MODULES
from tests.browser.forms import open_form, say_who, shown
from tests.browser.test_axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page


def test_the_text_can_be_copied_and_downloaded_from_a_disk(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    noticed = looking.watched(page)
    form = open_form(page, site, "note")
    say_who(page, "maria")
    form.locator("[name=goal]").select_option("fixed-stays-fixed")
    form.get_by_label("In your own words").fill("Ærlig talt: 田中\n\n- well")
    (file,) = shown(form)
    form.get_by_role("button", name="Copy the text").click()
    form.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == file.text
    with page.expect_download() as download:
        form.get_by_role("button", name="Download it").click()
    assert download.value.suggested_filename == "2026-11-20-note-maria.md"
    download.value.save_as(tmp_path / "note.md")
    assert (tmp_path / "note.md").read_text(encoding="utf-8") == file.text
    context.close()
    assert noticed.said == []
    assert {url.partition(":")[0] for url in noticed.asked} <= {"file", "blob"}


def test_the_day_is_the_readers_own_unless_the_board_stands_still(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    root = write(tmp_path / "board", {"teams.yaml": TEAMS.replace(", frozen: 2026-03-01", "")})
    moving = sites.build_in(root, tmp_path / "site")
    page = looking.tab(chromium, looking.PHONE)
    page.clock.set_fixed_time("2031-05-17T12:00:00")
    for folder, day in ((moving, "2031-05-17"), (site, "2026-11-20")):
        open_form(page, folder, "note")
        assert page.locator("[data-area=you] [name=day]").input_value() == day
    page.context.close()


def test_what_an_address_cannot_carry_is_to_be_copied(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "note")
    say_who(phone, "maria")
    form.locator("[name=goal]").select_option("fixed-stays-fixed")
    bare = form.get_by_text("The address cannot carry this text")
    assert not bare.is_visible()
    form.get_by_label("In your own words").fill("長い話。" * 200)
    (file,) = shown(form)
    assert bare.is_visible()
    assert "value=" not in file.url
    assert file.url.endswith("2026-11-20-note-maria.md")


def test_a_form_can_be_filled_in_with_the_keyboard_alone(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "note")
    phone.locator(".tasks a").last.focus()
    phone.keyboard.press("Tab")
    phone.keyboard.type("Tomasz")
    assert phone.locator("[data-area=you] [name=person]").input_value() == "tomasz"
    form.locator("[name=goal]").focus()
    phone.keyboard.type("Untangle")
    phone.keyboard.press("Tab")
    phone.keyboard.type("A one-page")
    for _ in range(3):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.name") == "thanks"
    phone.keyboard.type("Sigrid")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent") == "Take out"
    (file,) = shown(form)
    assert file.text == "---\nmilestone: playbooks\nthanks: sigrid\n---\n"


def test_each_task_has_an_address_and_the_others_step_back(phone: Page, site: Path) -> None:
    open_form(phone, site, "note")
    assert phone.locator(".block[id]:visible h2").all_inner_texts() == ["Note or thank", "And then"]
    phone.get_by_role("link", name="Propose a goal").click()
    phone.locator("[data-area=goal]").wait_for()
    assert phone.url.endswith("#goal")
    assert phone.locator(".block[id]:visible h2").all_inner_texts() == [
        "Propose a goal",
        "And then",
    ]
    assert not phone.locator("[data-area=you]").is_visible()
    current = phone.locator(".tasks [aria-current=true]")
    assert current.all_inner_texts() == ["Propose a goal"]
    phone.go_back()
    phone.locator("[data-area=note]").wait_for()


def test_the_skip_link_leaves_the_form_where_it_is(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "note")
    form.get_by_label("In your own words").fill("Well.")
    phone.locator(".skip").focus()
    phone.keyboard.press("Enter")
    assert phone.url.endswith("#content")
    assert form.get_by_label("In your own words").is_visible()


def test_what_was_chosen_is_there_again_after_a_look_elsewhere(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "check-in")
    say_who(phone, "sigrid")
    form.locator("[name=goal]").select_option("fixed-stays-fixed")
    form.locator("[data-id=reopen-rate] [name=value]").fill("6.5")
    phone.get_by_role("link", name="How it works").click()
    phone.go_back()
    form.locator("[data-id=reopen-rate]").wait_for()
    assert form.locator("[name=goal]").input_value() == "fixed-stays-fixed"
    assert len(shown(form)) == 1


def test_another_goal_is_chosen_without_a_word_in_the_console(phone: Page, site: Path) -> None:
    noticed = looking.watched(phone)
    form = open_form(phone, site, "check-in")
    say_who(phone, "sigrid")
    for goal, measure in (
        ("fixed-stays-fixed", "reopen-rate"),
        ("coaching-that-sticks", "retention"),
    ):
        form.locator("[name=goal]").select_option(goal)
        form.locator(f"[data-id={measure}] [name=value]").fill("6.5")
    assert noticed.said == []
    (file,) = shown(form)
    assert file.text == "---\nreadings:\n  retention: 6.5\n---\n"


def test_what_is_simply_done_or_not_is_not_asked_for_cases(phone: Page, site: Path) -> None:
    form = open_form(phone, site, "check-in")
    form.locator("[name=goal]").select_option("fixed-stays-fixed")
    for measure, is_asked in (("reopen-rate", True), ("seat-in-release-meeting", False)):
        row = form.locator(f"[data-id={measure}]")
        assert row.locator("[name=value]").is_visible()
        assert row.locator("[name=n]").is_visible() is is_asked


def test_without_script_the_files_to_copy_and_the_way_on_stand_there(
    chromium: Browser, site: Path
) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 900}
    )
    page = context.new_page()
    page.goto(looking.address(site, "take-part/index.html"))
    assert page.locator("input:visible, select:visible, button:visible").count() == 0
    for summary in page.locator("details.prose > summary").all():
        summary.click()
    texts = page.locator("details.prose pre").all_inner_texts()
    assert len(texts) == 4
    assert all(text.startswith("---\n") for text in texts)
    assert page.get_by_text("2026-11-20-agree-your-id.md").is_visible()
    assert page.get_by_role("heading", name="And then").is_visible()
    assert not looking.is_too_wide(page)
    context.close()


def is_small(one: Locator) -> bool:
    """Whether something is too small for a thumb."""
    box = one.bounding_box()
    return not box or min(box["height"], box["width"]) < 44


@pytest.mark.parametrize("scheme", looking.SCHEMES)
@pytest.mark.parametrize("task", ["check-in", "agree", "goal", "change", "note"])
def test_axe_finds_nothing_in_a_form_in_use(
    chromium: Browser, site: Path, task: str, scheme: looking.Scheme
) -> None:
    page = looking.tab(chromium, looking.PHONE, scheme)
    form = open_form(page, site, task)
    if task == "goal":
        form.locator("[name=team]").select_option("frontline")
        form.locator("[name=title]").fill("Sooner")
        form.locator("[name=metric]").first.select_option("own")
        for more in form.locator("summary:visible").all():
            more.click()
    else:
        say_who(page, "henrik", "2026-12-24")
        form.locator("[name=goal]").select_option("coaching-that-sticks")
        form.locator("[name=text]").fill("a@b.example")
    for control in form.locator("input:visible, select:visible, textarea:visible").all():
        control.dispatch_event("change")
    assert page.locator(".hint:visible").count() > 0
    assert not looking.is_too_wide(page)
    small = [
        one.evaluate("one => one.outerHTML.slice(0, 80)")
        for one in form.locator(":is(input, select, button, .acts a):visible").all()
        if not one.evaluate("one => one.closest('.tick')") and is_small(one)
    ]
    assert small == []
    page.evaluate((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert violations(page.evaluate("axe.run()")) == []
    page.context.close()


# Other boards

GOAL_PATH = "goals/frontline/answer-faster.md"
FORGES = {
    "repository: https://gitlab.com/a/b, folder: our board, branch: team/x": (
        "https://gitlab.com/a/b/-/new/team/x/our%20board/goals/frontline/answer-faster"
        "?file_name=2026-03-01-note-maria.md"
    ),
    "repository: https://bitbucket.org/a/b": "",
    'new_url: "https://code.example/new/{branch}?at={folder}&file={name}&text={content}"': (
        "https://code.example/new/main?at=goals%2Ffrontline%2Fanswer-faster"
        "&file=2026-03-01-note-maria.md&text=1%2B1%20%26%20%C3%A6%0A"
    ),
    "repository: https://gitea.example/a/b": (
        "https://gitea.example/a/b/_new/main/goals/frontline/answer-faster"
        "?filename=2026-03-01-note-maria.md&value=1%2B1+%26+%C3%A6%0A"
    ),
}


@pytest.mark.parametrize("repository", FORGES)
def test_every_forge_is_opened_by_its_own_address(
    phone: Page, tmp_path: Path, repository: str
) -> None:
    teams = TEAMS.replace("title:", f"{repository}, title:")
    root = write(tmp_path / "board", {"teams.yaml": teams, GOAL_PATH: GOAL})
    form = open_form(phone, sites.build_in(root, tmp_path / "site"), "note")
    say_who(phone, "maria")
    form.locator("[name=goal]").select_option("answer-faster")
    form.get_by_label("In your own words").fill("1+1 & æ")
    (file,) = shown(form)
    opened = form.locator("[data-part=open]")
    assert opened.is_visible() is bool(FORGES[repository])
    assert file.url == FORGES[repository]
    has_text = "text=" in file.url or "value=" in file.url
    assert form.locator("[data-part=bare]").is_visible() is (opened.is_visible() and not has_text)
    assert form.get_by_role("button", name="Copy the text").is_visible()


def test_a_board_that_shows_roles_takes_the_id_that_is_typed(phone: Page, tmp_path: Path) -> None:
    teams = TEAMS + "settings: {people: roles}\n"
    root = write(tmp_path / "board", {"teams.yaml": teams, GOAL_PATH: GOAL})
    form = open_form(phone, sites.build_in(root, tmp_path / "site"), "agree")
    who = phone.get_by_label("Your id")
    who.fill("Maria Silva")
    who.blur()
    assert phone.get_by_text("An id has small letters").first.is_visible()
    who.fill("maria")
    form.locator("[name=goal]").select_option("answer-faster")
    (file,) = shown(form)
    assert file.path == "goals/frontline/answer-faster/2026-03-01-agree-maria.md"
    write(root, {file.path: file.text})
    assert [one for one in findings(root) if one.location.path == file.path] == []


def test_a_second_entry_of_a_day_has_a_name_of_its_own(phone: Page, tmp_path: Path) -> None:
    first = f"{GOAL_PATH.removesuffix('.md')}/2026-03-01-note-maria.md"
    files = {"teams.yaml": TEAMS, GOAL_PATH: GOAL, first: "Well.\n"}
    root = write(tmp_path / "board", files)
    form = open_form(phone, sites.build_in(root, tmp_path / "site"), "note")
    say_who(phone, "maria")
    form.locator("[name=goal]").select_option("answer-faster")
    assert shown(form)[0].path == first.replace("maria.md", "maria_2.md")


def test_a_new_board_can_be_given_its_first_goal(phone: Page, built: dict[str, Path]) -> None:
    form = open_form(phone, built["empty"], "check-in")
    assert form.locator("[name=goal]").inner_text() == "No goal is open to this now"
    phone.get_by_role("link", name="Propose a goal", exact=True).click()
    phone.locator("[name=team]").select_option("frontline")
    phone.locator("[name=title]").fill("Answer 9 of 10 on the day")
    phone.locator("[name=metric]").first.select_option("first-response-time")
    phone.locator("[name=from]").first.fill("9")
    phone.locator("[name=to]").first.fill("6")
    phone.locator("[name=to]").nth(1).fill("90")
    (file,) = shown(phone.locator("[data-area=goal]"))
    assert file.path == "goals/frontline/answer-9-of-10-on-the-day.md"
