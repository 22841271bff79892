"""The plan to the document that the templates place: its parts in order, numbered, with their contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from ladokdoc import model
from ladokdoc.expressions import Values
from ladokdoc.model import Decision, Edition, Glossary, Status
from ladokdoc.pages import areas, tables, view
from ladokdoc.pages.abbreviations import used
from ladokdoc.pages.contents import contents
from ladokdoc.pages.frames import frames
from ladokdoc.pages.gaps import gaps
from ladokdoc.pages.placing import RESULT, Placing
from ladokdoc.pages.since import since
from ladokdoc.pages.summary import summary
from ladokdoc.pages.turning import turned
from ladokdoc.pages.wording import Wording, day


class Beside(NamedTuple):
    """What the document tells beside the plan itself.

    glossary: explains its abbreviations. version: which text of the plan this is, as it is to be read.
    changes: what is other than when the plan was decided, a sentence each.
    made: the date of the document, where that is not the plan's own.
    """

    glossary: Glossary = Glossary()
    version: str = ""
    changes: tuple[str, ...] = ()
    made: datetime | None = None


NOTHING = Beside()


def document(edition: Edition, values: Values, beside: Beside = NOTHING) -> view.Document:
    """The whole plan as ready strings."""
    words = Wording(values)
    chapters = tuple(_Composer(edition, words).chapters())
    governing = tuple(_decision(decision, words) for decision in edition.governing)
    plan = view.Document(
        titel=words.plain(edition.title),
        år=str(edition.year),
        organisation=words.plain(edition.organisation),
        språk=edition.language,
        datum=day(edition.day),
        skapad=_created(beside.made, edition.day),
        status=edition.status.value if edition.status and edition.status is not Status.DECIDED else "",
        beslut=_decision(edition.decision, words) if edition.decision else None,
        styrande_beslut=governing,
        sammanfattning=(overview := summary(edition, chapters, words)),
        innehåll=tuple(contents(chapters, f"{edition.year} i siffror" if overview else "")),
        kapitel=chapters,
        förkortningar=(),
        version=beside.version,
        efter_beslutet=since(
            tuple(_corrections(edition, words)), beside.changes, chapters, _texts(edition, words)
        ),
    )
    return replace(plan, förkortningar=used(beside.glossary, plan, words))


def _created(made: datetime | None, own: date | None) -> str:
    """The date of the document as metadata has it, "2020-11-24T11:00:00Z": when it was made, else the plan's own."""
    if made is None and own:
        made = datetime.combine(own, time(), UTC)
    return f"{made.astimezone(UTC).isoformat(timespec='seconds').removesuffix('+00:00')}Z" if made else ""


def _texts(edition: Edition, words: Wording) -> dict[str, str]:
    """The heading that each text stands under, by the name of its file."""
    found, heading = {}, ""
    for chapter in edition.chapters:
        heading = words.plain(chapter.title) or heading
        if chapter.prose_file:
            found[chapter.prose_file] = heading
    return found


def _corrections(edition: Edition, words: Wording) -> Iterator[view.Correction]:
    for correction in edition.corrections:
        yield view.Correction(
            datum=day(correction.day),
            skäl=words.plain(correction.reason),
            beslut=_decision(correction.decision, words) if correction.decision else None,
        )


def _decision(decision: Decision, words: Wording) -> view.Decision:
    return view.Decision(
        id=decision.id,
        organ=words.plain(decision.body),
        datum=day(decision.day),
        titel=words.plain(decision.title),
        paragraf=words.plain(decision.paragraph),
        diarienummer=words.plain(decision.record_number),
        mål=tuple(
            view.Direction(direction.id, str(number), words.html(direction.text))
            for number, direction in enumerate(decision.directions, 1)
        ),
    )


class _Composer:
    """Puts the chapters together. It knows which ids the page has so far, for headings get theirs from their words."""

    def __init__(self, edition: Edition, words: Wording) -> None:
        self._edition = edition
        self._words = words
        self._placing = Placing(edition)
        self._ids = {str(getattr(record, "id", "")) for record in model.walk(edition)}
        self._ids |= {areas.area_id(area.id) for area in edition.areas}

    def chapters(self) -> Iterator[view.Chapter]:
        """All chapters. Headings stand a step deeper once there is a chapter with a heading of its own."""
        titled = False
        for index, chapter in enumerate(self._edition.chapters):
            titled = titled or chapter.title is not None
            level = 3 if titled else 2
            text, sections = self._text(chapter, level - 2)
            shown = tuple(
                areas.area(area, level, self._placing, self._words) for area in self._placing.areas[index]
            )
            heading = self._words.plain(chapter.title)
            lies, placed = turned(heading, text, shown, tuple(self._tables(self._placing.tables[index])))
            yield view.Chapter(
                id=f"kapitel_{index + 1}",
                rubrik=heading,
                text=text,
                avsnitt=sections,
                områden=shown,
                tabeller=placed,
                bred=lies,
            )

    def _text(self, chapter: model.Chapter, shift: int) -> tuple[view.Html, tuple[view.Entry, ...]]:
        if chapter.prose is None:
            return view.Html(), ()
        html, headings = self._words.part(chapter.prose, shift, self._ids)
        self._ids |= {heading.id for heading in headings}
        first = tuple(heading for heading in headings if heading.level == 2)
        return html, tuple(view.Entry("avsnitt", f"#{heading.id}", "", heading.text) for heading in first)

    def _tables(self, chosen: tuple[model.Table, ...]) -> Iterator[view.Table]:
        budget = self._edition.budget
        if budget is None:
            return
        numbers = self._placing.table_numbers
        for table in chosen:
            below = tuple(frames(table, budget, self._placing, self._words))
            made = tables.table(table, numbers[table.id], budget, self._words)
            yield replace(made, ramar=below, noter=(*made.noter, *gaps(table, self._words)))
            number = numbers.get(RESULT)
            if number == numbers[table.id] + 1 and (result := tables.result(budget, number, self._words)):
                yield result
