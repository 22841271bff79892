r"""Det som står i `{{ }}` ska finnas i planen.

## Kräver
`{{ år }}`, eller ett id, en punkt och vilken uppgift det gäller: `{{ drift.belopp }}`.
Efter ett lodrätt streck kan stå hur den ska skrivas: `{{ drift.belopp | mnkr }}`.
Uppgifterna är belopp, summa, andel, förändring, kvar, namn, rubrik, titel, datum, organ och antal.
Formerna är tkr, mnkr, kr, procent, tal och datum.

## Varför
En uppgift som hämtas stämmer alltid med planen.
Den som inte finns blir ett hål i texten.

## Fel
```inledning.md
Driften kostar {{ drfit.belopp }}.
```

## Rätt
```inledning.md
Driften kostar {{ drift.belopp }}.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every expression that names an id, a field or a format that is not there, or that says nothing."""
    for prose in subject.prose:
        for expression in prose.expressions:
            problem = subject.values.write(expression)
            if isinstance(problem, str) or problem.withheld:
                continue
            if problem.kind == "id" and subject.may_be_lost(expression.name):
                continue
            place = prose.locate(*problem.span)
            yield Finding(place, problem.message, problem.hint)
