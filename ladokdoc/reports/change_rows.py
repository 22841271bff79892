"""Amounts that have changed, with the totals above them and the frames, as the rows of one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ladokdoc.changes import Change, EditionChanges, FrameUse, Kind, Sum, What
from ladokdoc.changes.fields import OWN
from ladokdoc.places import Place
from ladokdoc.reports.change_words import (
    BLANK,
    capital,
    figure,
    named,
    relative,
    said,
    signed,
)


class Row(NamedTuple):
    """One amount that differs, or a total. level: 0 a line, 1 a subtotal, 2 a total or a frame. unit: of them.

    size: how much differs, whichever way.
    """

    name: str
    before: str
    after: str
    delta: str
    share: str
    place: Place | None = None
    gone: bool = False
    level: int = 0
    unit: str = ""
    size: Decimal = Decimal(0)


def amount_rows(part: EditionChanges, changes: Sequence[Change]) -> tuple[Row, ...]:
    """Every amount that has changed, then the totals, then the frames. changes: what is not told in other ways."""
    rows = [_row(change) for change in changes if is_row(change, part)]
    rows += [total_row(total) for total in _totals(part)]
    return tuple(rows + [row for frame in part.frames for row in _frame(frame)])


def _totals(part: EditionChanges) -> Iterator[Sum]:
    """The totals that have changed, those of groups before that of their table."""
    alone = {change.key for change in part.changes if change.kind in (Kind.ADDED, Kind.REMOVED)}
    by_table: dict[str, list[Sum]] = {}
    for total in part.sums:
        if total.differs and total.column not in part.columns:
            by_table.setdefault(total.table, []).append(total)
    for found in by_table.values():
        # A group that is new is told of as such.
        yield from (total for total in found if total.key.what is What.LINE and total.key not in alone)
        yield from (total for total in found if total.key.what is not What.LINE)


def is_amount(change: Change) -> bool:
    return isinstance(change.before, Decimal) or isinstance(change.after, Decimal)


def is_row(change: Change, part: EditionChanges) -> bool:
    """Whether a change is told as a row of amounts: not a share or a step, nor what another row tells."""
    # What came and went in a merge or a split has its rows, so that it is seen that they come to the same.
    united = change.part_of and change.money and change.kind in (Kind.ADDED, Kind.REMOVED)
    if (
        not (united or change.kind is Kind.CHANGED)
        or not is_amount(change)
        or change.field in ("avrundat_till", "direkt")
    ):
        return False
    if change.key.what is What.FRAME:
        return False
    return not is_total(change, part)


def is_total(change: Change, part: EditionChanges) -> bool:
    """Whether the row of a total tells of the change of what is declared."""
    head, _, column = change.field.rpartition(".")
    return head in ("summa", "resultat") and (change.key, column) in part.changed_sums


def _row(change: Change) -> Row:
    head, _, column = change.field.rpartition(".")
    delta, share = signed(change.delta), relative(change.before, change.after)
    name = {"summa": f"Angiven summa för {named(change)}", "resultat": "Angivet resultat"}.get(
        head, capital(named(change))
    )
    name += "" if column == OWN else f", {change.field if head not in ('summa', 'resultat') else column}"
    gone = change.kind is Kind.REMOVED
    size = abs(change.delta or Decimal(0))
    return Row(
        name, said(change.before), said(change.after), delta, share, change.place, gone, 0, change.unit, size
    )


def total_row(total: Sum) -> Row:
    column = "" if total.column == OWN else f", {total.column}"
    name = "Resultat" if total.key.what is What.BUDGET else capital(total.name)
    before, after = total.before.value, total.after.value
    level = 1 if total.key.what is What.LINE else 2
    share = relative(before, after)
    return Row(
        name + column,
        figure(total.before),
        figure(total.after),
        signed(total.delta),
        share,
        total.place,
        total.gone,
        level,
        total.unit,
        abs(total.delta or Decimal(0)),
    )


def _frame(frame: FrameUse) -> Iterator[Row]:
    limit, room = frame.limit, frame.room
    over = " (överskrids)" if room[1] is not None and room[1] < 0 else ""
    added = (limit[1] or Decimal(0)) - (limit[0] or Decimal(0))
    freed = None if room[0] is None or room[1] is None else room[1] - room[0]
    for name, (before, after), delta, share in (
        (f"Ramen {frame.name}", limit, added, relative(*limit)),
        (f"Kvar av ramen {frame.name}{over}", room, freed, BLANK),
    ):
        if before != after:
            cells = (name, said(before), said(after), signed(delta), share)
            yield Row(*cells, frame.place, frame.gone, 2, frame.unit, abs(delta or Decimal(0)))
