"""The plan to the document that the templates place: chapters in order, numbered, with their contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ladokdoc import figures
from ladokdoc.expressions import Values
from ladokdoc.model import Budget, Decision, Edition, Frame, Status, Table
from ladokdoc.pages import areas, tables, view
from ladokdoc.pages.placing import Placing
from ladokdoc.pages.wording import Wording, day, money


def document(edition: Edition, values: Values) -> view.Document:
    """The whole plan as ready strings."""
    words = Wording(values)
    chapters = tuple(_Composer(Placing(edition), words).chapters())
    return view.Document(
        titel=words.plain(edition.title),
        år=str(edition.year),
        organisation=words.plain(edition.organisation),
        språk=edition.language,
        datum=day(edition.day),
        status=edition.status.value if edition.status and edition.status is not Status.DECIDED else "",
        beslut=_decision(edition.decision, words) if edition.decision else None,
        styrande_beslut=tuple(_decision(decision, words) for decision in edition.governing),
        innehåll=tuple(_contents(chapters)),
        kapitel=chapters,
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


def _contents(chapters: tuple[view.Chapter, ...]) -> Iterator[view.Entry]:
    """Chapters with their areas and tables; what goes on with a chapter is listed under it."""
    entry: view.Entry | None = None
    for chapter in chapters:
        under = tuple(_parts(chapter))
        if chapter.rubrik:
            if entry:
                yield entry
            entry = view.Entry(f"#{chapter.id}", "", chapter.rubrik, under)
        elif entry:
            entry = replace(entry, under=(*entry.under, *under))
        else:
            yield from under
    if entry:
        yield entry


def _parts(chapter: view.Chapter) -> Iterator[view.Entry]:
    for area in chapter.områden:
        yield view.Entry(f"#{area.id}", area.nummer, area.rubrik)
    for table in chapter.tabeller:
        if table.nummer and table.rubrik:
            yield view.Entry(f"#{table.id}", "", table.rubrik)


@dataclass(frozen=True, slots=True)
class _Composer:
    """Puts the parts of the document together."""

    placing: Placing
    words: Wording

    def chapters(self) -> Iterator[view.Chapter]:
        """All chapters. Headings stand a step deeper once there is a chapter with a heading of its own."""
        titled = False
        for index, chapter in enumerate(self.placing.edition.chapters):
            titled = titled or chapter.title is not None
            level = 3 if titled else 2
            yield view.Chapter(
                id=f"kapitel.{index + 1}",
                rubrik=self.words.plain(chapter.title),
                text=self.words.html(chapter.prose, level - 2),
                områden=tuple(
                    areas.area(area, level, self.placing, self.words) for area in self.placing.areas[index]
                ),
                tabeller=tuple(self._tables(self.placing.tables[index])),
            )

    def _tables(self, chosen: tuple[Table, ...]) -> Iterator[view.Table]:
        budget = self.placing.edition.budget
        if budget is None:
            return
        for table in chosen:
            number = self.placing.table_numbers[table.id]
            frames = tuple(self._frames(table, budget))
            yield replace(tables.table(table, number, budget, self.words), ramar=frames)
            if table.id == self._last_counted(budget) and (result := tables.result(budget, self.words)):
                yield result

    def _last_counted(self, budget: Budget) -> str | None:
        """The last printed table that the result is made of: the result follows it."""
        counted = {table.id for table in tables.counted_in_result(budget)}
        return next((id for id in reversed(self.placing.table_numbers) if id in counted), None)

    def _frames(self, table: Table, budget: Budget) -> Iterator[view.Frame]:
        """The frames that are told under a table: the last one printed of those that they apply to."""
        for frame in budget.frames:
            hosts = {self.placing.table_of(ref.id) for ref in frame.applies_to}
            last = next((id for id in reversed(self.placing.table_numbers) if id in hosts), None)
            if last == table.id and (shown := self._frame(frame, table, budget)):
                yield shown

    def _frame(self, frame: Frame, table: Table, budget: Budget) -> view.Frame | None:
        used = figures.used(frame, budget, budget.own).value
        room = figures.room(frame, budget, budget.own)
        if used is None or room is None:
            return None
        alone = [ref.id for ref in frame.applies_to] == [table.id]
        return view.Frame(
            id=frame.id,
            gäller=() if alone else tuple(self._names(frame, budget)),
            högst=money(used + room, budget.unit),
            utnyttjat=money(used, budget.unit),
            kvar=money(room, budget.unit) if room >= 0 else "",
            över=money(-room, budget.unit) if room < 0 else "",
            beslut=self._decision(frame),
        )

    def _names(self, frame: Frame, budget: Budget) -> Iterator[str]:
        titles = {table.id: table.title for table in budget.tables}
        for ref in frame.applies_to:
            line = self.placing.lines.get(ref.id)
            if name := self.words.plain(line.name if line else titles.get(ref.id)):
                yield name

    def _decision(self, frame: Frame) -> view.Link | None:
        found = self.placing.decisions.get(frame.decision.id) if frame.decision else None
        return view.Link(f"#{found.id}", areas.name_of(found, self.words)) if found else None
