"""The guide that a new board gives its team: propose, agree, check in, all in the browser."""

from __future__ import annotations

from datetime import date


def guide(heading: str, team: str, goal: str, today: date, *, beside_goals: bool) -> str:
    """The guide of a new board; `heading` is its first line.

    `beside_goals` where it lies in the folder goals/ and not at the top.
    """
    ledger = f"goals/{team}/{goal}"
    link = f"{team}/{goal}.md" if beside_goals else f"{ledger}.md"
    return f"""\
{heading}

What we promise each other and our customers. Each promise is one file below `goals/`, in the
folder of the team that makes it; who we are stands in `teams.yaml`. All of this can be done in
the browser, on a phone too.

## Propose a goal

1. Open the folder `goals/{team}/`, choose *Add file*, and name it after the goal: `short-name.md`.
2. Copy the text of [{goal}.md]({link}) into it, and change it
   until it says what you mean.
3. Choose *Propose changes* and open a pull request. The talk about the goal takes place there.

## Agree

Whoever proposes a goal under their own account has agreed to it by that. Everybody else who has
to agree adds an empty file to the goal's folder that says when and who, such as
`{ledger}/{today}-agree-sam.md`;
on a computer, `sitegen agree {goal}` writes it.

If you would not promise it like this, say in a comment what you need. Once the goal says what
you all mean, merge the pull request.

## Check in

Every week or so, add a file to the goal's folder, such as
`{ledger}/{today}-check-in-sam.md`:

```
---
readings:
  first-response-time: 3.6 hours
  csat: {{value: 92%, n: 41}}
confidence: on_track
---
The quiet hour works. Mondays do not, yet.
```

The confidence is `on_track`, `at_risk` or `off_track`. Say what is in the way and what would
help; bad news early is good news.

## Change a promise

Change the goal's file by pull request. What was agreed stays in force, and on the board, until
the same people have agreed to the change.

## See the board

    sitegen check     says what is wrong or weak, line by line
    sitegen build     makes the site; open site/index.html
    sitegen new       asks what a new goal needs, and writes it
"""
