"""En avrundning ska vara den som beloppen har.

## Kräver
`avrundat_till` är större än 0, och varje belopp i tabellen går jämnt upp i det.
Det som ett par under `aktivering` jämför går på någon sida jämnt upp i parets.

## Varför
Avrundningen avgör hur mycket en summa får skilja från sina poster.
Anges den större än den är kan en felaktig summa se riktig ut.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    avrundat_till: 1 000
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    avrundat_till: 100
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ladokdoc import figures
from ladokdoc.figures import PairCheck
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.model import Amount, Line, Table, nodes
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every table whose amounts are finer than it says, and every step that is none."""
    budget = subject.edition.budget
    for table in budget.tables if budget else ():
        step = table.rounded_to.value if table.rounded_to else None
        if table.rounded_to and step is not None:
            yield from _told(table, table.rounded_to, step)
    for pair in budget.capitalisation.pairs if budget and budget.capitalisation else ():
        if pair.rounded_to and pair.rounded_to.value is not None and pair.rounded_to.value <= 0:
            yield _not_a_step(pair.rounded_to)
    for checked in figures.pairs(budget) if budget else ():
        yield from _of_pair(checked)


def _of_pair(checked: PairCheck) -> Iterator[Finding]:
    """Where neither side goes evenly into the step it is the step that is wrong; one alone is told of by its sum."""
    stated = checked.pair.rounded_to
    step = stated.value if stated else None
    if stated and step and step > 0 and checked.direct % step and checked.invested % step:
        both = f"varken {number(checked.direct)} eller {number(checked.invested)}"
        message = f"Paret är avrundat till {number(step)}, men {both} är det."
        yield Finding(stated.place, message, "Rätta avrundningen eller beloppen.", related=checked.places)


def _told(table: Table, stated: Amount, step: Decimal) -> Iterator[Finding]:
    if step <= 0:
        yield _not_a_step(stated)
        return
    for amount in _amounts(table):
        if amount.value is not None and amount.rounding is None and amount.value % step:
            yield Finding(
                stated.place,
                f"Tabellen är avrundad till {number(step)}, men beloppet {number(amount.value)} är det inte.",
                "Rätta avrundningen eller beloppet.",
                related=(amount.place,),
            )
            return


def _not_a_step(stated: Amount) -> Finding:
    return Finding(
        stated.place, "`avrundat_till` är inte större än 0.", "Skriv ett tal större än 0, som `1`."
    )


def _amounts(table: Table) -> Iterator[Amount]:
    for owner in nodes(table):
        yield from (owner.total.amounts if owner.total else {}).values()
        yield from (owner.amounts if isinstance(owner, Line) else {}).values()
