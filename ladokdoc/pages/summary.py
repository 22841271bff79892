"""The summary for who decides: the year's figures, the goals of each area, and charts with their tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ladokdoc import charts, figures
from ladokdoc.figures import Figure, Summary
from ladokdoc.formats import percent
from ladokdoc.model import Budget, Edition, Kind, Line, Table
from ladokdoc.pages import view, wording
from ladokdoc.pages.wording import Wording

# A chart with more bars than this is no overview: the smallest are drawn as one.
MOST_BARS = 12


def summary(edition: Edition, chapters: tuple[view.Chapter, ...], words: Wording) -> view.Summary | None:
    """What stands on the page; None where there is neither a figure nor a goal to sum up."""
    budget = edition.budget
    shown = [area for chapter in chapters for area in chapter.områden]
    # One without rows is there with its nothing, so that the areas are as many as they are numbered.
    areas = tuple(_counted(area) for area in shown) if any(area.rader for area in shown) else ()
    told = figures.summary(budget, edition.year) if budget else None
    key = tuple(_key_figures(told)) if told else ()
    if not (key or areas):
        return None
    return view.Summary(
        före=next((chapter.id for chapter in chapters if chapter.rubrik), ""),
        enhet=budget.unit if budget else "",
        nyckeltal=key,
        medel=bool(told and told.spent is not None),
        områden=areas,
        mål=str(sum(int(area.mål) for area in areas)),
        behov=str(sum(int(area.behov) for area in areas)),
        diagram=_numbered(_diagrams(budget, edition.year, told, words)) if budget and told else (),
    )


def _counted(area: view.Area) -> view.Counted:
    return view.Counted(
        href=f"#{area.id}",
        nummer=area.nummer,
        rubrik=area.rubrik,
        behov=str(sum(len(row.behov) for row in area.rader)),
        mål=str(sum(len(row.mål) for row in area.rader)),
    )


def _key_figures(told: Summary) -> Iterator[view.KeyFigure]:
    yield from _amount("Intäkter", told.income)
    yield from _amount("Kostnader", told.costs)
    yield from _amount("Investeringar", told.investments)
    if told.spent is not None:
        yield view.KeyFigure("Medel som används", wording.amount(told.spent), "")
    part = told.depreciation_share
    yield from _amount(
        "Avskrivningar", told.depreciation, f"{percent(part)} av kostnaderna" if part is not None else ""
    )


def _amount(name: str, figure: Figure, remark: str = "") -> Iterator[view.KeyFigure]:
    if figure.value is not None:
        yield view.KeyFigure(name, wording.amount(figure.value), remark.replace(" %", f"{wording.NO_BREAK}%"))


def _diagrams(budget: Budget, year: int, told: Summary, words: Wording) -> Iterator[view.Diagram]:
    """A chart of one bar, or of nothing but zeros, says nothing, and is not drawn."""
    for kind, title in ((Kind.COST, "Kostnader"), (Kind.INVESTMENT, "Investeringar")):
        led, named = _grouped(budget, kind, words)
        if _tells(named):
            whole = told.costs if kind is Kind.COST else told.investments
            yield _diagram(kind.value, (f"{title} {year}", led, budget.unit), _fewer(named), whole)
    coming = [(str(charge.year), _whole(charge.value)) for charge in told.write_offs]
    if _tells(coming):
        title = f"Avskrivningar {coming[0][0]}–{coming[-1][0]} av investeringar till och med{wording.NO_BREAK}{year}"
        yield _diagram("avskrivning", (title, "År", budget.unit), coming, None)


def _tells(named: Sequence[tuple[str, Decimal]]) -> bool:
    return len(named) > 1 and any(value for _, value in named)


def _grouped(budget: Budget, kind: Kind, words: Wording) -> tuple[str, list[tuple[str, Decimal]]]:
    """The first level of the tables of a kind; the tables themselves where those are several and have much in them."""
    tables = list(figures.tables_of(budget, kind))
    named = [(_name(part.owner, words), part.value) for part in figures.parts(tables, budget)]
    if len(tables) == 1 or len(named) <= MOST_BARS:
        return "Post", named
    return "Tabell", [(_name(part.owner, words), part.value) for part in figures.wholes(tables, budget)]


def _name(owner: Table | Line, words: Wording) -> str:
    if isinstance(owner, Line):
        return words.plain(owner.name)
    return words.plain(owner.title) or words.plain(owner.total.name if owner.total else None)


def _fewer(named: Sequence[tuple[str, Decimal]]) -> list[tuple[str, Decimal]]:
    """The largest in the order of the plan, and the others together."""
    if len(named) <= MOST_BARS:
        return list(named)
    kept = sorted(range(len(named)), key=lambda n: -abs(named[n][1]))[: MOST_BARS - 1]
    rest = [value for n, (_, value) in enumerate(named) if n not in kept]
    return [named[n] for n in sorted(kept)] + [(f"Övriga {len(rest)}", sum(rest, Decimal(0)))]


def _diagram(
    kind: str, told: tuple[str, str, str], named: Sequence[tuple[str, Decimal]], whole: Figure | None
) -> view.Diagram:
    """A chart with its table. told: its title, what each bar is, and the unit."""
    title, led, unit = told
    places = max(wording.decimals(value) for _, value in named)
    printed = [wording.amount(value, places) for _, value in named]
    shares = [figures.share(Figure(value), whole) if whole else None for _, value in named]
    return view.Diagram(
        id=f"diagram_{kind}",
        nummer="",
        rubrik=title,
        led=led,
        enhet=unit,
        beskrivning=_described(title, named, printed, unit),
        bild=charts.bars([(name, value, text) for (name, value), text in zip(named, printed, strict=True)]),
        rader=tuple(
            view.DiagramLine(
                name, text, f"{wording.per_cent(part)}{wording.NO_BREAK}%" if part is not None else ""
            )
            for (name, _), text, part in zip(named, printed, shares, strict=True)
        ),
        andelar=all(part is not None for part in shares),
        tecken=max(6, *map(len, printed)),
    )


def _described(title: str, named: Sequence[tuple[str, Decimal]], printed: Sequence[str], unit: str) -> str:
    """What the picture shows, for who does not see it; each figure is in the table beside it."""
    values = [value for _, value in named]
    most, least = values.index(max(values)), values.index(min(values))
    ends = f"Störst är {named[most][0]}, {printed[most]} {unit}, och minst {named[least][0]}, {printed[least]} {unit}."
    told = ends if values[most] != values[least] else f"Alla är lika, {printed[most]} {unit}."
    return (
        f"Liggande stapeldiagram, {title}, {len(named)} staplar. {told} Alla belopp står i tabellen intill."
    )


def _numbered(diagrams: Iterator[view.Diagram]) -> tuple[view.Diagram, ...]:
    return tuple(replace(diagram, nummer=str(number)) for number, diagram in enumerate(diagrams, 1))


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)
