"""Where in the source what a page shows stands: by id, and for running text by what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from ladokdoc import model
from ladokdoc.blackline import paragraphs
from ladokdoc.changes import Change, Compared, Key, Kind, Snapshot, What
from ladokdoc.changes.spots import Spots
from ladokdoc.expressions import values
from ladokdoc.loading import Loaded
from ladokdoc.model import Correction, Decision, Edition
from ladokdoc.pages.wording import Wording, day
from ladokdoc.places import Markup, Place, Text
from ladokdoc.prose import blocks
from ladokdoc.sources import CONTENT
from ladokdoc.subject import Subject

# Of a record that has changed in more, no more lines are named.
_MOST = 3


def changes(compared: Compared) -> Iterator[Change]:
    """What has changed in the editions that are shown."""
    for part in compared.comparison.editions:
        if part.years == compared.years():
            yield from part.changes


def page_id(key: Key) -> str:
    """The id that the page has for something."""
    return f"omrade-{key.id}" if key.what is What.AREA else key.id


class Sources:
    """Where the parts of one of the two pages stand, as they are told of: "budget.yaml:7"."""

    def __init__(self, compared: Compared, *, new: bool) -> None:
        years = compared.years()
        self._new = new
        self._snapshot: Snapshot = compared.new if new else compared.old
        self._loaded: Loaded | None = self._snapshot.edition(years[new])
        self._changes = tuple(changes(compared))
        # The year is told where there are two.
        self._folder = f"{CONTENT}/{years[1]}/" if years[0] == years[1] else f"{CONTENT}/"

    @property
    def _edition(self) -> Edition | None:
        return self._loaded.edition if self._loaded else None

    def places(self) -> dict[str, str]:
        """Where everything stands that has an id in the page: what has changed in it, else where it begins."""
        edition = self._edition
        if self._loaded is None or edition is None:
            return {}
        named = Subject(self._loaded, edition, self._snapshot.project).named
        found = {one.id: self._said([one.place]) for one in named}
        owners = model.owners(edition.budget) if edition.budget else ()
        found |= {f"{part.id}_summa": self._said([part.total.place]) for part in owners if part.total}
        found |= {f"omrade-{area.id}": self._said([area.place]) for area in edition.areas}
        for number, chapter in enumerate(edition.chapters, 1):
            found[f"kapitel_{number}"] = self._said([chapter.place])
        return found | {id: self._said(places) for id, places in self._changed().items()}

    def _changed(self) -> dict[str, list[Place]]:
        """Where the fields that have changed stand, by the id of what shows them."""
        found: dict[str, list[Place]] = {}
        for change in self._changes:
            place = change.new if self._new else change.old
            key = change.key if self._new or not change.was else change.key._replace(id=change.was)
            id = f"{page_id(key)}{_END.get(change.field.partition('.')[0], '')}"
            if id and place and change.kind in (Kind.CHANGED, Kind.RENAMED) and key.what is not What.CHAPTER:
                found.setdefault(id, []).append(place)
        return found

    def texts(self) -> dict[str, str]:
        """Where each paragraph of running text stands, by what it says. What is there twice is not told by that."""
        edition = self._edition
        if edition is None:
            return {}
        words = Wording(values(edition, self._snapshot.project.earlier))
        found = list(self._paragraphs(edition, words))
        counts = Counter(said for said, _ in found)
        return {" ".join(said.split()): self._said([place]) for said, place in found if counts[said] == 1}

    def _paragraphs(self, edition: Edition, words: Wording) -> Iterator[tuple[str, Place]]:
        for part in (*model.walk(edition), *model.walk(self._snapshot.project.glossary)):
            if isinstance(part, Text) and part.value:
                yield from _said_at(part, words)
            if isinstance(part, Edition | Decision | Correction) and (date := day(part.day)):
                yield date.text, part.day_place or part.place
        if edition.status and (place := Spots(self._snapshot.files).of(edition.place, "status")):
            yield from ((said, place) for said in (edition.status.upper(), edition.status.capitalize()))

    def _said(self, places: Iterable[Place]) -> str:
        """The lines of places, by file."""
        told = []
        for path, here in groupby(sorted(set(places)), lambda place: place.path):
            lines = list(dict.fromkeys(str(place.line) for place in here))
            more = "…" if len(lines) > _MOST else ""
            told.append(
                f"{path.removeprefix(self._folder).removeprefix(f'{CONTENT}/')}:{', '.join(lines[:_MOST])}{more}"
            )
        return ", ".join(told)


# What the page shows in an element of its own, by its field.
_END = {"summa": "_summa", "fotnot": "_not", "resultat": "budget_resultat_summa"}


def _said_at(text: Text, words: Wording) -> Iterator[tuple[str, Place]]:
    """What each paragraph of a text says, and where it begins."""
    if text.markup is Markup.PLAIN:
        yield words.plain(text), text.place
        return
    html = words.part(text, 0, ())[0] if text.markup is Markup.DOCUMENT else words.html(text)
    said, places = paragraphs(html), list(blocks(text))
    if len(said) == len(places):
        yield from zip(said, places, strict=True)
