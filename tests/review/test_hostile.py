"""Whatever people write, in files or their names: no format of a review hands it on as an order."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import html5lib
import jsonschema
import markdown
import pytest

from sitegen.cli.review import FORMATS
from sitegen.printing.markdown import COMMENT_LIMIT, SUMMARY_LIMIT
from sitegen.printing.text import Style
from sitegen.review.values import Review
from tests.boards import SMALL, TEAMS
from tests.printing.gitlab_references import found_in
from tests.reports.findings import HOSTILE
from tests.reports.runner import orders
from tests.repos import Person, init
from tests.review.pairs import HERE, author_of, committed, names, reviewed
from tests.review.test_pairs import SCHEMA

T = TypeVar("T")
CI = Style(in_ci=True)
# What a terminal, or a reader of lines, takes for more than a sign.
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
DIGEST = "terms/1:" + "0" * 32

GOAL = """\
---
due: 2026-Q2
stop_if: "::error::stop ##[add-mask]it @maria #12 <script>alert(1)</script>"
measures:
  first-response-time:
    scope: {"channel": "a](https://evil.example) ![x](y) **b**"}
    definition: "##[group]`x` | ::warning::"
    unit: "<b>hours</b>"
    direction: down
    baseline: 4
    target: 2
milestones:
  macros: {what: "::stop-commands::x [click](javascript:alert(1)) @channel", due: 2026-05-01}
contributions: {chen: "\u202eevil\u2066 ##[endgroup]"}
---
# ::error file=a::@everyone <img src=x onerror=alert(1)> [x](https://evil.example) #1

::set-output name=x::y https://evil.example www.evil.example GH-1 `code` $x$ \u202egnp
"""
ENTRY = '---\nblockers: ["::error::x", "##[add-mask]y"]\n---\n::debug::@all <a href=x>y</a>\n'
ODD_NAME = "goals/frontline/a\n::error::b ##[add-mask]c @maria <i>.md"


def hostile(value: T) -> T:
    """The same value, with every text in it replaced."""
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return HOSTILE  # type: ignore[return-value] # a text for a text
    if isinstance(value, tuple):
        return tuple(hostile(one) for one in value)  # type: ignore[return-value] # item by item
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: hostile(getattr(value, one.name)) for one in fields(value)}
        return replace(value, **named)
    return value


@pytest.fixture(scope="module")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> list[Review]:
    """The reviews of all pairs with nothing but hostile texts, and of a real hostile board."""
    found = []
    for name in names():
        pair, folder = HERE / name, tmp_path_factory.mktemp(name)
        found.append(
            hostile(reviewed(committed(pair / "base", pair / "head", folder, author_of(pair))))
        )
    return [*found, real(tmp_path_factory.mktemp("real"))]


def real(folder: Path) -> Review:
    """A review of files and commits as an attacker could propose them."""
    repo = init(folder / "board", folder)
    repo.commit(files=SMALL)
    repo.git("checkout", "-q", "-b", "change")
    named = TEAMS.replace("Chen Wei", '"::error::Chen @channel <b>"')
    ledger = "goals/frontline/wicked"
    repo.commit(
        by=Person("::error::Eve ##[add-mask]", "eve@evil.example"),
        files={
            "teams.yaml": named,
            f"{ledger}.md": GOAL,
            f"{ledger}/2026-01-05-check-in-chen.md": ENTRY,
            f"{ledger}/2026-01-05-agree-maria.md": "",
            f"{ledger}/x\n::error::y.csv": "date,value\n2026-01-09,3\n",
            ODD_NAME: GOAL,
            "goals/frontline/::warning::d": "e",
        },
    )
    return reviewed(repo)


def test_the_real_one_tells_of_all_the_odd_files(reviews: list[Review]) -> None:
    goals = {goal.id for goal in reviews[-1].goals}
    assert goals == {"wicked", "a\n::error::b ##[add-mask]c @maria <i>"}
    assert any("entered by error::Eve" in line.text for line in reviews[-1].goals[1].lines)
    assert reviews[-1].others == ("goals/frontline/::warning::d",)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_runner_finds_no_orders(format_name: str, reviews: list[Review]) -> None:
    for review in reviews:
        assert list(orders(FORMATS[format_name].write(review, CI, SUMMARY_LIMIT))) == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_control_reaches_a_terminal(format_name: str, reviews: list[Review]) -> None:
    for review in reviews:
        text = FORMATS[format_name].write(review, Style(), SUMMARY_LIMIT)
        assert CONTROLS.findall(text) == []


def test_colours_are_the_only_sequences_on_a_terminal(reviews: list[Review]) -> None:
    for review in reviews:
        text = FORMATS["text"].write(review, Style(colours=True), SUMMARY_LIMIT)
        assert CONTROLS.findall(re.sub("\x1b\\[(?:1|31|33|0)m", "", text)) == []


def test_json_stays_whole_and_keeps_to_its_schema(reviews: list[Review]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for review in reviews:
        text = FORMATS["json"].write(review, CI, SUMMARY_LIMIT)
        assert text.isascii()
        found: dict[str, Any] = json.loads(text)
        for goal in found["goals"]:
            assert goal["terms"] in ("", HOSTILE) or goal["terms"].startswith("terms/1:")
            goal["terms"] = DIGEST
            for one in goal["plan"]:
                one["part"] = "steward"
        for one in found["board"]:
            one["part"] = "team"
        assert [error.message for error in validator.iter_errors(found)] == []


def test_markdown_shows_as_text_alone(reviews: list[Review]) -> None:
    allowed = {"h2", "h3", "p", "strong", "ul", "li", "blockquote"}
    for review in reviews:
        page = markdown.markdown(FORMATS["markdown"].write(review, CI, SUMMARY_LIMIT))
        elements = html5lib.parseFragment(page, namespaceHTMLElements=False).iter()
        assert {str(one.tag) for one in elements} - {"DOCUMENT_FRAGMENT"} <= allowed


def test_markdown_mentions_nobody_and_refers_to_nothing(reviews: list[Review]) -> None:
    for review in reviews:
        page = markdown.markdown(FORMATS["markdown"].write(review, CI, SUMMARY_LIMIT))
        shown = "".join(html5lib.parse(page, namespaceHTMLElements=False).itertext())
        assert not re.search(r"@\w", shown)
        assert not re.search(r"#\d|(?i:\bgh-\d)", shown)
        assert not re.search(r"https?://|www\.\w", shown)
        assert found_in(shown) == []


@pytest.mark.parametrize("limit", [COMMENT_LIMIT, 20_000])
def test_markdown_is_cut_where_the_forge_would_cut_it(limit: int, reviews: list[Review]) -> None:
    goals = tuple(goal for review in reviews for goal in review.goals) * 5
    long = replace(reviews[0], goals=goals)
    text = FORMATS["markdown"].write(long, CI, limit)
    assert limit - 4_000 < len(text.encode()) <= limit
    whole = FORMATS["markdown"].write(long, CI, 1 << 30).rstrip("\n").split("\n")
    *kept, _, note = text.rstrip("\n").split("\n")
    assert kept == whole[: len(kept)]
    assert note == (
        f"**{len(whole) - len(kept)} more lines do not fit here.** "
        "`sitegen review` shows all of them."
    )


def test_what_just_fits_is_not_cut(reviews: list[Review]) -> None:
    whole = FORMATS["markdown"].write(reviews[0], CI, 1 << 30)
    size = len(whole.encode())
    assert FORMATS["markdown"].write(reviews[0], CI, size) == whole
    assert "do not fit" in FORMATS["markdown"].write(reviews[0], CI, size - 1)
