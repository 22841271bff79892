"""Skiljetecken står direkt efter ordet.

## Kräver
Före kolon, semikolon, komma, punkt, utropstecken och frågetecken är det inget mellanslag.

## Varför
Så skrivs det enligt Svenska skrivregler, och annars kan tecknet hamna ensamt först på en rad.

## Fel
```inledning.md
Planen omfattar tre delar : behov, mål och budget.
```

## Rätt
```inledning.md
Planen omfattar tre delar: behov, mål och budget.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

# Begins with the sign, so that the text is gone through fast.
_LOOSE = re.compile(r"[:;,.!?](?<=[ \u00a0].)(?=\s|\Z)(?!(?<=:)\s?[0-9])")
_BEFORE = re.compile(r"(?:[^\W_]|[)”])([ \u00a0]{1,20})\Z")


def check(subject: Subject) -> Iterator[Finding]:
    """Every sign that stands apart from the word before it."""
    running = subject.running
    for match in running.find(_LOOSE):
        blanks = _BEFORE.search(running.text, max(0, match.start() - 21), match.start())
        if blanks:
            yield Finding(
                running.place(blanks.start(1), match.end()),
                f"Här står ett mellanslag före ”{match.group()}”.",
                "Ta bort mellanslaget.",
                fix=running.fix(blanks.start(1), match.end(), match.group()),
            )
