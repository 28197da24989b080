"""Examples in words, of rules that speak of what no file of a board in a repository can show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InWords:
    """What breaks a rule, and what does not."""

    bad: str
    good: str


IN_WORDS = {
    "A521": InWords(
        "The terms of a goal have moved 2,000 times, each time with an `amend` entry.",
        "The goal was closed after its third change, and a new one `continues` it.",
    ),
    "A530": InWords(
        "Everybody agreed to `target: 2.8`. A commit makes it `target: 3.2`, and no entry says "
        "why.",
        "The same commit adds `2026-02-03-amend-maria.md`, written by `sitegen amend`, with "
        "`because: demand` and a sentence; then everybody is asked again.",
    ),
    "A531": InWords(
        "`2026-01-16-check-in-maria.md` said `csat: 88%` when it landed, and says `csat: 93%` "
        "today.",
        "It still says `csat: 88%`, and `2026-01-20-correct-maria.md` has `about: "
        "2026-01-16-check-in-maria` and what was wrong.",
    ),
    "A532": InWords(
        "`2026-01-20-decline-chen.md` landed in January, and a later commit deletes it.",
        "It is there; or a `correct` entry has `redacts: 2026-01-20-decline-chen` and says why it "
        "had to go.",
    ),
    "A533": InWords(
        "An `amend` says that it `replaces` terms with a target of 2.6, and before it the file had "
        "one of 2.5.",
        "What the `amend` replaces is what the file had in the commit before, as `sitegen amend` "
        "writes it.",
    ),
    "F101": InWords(
        "A note with “Grüße an alle”, saved by an old editor as Latin-1, so that ü is the single "
        "byte FC.",
        "The same note, saved as UTF-8.",
    ),
    "F103": InWords(
        "A check-in that was copied from a terminal, and has the character that rings its bell "
        "(U+0007) in it.",
        "The same check-in, without that character.",
    ),
    "F104": InWords(
        "A goal of 80 KiB, with the minutes of three workshops below its keys.",
        "A goal of two pages, which links to the minutes.",
    ),
    "F105": InWords(
        "`goals/frontline/plan.md` is a symbolic link to a file outside of the board.",
        "`goals/frontline/plan.md` is an ordinary file. A link to another file of the board is "
        "fine, too.",
    ),
    "F106": InWords(
        "A goal that only its author may read, or that lies in folders more than 20 deep.",
        "A goal in its team's folder that everybody may read, such as "
        "`goals/frontline/faster-answers.md`.",
    ),
    "F107": InWords(
        "An export of 30,000 small files was put below `goals/`.",
        "The export lies elsewhere, and the readings that count are in one CSV for each measure.",
    ),
    "H701": InWords(
        "A board in a folder without git, or in a shallow clone, as CI makes it by default.",
        "A clone with all commits: `git fetch --unshallow`, or `fetch-depth: 0` in the workflow.",
    ),
    "P101": InWords(
        "A goal whose text has 40 KiB, some twelve printed pages.",
        "A goal with a page of text, and a link to the document that has the rest.",
    ),
    "P103": InWords(
        "A paragraph with thousands of `*` in a row, pasted from a drawing made of characters.",
        "The drawing stands as code, between two lines of three backticks.",
    ),
}
"""By the code of the rule."""
