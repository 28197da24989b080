"""The rules there are, and what a board may say about them: how severe, and whether at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from sitegen import rules
from sitegen.decode import catalogue, catalogue_text
from sitegen.decode.notes import shown
from sitegen.discovery import modules
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.board import BoardFacts, Settings
from sitegen.prose.rules import PROSE_RULES
from sitegen.rules import entry_deleted, entry_edited, terms_moved

UNKNOWN_RULE = Rule(
    code="S170",
    name="unknown-rule",
    severity=Severity.ERROR,
    why="What is said about a rule that is not there changes nothing, and looks as if it did.",
    fix="Write the code of a rule, such as C610, or its name, such as no-challenge.",
)
ALWAYS_TOLD = Rule(
    code="S171",
    name="always-told",
    severity=Severity.ERROR,
    why="What cannot be read is missing from the board, and terms or entries changed without a "
    "word take from others the record that they rely on: no board can ask for silence about "
    "these. What else is said of agreements and entries, no file can.",
    fix="Take it out, and mend what the rule is about.",
)
UNCLEAR_IGNORE = Rule(
    code="S172",
    name="unclear-ignore",
    severity=Severity.WARNING,
    why="Whoever reads an ignore later has only its reason to judge by. One without codes or "
    "without a reason hides nothing, so what it is about is still told.",
    fix="Write it as `sitegen: ignore[C610]` and the reason behind it.",
)
IDLE_IGNORE = Rule(
    code="S173",
    name="idle-ignore",
    severity=Severity.WARNING,
    why="An ignore that hides nothing today would hide what somebody gets wrong there tomorrow.",
    fix="Take it out, unless you meant another rule.",
)
ABOUT_RULES = (UNKNOWN_RULE, ALWAYS_TOLD, UNCLEAR_IGNORE, IDLE_IGNORE)

MOST_GUESSED = 100
"""For how many unknown names the likely ones are searched: very many have one cause."""
_LONGEST_GUESSED = 60
_LOOKALIKES = str.maketrans("oil", "011")
"""Letters that pass for digits in a code. Another digit in it is no likelier than the next."""
_CODE = re.compile(r"[a-z]\d{1,4}|\d{3}")
_MOST_NEAR = 5
"""How many codes that are near are named at most."""

_READING = frozenset(
    rule.code
    for rule in (*catalogue_text.RULES, *catalogue.RULES, *PROSE_RULES)
    if rule is not catalogue.STRAY_FILE
)
RECORD = frozenset(module.RULE.code for module in (terms_moved, entry_edited, entry_deleted))
"""What is told of terms and entries that changed without a word, whatever anybody asks for.

Each can be answered for good, by an amendment or a correction, so nobody is stuck with it.
"""
_ITSELF = frozenset((UNKNOWN_RULE.code, ALWAYS_TOLD.code))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    found = [module.RULE for module in modules(rules, "RULE")]
    shipped = (*catalogue_text.RULES, *catalogue.RULES, *PROSE_RULES, *ABOUT_RULES, *found)
    return tuple(sorted(shipped, key=lambda rule: rule.code))


def is_settable(rule: Rule) -> bool:
    """Whether a board may choose how severe a rule is, or turn it off.

    It may not for what reading a file says, since what cannot be read is missing without a
    word, nor for a record that was changed, nor for what checks these choices.
    """
    return rule.code not in _READING | RECORD | _ITSELF


def is_ignorable(rule: Rule) -> bool:
    """Whether a comment in a file may keep a rule's findings from being told.

    It may not for those above; for agreements, the ledger and its history (codes with A), which
    are what others rely on, and no one author's to silence; nor for what is said of ignores.
    """
    return is_settable(rule) and rule.code[0] != "A" and rule not in ABOUT_RULES


def severity_of(rule: Rule, settings: Settings) -> Severity | None:
    """How severe a rule is on a board before its goals' lifecycle counts; None where it is off."""
    return chosen(settings, (rule,)).get(rule.code, rule.severity)


def chosen(settings: Settings, known: Iterable[Rule]) -> Mapping[str, Severity | None]:
    """The severity, or None for off, that a board gives to some of these rules, by code."""
    found: dict[str, Severity | None] = {}
    if not settings.rules:
        return found
    names = by_name(rule for rule in known if is_settable(rule))
    for name, severity in settings.rules:
        if rule := names.get(name.casefold()):
            found.setdefault(rule.code, severity)
    return found


def by_name(known: Iterable[Rule]) -> Mapping[str, Rule]:
    """Rules by their code and by their name, in small letters."""
    return {name: rule for rule in known for name in (rule.code.casefold(), rule.name)}


def unknown(words: Iterable[str], known: Iterable[Rule]) -> Mapping[str, str]:
    """For each of these words that names no rule, which one it may mean, in a sentence or empty."""
    asked = {*words}
    if not asked:
        return {}
    names = by_name(known)
    strange = sorted(word for word in asked if word.casefold() not in names)
    return {
        word: _likely(word, names) if number < MOST_GUESSED else ""
        for number, word in enumerate(strange)
    }


def _likely(word: str, names: Mapping[str, Rule]) -> str:
    plain = word[:_LONGEST_GUESSED].casefold().replace("_", "-").replace(" ", "-")
    code = plain[:1] + plain[1:].translate(_LOOKALIKES)
    words = [rule.name for rule in names.values()]
    near = [code] if code in names else get_close_matches(plain, words, n=1, cutoff=0.7)
    if not near and _CODE.fullmatch(code):
        near = _near_codes(code, names)
    return f"Did you mean {_one_of([title(names[name]) for name in near])}?" if near else ""


def _near_codes(code: str, names: Mapping[str, Rule]) -> list[str]:
    """The codes that one with a sign too few, or too many, may be."""
    codes = sorted({rule.code.casefold() for rule in names.values()})
    alike = (
        one for one in codes if one.startswith(code) or one.endswith(code) or code.startswith(one)
    )
    return list(alike)[:_MOST_NEAR]


def _one_of(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if words[1:] else words[0]


def title(rule: Rule) -> str:
    """`C610 (no-challenge)`."""
    return f"{rule.code} ({rule.name})"


def check_settings(facts: BoardFacts, known: tuple[Rule, ...]) -> Iterator[Finding]:
    """What is wrong with the rules that a board's settings name."""
    if not facts.settings.rules:
        return
    names = by_name(known)
    guesses = unknown((name for name, _ in facts.settings.rules), known)
    seen: dict[str, str] = {}
    for name, _ in facts.settings.rules:
        at = facts.document.at_key("settings", "rules", name)
        rule = names.get(name.casefold())
        if rule is None:
            yield UNKNOWN_RULE.at(at, f"There is no rule {shown(name)}.", fix=guesses[name])
        elif not is_settable(rule):
            yield ALWAYS_TOLD.at(
                at,
                f"{title(rule)} cannot be changed or turned off: {why_always(rule)}.",
                fix="Take the line out.",
            )
        elif seen.setdefault(rule.code, name) != name:
            message = f"{title(rule)} is set twice; the line of {shown(seen[rule.code])} counts."
            yield catalogue_text.DUPLICATE_KEY.at(at, message)


def why_always(rule: Rule) -> str:
    """Why nobody can ask for silence about a rule that is not settable, or not ignorable."""
    if rule.code in _READING:
        return "what cannot be read as it was meant is missing from the board without a word"
    if rule in ABOUT_RULES:
        return "it is what keeps settings and ignores sound"
    return "others rely on the record of what was agreed and what happened"
