"""The table of contents: chapters, and under each its sections, areas and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ladokdoc.pages.view import Chapter, Entry


def contents(chapters: tuple[Chapter, ...], summary: str = "") -> Iterator[Entry]:
    """The lines of the first level, with what stands under them.

    summary: the heading of what stands before the first chapter with a heading, "" where nothing does.

    What goes on with a chapter is listed under it; before the first chapter with a heading there is nothing to
    list it under.
    """
    entry: Entry | None = None
    for chapter in chapters:
        under = tuple(_parts(chapter))
        if chapter.rubrik:
            if entry:
                yield entry
            elif summary:
                yield _summary(summary)
            entry = Entry("kapitel", f"#{chapter.id}", "", chapter.rubrik, under)
        elif entry:
            entry = replace(entry, under=(*entry.under, *under))
        else:
            yield from under
    if entry:
        yield entry
    elif summary:
        yield _summary(summary)


def _summary(heading: str) -> Entry:
    return Entry("sammanfattning", "#huvud_siffror", "", heading)


def _parts(chapter: Chapter) -> Iterator[Entry]:
    yield from chapter.avsnitt
    for area in chapter.områden:
        yield Entry("område", f"#{area.id}", area.nummer, area.rubrik)
    for table in chapter.tabeller:
        if table.rubrik:
            yield Entry("tabell", f"#{table.id}", table.nummer, table.rubrik)
