"""Areas to what the templates place: goals numbered, with ways to the lines and decisions behind them."""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.model import Area, Decision, Goal, Ref, Row
from ladokdoc.pages import view
from ladokdoc.pages.placing import Placing
from ladokdoc.pages.wording import Wording, day

# Characters in a cell. A page has room for some 2 400; what is longer than this may be divided between pages.
LONG = 1500


def area(area: Area, level: int, placing: Placing, words: Wording) -> view.Area:
    """An area with its table. level: of its heading."""
    number = placing.area_numbers[area.id]
    rows = []
    goals = 0
    for row in area.rows:
        rows.append(_row(row, (number, goals), placing, words))
        goals += len(row.goals)
    return view.Area(area_id(area.id), str(number), words.plain(area.title), level, tuple(rows))


def area_id(id: str) -> str:
    """The id of an area's heading in the page: areas have a namespace of their own."""
    return f"omrade-{id}"


def _row(row: Row, count: tuple[int, int], placing: Placing, words: Wording) -> view.Row:
    """A row. count: the number of the area, and how many of its goals stand before."""
    number, before = count
    introduction = words.html(row.introduction)
    needs = tuple(view.Need(need.id, words.html(need.text)) for need in row.needs)
    goals = tuple(
        _goal(goal, f"{number}.{n}", placing, words) for n, goal in enumerate(row.goals, before + 1)
    )
    longest = max(len(introduction) + sum(len(n.text) for n in needs), sum(len(g.text) for g in goals))
    listed = row.introduction is not None and len(needs) > 1
    return view.Row(row.id, introduction, needs, goals, lista=listed, lång=longest > LONG)


def _goal(goal: Goal, number: str, placing: Placing, words: Wording) -> view.Goal:
    return view.Goal(
        id=goal.id,
        nummer=number,
        text=words.html(goal.text),
        ansvarig=words.plain(goal.responsible),
        indikator=words.plain(goal.indicator),
        klart_senast=day(goal.due),
        prioritet="" if goal.priority is None else str(goal.priority),
        inriktning=tuple(_directions(goal.directions, placing, words)),
        finansieras_av=tuple(_lines(goal.funded_by, placing, words)),
    )


def _directions(refs: tuple[Ref, ...], placing: Placing, words: Wording) -> Iterator[view.Link]:
    for ref in refs:
        if found := placing.directions.get(ref.id):
            decision, number, direction = found
            yield view.Link(f"#{direction.id}", f"{name_of(decision, words)}, mål {number}")


def _lines(refs: tuple[Ref, ...], placing: Placing, words: Wording) -> Iterator[view.Link]:
    for ref in refs:
        if line := placing.lines.get(ref.id):
            yield view.Link(f"#{line.id}", words.plain(line.name))


def name_of(decision: Decision, words: Wording) -> str:
    """What a decision is called where it is referred to: who decided, and when."""
    made = decision.day.isoformat() if decision.day else ""
    return " ".join(part for part in (words.plain(decision.body), made) if part)
