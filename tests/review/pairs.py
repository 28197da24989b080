"""Pairs of boards, before a change and after it, as real commits; each with its expected review.

A pair is a folder in tests/review with the boards `base` and `head` and the files
`expected.txt`, `expected.md` and `expected.json`. The head is committed by Maria, or by whom
`author.txt` names. After a change of words that is meant,

    python -m tests.review.pairs

writes what the reviews say now; read the difference before you commit it.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from sitegen import comparing
from sitegen.cli.review import FORMATS
from sitegen.model.board import BoardFacts
from sitegen.printing.markdown import SUMMARY_LIMIT
from sitegen.printing.text import Style
from sitegen.review.review import review
from sitegen.review.values import Review
from tests.repos import Person, Repo, init

HERE = Path(__file__).parent
ENDINGS = {"text": "txt", "markdown": "md", "json": "json"}
BASED = int(datetime(2026, 2, 18, 12, tzinfo=UTC).timestamp())
CHANGED = int(datetime(2026, 2, 25, 12, tzinfo=UTC).timestamp())


def names() -> tuple[str, ...]:
    """The names of all pairs."""
    return tuple(path.parent.name for path in sorted(HERE.glob("*/base")))


def committed(base: Path, head: Path, folder: Path, author: str = "maria") -> Repo:
    """A repository with the base on `main`, and the head one commit further on `change`."""
    repo = init(folder / "board", folder)
    for board, who, at, branch in (
        (base, "henrik", BASED, "main"),
        (head, author, CHANGED, "change"),
    ):
        repo.git("checkout", "-q", "-B", branch) if at == CHANGED else None
        for path in repo.root.iterdir():
            if path.name != ".git":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        # A copied time would let git take a file of the same size for one it knows.
        shutil.copytree(board, repo.root, copy_function=shutil.copyfile, dirs_exist_ok=True)
        repo.commit(by=Person(who.capitalize(), f"{who}@northwind.example"), at=at)
    return repo


def reviewed(repo: Repo, base: str = "main", head: str = "change") -> Review:
    """The review of a change in a repository, as of the day that the base's board is frozen."""
    sides = comparing.compare(repo.root, repo.env, base, head, _frozen)
    return review(sides)


def _frozen(facts: BoardFacts) -> date:
    assert facts.frozen is not None
    return facts.frozen


def written(found: Review, repo: Repo) -> dict[str, str]:
    """The review in every format, with words for the ids of commits."""
    texts = {}
    for name, ending in ENDINGS.items():
        text = FORMATS[name].write(found, Style(), SUMMARY_LIMIT)
        for branch in ("main", "change"):
            text = text.replace(repo.id(branch), f"<{branch}>")
        texts[f"expected.{ending}"] = text
    return texts


def author_of(pair: Path) -> str:
    """Who commits the head of a pair."""
    named = pair / "author.txt"
    return named.read_text(encoding="utf-8").strip() if named.is_file() else "maria"


def accept() -> None:
    """Write the expected reviews of all pairs as they are now."""
    for name in names():
        pair = HERE / name
        with tempfile.TemporaryDirectory() as folder:
            repo = committed(pair / "base", pair / "head", Path(folder), author_of(pair))
            for file, text in written(reviewed(repo), repo).items():
                (pair / file).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    accept()
