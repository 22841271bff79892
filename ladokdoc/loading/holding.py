"""What can stand after a key, and what a record is: the words in which `shapes` tells of the content."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ladokdoc.model import Target


class Holds(StrEnum):
    """What stands after a key, in the words that a message uses."""

    TEXT = "en text"
    WORD = "ett ord"
    ID = "ett id"
    AMOUNT = "ett belopp"
    PERCENT = "en procentsats"
    DAY = "ett datum"
    WHOLE = "ett heltal"
    YEARS = "ett antal år"
    FILE = "ett filnamn"
    RECORD = "nycklar med värden"
    RECORDS = "en lista"
    TEXTS = "en lista med texter"
    IDS = "ett eller flera id"
    BY_COLUMN = "belopp per kolumn"
    BY_YEAR = "belopp per år"
    ENTRIES = "en text eller en lista"
    ENTRY = "en text eller nycklar med värden"


class Key(NamedTuple):
    """A key of a record.

    shape: of the records in it. choices: the only words it may have. prose: the text is Markdown.
    """

    holds: Holds
    required: bool = False
    shape: str = ""
    choices: tuple[str, ...] = ()
    target: Target | None = None
    prose: bool = False

    @property
    def wanted(self) -> str:
        """What to write, in the words of a hint."""
        if not self.choices:
            return self.holds
        first = ", ".join(self.choices[:-1])
        return f"{first} eller {self.choices[-1]}" if first else self.choices[0]


class Shape(NamedTuple):
    """A record of the content. called: in a message, such as "posten"; keys in the order they are written."""

    called: str
    keys: dict[str, Key]
