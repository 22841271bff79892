"""The change version: the whole document with what was put in and taken away marked, and first what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ladokdoc import model
from ladokdoc.blackline import Version, merged
from ladokdoc.changes import Compared, Key, Mark, Snapshot, What
from ladokdoc.changes.items import shared_ids
from ladokdoc.expressions import values
from ladokdoc.loading import Loaded
from ladokdoc.model import Edition
from ladokdoc.pages import Beside, Page, Templates, page
from ladokdoc.pages.widths import Widths, widths
from ladokdoc.places import Place
from ladokdoc.reports.change_entries import Entry
from ladokdoc.reports.change_sections import Section, sections
from ladokdoc.reports.change_sentence import sentence
from ladokdoc.sources import CONTENT
from ladokdoc.subject import Subject
from ladokdoc.typography import set_text

_EMPTY = "<!DOCTYPE html><html><head><title></title></head><body></body></html>"


@dataclass(frozen=True, slots=True)
class _Row:
    namn: str
    före: str
    efter: str
    ändring: str
    andel: str
    summa: bool


@dataclass(frozen=True, slots=True)
class _Part:
    rubrik: str
    poster: tuple[str, ...]
    belopp: tuple[_Row, ...]
    enhet: str
    mått: Widths


@dataclass(frozen=True, slots=True)
class _Changes:
    """What the template is given."""

    mening: str
    före: str
    efter: str
    delar: tuple[_Part, ...]


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
    about = templates.render("andringar.html", ändringar=_told(compared))
    styles = {
        media: templates.render(f"stil/{name}.css")
        for media, name in (("all", "andringar"), ("screen", "andringar-skarm"))
    }
    older = Version(old.html if old else _EMPTY, _places(compared.old, before), now=_now(compared))
    newer = Version(new.html if new else _EMPTY, _places(compared.new, after))
    return replace(shown, html=merged(older, newer, about, styles))


def _page(snapshot: Snapshot, year: int | None, templates: Templates, when: datetime | None) -> Page | None:
    edition = _edition(snapshot, year)
    if edition is None:
        return None
    project = snapshot.project
    return page(edition, values(edition, project.earlier), templates, Beside(project.glossary, made=when))


def _loaded(snapshot: Snapshot, year: int | None) -> Loaded | None:
    return next((loaded for loaded in snapshot.project.editions if loaded.year == year), None)


def _edition(snapshot: Snapshot, year: int | None) -> Edition | None:
    loaded = _loaded(snapshot, year)
    return loaded.edition if loaded else None


def _places(snapshot: Snapshot, year: int | None) -> dict[str, str]:
    """Where everything stands that has an id in the page."""
    loaded = _loaded(snapshot, year)
    if loaded is None or loaded.edition is None:
        return {}
    edition = loaded.edition
    found = {named.id: _said(named.place) for named in Subject(loaded, edition, snapshot.project).named}
    owners = model.owners(edition.budget) if edition.budget else ()
    found |= {f"{part.id}_summa": _said(part.total.place) for part in owners if part.total}
    found |= {f"omrade-{area.id}": _said(area.place) for area in edition.areas}
    for number, chapter in enumerate(edition.chapters, 1):
        found[f"kapitel_{number}"] = _said(chapter.prose.place if chapter.prose else chapter.place)
    return found


def _now(compared: Compared) -> dict[str, str]:
    """What the ids of the older page are in the newer, where they are others."""
    before, after = compared.years()
    old, new = _edition(compared.old, before), _edition(compared.new, after)
    changes = (part.changes for part in compared.comparison.editions if part.years == (before, after))
    renamed = (change for part in changes for change in part if change.was)
    found = {_id(change.key._replace(id=change.was)): _id(change.key) for change in renamed}
    if old and new:
        ids = shared_ids(old, new)
        numbers = {id: number for number, id in enumerate(ids[1].chapters, 1)}
        for number, id in enumerate(ids[0].chapters, 1):
            found[f"kapitel_{number}"] = f"kapitel_{numbers.get(id, f'{number}-borta')}"
    return found


def _id(key: Key) -> str:
    """The id that the page has for something."""
    return f"omrade-{key.id}" if key.what is What.AREA else key.id


def _said(place: Place) -> str:
    return f"{place.path.removeprefix(CONTENT + '/')}:{place.line}"


def _told(compared: Compared) -> _Changes:
    parts = tuple(
        _part(section) for part in compared.comparison.parts if part.changes for section in sections(part)
    )
    before, after = map(_set, compared.labels)
    return _Changes(_set(sentence(compared.comparison)), before, after, parts)


def _set(text: str) -> str:
    """A text of a report as the document sets it, which has no backticks."""
    return set_text(text.replace("`", ""))


def _part(section: Section) -> _Part:
    rows = tuple(
        _Row(
            row.name,
            set_text(row.before),
            set_text(row.after),
            set_text(row.delta),
            row.share,
            row.level == 2,
        )
        for row in section.rows
    )
    amounts = (amount for row in rows for amount in (row.före, row.efter, row.ändring))
    return _Part(section.title, tuple(_entries(section.entries)), rows, section.unit, widths(amounts, 3, 1))


def _entries(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        changed = "" if not any(piece.mark is not Mark.SAME for piece in entry.pieces) else " (se texten)"
        yield _set(f"{entry.text}{changed}")
