"""All that is to be said of a rule, and on a board how it is set there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen import rulebook
from sitegen.explaining.examples import Example, Mends
from sitegen.explaining.in_words import IN_WORDS, InWords
from sitegen.families import Family, family_of
from sitegen.finding import Rule, Severity
from sitegen.model.board import Settings
from sitegen.words import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A rule with everything around it.

    `is_on_a_board` where somebody's board is asked about; `here` is the severity there, None
    where the rule is off. A rule has an example, or one `in_words`.
    """

    rule: Rule
    family: Family
    here: Severity | None
    is_on_a_board: bool
    example: Example | None
    in_words: InWords | None

    @property
    def is_changed(self) -> bool:
        """Whether the board has set it otherwise."""
        return self.here is not self.rule.severity

    @property
    def setting(self) -> str:
        """How severe it is on the board, in a sentence."""
        if self.here is None:
            return "Off: its settings say so."
        usual = _a(self.rule.severity)
        changed = f"{_a(self.here)}, and elsewhere {usual}." if self.is_changed else f"{usual}."
        return sentence(changed)

    @property
    def stages(self) -> str:
        """How the stage of a goal counts, where that is not as usual; a sentence or empty."""
        if self.rule.hint_until_agreed:
            return "A hint until the terms are agreed."
        if self.rule.speaks_after_close:
            return "Also told of closed goals."
        return ""

    @property
    def mends(self) -> str:
        """What `check --fix` does about it, in a sentence."""
        how = self.example.mends if self.example else Mends.NONE
        return {
            Mends.ALL: "`sitegen check --fix` mends it.",
            Mends.SOME: "`sitegen check --fix` mends it where there is one right answer.",
            Mends.NONE: "By hand: `sitegen check --fix` cannot know what is meant.",
        }[how]

    @property
    def is_mended(self) -> bool:
        """Whether `check --fix` mends something of it."""
        return self.example is not None and self.example.mends is not Mends.NONE

    @property
    def _is_about_a_table(self) -> bool:
        return self.example is not None and self.example.said.path.endswith(".csv")

    @property
    def is_usual(self) -> bool:
        """Whether it can be turned off and ignored as most rules can."""
        return rulebook.is_ignorable(self.rule) and not self._is_about_a_table

    @property
    def quiet(self) -> tuple[str, ...]:
        """How to turn it off or ignore it, or why that cannot be; a sentence each."""
        code, why = self.rule.code, rulebook.why_always(self.rule)
        if not rulebook.is_settable(self.rule):
            return (f"It can neither be turned off nor ignored: {why}.",)
        other = Severity.ERROR if self.rule.severity is not Severity.ERROR else Severity.WARNING
        board = f"For the whole board, in teams.yaml: `settings: {{rules: {{{code}: off}}}}`, or "
        if not rulebook.is_ignorable(self.rule):
            return (board + f"`{other}`.", f"A file cannot ask to ignore it: {why}.")
        if self._is_about_a_table:
            return (board + f"`{other}`.", "A CSV has no comments, so it cannot be ignored there.")
        comment = f"`# sitegen: ignore[{code}] the reason`"
        return (board + f"`{other}`.", f"In one place: {comment}, at the end of the line or above.")


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def explain(
    rule: Rule, examples: Mapping[str, Example], settings: Settings | None = None
) -> Explanation:
    """What there is to say of a rule, on the board with these settings or on any."""
    return Explanation(
        rule=rule,
        family=family_of(rule),
        here=rulebook.severity_of(rule, settings) if settings else rule.severity,
        is_on_a_board=settings is not None,
        example=examples.get(rule.code),
        in_words=IN_WORDS.get(rule.code),
    )
