"""The table `avskrivningsplan`: what is written off in the plan's year and the years after, worked out."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ladokdoc.figures.depreciation import Charge, write_off
from ladokdoc.model import PROJECTION, Amount, Budget, Edition, Line, Table
from ladokdoc.places import Markup, Text


def projection(edition: Edition) -> Table | None:
    """The table as the printed ones are made from; None where the plan does not say how to write off."""
    budget = edition.budget
    made = write_off(budget, edition.year) if budget else None
    if budget is None or made is None:
        return None
    place = made.rule.place
    first, last = made.charges[0].year, made.charges[-1].year
    return Table(
        id=PROJECTION,
        title=_said(
            f"Avskrivningar {first}–{last} av investeringar till och med\u00a0{edition.year}", budget
        ),
        kind=None,
        unit=budget.unit,
        lines=tuple(_line(charge, budget) for charge in made.charges),
        total=None,
        same_as=None,
        rounded_to=None,
        footnote=_remark(made.charges, budget),
        replaces=(),
        waivers=(),
        place=place,
    )


def _said(text: str, budget: Budget, markup: Markup = Markup.PLAIN) -> Text:
    """A text that the program writes itself; it stands nowhere in the content."""
    return Text(text, budget.place, lambda *_: budget.place, markup)


def _line(charge: Charge, budget: Budget) -> Line:
    amount = Amount(_whole(charge.value), budget.place)
    return Line(
        id=f"{PROJECTION}-{charge.year}",
        name=_said(str(charge.year), budget),
        amounts={} if charge.missing else {budget.own: amount},
        group=False,
        lines=(),
        total=None,
        of_which=(),
        footnote=None,
        replaces=(),
        waivers=(),
        place=budget.place,
    )


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def _remark(charges: tuple[Charge, ...], budget: Budget) -> Text | None:
    said = []
    if any(charge.missing for charge in charges):
        years = sorted({year for charge in charges for year in charge.missing})
        said.append(f"Investeringarna för {', '.join(map(str, years))} är inte kända.")
    if any(_whole(charge.value) != charge.value for charge in charges if not charge.missing):
        said.append(f"Beloppen är avrundade till hela {budget.unit}.")
    return _said(" ".join(said), budget, Markup.BLOCK) if said else None
