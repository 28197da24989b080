"""What the keys of teams.yaml are, as docs/files.md says it; written by `make told`."""

from __future__ import annotations

TEXT = """
teams.format
  Of these files, `1`. When left out: the program's own.
teams.board
  What the site needs to know: below. When left out: below.
teams.people
  Everybody who is named anywhere, by id. When left out: nobody.
teams.teams
  The teams, by id; the folders in `goals/` have their names. When left out: needed.
teams.metrics
  Own metrics, or choices for the library's. When left out: the library's.
teams.settings
  Settings. When left out: the defaults.
teams.board.title
  The board's name. When left out: no name.
teams.board.url
  Where the site is published, `https://…`. When left out: links inside the site work without.
teams.board.repository
  Where these files live, `https://…`. When left out: no links to them.
teams.board.forge
  `github`, `gitlab`, `gitea` (also for Forgejo), `bitbucket`, where the address does not tell.
  When left out: told from the address.
teams.board.folder
  Where the board lies in the repository. When left out: at its top.
teams.board.edit_url
  Patterns of addresses, for another forge: `https://…/{path}`. When left out: the forge's own.
teams.board.new_url
  Patterns of addresses, for another forge: `https://…/{path}`. When left out: the forge's own.
teams.board.branch
  The branch that counts, by its name in git. When left out: `main`.
teams.board.timezone
  Such as `Europe/Oslo`: when your day begins. When left out: `UTC`.
teams.board.language
  Of what you write. When left out: `en`.
teams.board.frozen
  A date: the board is always shown as of this day, and says so. When left out: today.
teams.board.logo
  The path of a PNG, or of a plain SVG, in the board's folder; at most 32 KiB. When left out:
  the name alone.
teams.board.accent
  The colour of links and targets, such as `"#1f5a7a"` (in quotes: what follows ` #` is a
  comment). When left out: a calm blue.
teams.board.accent_dark
  The same for dark screens. When left out: made lighter from `accent`.
teams.people.name
  As it is shown. When left out: the id.
teams.people.email
  One or a list; to know a person's commits. It is on no page. When left out: none.
teams.people.github
  The account there. When left out: none.
teams.people.gitlab
  The account there. When left out: none.
teams.people.gitea
  The account there. When left out: none.
teams.people.bitbucket
  The account there. When left out: none.
teams.people.left
  The last day. When left out: still here.
teams.teams.name
  As it is shown. When left out: the id.
teams.teams.lead
  A person: steward of the team's goals that name none. When left out: nobody.
teams.teams.sponsor
  A person: sponsor of those that name none. When left out: nobody.
teams.teams.members
  A list of people, or of `person`, `since`, `until` (both days included). When left out:
  nobody.
teams.teams.limits
  `active_goals` of the team at once; `goals_per_person` that a member looks after or has to
  agree to, in any team. When left out: no limits.
teams.teams.principles
  What you hold dear and do not measure, a list of texts. When left out: nothing.
teams.metrics.name
  As it is shown. When left out: the id in words.
teams.metrics.definition
  What exactly is counted. When left out: the library's.
teams.metrics.unit
  Units. When left out: the library's.
teams.metrics.direction
  `up` or `down`. When left out: the library's.
teams.metrics.low
  The least and the most there can be. When left out: the library's.
teams.metrics.high
  The least and the most there can be. When left out: the library's.
teams.metrics.statistic
  So that goals need not repeat them. When left out: the library's.
teams.metrics.clock
  So that goals need not repeat them. When left out: the library's.
teams.metrics.source
  So that goals need not repeat them. When left out: the library's.
teams.metrics.about
  What it tells of: `speed`, `volume`, `quality`, `loyalty`, `cost`, `sales`, `knowledge` or
  `people`. When left out: the library's.
teams.metrics.formula
  How it is computed, in words. When left out: the library's.
teams.metrics.choose
  What an author has to choose, a list: `"Clock: business hours or calendar hours."`. When left
  out: the library's.
teams.metrics.traps
  Where it misleads, a list of texts. When left out: the library's.
teams.metrics.guardrail
  The ids of metrics that keep it honest. When left out: the library's.
teams.metrics.sources
  Where it comes from, a list: `title <https://…>`, or words. When left out: the library's.
teams.settings.periods
  `quarters`, `halves`, `years`. When left out: `quarters`.
teams.settings.kind
  The kind of a goal that names none: `pact`, `hard`. When left out: `pact`.
teams.settings.people
  `names`, or `roles` instead of them. When left out: `names`.
teams.settings.indexing
  `yes`: search engines may list the site. When left out: `no`.
teams.settings.approval_agrees
  Approving the pull request is agreeing, once `agreements` record it. When left out: `yes`.
teams.settings.recorder
  The e-mail address, or a list of them, of the job that writes `agreements`. When left out:
  nobody.
teams.settings.allow
  What the gate of a review lets pass, one or a list of: `terms-moved`, `eased-without-reason`,
  `entry-edited`, `entry-deleted`, `reading-changed`, `goal-removed`, `agreed-for-others`. When
  left out: nothing.
teams.settings.rules
  `off`, `hint`, `warning` or `error` for the code or the name of a rule. When left out: each as
  it comes.
teams.settings.max_files
  How many files a board may have. When left out: `20000`.
teams.settings.too_early
  Thresholds. When left out: their defaults.
teams.settings.on_track
  Thresholds. When left out: their defaults.
teams.settings.at_risk
  Thresholds. When left out: their defaults.
teams.settings.holding_met
  Thresholds. When left out: their defaults.
teams.settings.holding_partly
  Thresholds. When left out: their defaults.
teams.settings.exceeded
  Thresholds. When left out: their defaults.
teams.settings.partly_met
  Thresholds. When left out: their defaults.
teams.settings.grace_days
  Thresholds. When left out: their defaults.
"""
