"""Where a forge shows, edits and makes a file of the board: its addresses, and what they carry.

The forms, and where they are told:

- GitHub: `/new/BRANCH?filename=&value=`, with the path in `filename`: behind the branch, the last
  part of a path is dropped (github.com/isaacs/github/issues/1527,
  github.com/pipe-cd/pipecd/pull/637); `/edit/BRANCH/PATH` (mkdocs.org, `edit_uri`).
- Gitea and Forgejo: `/_new/BRANCH/DIR?filename=&value=`
  (github.com/go-gitea/gitea/pull/16556); `/_edit/BRANCH/PATH` (go-gitea/gitea,
  routers/web/repo/editor.go; for people who may not write, github.com/go-gitea/gitea/pull/34240).
- GitLab: `/-/new/BRANCH/DIR?file_name=` (gitlabhq, app/views/projects/blob/_editor.html.haml). That
  an address cannot carry the text is gitlab.com/gitlab-org/gitlab/-/issues/337038.
- Bitbucket: `/src/BRANCH/PATH?mode=edit` (github.com/mkdocs/mkdocs/issues/1378); no address is
  known that makes a file.
- Any other: the patterns `edit_url` and `new_url` of teams.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, quote_plus, urlsplit

from sitegen.model.board import BoardFacts, Forge
from sitegen.prose.urls import safe_url

LONGEST = 6_000
"""The most bytes of an address: servers and browsers begin to refuse them at 8,000."""

EDIT_PARTS = frozenset(("branch", "path", "folder", "name"))
NEW_PARTS = EDIT_PARTS | {"content"}
"""What a pattern may have in braces; `path` is `folder/name`."""

PART = re.compile(r"\{([^{}]*)\}")

_HOSTS = {
    "github": Forge.GITHUB,
    "gitlab": Forge.GITLAB,
    "gitea": Forge.GITEA,
    "forgejo": Forge.GITEA,
    "codeberg": Forge.GITEA,
    "bitbucket": Forge.BITBUCKET,
}
_SHOW = {
    Forge.GITHUB: "blob/{branch}/{path}",
    Forge.GITLAB: "-/blob/{branch}/{path}",
    Forge.GITEA: "src/branch/{branch}/{path}",
    Forge.BITBUCKET: "src/{branch}/{path}",
}
_EDIT = {
    Forge.GITHUB: "edit/{branch}/{path}",
    Forge.GITLAB: "-/edit/{branch}/{path}",
    Forge.GITEA: "_edit/{branch}/{path}",
    Forge.BITBUCKET: "src/{branch}/{path}?mode=edit",
}
_NEW = {
    Forge.GITHUB: ("new/{branch}?filename={path}", "&value={content}"),
    Forge.GITLAB: ("-/new/{branch}/{folder}?file_name={name}", ""),
    Forge.GITEA: ("_new/{branch}/{folder}?filename={name}", "&value={content}"),
}
"""The address without the text of the file, and what carries it; empty where nothing does."""

_ANY_PATH = "goals/team/goal.md"
_READABLE = "/:,()!*"
"""Signs that are safe in a query as they are, and keep an address short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """An address that opens a forge's editor on a new file; `has_text` if it is filled in."""

    url: str
    has_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressForms:
    """The forms of a board's addresses, with the names of `NEW_PARTS` in braces.

    `new` opens the editor on a new file and `full` on one with its text; `edit` on a file that is
    there. Each is empty where it is not known. In a query of the first two, a space is written as
    `+` where `is_plus`. `branch` and `folder` are those of the board.
    """

    new: str = ""
    full: str = ""
    edit: str = ""
    is_plus: bool = True
    branch: str = ""
    folder: str = ""


def forge_of(facts: BoardFacts) -> Forge | None:
    """The forge of a board's repository: as teams.yaml says, or else by the address."""
    if facts.forge:
        return facts.forge
    parts = urlsplit(_repository(facts))
    host, first = (parts.hostname or "").lower(), parts.path.strip("/").partition("/")[0].lower()
    return next((forge for word, forge in _HOSTS.items() if word in host or word == first), None)


def show_url(facts: BoardFacts, path: str) -> str:
    """Where a file of the board can be read; empty where that is not known."""
    return _by_forge(facts, _SHOW, path)


def edit_url(facts: BoardFacts, path: str) -> str:
    """Where a file of the board can be edited; empty where that is not known."""
    if facts.edit_url:
        return _short(_from_pattern(facts.edit_url, _parts(facts, path)))
    return _by_forge(facts, _EDIT, path)


