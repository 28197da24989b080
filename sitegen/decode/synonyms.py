"""What people call the keys of a board's files, and how the keys are really called."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sitegen.decode.notes import did_you_mean

_SYNONYMS: dict[str, str] = {
    # A goal
    "due": "deadline due_date due_on due_by end end_date ends finish target_date until by",
    "start": "begin begins beginning start_date starts from",
    "steward": "owner responsible accountable driver dri manager assignee lead leader",
    "sponsor": "champion executive exec approver",
    "title": "goal name objective headline heading summary",
    "why": "reason purpose rationale because description",
    "story": "text prose body notes details",
    "measures": "metric metrics kpi kpis indicator indicators key_result key_results krs",
    "with": "team teams partners together_with co_owners",
    "agreement": "agree approvers approval quorum rule",
    "stop_if": "stop stop_when abort_if kill_criteria",
    "support": "needs help dependencies depends_on resources",
    "milestones": "steps deliverables",
    "initiatives": "tasks actions projects activities",
    "contributions": "commitments",
    "check_in_every": "check_in check_ins checkin checkins cadence frequency",
    "review_every": "review reviews review_cadence",
    "aligns_with": "parent supports contributes_to aligns alignment",
    "continues": "follows previous predecessor",
    "formerly": "old_id previously renamed_from aliases",
    "situation": "background context",
    "looks_like": "vision picture success",
    "incentive": "reward bonus",
    "tags": "labels label keywords topics",
    "links": "url urls references",
    "visibility": "private hidden access",
    "draft": "is_draft wip",
    "kind": "type sort",
    # A measure
    "baseline": "from base current start_value",
    "target": "goal to aim level",
    "change": "improvement increase decrease reduction delta",
    "at_least": "min minimum lower floor",
    "at_most": "max maximum upper ceiling cap",
    "every": "frequency cadence interval",
    "definition": "description what meaning",
    "unit": "units",
    "n": "count cases sample sample_size",
    "between": "range",
    # An entry
    "readings": "reading values value numbers measures metrics",
    "confidence": "status mood rag feeling",
    "going_well": "wins good",
    "needs_attention": "bad worries risks",
    "blockers": "blocked obstacles impediments",
    "help_wanted": "help ask asks",
    "because": "reason why",
    "terms": "digest version",
    "outcome": "result status",
    "lessons": "learned learnings retrospective",
    "next": "next_steps",
    "thanks": "thank_you kudos",
    "about": "entry",
    "what": "task action text title description name",
    "who": "person owner by",
    "at": "date day on",
    "note": "comment notes",
    # teams.yaml
    "lead": "leader manager owner steward head",
    "members": "people persons",
    "email": "mail e_mail emails address",
    "person": "id name who",
    "since": "from start",
    "url": "site address base_url website",
    "repository": "repo git",
    "timezone": "tz time_zone zone",
    "language": "lang locale",
    "direction": "better",
}
_KEYS: dict[str, tuple[str, ...]] = {
    word: tuple(key for key, words in _SYNONYMS.items() if word in words.split())
    for words in _SYNONYMS.values()
    for word in words.split()
}


def means_another(word: str, key: str, known: Collection[str]) -> bool:
    """Whether a word is a common name of some known key other than this one."""
    plain = word.casefold().replace("-", "_").replace(" ", "_")
    return any(meant in known and meant != key for meant in _KEYS.get(plain, ()))


def likely_key(word: str, known: Sequence[str]) -> str:
    """A sentence with the known key that a word probably means, or all of a few, or nothing."""
    plain = word.casefold().replace("-", "_").replace(" ", "_")
    for meant in (plain, *_KEYS.get(plain, ())):
        if meant in known:
            return f"Did you mean {meant}?"
    return did_you_mean(word, known)
