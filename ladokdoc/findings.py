"""What the checker says: a finding is a value that is collected, never an exception.

A rule yields findings with place and message; the runner adds the name of the rule, its level and the
edition (see `checking`). Messages are in Swedish: first what is, then, as the hint, what to do.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from ladokdoc.edits import Edit
from ladokdoc.places import Place
from ladokdoc.records import Record


class Level(StrEnum):
    """By weight of harm: errors stop a build, warnings and notes never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def swedish(self) -> str:
        """The word that writers and reviewers meet."""
        return {"error": "fel", "warning": "varning", "note": "upplysning"}[self.value]

    def counted(self, number: int) -> str:
        """So many of them, in words."""
        several = {"error": "fel", "warning": "varningar", "note": "upplysningar"}
        return f"{number} {self.swedish if number == 1 else several[self.value]}"


class Finding(Record):
    """One thing to be told about one place.

    place: the first character to mend, and the end of what is at fault.
    message: what is, in one sentence.
    hint: what to do, in one sentence, or several lines of which the later are to be pasted.
    expected, actual, difference: of a figure that does not agree, in the unit of its table;
        difference = actual - expected.
    related: places that the finding rests on, such as the terms of a sum.
    fix: changes that mend it, made together, which cannot change what the plan means (see `edits.within`);
        empty where a person has to choose.
    rule, level, edition: set by the runner; what `loading` finds names its rule itself.
    waived: the reason, where a waiver in the content excuses the finding.
    count: how many there are of it; more than one only where those past the hundredth are told of as one.
    """

    place: Place
    message: str
    hint: str = ""
    expected: Decimal | None = None
    actual: Decimal | None = None
    difference: Decimal | None = None
    related: tuple[Place, ...] = ()
    fix: tuple[Edit, ...] = ()
    rule: str = ""
    level: Level = Level.ERROR
    edition: str = ""
    waived: str | None = None
    count: int = 1
