"""W912 person-target: targets and rankings are a team's, and nobody's alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Goal
from sitegen.prose.own_words import own_words
from sitegen.rules._amounts import has_amount, sentences
from sitegen.rules._findings import few
from sitegen.rules._people import Named, named_in, names
from sitegen.rules._said import Said, documents_of, public_texts
from sitegen.site import Site

RULE = Rule(
    code="W912",
    name="person-target",
    severity=Severity.WARNING,
    why="Who is measured alone in public helps nobody else, picks the easy cases, and is hurt "
    "where it goes wrong. Research finds that such targets harm the group.",
    fix="Give the number to the team. What somebody brings to it belongs in `contributions:`.",
)

_OWN = frozenset(("contributions", "support", "initiatives"))
"""What somebody offers, in their own words or as help for others."""

_RATE = r"(?:a|an|per|each|every|/)\s?(?:day|week|month|hour|shift|quarter)"
_PER_TIME = re.compile(rf"(?<!\w){_RATE}(?!\w)|%|(?<!\w)(?:csat|nps|percent)(?!\w)", re.IGNORECASE)
_DOES = re.compile(
    r"\s(?:(?:must|should|shall|will|has\sto|have\sto|needs\sto|is\sto|to)\s)?"
    r"(?:answers?|handles?|closes?|resolves?|solves?|takes?|reach|reaches|hits?|achieves?|gets?|"
    r"sells?|makes?|scores?|keeps?|completes?|process|processes|averages?|delivers?|does|do|clears?|"
    r"books?|wins?|raises?|lifts?|improves?|increases?|reduces?|lowers?|brings?|cuts?|repl(?:y|ies)|"
    r"responds?)(?!\w)",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"['’]s?\s(?:[\w-]{1,20}\s){0,3}(?:csat|nps|score|scores|rating|ratings|quota|target|time|times|"
    r"rate|tickets|cases|calls|numbers|sales|backlog|quality)(?!\w)"
    r".{0,60}?(?<!\w)(?:to|at\sleast|at\smost|from|above|below|over|under|within|reach\w{0,4}|by)\s",
    re.IGNORECASE | re.DOTALL,
)
_COLON = re.compile(
    rf"\s?[:=–—-]\s?[0-9][0-9.,]{{0,9}}\s?(?:%|[\w-]{{1,20}}\s{_RATE}(?!\w))", re.IGNORECASE
)
_BEST = (
    r"(?:top|best|worst|lowest|highest|slowest|fastest|weakest|strongest|star|bottom|poorest)"
    r"[\s-](?:performers?|performing\s\w{1,20}|agents?|employees?|colleagues?|sellers?|reps?|scorers?|"
    r"closers?|answerers?|advis[eo]rs?)"
)
_RANKED_BEFORE = re.compile(
    rf"(?<!\w){_BEST}(?:\s(?:of|in|on|this|last)(?:\s[\w-]{{1,20}}){{1,4}})?"
    r"\s?(?:[:=,–—-]|is|was|goes\sto|award\sfor)\s?$",
    re.IGNORECASE,
)
_RANKED_AFTER = re.compile(
    rf"\s(?:is|was|remains|are)\s(?:[\w'’-]{{1,20}}\s){{0,3}}{_BEST}(?!\w)"
    r"|\s(?:ranks?|ranked|comes|came|finished)\s(?:first|second|third|last|\#?[0-9])(?!\w)",
    re.IGNORECASE,
)
_RANKING = re.compile(
    r"(?<!\w)(?:leader\s?boards?|league\stables?|stack[\s-]rank\w{0,3}"
    r"|(?:agent|employee|colleague|seller|rep|performer|advis[eo]r)\sof\sthe\s"
    r"(?:day|week|month|quarter|year)"
    r"|rank(?:s|ed|ing|ings)?\s(?:of\s)?(?:all\s|the\s|our\s)?"
    r"(?:agents|people|colleagues|employees|team\smembers|advis[eo]rs|reps)"
    r"|(?:agent|employee|individual|personal)\srankings?)(?!\w)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:no|not|without|never|nor|neither|any|instead\sof|don['’]t)\b", re.IGNORECASE
)
_NEAR = 80
"""Characters before a name in which a ranking is looked for."""
_FAR = 200
"""Characters after it in which a target is looked for."""


def check(site: Site) -> Iterator[Finding]:
    """Each target and ranking on one of the board's people, in goals that are not closed."""
    known = names(site.facts)
    for state in site.open_goals():
        yield from _in_measures(state.goal, site.facts, known)
        for document in documents_of(state.goal):
            said = (one for one in public_texts(document) if not _is_own(one))
            yield from few(found for one in said for found in _in_text(one, known))


def _is_own(said: Said) -> bool:
    """Whether a passage is quoted, offered, or the definition of a measure, looked at apart."""
    first = said.route[0] if said.route else ""
    return said.passage.is_quotation or first in _OWN


def _in_measures(goal: Goal, facts: BoardFacts, known: Mapping[str, str]) -> Iterator[Finding]:
    ids = {person.id for person in facts.people}
    for measure in goal.terms.measures:
        parts = measure.id.split("-")
        stretches = (
            "-".join(parts[a:b]) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1)
        )
        whose = next((one for one in stretches if one in ids), "")
        if whose:
            where = goal.document.at_key("measures", measure.id)
            yield RULE.at(where, f"The measure {measure.id} is about {whose} alone.")
        for key, text in measure.scope:
            person = (
                text if text in ids else next((one.person for one in named_in(text, known)), "")
            )
            if person:
                where = goal.document.at("measures", measure.id, "scope", key)
                yield RULE.at(where, f"The scope of {measure.id} is {person} alone.")


def _in_text(said: Said, known: Mapping[str, str]) -> Iterator[Finding]:
    text = own_words(said.passage.text)
    for start, end in sentences(text):
        sentence = text[start:end]
        ranking = _RANKING.search(sentence)
        if ranking and not _NOT.search(sentence[: ranking.start()]):
            where = said.at(start + ranking.start(), start + ranking.end())
            yield RULE.at(where, f'"{ranking[0]}" ranks people.')
            continue
        for name in named_in(sentence, known):
            words = _about(sentence, name)
            if words:
                where = said.at(start + name.start, start + name.end)
                yield RULE.at(where, f"This {words} {name.person} alone.")
                break


def _about(sentence: str, name: Named) -> str:
    """What a sentence says of the person it names; empty where that is no target or ranking."""
    before = sentence[max(name.start - _NEAR, 0) : name.start]
    if _RANKED_BEFORE.search(before) or _RANKED_AFTER.match(sentence, name.end):
        return "ranks"
    rest = sentence[name.end : name.end + _FAR]
    if _COLON.match(rest):
        return "is a target for"
    if _OWNS.match(rest) and has_amount(rest):
        return "is a target for"
    if _DOES.match(rest) and _PER_TIME.search(rest) and has_amount(rest):
        return "is a target for"
    return ""
