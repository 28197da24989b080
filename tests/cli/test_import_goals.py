"""`sitegen import goals`: a sheet of objectives and key results becomes drafts that pass check."""

from __future__ import annotations

import os

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen import pipeline
from sitegen.cli import commands
from sitegen.finding import Severity
from tests.boards import write
from tests.cli.ledgers import TODAY, Board

SHEET = """\
Objective;Key Result;Owner;Start value;Target;Current;Due date;Team
Customers wait less;First response time;Maria Silva;4,0 h;2,8 h;3,4 h;Q1 2026;Frontline
;Raise CSAT;maria;84%;90%;86%;Q1 2026;
;Launch the new phone menu;;;done;no;31.03.2026;
;Reach out to customers;Somebody Else;;500 contacts;120;;
;Be nicer;;;;;;
Calm days;Tickets of a Monday;chen;230;120 tickets;;2026-06-30;
"""
LESS = "goals/frontline/customers-wait-less.md"
CALM = "goals/frontline/calm-days.md"


def run(here: Board, *arguments: str, sheet: str = SHEET, code: int = 0) -> str:
    write(here.root, {"okrs.csv": sheet})
    return here.run("import", "goals", "okrs.csv", *arguments, code=code)


def findings(here: Board) -> list[tuple[str, Severity]]:
    loaded = pipeline.load(here.root, here.repo.env)
    found = pipeline.check(loaded, pipeline.site(loaded, TODAY))
    return [(one.location.path, one.severity) for one in found]


def test_each_objective_is_a_draft_with_its_key_results_as_measures(here: Board) -> None:
    run(here, "--on", "2026-01-20")
    assert here.text(LESS) == (
        "---\n"
        "draft: true\n"
        "steward: maria\n"
        "due: 2026-Q1\n"
        "measures:\n"
        "  first-response-time: from 4 to 2.8 hours\n"
        "  csat: from 84 to 90%\n"
        "  launch-the-new-phone-menu: yes or no\n"
        "  reach-out-to-customers:\n"
        "    definition: Reach out to customers\n"
        "    unit: contacts\n"
        "    baseline: unknown\n"
        "    target: 500 contacts\n"
        "# From “okrs.csv”: a draft, which binds nobody.\n"
        "# Line 5: the owner is nobody whom teams.yaml knows for certain.\n"
        "# Line 5, “Reach out to customers”: where does it stand today, and is it a level or a "
        "total?\n"
        "# Line 5, “Reach out to customers”: who counts it, from where, and how?\n"
        "# Line 6, “Be nicer”: there is no target, so it is not counted yet.\n"
        "---\n"
        "# Customers wait less\n"
    )
    ledger = LESS.removesuffix(".md")
    assert here.text(f"{ledger}/first-response-time.csv") == "date,value\n2026-01-20,3.4\n"
    assert here.text(f"{ledger}/launch-the-new-phone-menu.csv") == "date,value\n2026-01-20,0\n"
    assert here.text(f"{ledger}/reach-out-to-customers.csv") == "date,value\n2026-01-20,120\n"
    assert "direction: down\n    baseline: 230\n    target: 120 tickets\n" in here.text(CALM)
    assert "steward: chen\n" in here.text(CALM)


def test_every_draft_passes_check_as_a_draft(here: Board) -> None:
    run(here)
    mine = [one for one in findings(here) if one[0].startswith((LESS[:-3], CALM[:-3]))]
    assert mine
    assert {severity for _, severity in mine} == {Severity.HINT}


def test_names_of_people_whom_the_board_does_not_know_are_not_written(here: Board) -> None:
    said = run(here)
    assert "Somebody" not in said + here.text(LESS)


def test_the_current_value_is_of_the_day_the_sheet_was_saved(here: Board) -> None:
    write(here.root, {"okrs.csv": SHEET})
    os.utime(here.root / "okrs.csv", (1768550400, 1768550400))  # 16 January 2026, 9:00 in Oslo
    here.run("import", "goals", "okrs.csv")
    assert "2026-01-16,86" in here.text(f"{LESS.removesuffix('.md')}/csat.csv")


def test_nothing_is_replaced_and_what_is_there_twice_is_told(here: Board) -> None:
    run(here)
    before = here.text(LESS)
    said = run(here)
    assert here.text(LESS) == before
    assert "Wrote goals/frontline/customers-wait-less-2.md" in said
    assert "The board has a goal of this title already: customers-wait-less." in said


def test_a_dry_run_shows_the_drafts_and_writes_none(here: Board) -> None:
    said = run(here, "--dry-run")
    assert "      first-response-time: from 4 to 2.8 hours\n" in said
    assert said.endswith("Nothing was written.\n")
    assert not (here.root / LESS).exists()


