"""W903 empty-heading: below a heading, and behind a colon, there is what they announce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.prose.blocks import Block, Code, Divider, Heading, Listing, Paragraph, Quote, Table
from sitegen.rules._findings import few
from sitegen.rules._said import Prose, Said, said_in, story_of, values
from sitegen.site import Site

RULE = Rule(
    code="W903",
    name="empty-heading",
    severity=Severity.WARNING,
    why="A heading with nothing under it is a question that the team has put to itself and not "
    "answered; most often it is the one that matters.",
    fix="Write what belongs there, or take it out.",
)

_VALUES = frozenset(("looks_like", "stop_if", "challenge", "situation", "support", "milestones"))
_ENDS = (".", "!", "?", "…", "”", '"', ")")


def check(site: Site) -> Iterator[Finding]:
    """Each heading and each lead-in of a goal, not yet closed, that nothing follows."""
    for state in site.open_goals():
        yield from few(_in_goal(state.goal))


def _in_goal(goal: Goal) -> Iterator[Finding]:
    for prose in story_of(goal):
        for block in _unanswered(prose.blocks, None):
            yield from _told(goal, prose, block)
    for said in values(goal.document):
        if said.route and said.route[0] in _VALUES and _leads_in(said.passage.text):
            yield _finding(said)


def _told(goal: Goal, prose: Prose, block: Block) -> Iterator[Finding]:
    return (_finding(said) for said in said_in(goal.document, prose, (block,)))


def _finding(said: Said) -> Finding:
    """Points at the last line: a paragraph may say something before it leads in."""
    text = said.passage.text.rstrip()
    last = text.rpartition("\n")[2]
    start = len(text) - len(last.lstrip())
    return RULE.at(said.at(start, len(text)), f'Nothing follows "{_bare(last)}".')


def _unanswered(blocks: Sequence[Block], after: Block | None) -> Iterator[Block]:
    """Headings and lead-ins with nothing below; `after` is what stands behind the last block."""
    full = [block for block in blocks if not _is_nothing(block)]
    following: Sequence[Block | None] = (*full[1:], after)
    for block, below in zip(full, following, strict=False):
        match block:
            case Heading():
                if _ends_section(block, below):
                    yield block
            case Paragraph():
                if _announces(block, below):
                    yield block
            case Listing():
                ends = [*(Divider(0) for _ in block.items[1:]), below]
                for item, end in zip(block.items, ends, strict=True):
                    yield from _unanswered(item.blocks, end)
            case _:
                pass


def _ends_section(heading: Heading, below: Block | None) -> bool:
    if isinstance(below, Heading):
        return below.level <= heading.level
    return below is None


def _announces(paragraph: Paragraph, below: Block | None) -> bool:
    """Whether a paragraph ends in a colon or looks like a heading, and nothing is below."""
    is_label = _is_label(paragraph.text)
    if not is_label and not _leads_in(paragraph.text):
        return False
    if isinstance(below, Paragraph):
        return is_label and _is_label(below.text)
    return below is None or isinstance(below, Heading | Divider)


def _leads_in(text: str) -> bool:
    return _bare(text).endswith((":", "："))


def _is_label(text: str) -> bool:
    """Whether a paragraph is all bold and no sentence, as some write headings."""
    bare = text.strip()
    is_bold = bare.startswith("**") and bare.endswith("**") and bare.count("**") == 2
    return is_bold and len(bare) > 4 and not _bare(bare).endswith(_ENDS)


def _bare(text: str) -> str:
    return text.strip().strip("*_# ").strip()


def _is_nothing(block: Block) -> bool:
    """Whether a block has no content: a bullet, a quote or a table that was left empty."""
    match block:
        case Listing():
            return all(_all_nothing(item.blocks) for item in block.items)
        case Quote():
            return _all_nothing(block.blocks)
        case Table():
            return not any(cell.strip() for row in (block.header, *block.rows) for cell in row)
        case Paragraph() | Code():
            return not block.text.strip()
        case _:
            return False


def _all_nothing(blocks: Sequence[Block]) -> bool:
    return all(_is_nothing(block) for block in blocks)
