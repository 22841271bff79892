"""What has changed as a list of sentences, for a document that tells what is other than when it was decided."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.changes import Mark, Snapshot, compare
from ladokdoc.loading import Project
from ladokdoc.reports.change_entries import Entry
from ladokdoc.reports.change_rows import Row
from ladokdoc.reports.change_sections import Section, sections
from ladokdoc.reports.change_words import BLANK
from ladokdoc.sources import Files

_NO_FILES = Files({})


def since_decided(project: Project, year: int) -> tuple[str, ...]:
    """What a year's plan says that it did not say when it was decided; nothing where it is not decided.

    The corrections themselves are told beside it and are not in it.
    """
    held = project.decided.get(year)
    if not held:
        return ()
    editions = tuple(
        loaded._replace(edition=loaded.edition.changed(corrections=())) if loaded.edition else loaded
        for loaded in project.editions
    )
    old = Snapshot(_NO_FILES, held[0].project, ())
    new = Snapshot(_NO_FILES, project._replace(editions=editions), ())
    comparison = compare(old, new, [(year, year)])
    parts = (part for part in comparison.parts if part.years == (year, year))
    return tuple(line for part in parts for section in sections(part) for line in _lines(section))


def _lines(section: Section) -> Iterator[str]:
    """Each change of a section as a sentence."""
    for entry in section.entries:
        yield f"{section.title}: {_entry(entry)}" if section.title in ("Borttaget", "Nytt") else _entry(entry)
    for row in section.rows:
        yield _row(row)


def _entry(entry: Entry) -> str:
    if not entry.pieces:
        return f"{entry.text.rstrip('.')}."
    before = "".join(piece.text for piece in entry.pieces if piece.mark is not Mark.NEW)
    after = "".join(piece.text for piece in entry.pieces if piece.mark is not Mark.GONE)
    new = " ".join(after.split())
    end = "" if new.endswith((".", "?", "!")) else "."
    return f"{entry.text}: ”{' '.join(before.split())}” ändrades till ”{new}”{end}"


def _row(row: Row) -> str:
    unit = f" {row.unit}" if row.unit else ""
    if row.before == BLANK:
        return f"{row.name}: {row.after}{unit} tillkommer."
    if row.after == BLANK:
        return f"{row.name}: {row.before}{unit} utgår."
    return f"{row.name}: från {row.before} till {row.after}{unit} ({row.delta})."
