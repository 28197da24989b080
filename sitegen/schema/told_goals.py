"""What the keys of goals and measures are, as docs/files.md says it; written by `make told`."""

from __future__ import annotations

TEXT = """
goal.kind
  `pact` or `hard`: chooses who has to agree, and the checklist on the page. When left out:
  `pact` (settable). Part of the terms.
goal.with
  Other teams that own it too: `[technical-support]`. When left out: the folder's team alone.
  Part of the terms.
goal.agreement
  `all` members · `quorum 80%` of them · `steward and sponsor` · a list of people `[maria,
  chen]`. Steward and sponsor always agree too. When left out: `all` for a pact, `steward and
  sponsor` for a hard goal. Part of the terms.
goal.start
  A date. When left out: the first day of the period that `due` names or lies in. Part of the
  terms.
goal.due
  A date, a period or a length: Dates. When left out: needed. Part of the terms.
goal.stop_if
  When you would stop, in words. When left out: nothing. Part of the terms.
goal.measures
  Measures; a few of their keys are story. When left out: needed, or other goals align with this
  one. Part of the terms.
goal.steward
  The person who looks after it. When left out: the team's `lead`. Part of the plan.
goal.sponsor
  The person who clears the way. When left out: the team's `sponsor`. Part of the plan.
goal.support
  What others promise to you: an id for each, with a text, or with `what`, `kind`, `by`, `due`.
  When left out: nothing. Part of the plan.
goal.milestones
  Steps on the way, written as support is. When left out: nothing. Part of the plan.
goal.contributions
  A person, and what they bring, in their own words. When left out: nothing. Part of the plan.
goal.initiatives
  A list of texts, or of `what`, `for` (a measure), `kind`. When left out: nothing. Part of the
  plan.
goal.incentive
  What there is to win, if anything. When left out: nothing. Part of the plan.
goal.check_in_every
  How often. When left out: `week`. Part of the plan.
goal.review_every
  How often. When left out: `4 weeks`. Part of the plan.
goal.challenge
  `hard:` and `attainable:`, a text each: why it is not easy, and why it can be done. When left
  out: a warning. Part of the story.
goal.situation
  Where you stand today, a list of texts. When left out: nothing. Part of the story.
goal.looks_like
  What one would see on a good day. When left out: nothing. Part of the story.
goal.aligns_with
  A goal's id, or `{title: …, url: …}` for one elsewhere, or a list. When left out: nothing.
  Part of the story.
goal.continues
  The id of the goal before. When left out: nothing. Part of the story.
goal.formerly
  Ids that this goal had before: renaming. When left out: nothing. Part of the story.
goal.links
  Web addresses, ids of goals, or `{title: …, url: …}`. When left out: nothing. Part of the
  story.
goal.tags
  A few words. When left out: nothing. Part of the story.
goal.draft
  `yes` while you are still thinking: not on the board, hints only. When left out: `no`. Part of
  the story.
goal.visibility
  `public` or `internal`: an internal goal is on no page, feed or count. When left out:
  `public`. Part of the story.
goal.measures.role
  `outcome` decides whether the goal is met · `guardrail` must not break · `lead` is watched
  only. When left out: `outcome`. Part of the terms.
goal.measures.kind
  One of the five above. When left out: `holding` where there are limits, else `moving`. Part of
  the terms.
goal.measures.metric
  The id of a metric, where it is not the measure's own id. When left out: the measure's id.
  Part of the terms.
goal.measures.definition
  What exactly is counted. When left out: the metric's. Part of the terms.
goal.measures.unit
  Units. When left out: the unit written beside a number, or the metric's. Part of the terms.
goal.measures.direction
  `up` or `down`: which way is better. When left out: the metric's. Part of the terms.
goal.measures.statistic
  Median, mean, 90th percentile, …. When left out: the metric's. Part of the terms.
goal.measures.clock
  Business hours, calendar hours, …. When left out: the metric's. Part of the terms.
goal.measures.scope
  What is counted in, by name: `{channel: email}`, `{language: [en, no]}`. When left out:
  everything. Part of the terms.
goal.measures.window
  Over which time: `12 months`. When left out: nothing said. Part of the terms.
goal.measures.every
  How often a reading is due: how often. When left out: `week`. Part of the terms.
goal.measures.first
  The day the first reading is due. When left out: one `every` after the start. Part of the
  terms.
goal.measures.baseline
  A number, `unknown`, or `from readings` (both: the last reading up to the start, else the
  first one); or with `value`, and `from`, `to`, `n`, `source`, which are story. When left out:
  not known. Part of the terms.
goal.measures.target
  The level to reach; it may be negative. When left out: needed, or `change`. Part of the terms.
goal.measures.change
  `-30%` of the baseline · `+3pp` (points, for measures in percent) · `-1.2 hours`. When left
  out: needed, or `target`. Part of the terms.
goal.measures.stretch
  A level beyond the target to be proud of. When left out: nothing. Part of the terms.
goal.measures.pace
  Levels expected on the way, by day: `{2026-05-15: 4.0}`. When left out: a straight line. Part
  of the terms.
goal.measures.pace_from
  Nothing is expected up to this day. When left out: the start. Part of the terms.
goal.measures.at_least
  A limit, alone or a lower and an upper one together. When left out: needed for holding. Part
  of the terms.
goal.measures.at_most
  A limit, alone or a lower and an upper one together. When left out: needed for holding. Part
  of the terms.
goal.measures.above
  A limit, alone or a lower and an upper one together. When left out: needed for holding. Part
  of the terms.
goal.measures.below
  A limit, alone or a lower and an upper one together. When left out: needed for holding. Part
  of the terms.
goal.measures.between
  `[30, 50]`: both included. Part of the terms.
goal.measures.except
  A list of other limits for a while: `from`, `to` (both included), limits, and `because`
  (story). When left out: nothing. Part of the terms.
goal.measures.judge
  `every` reading due · the `last` one · the `average` · the `total` (a budget). When left out:
  `every`. Part of the terms.
goal.measures.judge_from
  The first day that is judged. When left out: the start. Part of the terms.
goal.measures.min_n
  Readings of fewer cases (`n`) are shown and not judged. When left out: all are judged. Part of
  the terms.
goal.measures.weight
  How much it counts among the outcomes. When left out: 1. Part of the terms.
goal.measures.readings
  Readings by day, or the name of a CSV in the ledger. When left out: `<measure>.csv`, if there
  is one. Part of the story.
goal.measures.benchmarks
  Others' numbers, for reference only: `value`, `population`, `source`, `date`. When left out:
  nothing. Part of the story.
"""
