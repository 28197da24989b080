"""The page of forms: what stands there without script, and the data that its script reads."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from sitegen import pipeline
from sitegen.decode import patterns
from sitegen.decode.entries import KEYS, RECORDS
from sitegen.decode.goals import YAML_GOAL
from sitegen.decode.records import Record
from sitegen.decode.scalars import Choice
from sitegen.decode.shapes import Words, shape_of
from sitegen.model.ledger import EntryKind
from sitegen.pages import _form_fields, take_part
from sitegen.pages._form_fields import fields, shapes
from sitegen.site import Site
from sitegen.visibility import public
from tests.boards import AS_OF, GOAL, GOAL_PATH, SMALL, TEAMS, findings, write
from tests.pages.build import pages
from tests.pages.html import outline, text_of

PATH = take_part.PATH
LEDGER = GOAL_PATH.removesuffix(".md")
AGREED = {f"{LEDGER}/2026-01-05-agree-{who}.md": "" for who in ("maria", "chen", "henrik")}
LONG_MEASURES = "".join(
    f"  measure-{n}: {{definition: {'Hours of it. ' * 40}, unit: hours, target: {n}}}\n"
    for n in range(1, 13)
)
"""Said in full, they are longer than an address may be."""
TASKS = ("check-in", "agree", "goal", "change", "note")


def site_of(root: Path, files: dict[str, str], on: date = AS_OF) -> Site:
    return public(pipeline.site(pipeline.load(write(root, files)), on))


def page_of(root: Path, files: dict[str, str], on: date = AS_OF) -> str:
    return pages(site_of(root, files, on))[PATH]


def data_of(page: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="facts">(.*)</script>', page)
    data: dict[str, Any] = json.loads(found)
    return data


def section(page: str, task: str) -> str:
    found = re.search(rf'<section class="block" id="{task}">.*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def goal_of(data: dict[str, Any]) -> dict[str, Any]:
    (goal,) = data["goals"]
    found: dict[str, Any] = goal
    return found


# Without script


def sheet(page: str, task: str) -> tuple[str, str]:
    """The path and the text of a task's file to copy."""
    part = section(page, task)
    path = re.search(r"<summary>By hand: the file to copy</summary><p><code>(.*?)</code>", part)
    text = re.search(r"<pre>(---.*?)</pre>", part, re.DOTALL)
    assert path
    return html.unescape(path[1]), html.unescape(text[1]) if text else ""


def test_every_task_has_a_file_to_copy_and_its_form_is_hidden(tmp_path: Path) -> None:
    page = page_of(tmp_path, SMALL)
    for task in TASKS:
        path, _ = sheet(page, task)
        assert path.startswith("goals/<team>/")
        assert re.search(rf'data-area="{task}" hidden>', page)
        assert f'<a href="#{task}">' in page
    assert sheet(page, "agree")[1] == ""
    assert "its name is enough" in section(page, "agree")


@pytest.mark.parametrize("task", TASKS)
def test_a_file_to_copy_passes_the_check(tmp_path: Path, task: str) -> None:
    path, text = sheet(page_of(tmp_path / "a", SMALL | AGREED), task)
    stem = Path(GOAL_PATH).stem
    path = path.replace("<team>", "frontline").replace("<goal>", stem).replace("your-id", "maria")
    before = {*findings(write(tmp_path / "b", SMALL | AGREED))}
    after = findings(write(tmp_path / "b", {path: text}))
    assert [one for one in after if one not in before and one.severity == "error"] == (
        [one for one in after if task == "goal" and one.code == "M412"]
    )


def test_what_follows_is_told_for_the_forge_of_the_board(tmp_path: Path) -> None:
    def told(repository: str) -> str:
        teams = TEAMS.replace("title:", f"repository: {repository}, title:")
        return text_of(section(page_of(tmp_path / repository[8:], {"teams.yaml": teams}), "then"))

    assert "Create a new branch … and start a pull request" in told("https://github.com/a/b")
    assert "Copy the text. The link opens GitLab’s editor" in told("https://gitlab.com/a/b")
    assert "Add a file with this name and text" in told("https://code.example/a/b")


def test_nothing_can_be_added_to_the_past(tmp_path: Path) -> None:
    shown = replace(site_of(tmp_path, SMALL), as_of=date(2026, 2, 1), today=AS_OF)
    page = pages(shown)[PATH]
    assert "nothing can be added to the past" in text_of(page)
    assert "<script type" not in page
    assert "data-area" not in page
    assert sheet(page.replace(">The file, to copy<", ">By hand: the file to copy<"), "note")[0]


# As the decoder has it


