"""What a change asks `check` to be quieter or louder about: rules of the board, and ignores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from sitegen import rulebook
from sitegen.decode.ignores import Ignore, ignores
from sitegen.decode.layout import TEAMS_FILE
from sitegen.finding import Rule, Severity
from sitegen.model.board import Settings
from sitegen.review.sides import Sides, pairs
from sitegen.review.values import BoardChange
from sitegen.review.words import ended, quoted
from sitegen.site import Site
from sitegen.words import listed, one_line

_SEVERITY = {
    None: "off",
    Severity.HINT: "a hint",
    Severity.WARNING: "a warning",
    Severity.ERROR: "an error",
}

_Meaning = tuple[str, str, str]
"""What an ignore means: the file as the change names it, the code of a rule, and the reason."""


def rule_changes(old: Settings, new: Settings) -> Iterator[BoardChange]:
    """Each rule for which a board chooses otherwise than before."""
    known = rulebook.all_rules()
    was, now = rulebook.chosen(old, known), rulebook.chosen(new, known)
    for rule in known:
        words = _choice(rule, now), _choice(rule, was)
        if words[0] != words[1]:
            text = f"The rule {rulebook.title(rule)} is {words[0]}; it was {words[1]}"
            yield BoardChange(part="setting", id=f"rules.{rule.code}", text=ended(text))


def _choice(rule: Rule, chosen: Mapping[str, Severity | None]) -> str:
    if rule.code in chosen:
        return _SEVERITY[chosen[rule.code]]
    return f"{_SEVERITY[rule.severity]}, as it comes"


def new_ignores(sides: Sides) -> Iterator[BoardChange]:
    """Each ignore that hides another rule, or for another reason, than those before the change.

    On another line, in a goal that was renamed, or with a rule's name for its code it is the same.
    """
    names = rulebook.by_name(rule for rule in rulebook.all_rules() if rulebook.is_ignorable(rule))
    touched = [pair for pair in pairs(sides) if pair.id in sides.touched]
    after = {_stem(one.after.goal.document.path) for one in touched if one.after}
    became = {
        _stem(one.before.goal.document.path): _stem(one.after.goal.document.path)
        for one in touched
        if one.before and one.after
    }
    known = Counter(
        meaning
        for one in _ignores(sides.base, became.keys())
        for meaning in _meanings(one, _renamed(one.path, became), names)
    )
    for one in _ignores(sides.head, after):
        fresh = []
        for meaning in _meanings(one, one.path, names):
            if not known[meaning]:
                fresh.append(meaning[1])
            known[meaning] -= 1
        if fresh:
            yield _asked(one, tuple(names[code.casefold()] for code in fresh))


def _asked(one: Ignore, rules: tuple[Rule, ...]) -> BoardChange:
    about = listed(rulebook.title(rule) for rule in rules)
    where = f"{one.path}, line {one.place.line}"
    text = f"This change asks check to be quiet about {about} in {where}: {quoted(one.reason)}"
    return BoardChange(part="ignore", id=one.path, text=ended(text))


def _ignores(side: Site, stems: Collection[str]) -> Iterator[Ignore]:
    """The ignores of teams.yaml, and of goals whose files have these paths without an ending."""
    for path, document in sorted(side.documents.items()):
        if path == TEAMS_FILE or _stem(path) in stems or _ledger(path) in stems:
            yield from ignores(document)


def _meanings(one: Ignore, path: str, names: Mapping[str, Rule]) -> Iterator[_Meaning]:
    """What an ignore hides, once for each rule; nothing for one that hides nothing."""
    rules = (names.get(word.casefold()) for word, _ in one.codes if one.is_clear)
    for code in dict.fromkeys(rule.code for rule in rules if rule):
        yield path, code, one_line(one.reason)


def _renamed(path: str, became: Mapping[str, str]) -> str:
    for stem in (_stem(path), _ledger(path)):
        if stem in became:
            return became[stem] + path[len(stem) :]
    return path


def _stem(path: str) -> str:
    return path.rpartition(".")[0]


def _ledger(path: str) -> str:
    return path.rpartition("/")[0]
