"""The rules that reading keys, values and names can break; `catalogue_text` has those of text."""

from __future__ import annotations

from sitegen.finding import Rule, Severity


def _rule(code: str, name: str, why: str, fix: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code=code, name=name, severity=severity, why=why, fix=fix)


NO_BOARD = _rule(
    "F110",
    "no-board",
    "Without teams.yaml nobody can tell whose goals these are.",
    "Make a board with `sitegen init`, or name its folder with --root.",
)
STRAY_FILE = _rule(
    "F111",
    "stray-file",
    "A file that is neither a goal nor an entry is never read, so whoever wrote it waits in vain.",
    "Move the file out of goals/, or give it the name of a goal or an entry.",
    Severity.WARNING,
)
ORPHAN_LEDGER = _rule(
    "F112",
    "orphan-ledger",
    "Entries without their goal are promises that nobody can find.",
    "Put the goal's file beside the folder. After a renaming, rename both and list the old id "
    "under `formerly`.",
)
ENTRY_NAME = _rule(
    "F113",
    "entry-name",
    "The name of an entry says when, what and who; one that does not is never read.",
    "Name it <date>-<kind>-<person>.md, such as 2026-01-16-check-in-maria.md.",
)
BAD_ID = _rule(
    "F114",
    "bad-id",
    "Ids become web addresses and file names, on every computer alike.",
    "Choose another one, such as faster-answers.",
)
SAME_ID = _rule(
    "F115",
    "same-id",
    "Two goals of one id cannot both be found at its address.",
    "Rename one of them; its old id goes under `formerly`.",
)
NO_TEAM_FOLDER = _rule(
    "F116",
    "no-team-folder",
    "The folder says which team owns a goal.",
    "Move the file into its team's folder, goals/<team>/.",
)
NO_GOALS = _rule(
    "F117",
    "no-goals",
    "A board without goals is more likely a wrong folder than a finished one.",
    "Write a first goal with `sitegen new`, or name the board's folder with --root.",
)
UNUSABLE_LOGO = _rule(
    "F118",
    "unusable-logo",
    "Every page shows the logo, so it is small; and it is published under the board's own "
    "address, so it is a picture and nothing else. Pages do without one that is not.",
    "Save it as a PNG, or as a plain SVG of at most 32 KiB, in the board's folder.",
)
UNKNOWN_KEY = _rule(
    "S150",
    "unknown-key",
    "A key that is not known is not read: what it says is lost without a word.",
    "Correct the key, or take it out.",
)
WRONG_SHAPE = _rule(
    "S151",
    "wrong-shape",
    "A list where a text belongs, or the reverse, cannot be read as what was meant.",
    "Write a single value, a list, or a group of keys: the one that belongs there.",
)
BAD_CHOICE = _rule(
    "S152",
    "bad-choice",
    "Only some words are understood here.",
    "Use one of the words that are known there.",
)
NO_VALUE = _rule(
    "S153",
    "no-value",
    "A key with nothing behind it says nothing.",
    "Write a value behind it, or take the key out.",
)
MISSING_KEY = _rule(
    "S154",
    "missing-key",
    "Without it the rest cannot be understood.",
    "Add the missing key.",
)
BAD_TEXT = _rule(
    "S155",
    "bad-text",
    "Text this long or of this form does not fit where it will be shown.",
    "Shorten it; longer thoughts belong in the prose.",
)
BAD_WHOLE_NUMBER = _rule(
    "S156",
    "bad-whole-number",
    "Counts are whole numbers from 1.",
    "Write a whole number, such as 30.",
)
TOO_MANY = _rule(
    "S157",
    "too-many",
    "Thousands of values in one place are a slip or an attack, and nobody reads them.",
    "Keep those that matter.",
)
BAD_DATE = _rule(
    "D301",
    "bad-date",
    "A date that can be read in two ways, or is no day of the calendar, binds nobody.",
    "Write it as year-month-day, such as 2026-03-31.",
)
BAD_SPAN = _rule(
    "D302",
    "bad-span",
    "How long or how often must be said in words that everyone reads alike.",
    "Write `day`, `week`, `2 weeks`, `month` or `quarter`.",
)
BAD_DUE = _rule(
    "D303",
    "bad-due",
    "A promise needs a last day.",
    "Write a date (2026-03-31), a period (2026-Q1) or a length (3 months).",
)
BAD_NUMBER = _rule(
    "M401",
    "bad-number",
    "A number that can be read in two ways cannot be measured against.",
    "Write it in plain digits with its unit, such as 2.8 hours.",
)
BAD_UNIT = _rule(
    "M402",
    "unit-mismatch",
    "Numbers in two units cannot be compared.",
    "Use one unit for the whole measure, the metric's own.",
)
BAD_MEASURE = _rule(
    "M403",
    "unclear-measure",
    "A measure must say from where to where, or between which limits.",
    "Write, for instance, `from 4.0 to 2.8 hours`, `at least 92%` or `500 contacts in total`.",
)
PERCENT_OR_POINTS = _rule(
    "M404",
    "percent-or-points",
    "On a measure in percent, 5% more can mean 80 becoming 84 or 80 becoming 85.",
    "Write points (+5pp), or the level itself as `target`.",
)
MEANT_CHANGE = _rule(
    "M405",
    "target-or-change",
    "A target is a level in the measure's unit; a percentage of the baseline is a change.",
    "Write `change: -30%`, or the level itself as `target`.",
)
MIXED_AIMS = _rule(
    "M406",
    "mixed-aims",
    "A measure is either moved to a target or held within limits; as both, nobody could say "
    "whether it is met.",
    "Keep one of them, and make a second measure (a guardrail, often) of the other.",
)
RELATIVE_BASELINE = _rule(
    "M407",
    "change-needs-baseline",
    "A percentage of nothing, or of a negative number, has no direction.",
    "Give a baseline above zero, or write the level itself as `target`.",
)
SERIES_COLUMNS = _rule(
    "V150",
    "series-columns",
    "The first line of a series says which column is which.",
    "Begin the file with `date,value`, and `n` and `note` where you have them.",
)
SERIES_ROW = _rule(
    "V151",
    "series-row",
    "A row that cannot be read is a reading that nobody sees.",
    "Write the row as date,value, such as 2026-01-16,3.4.",
)
BAD_DIGEST = _rule(
    "A501",
    "bad-digest",
    "An agreement to terms that cannot be named agrees to nothing.",
    "Copy the digest as `sitegen terms` prints it: terms/1: and 32 hex digits.",
)

RULES = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
