"""What has changed between two plans, as records: facts, without a word about how they are told."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ladokdoc.changes.keys import Key, Kind, What
from ladokdoc.changes.words import Piece
from ladokdoc.figures import Figure
from ladokdoc.findings import Finding
from ladokdoc.places import Place
from ladokdoc.records import Record

# What stands in a field: words, an amount, or nothing.
Said = str | Decimal | None


class Money(NamedTuple):
    """What a change does to a column of a table, in the table's unit. None: blank, or not there."""

    table: str
    column: str
    before: Decimal | None
    after: Decimal | None

    @property
    def delta(self) -> Decimal:
        """How much is added; a blank adds nothing."""
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


class Change(Record):
    """One thing that has happened to one record.

    key: in the newer plan, or in the older where it is gone. was: its id in the older, where it had another.
    field: the key of the content whose value is told, such as "belopp" or "mål"; "plats" and "ordning" for a move.
    before, after: the values; of a move where it stood and stands.
    name: what a person calls it. home: what it stands in, as a person calls it.
    words: both values as one text with its differences, for texts that were reworded.
    money: what it does to the columns of tables; empty where it moves no money.
    unit: of amounts. old, new: where the values stand.
    part_of: the id of the merge or split that tells of it.
    inside: whether what it stands in is added or removed, or gets another id, with it.
    follows: whether the value is taken from another year's plan, and has changed there.
    olds, news: of a merge, a split or a new name, what they were called and are called; a survivor is in both.
    worth: of a merge or a split of lines, what they came to before and come to now.
    """

    kind: Kind
    key: Key
    field: str
    before: Said
    after: Said
    name: str = ""
    home: str = ""
    was: str = ""
    words: tuple[Piece, ...] = ()
    money: tuple[Money, ...] = ()
    unit: str = ""
    old: Place | None = None
    new: Place | None = None
    part_of: str = ""
    inside: bool = False
    follows: bool = False
    olds: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    worth: tuple[Decimal, Decimal] | None = None

    @property
    def place(self) -> Place | None:
        """Where to look: in the newer plan, or in the older where it is gone."""
        return self.new or self.old

    @property
    def delta(self) -> Decimal | None:
        """The difference of two amounts, where a blank counts as nothing; None for what is no amount."""
        if self.worth:
            return self.worth[1] - self.worth[0]
        sides = [side for side in (self.before, self.after) if side is not None]
        if not sides or any(isinstance(side, str) for side in sides):
            return None
        before = self.before if isinstance(self.before, Decimal) else Decimal(0)
        return (self.after if isinstance(self.after, Decimal) else Decimal(0)) - before


class Sum(Record):
    """A total before and after, in the unit of its table.

    key: the table or group; the budget for the result. name: what it is called where it is declared, else what the
        table or group is called. table: the id of the table; empty for the result.
    kind: what the table counts, such as "kostnad". counted: false where it divides the money of another table.
    """

    key: Key
    name: str
    table: str
    column: str
    unit: str
    before: Figure
    after: Figure
    kind: str = ""
    counted: bool = True
    place: Place | None = None
    gone: bool = False

    @property
    def delta(self) -> Decimal | None:
        """What has been added, where a blank counts as nothing; None where a figure cannot be known."""
        if not (self.before.known and self.after.known):
            return None
        return (self.after.value or Decimal(0)) - (self.before.value or Decimal(0))

    @property
    def differs(self) -> bool:
        """Whether there is any difference."""
        return self.before != self.after


class FrameUse(Record):
    """A frame before and after, in the budget's unit: the limit, what it is used for, and what is left.

    gone: whether it is only in the older plan, and so is its place.
    """

    id: str
    name: str
    unit: str
    limit: tuple[Decimal | None, Decimal | None]
    used: tuple[Figure, Figure]
    place: Place | None = None
    gone: bool = False

    @property
    def room(self) -> tuple[Decimal | None, Decimal | None]:
        """What is left, before and after; None where it cannot be known."""
        before, after = (
            None if limit is None or used.value is None else limit - used.value
            for limit, used in zip(self.limit, self.used, strict=True)
        )
        return before, after


class Shift(NamedTuple):
    """Money that has gone from some lines of a table to others while the total stays.

    givers, takers: the names of the lines. place: of the first that has more.
    """

    table: str
    column: str
    unit: str
    amount: Decimal
    givers: tuple[str, ...]
    takers: tuple[str, ...]
    place: Place | None = None


class Twins(NamedTuple):
    """What is gone under one id and has come under another, the same in all else. gone, come: the changes of each."""

    gone: tuple[Change, ...]
    come: tuple[Change, ...]


class EditionChanges(Record):
    """What has changed in one edition. years: before and after; None where there is none.

    sums: every total, also of what has not changed. shifts: reallocations with an unchanged total.
    reshaped: paths of files in which only the form has changed.
    """

    years: tuple[int | None, int | None]
    changes: tuple[Change, ...]
    sums: tuple[Sum, ...] = ()
    frames: tuple[FrameUse, ...] = ()
    shifts: tuple[Shift, ...] = ()
    reshaped: tuple[str, ...] = ()
    twins: tuple[Twins, ...] = ()

    @cached_property
    def doubled(self) -> frozenset[Key]:
        """What is told as a change of an id: the keys of twins."""
        return frozenset(found[0].key for pair in self.twins for found in pair)

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns that are new or gone as a whole."""
        found = (change for change in self.changes if change.key.what is What.COLUMN)
        return frozenset(change.key.id for change in found if change.kind is not Kind.MOVED)

    @cached_property
    def changed_sums(self) -> frozenset[tuple[Key, str]]:
        """The totals that have changed, each with its column."""
        return frozenset((total.key, total.column) for total in self.sums if total.differs)


class Told(NamedTuple):
    """Findings that are new, that are gone, and how many are the same; what is excused is not counted."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    unchanged: int


class Comparison(Record):
    """Everything that has changed.

    shared: changes of the glossary. untold: what cannot be compared by id.
    findings: what the checker says now that it did not say before.
    templates: whether the look of the document has changed too, which is no change of the plan.
    """

    editions: tuple[EditionChanges, ...]
    shared: EditionChanges
    untold: tuple[Untold, ...]
    findings: Told
    templates: bool = False

    @property
    def parts(self) -> tuple[EditionChanges, ...]:
        """Every part that something may have changed in."""
        return (*self.editions, self.shared)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all editions and of the glossary."""
        return tuple(change for part in self.parts for change in part.changes)

    @property
    def reshaped(self) -> tuple[str, ...]:
        """Paths of files in which only the form has changed."""
        return tuple(path for part in self.parts for path in part.reshaped)


class Untold(NamedTuple):
    """What is not compared, because ids collide or something was not read, and the errors of both sides.

    name: the year of the edition, or "ordlistan".
    """

    name: str
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
