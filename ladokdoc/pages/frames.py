"""Economic limits to what the templates place: each under the last table that it applies to."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc import figures
from ladokdoc.formats import listing
from ladokdoc.model import Budget, Frame, Table
from ladokdoc.pages import view
from ladokdoc.pages.areas import name_of
from ladokdoc.pages.placing import Placing
from ladokdoc.pages.wording import Wording, money


def frames(table: Table, budget: Budget, placing: Placing, words: Wording) -> Iterator[view.Frame]:
    """The frames that are told under a table."""
    for frame in budget.frames:
        hosts = {placing.table_of(ref.id) for ref in frame.applies_to}
        last = next((id for id in reversed(placing.table_numbers) if id in hosts), None)
        used = figures.used(frame, budget).value
        room = figures.room(frame, budget)
        if last == table.id and used is not None and room is not None:
            alone = [ref.id for ref in frame.applies_to] == [table.id]
            yield view.Frame(
                id=frame.id,
                gäller="" if alone else listing(tuple(_names(frame, budget, placing, words))),
                högst=money(used + room, budget.unit),
                utnyttjat=money(used, budget.unit),
                kvar=money(room, budget.unit) if room >= 0 else "",
                över=money(-room, budget.unit) if room < 0 else "",
                beslut=_decision(frame, placing, words),
            )


def _names(frame: Frame, budget: Budget, placing: Placing, words: Wording) -> Iterator[str]:
    titles = {table.id: table.title for table in budget.tables}
    for ref in frame.applies_to:
        line = placing.lines.get(ref.id)
        if name := words.plain(line.name if line else titles.get(ref.id)):
            yield name


def _decision(frame: Frame, placing: Placing, words: Wording) -> view.Link | None:
    found = placing.decisions.get(frame.decision.id) if frame.decision else None
    return view.Link(f"#{found.id}", name_of(found, words)) if found else None
