"""Two plans to one document: their pages, what is known of what stands in them, and the first page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ladokdoc.blackline import Version, merged
from ladokdoc.change_version.first_page import first_page
from ladokdoc.change_version.places import Sources, changes, page_id
from ladokdoc.changes import Compared, Kind, Snapshot, What
from ladokdoc.changes.comparing import ORDER
from ladokdoc.changes.items import shared_ids
from ladokdoc.expressions import values
from ladokdoc.pages import Beside, Page, Templates, page

_EMPTY = "<!DOCTYPE html><html><head><title></title></head><body></body></html>"


def change_version(compared: Compared, root: Path | None, when: datetime | None = None) -> Page:
    """The document of the newest edition that has changed. root: of the project, for its templates. when: its date.

    Raises TemplateFault.
    """
    templates = Templates(root)
    before, after = compared.years()
    old, new = (
        _page(side, year, templates, when) for side, year in ((compared.old, before), (compared.new, after))
    )
    shown = new or old
    assert shown
    about = templates.render("andringar.html", ändringar=first_page(compared))
    styles = {
        media: templates.render(f"stil/{name}.css")
        for media, name in (("all", "andringar"), ("screen", "andringar-skarm"))
    }
    older, newer = (
        Version(made.html if made else _EMPTY, found.places(), found.texts())
        for made, found in ((old, Sources(compared, new=False)), (new, Sources(compared, new=True)))
    )
    chapters = _chapters(compared)
    older, newer = (
        older._replace(now=_now(compared, chapters)),
        newer._replace(moved=_moved(compared, chapters)),
    )
    return replace(shown, html=merged(older, newer, about, styles))


def _page(snapshot: Snapshot, year: int | None, templates: Templates, when: datetime | None) -> Page | None:
    loaded = snapshot.edition(year)
    if loaded is None or loaded.edition is None:
        return None
    edition, project = loaded.edition, snapshot.project
    return page(edition, values(edition, project.earlier), templates, Beside(project.glossary, made=when))


_Chapters = tuple[tuple[str, ...], tuple[str, ...]]


def _chapters(compared: Compared) -> _Chapters:
    """What the chapters of both are told by, in their order: the same where they are the same."""
    sides = zip((compared.old, compared.new), compared.years(), strict=True)
    old, new = (loaded.edition if (loaded := side.edition(year)) else None for side, year in sides)
    if not (old and new):
        return (), ()
    one, other = shared_ids(old, new)
    return tuple(one.chapters), tuple(other.chapters)


def _now(compared: Compared, chapters: _Chapters) -> dict[str, str]:
    """What the ids of the older page are in the newer, where they are others."""
    renamed = (change for change in changes(compared) if change.was)
    found = {page_id(change.key._replace(id=change.was)): page_id(change.key) for change in renamed}
    numbers = {id: number for number, id in enumerate(chapters[1], 1)}
    for number, id in enumerate(chapters[0], 1):
        found[f"kapitel_{number}"] = f"kapitel_{numbers.get(id, f'{number}-borta')}"
    return found


def _moved(compared: Compared, chapters: _Chapters) -> frozenset[str]:
    """The ids in the newer page of what is told to stand at another place among the others."""
    found = [
        change.key for change in changes(compared) if change.kind is Kind.MOVED and change.field == ORDER
    ]
    numbers = {id: number for number, id in enumerate(chapters[1], 1)}
    return frozenset(
        f"kapitel_{numbers.get(key.id, 0)}" if key.what is What.CHAPTER else page_id(key) for key in found
    )
