"""Ett belopp i texten är detsamma som i budgeten.

## Kräver
Säger en mening vad en post, en tabell, en summa, en ram eller ett resultat kostar eller är, så säger budgeten detsamma.
Jämförelsen görs med beloppets egen noggrannhet: ”1,2 mnkr” kan vara 1 234 tkr.
Ord som cirka, drygt, närmare, minst och högst räknas med, och likaså ett spann som ”2–3 mnkr”.
Vad något ökar med sedan året före, vad det var då och vad som är kvar av en ram jämförs också.
Andelen som tas direkt, och resten, är som i `aktivering`.

## Varför
Ett belopp i texten följer inte med när budgeten ändras.
Vad en mening handlar om är en tolkning av orden, och därför är detta en varning och inget fel.
Ett belopp som inte är någon siffra i planen är inget påpekande, men räknas upp som inte prövat.

## Fel
```inledning.md
Drift kostar 9 000 tkr under {{ år }}.
```

## Rätt
```inledning.md
Drift kostar 8 500 tkr under {{ år }}, eller cirka 8,5 mnkr.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ladokdoc.findings import Finding, Level
from ladokdoc.formats import UNITS, convert, money, percent, shorten
from ladokdoc.spoken import Said, Verdict
from ladokdoc.subject import Subject

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every amount in a text that is said to be that of something, and is not."""
    for said in subject.said:
        if said.verdict is Verdict.WRONG and said.expected is not None:
            yield _told(said, said.expected)


def _told(said: Said, expected: Decimal) -> Finding:
    spoken, known = said.spoken, said.known
    unit = known.unit if known else ""
    counted = unit if spoken.unit in UNITS and unit else ""
    actual = convert(spoken.high, "kr", counted) if counted else spoken.high
    wanted = convert(expected, "kr", counted) if counted else expected
    written = shorten(said.prose.text.value[spoken.start : spoken.end])
    figure = money(wanted, counted) if counted else percent(expected / 100)
    about = f" om {known.title}, men budgeten ger {figure}" if known else f", men direkt tas {figure}"
    return Finding(
        said.prose.locate(spoken.start, spoken.end),
        f"I texten står ”{written}”{about}.",
        _hint(said),
        expected=wanted,
        actual=actual,
        difference=actual - wanted,
    )


def _hint(said: Said) -> str:
    known = said.known
    if known is None:
        return "Rätta texten, eller `direkt` under `aktivering` i budgeten."
    if said.spoken.unit in UNITS and known.asked:
        return f"Rätta det som är fel, eller hämta beloppet ur budgeten med `{{{{ {known.asked} }}}}`."
    return "Rätta texten eller budgeten."
