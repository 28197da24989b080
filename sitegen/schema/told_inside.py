"""What keys are that have no row of their own in docs/files.md: those inside of other keys."""

from __future__ import annotations

TEXT = """
goal.title
  The title, in a goal's .yaml file. In Markdown it is the heading.
goal.why
  Why this goal, in a goal's .yaml file. In Markdown it is the first paragraph.
goal.story
  Everything else there is to say, in Markdown, in a goal's .yaml file.
goal.support.what
  What is promised to you.
goal.support.kind
  What kind of support it is: staffing, training, a tool, …
goal.support.by
  Who promised it: a person, a team, `{outside: NAME}` for somebody who is not on the board, or a
  list of these.
goal.support.by.outside
  The name of somebody who is not on the board.
goal.support.due
  The day by which it is there.
goal.milestones.what
  What is reached.
goal.milestones.kind
  What kind of step it is.
goal.milestones.by
  Who takes the step: a person, a team, `{outside: NAME}` for somebody who is not on the board, or
  a list of these.
goal.milestones.by.outside
  The name of somebody who is not on the board.
goal.milestones.due
  The day by which it is reached.
goal.initiatives.what
  What you try.
goal.initiatives.for
  The id of the measure that it is to move.
goal.initiatives.kind
  What kind of work it is: process, training, a tool, …
goal.challenge.hard
  Why it is not easy.
goal.challenge.attainable
  Why it can be done.
goal.aligns_with.title
  What the goal elsewhere is called.
goal.aligns_with.url
  Where it is to be found.
goal.links.title
  What the link is called.
goal.links.url
  Where it leads.
goal.measures.baseline.value
  The number before the start, `unknown`, or `from readings`.
goal.measures.baseline.from
  The first day that it was counted from.
goal.measures.baseline.to
  The last day that it was counted to.
goal.measures.baseline.n
  How many cases it is made of.
goal.measures.baseline.source
  Where the number comes from.
goal.measures.except.from
  The first day of the exception.
goal.measures.except.to
  The last day of the exception.
goal.measures.except.at_least
  The lower limit for this while, included.
goal.measures.except.at_most
  The upper limit for this while, included.
goal.measures.except.between
  Both limits for this while, included.
goal.measures.except.above
  The lower limit for this while, not included.
goal.measures.except.below
  The upper limit for this while, not included.
goal.measures.except.because
  Why other limits count for a while.
goal.measures.readings.value
  The number that was read, or yes or no.
goal.measures.readings.n
  How many cases it is made of.
goal.measures.readings.at
  The day that it stands for.
goal.measures.readings.note
  A remark to the reading.
goal.measures.benchmarks.value
  The number of others.
goal.measures.benchmarks.population
  Who the others are.
goal.measures.benchmarks.source
  Where the number comes from.
goal.measures.benchmarks.date
  The day that it is from.
agree.text
  Your words, where the entry is a .yaml file.
agreements.via.pull_request
  The number of the pull request.
agreements.via.url
  The address of the pull request.
agreements.by.review
  The number of the approving review.
agreements.by.commit
  The commit that was reviewed.
check-in.readings.value
  The number that was read, or yes or no.
check-in.readings.n
  How many cases it is made of.
check-in.readings.at
  The day that it stands for. When left out: the day of the check-in.
check-in.readings.note
  A remark to the reading.
review.actions.who
  The person who does it.
review.actions.what
  What is done.
review.actions.due
  The day by which it is done.
amend.changes.from
  The field before, as it is digested.
amend.changes.to
  The field after, as it is digested.
teams.teams.members.person
  The id of the person.
teams.teams.members.since
  The first day in the team.
teams.teams.members.until
  The last day in the team.
teams.teams.limits.active_goals
  How many goals the team has under way at once, at most.
teams.teams.limits.goals_per_person
  How many goals a member looks after or has to agree to, at most, in any team.
teams.metrics.version
  The version of a metric of the library.
"""