def test_fields_have_the_words_of_the_decoder() -> None:
    found = fields()
    for kind, key in (("check-in", "confidence"), ("amend", "because")):
        words = shape_of(KEYS[EntryKind(kind)][key])
        assert isinstance(words, Words)
        assert tuple(one.word for one in found[f"{kind}.{key}"].choices) == words.words


def test_a_new_word_of_the_decoder_stands_in_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Mood(StrEnum):
        SUNNY = "sunny_spells"

    kind = EntryKind.CHECK_IN
    keys = KEYS[kind] | {"confidence": Choice(Mood), "text": RECORDS[kind].fields["text"]}
    monkeypatch.setattr(_form_fields, "RECORDS", {**RECORDS, kind: Record(keys)})
    page = page_of(tmp_path, SMALL)
    assert '<option value="sunny_spells">Sunny spells</option>' in section(page, "check-in")
    assert "on_track" not in section(page, "check-in").partition("<details class")[0]


def test_a_key_that_the_decoder_loses_is_no_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_form_fields, "RECORDS", {**RECORDS, EntryKind.NOTE: Record({})})
    with pytest.raises(KeyError, match="milestone"):
        fields()


NOT_ASKED = {
    "agree": {"terms", "in_words"},  # copied as they are shown
    "decline": {"terms"},
    "check-in": set(),
    "amend": {"terms", "replaces", "changes"},  # told from the history, or written by the command
    "note": {"about"},
    "goal": {
        *("with", "agreement", "contributions", "initiatives", "incentive", "check_in_every"),
        *("review_every", "situation", "looks_like", "continues", "formerly", "links", "tags"),
        *("visibility", "story", "draft"),  # `draft` has a box of its own
    },
}


@pytest.mark.parametrize("kind", sorted(NOT_ASKED))
def test_every_key_is_asked_for_or_left_out_on_purpose(kind: str) -> None:
    known = YAML_GOAL if kind == "goal" else RECORDS[EntryKind(kind)]
    asked = {way.split(".")[1] for way in fields() if way.startswith(f"{kind}.")}
    assert asked | NOT_ASKED[kind] == set(known.fields)
    assert not asked & NOT_ASKED[kind]


def test_shapes_are_those_of_the_decoder(tmp_path: Path) -> None:
    found = data_of(page_of(tmp_path, SMALL))["shapes"]
    assert found == shapes()
    assert found["day"]["pattern"] == patterns.alone(patterns.DAY)
    assert found["day"]["fix"].startswith("Write year-month-day")
    assert found["text-200"] == {"longest": 200}
    used = {field.shape for field in fields().values() if field.shape}
    assert used == set(found)


# What the script knows


def test_a_goal_under_way_can_be_checked_in_noted_and_changed(tmp_path: Path) -> None:
    data = data_of(page_of(tmp_path, SMALL | AGREED))
    goal = goal_of(data)
    assert goal["does"] == ["check-in", "note", "amend"]
    assert goal["file"] == GOAL_PATH
    assert goal["measures"] == [
        {"id": "first-response-time", "name": "First response time", "unit": "hours", "low": "0"},
        {"id": "csat", "name": "Customer satisfaction", "unit": "%", "low": "0", "high": "100"},
    ]
    assert data["people"] == [
        ["maria", "Maria Silva"],
        ["chen", "Chen Wei"],
        ["henrik", "Henrik Dahl"],
    ]
    assert data["frozen"] is True
    assert data["day"] == "2026-03-01"


def test_what_is_added_up_has_no_bounds(tmp_path: Path) -> None:
    goal = GOAL.replace("csat: guardrail at least 92%", "csat: 300 in total")
    found = goal_of(data_of(page_of(tmp_path, {**SMALL, **AGREED, GOAL_PATH: goal})))
    assert found["measures"][1] == {"id": "csat", "name": "Customer satisfaction", "unit": "%"}


def test_a_forge_that_carries_no_text_is_given_the_terms_in_full(tmp_path: Path) -> None:
    def words(repository: str, goal: str) -> str:
        teams = TEAMS.replace("title:", f"repository: {repository}, title:")
        files = {**SMALL, "teams.yaml": teams, GOAL_PATH: goal}
        page = page_of(tmp_path / repository[8:14] / str(len(goal)), files)
        said: str = goal_of(data_of(page))["agree"]["words"]
        return said

    long = GOAL.replace("measures:", "with: []\nmeasures:\n" + LONG_MEASURES)
    assert "- Counted in: hours" in words("https://github.com/a/b", GOAL)
    assert "- Counted in: hours" not in words("https://github.com/a/b", long)
    assert "- Counted in: hours" in words("https://gitlab.com/a/b", long)


