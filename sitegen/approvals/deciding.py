"""Which approving reviews of a pull request are agreements, and why the others are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sitegen.approvals.values import (
    Consent,
    Decision,
    PullRequest,
    Record,
    Review,
    Verdict,
    Waiting,
)
from sitegen.decode.notes import shown
from sitegen.model.board import BoardFacts

Terms = Callable[[str, Waiting], str | None]
"""The digest of a goal's terms in a commit: empty if it promised nothing there, None if unknown."""


class Rights:
    """Who is who on a forge: by the board where a pull request branched off, and by today's.

    Both have to say the same, so that nobody becomes somebody else by the very change that
    they approve, nor by a branch from before an account was taken out.
    """

    def __init__(self, then: BoardFacts, now: BoardFacts, forge: str) -> None:
        self._then, self._now = _accounts(then, forge), _accounts(now, forge)

    def person(self, account: str) -> str:
        """The person's id. Raises LookupError, with the reason in words, where nobody is sure."""
        key = account.casefold()
        then, now = self._then.get(key, ()), self._now.get(key, ())
        if len(then) > 1 or len(now) > 1:
            raise LookupError("several people have this account in teams.yaml")
        if not now:
            raise LookupError("nobody has this account in teams.yaml")
        if not then:
            raise LookupError("nobody had this account in teams.yaml yet where it branched off")
        if then != now:
            raise LookupError("in teams.yaml this account has moved to somebody else since")
        return now[0]


def _accounts(facts: BoardFacts, forge: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for person in facts.people:
        for name, account in person.accounts:
            key = account.removeprefix("@").casefold()
            if name == forge and person.id not in found.get(key, ()):
                found[key] = (*found.get(key, ()), person.id)
    return found


def last_words(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The last review of each account, in order: an approval that was dismissed is none."""
    last: dict[str, Review] = {}
    for review in sorted(reviews, key=lambda one: one.order):
        last[review.account.casefold()] = review
    return tuple(sorted(last.values(), key=lambda one: one.order))


def decide(
    asked: Sequence[Waiting],
    pull: PullRequest,
    reviews: Iterable[Review],
    rights: Rights,
    terms: Terms,
) -> Decision:
    """What to record for the goals whose terms a pull request brought, and what not, and why."""
    records: dict[tuple[str, str], Record] = {}
    notes: list[str] = []
    consents: dict[tuple[str, str], list[Consent]] = {}
    for review in last_words(reviews):
        if review.verdict is not Verdict.APPROVES:
            continue
        try:
            person = rights.person(review.account)
        except LookupError as reason:
            notes.append(f"{_who(review)} approved {_named(pull)}: not recorded, as {reason}.")
            continue
        for one in asked:
            if person not in one.people:
                continue
            if problem := _problem(review, one, terms):
                notes.append(f"{person} approved {_named(pull)}: {problem}")
            else:
                consents.setdefault((one.goal, one.terms), []).append(_consent(person, review))
    for one in asked:
        if given := consents.get((one.goal, one.terms)):
            records[one.goal, one.terms] = Record(
                goal=one.goal,
                folder=one.folder,
                terms=one.terms,
                pull=pull,
                consents=tuple(sorted(given, key=lambda each: each.person)),
            )
    return Decision(records=tuple(records.values()), notes=tuple(notes))


def _problem(review: Review, asked: Waiting, terms: Terms) -> str:
    """Why a party's approval is no agreement to these terms; empty where it is one."""
    return next(_problems(review, asked, terms), "")


def _problems(review: Review, asked: Waiting, terms: Terms) -> Iterator[str]:
    what = f"not recorded for {asked.goal}, as"
    fix = "An `agree` entry of their own is the way now."
    if not review.commits:
        yield f"{what} the forge does not say which commit this was about. {fix}"
    for commit in review.commits:
        found = terms(commit, asked)
        if found is None:
            yield f"{what} commit {commit[:12]}, which they saw, is not to be had any more. {fix}"
        elif found != asked.terms:
            seen = "had other terms" if found else "did not promise it"
            may = "may have seen" if len(review.commits) > 1 else "saw"
            yield f"{what} commit {commit[:12]}, which they {may}, {seen}. {fix}"


def _consent(person: str, review: Review) -> Consent:
    return Consent(person=person, review=review.id, commit=review.commits[-1])


def _who(review: Review) -> str:
    return f"The account {shown(review.account)}" if review.account else "A deleted account"


def _named(pull: PullRequest) -> str:
    return f"pull request {pull.number}"
