"""From the bytes of a file to its keys as a tree and the words below them."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.decode.nodes import Node
from sitegen.decode.text import decode_text, front_matter, has_front_matter
from sitegen.decode.tree import compose
from sitegen.finding import Finding
from sitegen.prose.limits import scan
from sitegen.source import Document, RawFile


@dataclass(frozen=True, slots=True)
class Part:
    """A text file taken apart. `root` is None where no keys are written."""

    root: Node | None
    document: Document
    body: str = ""


@dataclass(slots=True)
class Parts:
    """Takes files apart one after another, keeping their documents and findings."""

    findings: list[Finding] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)

    def text(self, file: RawFile) -> Document | None:
        """A file as text alone, or None with a finding.

        A file that is no text is kept too, as far as it can be shown: it is there.
        """
        text, findings = decode_text(file)
        self.findings += findings
        if text is None:
            self.documents[file.path] = Document(file.path, file.data.decode("utf-8", "replace"))
            return None
        return self.documents.setdefault(file.path, Document(file.path, text))

    def keys(self, file: RawFile) -> Part | None:
        """A YAML file, or None with findings."""
        plain = self.text(file)
        return self._composed(plain, plain.text, 1) if plain else None

    def keys_and_body(self, file: RawFile, *, needs_keys: bool) -> Part | None:
        """A Markdown file, or None with findings; without `needs_keys` it may be words alone."""
        plain = self.text(file)
        if plain is None:
            return None
        if not needs_keys and not has_front_matter(plain.text):
            self.scan(plain.text, file.path, 1)
            return Part(None, plain, plain.text)
        split = front_matter(plain.text, file.path)
        if isinstance(split, Finding):
            self.findings.append(split)
            return None
        self.scan(split.body, file.path, split.body_line)
        part = self._composed(plain, split.yaml_text, split.first_line)
        return Part(part.root, part.document, split.body) if part else None

    def scan(self, prose: str, path: str, first_line: int) -> None:
        """Say what keeps a prose, that begins on a line of a file, from being shown."""
        self.findings += [refused.at(path, first_line) for refused in scan(prose)]

    def _composed(self, plain: Document, yaml_text: str, first_line: int) -> Part | None:
        tree = compose(yaml_text, plain.path, first_line=first_line, whole_text=plain.text)
        self.documents[plain.path] = tree.document
        self.findings += tree.findings
        return Part(tree.root, tree.document) if tree.is_whole else None
