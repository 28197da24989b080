"""What the forms say while somebody types: the words of the rules that can be decided there."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.finding import Rule
from sitegen.rulebook import severity_of
from sitegen.rules import (
    email_in_prose,
    future_entry,
    no_outcome_measure,
    no_quality_guardrail,
    out_of_range,
    reversed_dates,
    target_is_baseline,
    title_without_number,
    wrong_direction,
)
from sitegen.site import Site

_OF_RULES: Mapping[str, tuple[Rule, str]] = {
    "W910": (email_in_prose.RULE, "{0} is an e-mail address, where everybody can read it."),
    "low": (out_of_range.RULE, "{0} is below {1}, the least that {2} has."),
    "high": (out_of_range.RULE, "{0} is above {1}, the most that {2} has."),
    "M410": (target_is_baseline.RULE, "The target is the same as the baseline."),
    "up": (wrong_direction.RULE, "From {0} to {1} is the wrong way: more is better here."),
    "down": (wrong_direction.RULE, "From {0} to {1} is the wrong way: less is better here."),
    "M412": (no_outcome_measure.RULE, "No measure here is an outcome."),
    "M440": (
        no_quality_guardrail.RULE,
        "This is about speed or volume alone, and nothing here says that quality holds.",
    ),
    "W904": (title_without_number.RULE, "The title names no number."),
    "D312": (future_entry.RULE, "This entry is dated {0}, and that day is still to come."),
    "D313": (reversed_dates.RULE, "{0} is before {1}."),
}
"""Each message, with the rule whose words for what to do stand behind it."""

_OTHERS = {
    "none": "No goal is open to this now",
    "missing": "Still missing: {0}.",
    "look": "To look at: {0}",
    "fine": "Nothing to mend, as far as this page can tell.",
    "copied": "Copied.",
    "marked": "It is marked now: copy it as you usually do.",
    "longest": "This text has {0} characters; at most {1} fit.",
    "unit": "This reading is in {0}, and {1} counts in {2}.",
    "alone": "Say the number too, not only of how many cases it is.",
    "twice": "This goal stands here already.",
    "asked": "These terms wait for nobody of this name: they have answered, or are not asked.",
}

_COUNTING = (
    "all always each every everybody everyone everything never no nobody none nothing without both "
    "half halve halved twice double one two three four five six seven eight nine ten dozen hundred"
)
COUNTED = rf"\p{{N}}|(?<!\p{{L}})(?:{_COUNTING.replace(' ', '|')})(?!\p{{L}})"
"""What a title with an amount in it has, for ECMAScript with its flags `i` and `u`."""


def hints(site: Site) -> Mapping[str, str]:
    """The messages by name, without those of rules that the board has turned off."""
    settings = site.facts.settings
    told = {
        name: f"{message} {rule.fix}"
        for name, (rule, message) in _OF_RULES.items()
        if severity_of(rule, settings) is not None
    }
    return told | _OTHERS
