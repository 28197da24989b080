"""What can be wrong with a file before anybody looks at what it says."""

from __future__ import annotations

from sitegen.finding import Rule, Severity

NOT_UTF_8 = Rule(
    code="F101",
    name="not-utf-8",
    severity=Severity.ERROR,
    why="A file in another encoding shows broken letters on other people's machines.",
    fix="Save the file as UTF-8; editors offer this under Save as, or Encoding.",
)
HIDDEN_CHARACTERS = Rule(
    code="F102",
    name="hidden-characters",
    severity=Severity.WARNING,
    why="Characters without a shape can make a text read differently from what it says, "
    "and make two names that look alike differ.",
    fix="Delete the character, or type the text around it again.",
)
CONTROL_CHARACTERS = Rule(
    code="F103",
    name="control-characters",
    severity=Severity.ERROR,
    why="Control characters mean nothing in a text, and break terminals, feeds and calendars.",
    fix="Delete the character.",
)
FILE_TOO_LARGE = Rule(
    code="F104",
    name="file-too-large",
    severity=Severity.ERROR,
    why="A promise that people agree to must be short enough to read. "
    "The limit also keeps a check fast.",
    fix="Shorten the file, or link to the long material instead.",
)
NOT_A_PLAIN_FILE = Rule(
    code="F105",
    name="not-a-plain-file",
    severity=Severity.ERROR,
    why="A board is made of its own files alone. A link to elsewhere could show what "
    "was never meant to be published, and other kinds of file cannot be read as text.",
    fix="Put an ordinary file in its place.",
)
UNREADABLE_FILE = Rule(
    code="F106",
    name="unreadable-file",
    severity=Severity.ERROR,
    why="A goal that cannot be read would be missing from the board without a word.",
    fix="Give it an ordinary name and place, and the permission to read it.",
)
TOO_MANY_FILES = Rule(
    code="F107",
    name="too-many-files",
    severity=Severity.ERROR,
    why="A limit on the number of files keeps a check fast; beyond it, files would be left out.",
    fix="Move what are not goals out of goals/, or split the board.",
)
YAML_SYNTAX = Rule(
    code="S101",
    name="yaml-syntax",
    severity=Severity.ERROR,
    why="The keys and values of this file cannot be told apart, so nothing in it can be shown.",
    fix="Look at the line named here and at the one above it.",
)
DUPLICATE_KEY = Rule(
    code="S102",
    name="duplicate-key",
    severity=Severity.ERROR,
    why="Of two equal keys only one can count, and readers cannot tell which.",
    fix="Keep one of the two.",
)
ANCHORS_AND_TAGS = Rule(
    code="S103",
    name="anchors-and-tags",
    severity=Severity.ERROR,
    why="Anchors (&), aliases (*), merge keys (<<), tags (!) and directives (%) let a file say "
    "something other than what it shows. Here a file says what a reader sees.",
    fix="Write the value out in full; put quotes around a text that starts with such a sign.",
)
TOO_DEEP = Rule(
    code="S104",
    name="too-deep",
    severity=Severity.ERROR,
    why="No goal needs more than a few levels; very deep nesting is a slip or an attack.",
    fix="Use fewer levels of indentation, brackets or dashes.",
)
SEVERAL_DOCUMENTS = Rule(
    code="S105",
    name="several-documents",
    severity=Severity.ERROR,
    why="One file holds one document; a second one would be left out without a word.",
    fix="Remove the line of --- or ..., or move what follows into a file of its own.",
)
TEXT_LOST = Rule(
    code="S106",
    name="text-lost-in-comment",
    severity=Severity.WARNING,
    why="In YAML a # after a space starts a comment: what follows it is not part of the text.",
    fix="Put quotes around the text, or a space after # where a comment is meant.",
)
NO_FRONT_MATTER = Rule(
    code="S107",
    name="no-front-matter",
    severity=Severity.ERROR,
    why="The facts of a goal stand at the top of its file, between two lines of ---.",
    fix="Start the file with a line of ---, then the keys, then a line of ---, then the text.",
)
KEY_NOT_TEXT = Rule(
    code="S108",
    name="key-not-text",
    severity=Severity.ERROR,
    why="Keys are looked up by name, so each key must be a text.",
    fix="Write a plain word as the key; put quotes around a text that starts with [ or {.",
)
KEYS_WITHOUT_FRONT_MATTER = Rule(
    code="S109",
    name="keys-without-front-matter",
    severity=Severity.WARNING,
    why="Keys are read only between two lines of ---. Anywhere else they are prose, and the "
    "numbers in them count nowhere.",
    fix="Put a line of --- above the keys, and another one below them.",
)

RULES: tuple[Rule, ...] = (
    NOT_UTF_8,
    HIDDEN_CHARACTERS,
    CONTROL_CHARACTERS,
    FILE_TOO_LARGE,
    NOT_A_PLAIN_FILE,
    UNREADABLE_FILE,
    TOO_MANY_FILES,
    YAML_SYNTAX,
    DUPLICATE_KEY,
    ANCHORS_AND_TAGS,
    TOO_DEEP,
    SEVERAL_DOCUMENTS,
    TEXT_LOST,
    NO_FRONT_MATTER,
    KEY_NOT_TEXT,
    KEYS_WITHOUT_FRONT_MATTER,
)
"""The rules of this module, by code."""