def new_file(facts: BoardFacts, path: str, text: str) -> NewFile | None:
    """Where a new file can be made, with its text where it fits; None where that is not known."""
    parts = _parts(facts, path)
    new, full = _new_forms(facts) if parts else ("", "")
    if text and (url := _new_url(facts, full, parts | {"content": text})):
        return NewFile(url=url, has_text=True)
    url = _new_url(facts, new, parts | {"content": ""})
    return NewFile(url=url, has_text=not text) if url else None


def _new_url(facts: BoardFacts, form: str, parts: Mapping[str, str]) -> str:
    filled = _from_pattern(form, parts) if facts.new_url else _filled(form, parts, _plus)
    return _short(filled)


def address_forms(facts: BoardFacts) -> AddressForms:
    """The forms that `new_file` and `edit_url` fill, for a script that has to do the same.

    They are all empty where the board's folder leads out of its repository.
    """
    parts = _parts(facts, _ANY_PATH)
    if not parts:
        return AddressForms()
    new, full = _new_forms(facts)
    edit = facts.edit_url or _in_repository(facts, _EDIT)
    is_own = bool(facts.new_url)
    return AddressForms(
        new=new if not is_own or _from_pattern(new, parts) else "",
        full=full if not is_own or _from_pattern(full, parts) else "",
        edit=edit if not facts.edit_url or _from_pattern(edit, parts) else "",
        is_plus=not is_own,
        branch=parts["branch"],
        folder=parts["path"].removesuffix(_ANY_PATH).rstrip("/"),
    )


def _new_forms(facts: BoardFacts) -> tuple[str, str]:
    """The form without the text of the file, and the one with it; empty where there is none."""
    if facts.new_url:
        return facts.new_url, facts.new_url if "{content}" in facts.new_url else ""
    new = _in_repository(facts, {forge: place for forge, (place, _) in _NEW.items()})
    carrier = _NEW[forge][1] if new and (forge := forge_of(facts)) else ""
    return new, new + carrier if carrier else ""


def _in_repository(facts: BoardFacts, forms: Mapping[Forge, str]) -> str:
    """A form with the address of the repository before it; empty where one of them is missing."""
    repository, forge = _repository(facts), forge_of(facts)
    return f"{repository}/{forms[forge]}" if repository and forge and forge in forms else ""


def _by_forge(facts: BoardFacts, forms: Mapping[Forge, str], path: str) -> str:
    form, parts = _in_repository(facts, forms), _parts(facts, path)
    return _short(_filled(form, parts, _plus)) if form and parts else ""


def _parts(facts: BoardFacts, path: str) -> dict[str, str]:
    """The parts of an address; none where the board's folder leads out of the repository."""
    folder = [part for part in facts.folder.split("/") if part not in ("", ".")]
    if ".." in folder:
        return {}
    inside = PurePosixPath(*folder, path)
    return {
        "branch": facts.branch.strip("/"),
        "path": str(inside),
        "folder": str(inside.parent),
        "name": inside.name,
    }


def _repository(facts: BoardFacts) -> str:
    """The repository's address without a name and password, query, or `.git`; empty if unsafe."""
    try:
        parts = urlsplit(safe_url(facts.repository) or "")
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    path = quote(parts.path.rstrip("/").removesuffix(".git"), safe="/%~:@!$&()*+,;=")
    return f"{parts.scheme.lower()}://{host}{path}"


def _from_pattern(pattern: str, parts: Mapping[str, str]) -> str:
    filled = safe_url(_filled(pattern, parts, _percent)) if parts else None
    return filled if filled and filled.lower().startswith(("http://", "https://")) else ""


def _filled(form: str, parts: Mapping[str, str], in_query: Callable[[str], str]) -> str:
    """A form with its parts in place of the names in braces, each encoded for where it stands."""
    path, mark, query = form.partition("?")
    if form.startswith("&"):
        path, query = "", form
    head = PART.sub(lambda found: quote(parts.get(found[1], "")), path)
    return head + mark + PART.sub(lambda found: in_query(parts.get(found[1], "")), query)


def _plus(text: str) -> str:
    """For the query of a forge, which reads it as it reads a form: `+` is a space."""
    return quote_plus(text, safe=_READABLE)


def _percent(text: str) -> str:
    """For a query of which it is not known who reads it."""
    return quote(text, safe="")


def _short(url: str) -> str:
    """The address, or empty where it is longer than servers take."""
    return url if len(url.encode()) <= LONGEST else ""
