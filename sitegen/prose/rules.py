"""What `check` says about prose that would be slow or unreadable as a page."""

from __future__ import annotations

from sitegen.finding import Rule, Severity

TOO_LONG = Rule(
    code="P101",
    name="prose-too-long",
    severity=Severity.ERROR,
    why=(
        "A goal is read by many people, often on a phone, and reviewed line by line. 32 KiB is "
        "some ten printed pages; beyond that a link to a document serves readers better."
    ),
    fix="Shorten the text, or move its details to a document and link to it.",
)

TOO_DEEP = Rule(
    code="P102",
    name="prose-too-deep",
    severity=Severity.ERROR,
    why=(
        "Lists and quotes far inside one another have no room on a page, and take a very long "
        "time to turn into one."
    ),
    fix="Move the inner points up, or begin a new section with a heading.",
)

TOO_TANGLED = Rule(
    code="P103",
    name="prose-too-tangled",
    severity=Severity.ERROR,
    why=(
        "Marks such as [ and * that pile up without ever being closed have no meaning as text, "
        "and take a very long time to turn into a page."
    ),
    fix="Close the marks, put a backslash before each, or set the text as code between backticks.",
)

PROSE_RULES = (TOO_LONG, TOO_DEEP, TOO_TANGLED)
