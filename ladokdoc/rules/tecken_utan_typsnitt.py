"""Varje tecken ska finnas i dokumentets typsnitt.

## Kräver
Texterna har bara tecken som dokumentets typsnitt kan visa: bokstäver på svenska, samiska och de flesta andra språk
i Europa, siffror, skiljetecken och vanliga symboler.
Har projektet egna typsnitt i `templates/typsnitt` är det de som räknas.

## Varför
Ett tecken som typsnittet saknar blir en tom ruta på sidan, och då görs ingen PDF.

## Fel
```inledning.md
Planen är antagen 🎉 av styrelsen.
```

## Rätt
```inledning.md
Planen är antagen av styrelsen.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ladokdoc.findings import Finding, Level
from ladokdoc.formats import shorten
from ladokdoc.prose import Prose, shown
from ladokdoc.subject import Subject
from ladokdoc.typefaces import lacking

LEVEL = Level.ERROR
# Of one text; more are never read.
_MOST = 200


def check(subject: Subject) -> Iterator[Finding]:
    """Every run of characters that cannot be shown."""
    texts = [(prose, shown(prose)) for prose in subject.printed]
    missing = lacking(set("".join(text for _, text in texts)), subject.project.root)
    for prose, text in texts if missing else ():
        if here := missing & set(text):
            yield from _told(prose, here)


def _told(prose: Prose, missing: frozenset[str]) -> Iterator[Finding]:
    signs = f"[{''.join(map(re.escape, sorted(missing)))}]"
    for match in islice(re.finditer(rf"{signs}+|&#?\w{{1,40}};", prose.text.value), _MOST):
        text = _unescaped(match.group())
        if missing & set(text):
            yield Finding(prose.locate(*match.span()), *_wording(text))


def _unescaped(text: str) -> str:
    if not text.startswith("&"):
        return text
    from html import unescape  # a table of some thousand names

    return unescape(text)


def _wording(text: str) -> tuple[str, str]:
    if len(text) == 1:
        return (
            f"Tecknet ”{text}” (U+{ord(text):04X}) finns inte i dokumentets typsnitt.",
            "Ta bort det, eller skriv det med ord.",
        )
    return (
        f"Tecknen ”{shorten(text)}” finns inte i dokumentets typsnitt.",
        "Ta bort dem, eller skriv med svenska bokstäver.",
    )