def test_a_proposed_goal_waits_for_those_who_are_asked(tmp_path: Path) -> None:
    entry = f"{LEDGER}/2026-02-28-agree-chen.md"
    goal = goal_of(data_of(page_of(tmp_path, {**SMALL, entry: ""})))
    assert goal["does"] == ["agree", "note", "amend"]
    assert set(goal["agree"]["asked"]) == {"maria", "henrik"}
    assert goal["agree"]["terms"].startswith("terms/1:")
    assert "First response time" in goal["agree"]["words"]
    assert goal["taken"] == ["2026-02-28-agree-chen"]
    assert "measures" not in goal


def test_a_goal_that_ended_long_ago_has_only_its_own_page(tmp_path: Path) -> None:
    close = {f"{LEDGER}/2026-04-01-close-maria.md": "---\nlessons: Macros help.\n---\n"}
    files = SMALL | AGREED | close | {"teams.yaml": TEAMS.replace("frozen: 2026-03-01", "")}
    soon = data_of(page_of(tmp_path, files, date(2027, 5, 6)))
    assert goal_of(soon)["does"] == ["note"]
    assert data_of(page_of(tmp_path, files, date(2027, 5, 7)))["goals"] == []
    assert soon["ids"] == [Path(GOAL_PATH).stem]


def test_internal_goals_and_drafts_are_not_there(tmp_path: Path) -> None:
    hidden = {
        "goals/frontline/hush.md": GOAL.replace("---\n", "---\nvisibility: internal\n", 1),
        "goals/frontline/maybe.md": GOAL.replace("---\n", "---\ndraft: yes\n", 1),
    }
    page = page_of(tmp_path, SMALL | hidden)
    assert data_of(page)["ids"] == [Path(GOAL_PATH).stem]
    assert "hush" not in page
    assert "maybe" not in page


def test_a_board_that_shows_roles_names_nobody(tmp_path: Path) -> None:
    teams = TEAMS + "settings: {people: roles}\n"
    entry = f"{LEDGER}/2026-02-28-note-chen.md"
    page = page_of(tmp_path, {**SMALL, **AGREED, "teams.yaml": teams, entry: "Well.\n"})
    assert not re.search("maria|chen|henrik|Silva|Wei|Dahl", page)
    assert 'name="person" data-shape="id"' in page


def test_terms_are_said_in_short_once_the_words_of_many_would_be_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = goal_of(data_of(page_of(tmp_path, SMALL)))["agree"]["words"]
    monkeypatch.setattr("sitegen.pages._form_goals.ROOM", 100)
    short = goal_of(data_of(page_of(tmp_path, SMALL)))["agree"]["words"]
    assert len(short) < len(long)
    assert short.startswith("Answer first messages 30% faster")


def test_a_rule_that_is_off_has_no_hint(tmp_path: Path) -> None:
    says = data_of(page_of(tmp_path / "on", SMALL))["says"]
    assert says["high"].endswith("the most that {2} has. Correct the number.")
    teams = TEAMS + "settings: {rules: {out-of-range: off, W904: off}}\n"
    fewer = data_of(page_of(tmp_path / "off", SMALL | {"teams.yaml": teams}))["says"]
    assert set(says) - set(fewer) == {"low", "high", "W904"}


def test_texts_turn_no_direction(tmp_path: Path) -> None:
    goal = GOAL.replace("# Answer", "# \u202eAnswer \u2066a\u2069\u2067")
    goal_there = goal_of(data_of(page_of(tmp_path, {**SMALL, GOAL_PATH: goal})))
    assert goal_there["title"] == "Answer \u2066a\u2069 first messages 30% faster"


def test_titles_are_counted_in_english_only(tmp_path: Path) -> None:
    assert data_of(page_of(tmp_path / "en", SMALL))["counted"]
    teams = TEAMS.replace("title:", "language: nb, title:")
    assert data_of(page_of(tmp_path / "nb", SMALL | {"teams.yaml": teams}))["counted"] == ""


def test_an_empty_board_can_still_be_given_its_first_goal(tmp_path: Path) -> None:
    data = data_of(page_of(tmp_path, {"teams.yaml": TEAMS}))
    assert data["goals"] == data["ids"] == []
    assert data["due"] == "2026-Q2"
    assert data["teams"] == [{"id": "frontline", "name": "Frontline", "people": ["maria", "chen"]}]


def test_every_page_leads_there(tmp_path: Path) -> None:
    found = outline(pages(site_of(tmp_path, SMALL))["index.html"])
    assert PATH in found.links
