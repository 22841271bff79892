"""En summa ska ha ett belopp.

## Kräver
En `summa` eller ett `resultat` har `belopp` när posterna har belopp för året.
Har de inga har den minst ett belopp under `jämför`.

## Varför
En summa utan belopp blir ett tankstreck i dokumentet, och ingenting prövas.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
    summa:
      namn: Kostnader totalt
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
    summa:
      namn: Kostnader totalt
      belopp: 8 500
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc import figures
from ladokdoc.figures import Figure
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.model import Total, owners
from ladokdoc.subject import Subject
from ladokdoc.sums_told import named

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every declared total, and the result, that says nothing of the plan's own year."""
    budget = subject.edition.budget
    if budget is None:
        return
    for owner in owners(budget):
        if owner.total and budget.own not in owner.total.amounts:
            computed = figures.of_parts(owner, budget.own)
            yield from _told(owner.total, computed, f"Summan för {named(subject, owner)}", "posterna")
    if budget.result and budget.own not in budget.result.amounts:
        yield from _told(budget.result, figures.result(budget, budget.own), "Resultatet", "tabellerna")


def _told(total: Total, computed: Figure, what: str, terms: str) -> Iterator[Finding]:
    if computed.value is not None:
        shown = number(computed.value)
        message = f"{what} har inget belopp, men {terms} ger {shown}."
        yield Finding(total.place, message, f"Lägg till `belopp: {shown}`.")
    elif not total.amounts:
        yield Finding(total.place, f"{what} har inget belopp.", "Lägg till `belopp`, eller ta bort den.")
