"""Ett minustecken står intill sitt tal.

## Kräver
Mellan minustecknet och talet är det inget mellanslag: ”-6 000”, inte ”- 6 000”.

## Varför
Med mellanslag blir tecknet ett tankstreck i dokumentet, och beloppet ser positivt ut.

## Fel
```inledning.md
Resultatet uppgår till - 6 000 tkr.
```

## Rätt
```inledning.md
Resultatet uppgår till -6 000 tkr.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_APART = lazy(r"[-−–](?<=[ \u00a0(].)[ \u00a0](?=[0-9])")
# After these comes an amount, and no new thought.
_AMOUNT = lazy(
    r"(?:\b(?:är|blir|blev|på|till|med|om|av|från|ger|gav|var|resultat|resultatet|saldo|saldot|cirka|ca|visar|minus|totalt)"
    r"|\()[ \u00a0]?\Z",
    re.IGNORECASE,
)
# These can stand before a new thought too, but not where money follows.
_JOINED = lazy(r"\b(?:och|samt|eller|mot|mellan|respektive)[ \u00a0]?\Z", re.IGNORECASE)
_MONEY = lazy(
    r"[ \u00a0][0-9]{1,3}(?:[ \u00a0]?[0-9]{3})*(?:,[0-9]+)?[ \u00a0](?:kr|tkr|mnkr|mkr|kronor|procent|%)(?!\w)"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Every minus that stands apart from its number."""
    running = subject.running
    for match in running.find(_APART):
        start, before = match.start(), max(0, match.start() - 15)
        money = _JOINED.search(running.text, before, start) and _MONEY.match(running.text, start + 1)
        if money or _AMOUNT.search(running.text, before, start):
            yield Finding(
                running.place(*match.span()),
                "Här står ett mellanslag efter minustecknet.",
                "Ta bort mellanslaget.",
                fix=running.fix(*match.span(), match.group()[0]),
            )
