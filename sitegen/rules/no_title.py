"""C613 no-title: a goal has a name that people can say."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.site import Site

RULE = Rule(
    code="C613",
    name="no-title",
    severity=Severity.WARNING,
    why="People speak of a goal by its title; without one every page shows its id in its place.",
    fix="Begin the text below the keys with a heading, such as `# Answer first messages faster`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each goal without a heading or a `title`."""
    for state in site.goals:
        if state.goal.story.title:
            continue
        document = state.goal.document
        is_yaml = not document.path.endswith(".md")
        yield RULE.at(
            document.at(),
            f"This goal has no title; pages show its id, {state.id}.",
            fix="Add `title:` with a few words." if is_yaml else "",
        )
