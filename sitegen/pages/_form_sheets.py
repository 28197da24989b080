"""What to copy where no script runs: a file to fill in for each thing to do, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.board import Forge
from sitegen.model.ledger import Because, Confidence, EntryKind
from sitegen.scaffold.invitations import YOURSELF, goal_sheet
from sitegen.site import Site
from sitegen.words import listed

_FILL = "# Take the # away where you fill something in. Your own words go below the last line."
_STEPS = {
    Forge.GITHUB: (
        "The link opens GitHub’s editor with name and text. Choose Commit changes…",
        "Take Create a new branch … and start a pull request, then Propose changes.",
    ),
    Forge.GITEA: (
        "The link opens the repository’s editor with name and text.",
        "Below it, take Create a new branch for this commit and start a pull request.",
        "Then Propose file change, and New pull request.",
    ),
    Forge.GITLAB: (
        "Copy the text. The link opens GitLab’s editor with the name: paste the text there.",
        "Choose Commit changes with a new branch, and Start a new merge request.",
    ),
}
_ANY_STEPS = (
    "Add a file with this name and text to the repository, under your own account.",
    "Propose it as a pull request, as any other change.",
)
_END = ("sitegen check looks at it, somebody merges it, and the next build of the board shows it.",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file to copy for a task; an empty `text` is one whose name is enough."""

    task: str
    path: str
    text: str


def sheets(site: Site) -> Iterator[Sheet]:
    """A file for each task, dated the day the board is shown as of."""
    confidence = listed(tuple(map(str, Confidence)), "or")
    texts = (
        (
            EntryKind.CHECK_IN,
            "check-in",
            _sheet(
                _FILL,
                "# readings: {csat: 93%}",
                f"# confidence: {confidence}",
                "# blockers: What is in the way",
                "# help_wanted: What would help",
            ),
        ),
        (EntryKind.AGREE, "agree", ""),
        (
            EntryKind.AMEND,
            "change",
            _sheet(f"# One of {listed(tuple(map(str, Because)), 'or')}.", "because: evidence")
            + "What you learned, in your own words.\n",
        ),
        (
            EntryKind.NOTE,
            "note",
            _sheet(_FILL, "# milestone: its-id", "# support: its-id", "# thanks: [their-id]"),
        ),
    )
    for kind, task, text in texts:
        path = f"goals/<team>/<goal>/{site.as_of}-{kind}-{YOURSELF}.md"
        yield Sheet(task=task, path=path, text=text)
    for team in site.facts.teams[:1]:
        found = goal_sheet(team, site)
        path = found.path.replace(f"goals/{team.id}/", "goals/<team>/", 1)
        yield Sheet(task="goal", path=path, text=found.data.decode())


def steps(forge: Forge | None) -> tuple[str, ...]:
    """What to do with a file, one step after the other."""
    return _STEPS.get(forge, _ANY_STEPS) + _END if forge else _ANY_STEPS + _END


def _sheet(*rows: str) -> str:
    return "".join(f"{row}\n" for row in ("---", *rows, "---"))
