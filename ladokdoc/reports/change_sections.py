"""A comparison in the order it is read, whatever form it is then given: the weightiest first, each with its place.

Removed goals and lines; amounts with their totals; what is new; what is reworded; what is moved or renamed; and as one
line what is only a matter of form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ladokdoc.changes import Change, Comparison, EditionChanges, Kind, What
from ladokdoc.changes.fields import OWN
from ladokdoc.formats import listing
from ladokdoc.reports.change_entries import Entry, changed, following, moved, one_sided, renewed, reshuffled
from ladokdoc.reports.change_rows import Row, amount_rows, total_row
from ladokdoc.reports.change_words import (
    is_told,
    regrouped,
    tally,
)


class Section(NamedTuple):
    """A heading with what stands under it."""

    title: str
    entries: tuple[Entry, ...] = ()
    rows: tuple[Row, ...] = ()
    unit: str = ""


def sections(part: EditionChanges) -> Iterator[Section]:
    """What has changed in one edition; a section without content is left out."""
    changes = [change for change in part.changes if not is_told(change, part)]
    if any(
        change.key.what is What.EDITION and change.kind in (Kind.ADDED, Kind.REMOVED) for change in changes
    ):
        yield _edition(part)
        return
    made = (
        Section("Borttaget", tuple(one_sided(changes, Kind.REMOVED))),
        _amounts(part, changes),
        Section("Nytt", tuple(one_sided(changes, Kind.ADDED))),
        Section("Ändrat", tuple(changed(part, changes))),
        Section("Flyttat och omdöpt", (*renewed(part), *moved(changes))),
        Section("Följer med", tuple(following(part))),
    )
    yield from (section for section in made if section.entries or section.rows)


def _edition(part: EditionChanges) -> Section:
    added = part.years[0] is None
    holds = tally(change for change in part.changes if change.key.what in (What.AREA, What.GOAL, What.LINE))
    first = Entry(f"Utgåvan {part.years[1] or part.years[0]}{f': {holds}' if holds else ''}", gone=not added)
    totals = tuple(
        total_row(total) for total in part.sums if total.column == OWN and total.key.what is What.TABLE
    )
    return Section("Nytt" if added else "Borttaget", (first,), totals, part.sums[0].unit if part.sums else "")


def _amounts(part: EditionChanges, changes: Sequence[Change]) -> Section:
    told = {id(change) for _, about in regrouped(changes) for change in about}
    rows = amount_rows(part, [change for change in changes if id(change) not in told])
    units = {total.unit for total in part.sums} | {frame.unit for frame in part.frames}
    return Section("Belopp", tuple(reshuffled(part, changes)), rows, units.pop() if len(units) == 1 else "")


def form(comparison: Comparison) -> Iterator[str]:
    """What is only a matter of form or of looks, a line for each; form alone is told by the sentence."""
    files = [path.removeprefix("content/") for path in comparison.reshaped]
    if files and comparison.changes:
        yield f"Bara formen har ändrats i {listing(files)}."
    if comparison.templates:
        yield "Mallarna i templates har ändrats: de ändrar hur dokumentet ser ut, inte vad planen säger."
