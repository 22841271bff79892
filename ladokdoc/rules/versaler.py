"""Ord betonas inte med versaler.

## Kräver
Vanliga ord skrivs inte helt med versaler: ”allt” och inte ”ALLT”.
Initialord och namn som står i `ordlista.yaml` prövas inte.

## Varför
Versaler är svåra att läsa, ser ut som en förkortning och läses ibland upp bokstav för bokstav.

## Fel
```inledning.md
Studenterna ska sköta ALLT på egen hand.
```

## Rätt
```inledning.md
Studenterna ska sköta allt på egen hand.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_LONG = 7
_WORDS = """
aldrig all alla allt alltid andra att bara behov beslut bör de dem den denna det detta direkt dock efter ej eller en
endast ett fel får för förslag gärna hela hos ingen inget inga inom inte inför ja kan klart kommer krav man med mer
mest mot mycket mål måste möte nej ny nya nytt nu och också om på redan rätt samma samt senast ska skall som stopp
till tillsammans under utan vi vid viktig viktigt varje är även över
"""
_STRESSED = frozenset(_WORDS.split())
_CAPITALS = lazy(r"[A-ZÅÄÖ]{3,40}")


def check(subject: Subject) -> Iterator[Finding]:
    """Every ordinary word in capitals."""
    running = subject.running
    for word, starts in running.words.items():
        if _CAPITALS.fullmatch(word) and is_stressed(subject, word):
            for start in starts:
                yield Finding(
                    running.place(start, start + len(word)),
                    f"”{word}” är skrivet med versaler.",
                    f"Skriv ”{word.lower()}”, eller skriv in ordet i `ordlista.yaml` om det är ett namn.",
                )


def is_stressed(subject: Subject, word: str) -> bool:
    """Whether something in capitals is an ordinary word and no initialism."""
    glossary = subject.project.glossary
    named = any(
        word in name.value for name in (*glossary.terms, *(part.short for part in glossary.abbreviations))
    )
    used = len(word) > 2 and word.lower() in subject.running.words
    return not named and (used or word.lower() in _STRESSED or len(word) >= _LONG)
