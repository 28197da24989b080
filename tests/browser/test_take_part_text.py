"""What was typed into a form is what the decoder reads in its file, whatever signs are in it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pytest

from sitegen import pipeline
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.decode.catalogue_text import HIDDEN_CHARACTERS
from sitegen.edges.library import read_library
from sitegen.forge import LONGEST, new_file
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Goal
from sitegen.model.ledger import CheckIn, EntryKind, Note
from sitegen.model.terms import Holding, Limits, Moving, Total, YesNo
from sitegen.pages._frame import forms_of
from sitegen.pages.take_part import AIMS
from sitegen.scaffold.invitations import invitations
from sitegen.scaffold.slug import slug
from sitegen.source import RawFile
from sitegen.visibility import public
from tests.browser import looking, sites

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOAL = "goals/technical-support/fixed-stays-fixed"
LINES = (
    *("plain", "it's", 'a "b"', "a: b", "a #b", "#b", "- a", "? a", "-", "---", "...", "a:", ": a"),
    *("@a", "`a`", "%a", "!a", "&a *b", "*a", "{a: b}", "[a, b]", "a, b", "a]", "| a", "> a"),
    *("yes", "No", "null", "~", "true", "1e3", "0x1F", "2026-01-01", "12:30:45", "0755", "1_000"),
    *(".inf", "=", "<<", "\\", "\\n", "a\\b\"c'd", "'", '"', "''", "a\tb", "  both  ends  "),
    *("\u00a0a\u00a0", "a\u2028b", "a\x85b", "a\u200bb", "a\ufeffb", "a\u202eb", "a\x00\x07b\x7f"),
    *(
        "😀 👩\u200d💻",
        "田中 雪",
        "أهلا: #1",
        "Ærøskøbing",
        "<script>alert(1)</script>",
        "</script>",
    ),
    *("{{ 7*7 }}", "${a}", "a?b&c=d+e%20f", "x" * 1900, "1. a", "+ a", "* a", "# a", "=== a"),
    *("~~a~~", "__a__", "*a* b", "[a](b)", "![a](b)", "a <b> c", "&amp; &", "C# and #1", "a_b_c"),
    *("key: |", "a | b", "-1.2 hours", "+3", "(a)", "$5", "$", "milestone: a", "—", "a" + "\u0301"),
)
ROWS = (
    *("one\ntwo", "  one\n two", "- a\n- b", "a: b\n# c", "one  \ntwo", "a\n\n\nb", "\n\na\n"),
    *("a\n---\nb", "---\na: b", "---\n---", "a\r\nb\rc", "a\n\tb", "x: |\n  y", "\"a\nb'"),
    *("a\n" * 150, "田\n中", "a\u2028b\nc", "text: a\nb", "—\nthanks: [a]"),
)
SIGNS = "ab1 -:#'\"\\|>{}[],&*!%@`?~=.\t\n_<é田\u200b😀"


def mixtures(count: int) -> Iterable[str]:
    """Texts of any signs, the same every time."""
    chance = random.Random(7)  # noqa: S311 - nothing here is a secret
    return ("".join(chance.choices(SIGNS, k=chance.randint(1, 24))) for _ in range(count))


TEXTS = (*LINES, *ROWS, *filter(str.strip, mixtures(200)))


def typed(text: str) -> str:
    """What a file can have of a text: no controls, one sort of line ends, nothing around it."""
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]", "", text)
    return re.sub("\r\n?|[\x85\u2028\u2029]", "\n", kept).strip()


def on_one_line(text: str) -> str:
    return " ".join(typed(text).split())


def rows(text: str) -> tuple[str, ...]:
    return tuple(row.strip() for row in typed(text).split("\n") if row.strip())


@pytest.fixture(scope="module")
def facts() -> BoardFacts:
    return pipeline.load(sites.ROOT).decoded.facts


@pytest.fixture(scope="module")
def tab(chromium: Browser, built: dict[str, Path]) -> Iterable[Page]:
    page = looking.tab(chromium, looking.DESKTOP)
    page.goto(looking.address(built["example"], "take-part/index.html"))
    yield page
    page.context.close()


@cache
def board() -> tuple[tuple[RawFile, ...], Any]:
    names = ("teams.yaml", f"{GOAL}.md")
    files = tuple(RawFile(name, (sites.ROOT / name).read_bytes()) for name in names)
    return files, decode_library(read_library())


def decoded(file: dict[str, str]) -> Goal:
    """The goal of a new file, or the one that a new entry is about; all of it could be read."""
    files, library = board()
    found: Decoded = decode_board((*files, RawFile(file["path"], file["text"].encode())), library)
    told = [one for one in found.findings if one.location.path == file["path"]]
    assert [one.message for one in told if one.code != HIDDEN_CHARACTERS.code] == [], file["text"]
    id = Path(file["path"]).stem
    return next(one for one in found.goals if one.id in (id, Path(GOAL).name))


Made = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="module")
def made(tab: Page) -> Made:
    def files(body: str) -> list[dict[str, str]]:
        """The file that a task makes of each text, which is called `text` in `body`."""
        found: list[dict[str, str]] = tab.evaluate(
            f"""(texts) => texts.map((raw, n) => {{
                const text = written.typed(raw);
                const you = {{ person: "sigrid", day: "2026-11-19" }};
                return ({body})[0];
            }})""",
            list(TEXTS),
        )
        return found

    return files


def test_every_text_of_a_check_in_reads_back(made: Made) -> None:
    body = """make["check-in"]({ goals: [{ goal: "fixed-stays-fixed", readings: [], text,
        going_well: text, blockers: text, help_wanted: text, needs_attention: "" }] }, you)"""
    for text, file in zip(TEXTS, made(body), strict=True):
        entry = decoded(file).ledger.entries[-1]
        assert isinstance(entry, CheckIn)
        assert entry.going_well == typed(text), file["text"]
        assert entry.blockers == entry.help_wanted == rows(text), file["text"]
        assert entry.prose.strip() == typed(text), file["text"]


def test_words_alone_read_back_and_are_never_taken_for_keys(made: Made) -> None:
    body = 'make.note({ goal: "fixed-stays-fixed", people: [], text }, you)'
    for text, file in zip(TEXTS, made(body), strict=True):
        entry = decoded(file).ledger.entries[-1]
        assert isinstance(entry, Note)
        assert (entry.milestone, entry.thanks) == ("", ())
        assert entry.prose.strip() == typed(text), file["text"]


def test_every_text_of_a_goal_reads_back(made: Made) -> None:
    body = """make.goal({ team: "frontline", name: `case ${n}`, title: text, why: "",
        due: "2027-Q1", stop_if: text, hard: text, attainable: text, measures: [], milestones: [],
        support: [{ what: text, by: "", due: "" }, { what: text, by: "maria", due: "2027-01-05" }]
        })"""
    for text, file in zip(TEXTS, made(body), strict=True):
        goal = decoded(file)
        assert goal.story.title == on_one_line(text), file["text"]
        value = normalize("NFC", on_one_line(text))  # as the decoder has all values on one line
        assert goal.story.hard == goal.story.attainable == value, file["text"]
        assert goal.terms.stop_if == value, file["text"]
        assert [one.what for one in goal.plan.support] == [value] * 2, file["text"]


def test_every_reason_of_a_goal_is_its_first_paragraph(made: Made) -> None:
    body = """make.goal({ team: "frontline", name: `case ${n}`, title: "A", why: text, hard: "",
        attainable: "", due: "2027-Q1", measures: [], milestones: [], support: [] })"""
    for text, file in zip(TEXTS, made(body), strict=True):
        goal = decoded(file)
        assert goal.story.title == "A"
        assert file["text"].endswith("\n")
        if re.search(r"[^\W_]", typed(text).split("\n")[0]):
            assert goal.story.why, file["text"]


def test_signs_that_nobody_sees_stand_as_their_numbers(tab: Page) -> None:
    texts = ["not \u202eless", '"a" \u200bb', "a\xadb", "\u2066a", "👩\u200d💻", "5\xa0%"]
    found = tab.evaluate("(texts) => texts.map((text) => written.quoted(text))", texts)
    seen = [r"not \u202eless", r"\"a\" \u200bb", r"a\u00adb", r"\u2066a", "👩\u200d💻", "5\xa0%"]
    assert found == [f'"{text}"' for text in seen]


def test_addresses_are_those_that_the_program_makes(tab: Page, facts: BoardFacts) -> None:
    path = f"{GOAL}/2026-11-20-note-sigrid.md"
    shown = "(texts) => texts.map((text) => forge.newFile({!r}, text))".replace("{!r}", f'"{path}"')
    texts = [text for text in TEXTS if "\x00" not in text]
    for text, found in zip(texts, tab.evaluate(shown, texts), strict=True):
        expected = new_file(facts, path, text)
        assert expected
        assert found == {"url": expected.url, "hasText": expected.has_text}


def test_an_address_is_never_longer_than_servers_take(tab: Page, facts: BoardFacts) -> None:
    bare = new_file(facts, "a.md", "")
    assert bare
    room = LONGEST - len(bare.url) - len("&value=")
    shown = 'n => forge.newFile("a.md", "x".repeat(n))'
    assert tab.evaluate(shown, room)["hasText"]
    assert len(tab.evaluate(shown, room)["url"]) == LONGEST
    assert tab.evaluate(shown, room + 1) == {"url": bare.url, "hasText": False}


def test_a_file_is_named_as_the_program_names_it(tab: Page) -> None:
    titles = [text for text in TEXTS if "\x00" not in text]
    titles += ["Ring back 30% sooner & better", "Ответы за 2 часа", "Größe für Ærøskøbing, Łódź!"]
    titles += ["A title that is so long that not all of it can be said aloud in one single breath"]
    assert tab.evaluate("(texts) => texts.map(make.slug)", titles) == [slug(one) for one in titles]


AIMED = {
    "from-to": Moving(baseline=Decimal("4.0"), target=Decimal("2.8")),
    "at-least": Holding(limits=Limits(at_least=Decimal("2.8"))),
    "at-most": Holding(limits=Limits(at_most=Decimal("2.8"))),
    "between": Holding(limits=Limits(at_least=Decimal("4.0"), at_most=Decimal("2.8"))),
    "in-total": Total(target=Decimal("2.8")),
    "yes-no": YesNo(),
}
"""What each promise means, from 4,0 (with a decimal comma) to 2.8."""


@pytest.mark.parametrize("aim", [one.word for one in AIMS])
@pytest.mark.parametrize("metric", ["first-response-time", "own"])
@pytest.mark.parametrize("role", ["outcome", "guardrail"])
def test_every_promise_is_read_as_it_is_meant(tab: Page, aim: str, metric: str, role: str) -> None:
    own = {"called": "Time to answer", "definition": "Hours: all of them.", "unit": "hours"}
    said = {"role": role, "metric": metric, "aim": aim, "from": "4,0", "to": "2.8", **own}
    (file,) = tab.evaluate(
        """(one) => make.goal({ team: "frontline", name: "", title: "A", why: "", due: "2027-Q1",
            measures: [{ direction: "down", ...one }], milestones: [], support: [] })""",
        said,
    )
    (measure,) = decoded(file).terms.measures
    assert measure.aim == AIMED[aim]
    assert measure.role == role
    assert measure.id == ("time-to-answer" if metric == "own" else metric)
    if aim != "yes-no":
        assert (measure.unit, measure.direction) == ("hours", "down")


def test_an_unknown_baseline_and_a_typed_unit_are_left_as_they_are(tab: Page) -> None:
    (file,) = tab.evaluate(
        """() => make.goal({ team: "frontline", name: "", title: "A", why: "", due: "2027-Q1",
            measures: [
                { role: "outcome", metric: "wait-time", aim: "from-to", from: "unknown", to: "2" },
                { role: "guardrail", metric: "csat", aim: "at-least", from: "", to: "92 %" },
            ], milestones: [], support: [] })"""
    )
    first, second = decoded(file).terms.measures
    assert first.aim == Moving(baseline=None, target=Decimal(2))
    assert second.aim == Holding(limits=Limits(at_least=Decimal(92)))
    assert "  csat: guardrail at least 92 %\n" in file["text"]


def test_agreements_are_those_of_the_links(tab: Page) -> None:
    loaded = pipeline.load(sites.ROOT)
    assert loaded.decoded.facts.frozen
    site = public(pipeline.site(loaded, loaded.decoded.facts.frozen))
    forms = forms_of(site)
    body = """(id) => make.agree({ goal: id, answer: "agree", text: "" },
        { person: "nadia", day: "2026-11-20" })[0].text"""
    found = {
        state.id: offered
        for state in site.goals
        for offered in invitations(state, site, forms)
        if offered.kind is EntryKind.AGREE
    }
    assert len(found) >= 3
    for id, offered in found.items():
        assert tab.evaluate(body, id) in (offered.text, offered.shorter)
