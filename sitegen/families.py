"""The families of rules: what the first letter of a code stands for."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.finding import Rule


@dataclass(frozen=True, slots=True)
class Family:
    """Rules about the same thing: the letter of their codes, a heading, and one sentence."""

    letter: str
    name: str
    about: str


FAMILIES = (
    Family("F", "Files and names", "Whether each file is there, is text, and is named as it is."),
    Family("S", "Shape of a file", "Whether what stands in a file can be read as it was meant."),
    Family("P", "Prose", "Whether the text below the keys can become a page."),
    Family("D", "Dates", "Whether each day is one, and stands in the order of things."),
    Family("R", "References", "Whether whoever and whatever is named is there."),
    Family("C", "Craft of a goal", "Whether a goal says why it matters, and why it can be done."),
    Family("M", "Measures", "Whether everybody counts alike, and a target asks for something."),
    Family("W", "Wording, people and privacy", "Whether words bind, and harm nobody."),
    Family("K", "Capacity and support", "Whether a team can carry it, and who helps."),
    Family("A", "Agreement and ledger", "Whether what was agreed, and what happened, stays so."),
    Family("T", "Rhythm", "What a goal waits for: readings, reviews, a word, an end."),
    Family("V", "Readings", "Whether the tables of readings hold one value for each day."),
    Family("H", "History", "Whether git can tell who agreed, and when."),
)
"""All of them, in the order in which somebody who writes a goal meets them."""

_BY_LETTER = {family.letter: family for family in FAMILIES}


def family_of(rule: Rule) -> Family:
    """The family of a rule. Raises KeyError for a letter that has none: that is a bug of ours."""
    return _BY_LETTER[rule.code[0]]
