"""Texten har inga tabbar.

## Kräver
I löpande text står mellanslag mellan orden, och inga tabbar.

## Varför
En tabb följer ofta med från ett annat program, och i dokumentet blir den ett mellanslag eller en ruta med kod.

## Fel
Efter första ordet står en tabb:
```inledning.md
Planen\tgäller förvaltningen av Ladok.
```

## Rätt
Efter första ordet står ett mellanslag:
```inledning.md
Planen gäller förvaltningen av Ladok.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_TABS = lazy(r"\t+")


def check(subject: Subject) -> Iterator[Finding]:
    """Every tab in running text."""
    running = subject.running
    for match in running.find(_TABS) if "\t" in running.text else ():
        yield Finding(
            running.place(*match.span()),
            "Här står en tabb.",
            "Skriv ett mellanslag i stället.",
            fix=running.fix(
                *match.span(), "" if running.text[match.end() : match.end() + 1] in "\r\n" else " "
            ),
        )
