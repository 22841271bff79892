"""All that has changed as one sentence, such as a person would have written as the subject of the commit."""

from __future__ import annotations

from ladokdoc.changes import Comparison, EditionChanges
from ladokdoc.formats import listing
from ladokdoc.reports.change_clauses import clauses
from ladokdoc.reports.change_words import (
    capital,
    is_told,
)

_CLAUSES = 3


NOTHING = "Ingen ändring"


def sentence(comparison: Comparison) -> str:
    """What has changed, in one sentence without a full stop."""
    if comparison.untold:
        names = listing([untold.name for untold in comparison.untold])
        return f"{capital(names)} går inte att jämföra förrän felen nedan är rättade"
    parts = [part for part in comparison.parts if part.changes]
    if not parts:
        files = len(comparison.reshaped)
        return (
            f"Ingen ändring i sak, bara i formen ({files} {'fil' if files == 1 else 'filer'})"
            if files
            else NOTHING
        )
    several = sum(any(part.years) for part in parts) > 1
    return capital("; ".join(_part(part, several) for part in parts))


def _part(part: EditionChanges, several: bool) -> str:
    """The clauses of one edition, the weightiest first; how many changes are left after them."""
    told: list[str] = []
    rest = [change for change in part.changes if not is_told(change, part)]
    for clause, about in clauses(part):
        if len(told) < _CLAUSES:
            told.append(clause)
            mine = {id(change) for change in about}
            rest = [change for change in rest if id(change) not in mine]
    left = len({change.key for change in rest if not change.inside and not change.part_of})
    if left:
        told.append(f"{left} {'ändring' if left == 1 else 'ändringar'} till")
    year = part.years[1] or part.years[0]
    # A whole edition is told with its year, and what stands in the glossary with that.
    lead = f"{year}: " if several and all(part.years) else ""
    return lead + "; ".join(told)
