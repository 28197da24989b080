"""What the keys of entries are, as docs/files.md says it; written by `make told`."""

from __future__ import annotations

TEXT = """
agree.terms
  The digest of the terms. When left out: the newest terms on that day.
agree.in_words
  The terms in words, as they were shown. When left out: nothing.
agreements.terms
  As in `agree`. When left out: as in `agree`.
agreements.via
  `pull_request` and `url`. When left out: nothing.
agreements.by
  Each person, with the number of the `review` and the `commit` it was about. When left out:
  nobody.
check-in.readings
  By measure: a value, or `value`, `n`, `at`, `note`. When left out: none.
check-in.confidence
  Where you think it ends: `on_track`, `at_risk`, `off_track`. It stands beside the computed
  status and never replaces it. When left out: nothing.
check-in.going_well
  A text each. When left out: nothing.
check-in.needs_attention
  A text each. When left out: nothing.
check-in.blockers
  A text or a list of texts. When left out: nothing.
check-in.help_wanted
  A text or a list of texts. When left out: nothing.
review.decision
  `keep`, `adjust`, `stop`. When left out: nothing.
review.actions
  A list of `who` (a person), `what`, and `due` if there is a day. When left out: none.
amend.because
  `evidence`, `demand`, `customer`, `staffing`, `priority`, `measurement`, `error`. When left
  out: nothing said.
amend.terms
  The digests after and before. When left out: told from the history of the files.
amend.replaces
  The digests after and before. When left out: told from the history of the files.
amend.changes
  Each field that changes, `from` and `to`. When left out: told from the history of the files.
pause.until
  The day on which it goes on. When left out: until a `resume`.
close.outcome
  `exceeded`, `met`, `partly_met`, `missed`, `dropped`, `superseded`, `withdrawn`. When left
  out: computed.
close.because
  Why it differs from the computed one. When left out: nothing.
close.by
  The goal that takes its place (`superseded`). When left out: nothing.
close.lessons
  A text each. When left out: nothing.
close.next
  A text each. When left out: nothing.
correct.about
  The name of the entry, without `.md`; for readings that were wrong also the measure, or its
  CSV. When left out: it corrects nothing.
correct.redacts
  The entry that is allowed to be deleted, once. When left out: nothing.
note.milestone
  The milestone that is reached, on this day. When left out: none.
note.support
  The support that was delivered, on this day. When left out: none.
note.thanks
  A person or a list of them. When left out: nobody.
note.about
  The entry it speaks about. When left out: none.
"""