def test_a_map_names_columns_and_the_order_of_dates(here: Board) -> None:
    text = (
        "form: month first\n"
        "columns: {objective: Ziel, key_result: [Ergebnis, Messgröße], target: Soll, baseline: Ist,"
        " due: Bis}\n"
    )
    write(here.root, {"map.yaml": text})
    sheet = "Ziel,Messgröße,Ist,Soll,Bis\nWeniger warten,CSAT,84%,90%,03/04/2026\n"
    run(here, "--map", "map.yaml", sheet=sheet)
    assert "due: 2026-03-04\nmeasures:\n  csat: from 84 to 90%\n" in here.text(
        "goals/frontline/weniger-warten.md"
    )


def draft(here: Board, row: str, head: str = "Objective,Key result,Baseline,Target,Current") -> str:
    run(here, sheet=f"{head}\n{row}\n")
    return here.text("goals/frontline/aim.md")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Aim,Wait,4 h,30 min,", "its numbers have different units, so it is not counted yet"),
        ("Aim,Wait,4 h,soon,", "the target “soon” is no number"),
        ('Aim,Wait,"1,200",900,', "the baseline “1,200” can be read in two ways"),
        ("Aim,Wait,4 h,4 h,", "its baseline is its target already"),
        ("Aim,Wait,4,3,", "in which unit is 3?"),
        ("Aim,Wait,4 h,3 h,20 min", "current value and target have different units"),
    ],
)
def test_what_is_not_certain_stands_as_a_remark(here: Board, row: str, words: str) -> None:
    assert words in draft(here, row)


def test_a_metric_is_taken_only_where_unit_and_way_are_its_own(here: Board) -> None:
    text = draft(here, "Aim,CSAT,90%,84%,")
    assert "  csat-2:\n    definition: CSAT\n" in text
    assert "direction: down" in text


def test_several_owners_and_days_are_left_to_people(here: Board) -> None:
    head = "Objective,Key result,Owner,Target,Due"
    text = draft(here, "Aim,A,maria,3 h,2026-03-31\nAim,B,chen,4 h,2026-06-30", head)
    assert "due: 2026-06-30\n" in text
    assert "steward" not in text.partition("# From")[0]
    assert "# Owners are maria, chen; who of them is the steward?\n" in text
    assert "# The latest day is taken; others are 2026-03-31." in text


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (
            "Aims,Results\nx,y\n",
            "There is no column of objectives. The table has “Aims”, “Results”.",
        ),
        ("Objective\n", "There is no objective in it."),
        (
            "Objective,KR\n,x\n",
            "okrs.csv:2: This row has no objective, and there is none above it.",
        ),
        ("Objective,Team\nx,frontlin\n", "“frontlin” is no team of this board. Did you mean front"),
        (f"Objective\n{'x' * 201}\n", "okrs.csv:2: objective: this text has 201 characters"),
        ("Objective,KR\nx,y,z\n", "okrs.csv:2: This row has 3 cells"),
        ("Objective\n\x1b[2J\n", "okrs.csv:2: objective: there is a control character in it."),
        ("", "There is no line of column names."),
        ("Objective\n" + "".join(f"Aim {n}\n" for n in range(250)), "more than 200 objectives"),
        ("Objective,KR\n" + "x,y\n" * 2_100, "more than 2,000 rows"),
        ("Objective,KR,Target\n" + f"x,{'😀' * 900},2 h\n" * 39, "than fit into a file"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(here: Board, sheet: str, words: str) -> None:
    assert words in run(here, sheet=sheet, code=1)
    assert {path.name for path in (here.root / "goals/frontline").iterdir()} == {
        "calmer.md",
        "faster.md",
    }


def test_a_team_that_nobody_knows_is_a_usage_error(here: Board) -> None:
    assert "Did you mean frontline?" in run(here, "--team", "frontlin", code=2)


CELL = st.text(max_size=30)
PLAIN = CELL.filter(lambda text: text.isprintable() and text.strip() and '"' not in text)


@given(st.lists(st.tuples(PLAIN, PLAIN, CELL, CELL, CELL, CELL), min_size=1, max_size=4))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
def test_whatever_a_sheet_says_its_drafts_can_be_read_or_it_is_refused(
    here: Board, rows: list[tuple[str, ...]]
) -> None:
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    sheet = "Objective,Key result,Baseline,Target,Current,Due\n" + "\n".join(quoted) + "\n"
    write(here.root, {"okrs.csv": sheet})
    done = CliRunner().invoke(commands, ["import", "goals", "okrs.csv", "--dry-run"])
    assert done.exit_code in (0, 1), done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "error" not in done.output, done.output
