"""Texten har inga tecken som inte syns.

## Kräver
Inga mjuka bindestreck, nollbreda tecken eller tecken som styr skrivriktningen står i texten.

## Varför
De följer ofta med när text klistras in, och sökning, jämförelse och uppläsning går fel utan att det syns.

## Fel
Mitt i Ladok står ett mjukt bindestreck, som inte syns:
```inledning.md
Planen gäller La\u200bdok.
```

## Rätt
Ordet har bara sina bokstäver:
```inledning.md
Planen gäller Ladok.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]")
# Within a word of Latin letters they do nothing; elsewhere, and in other alphabets, they may be meant.
_IN_WORD = re.compile("[a-zåäöA-ZÅÄÖ][\u00ad\u200b\u2060][a-zåäöA-ZÅÄÖ]")
_NAMES = {"\u00ad": "ett mjukt bindestreck", "\u200b": "ett mellanslag utan bredd"}


def check(subject: Subject) -> Iterator[Finding]:
    """Every character that takes no room."""
    running = subject.running
    for match in running.find(_UNSEEN):
        in_word = _IN_WORD.match(running.text, max(0, match.start() - 1))
        name = _NAMES.get(match.group(), "ett tecken som inte syns")
        yield Finding(
            running.place(*match.span()),
            f"Här står {name} (U+{ord(match.group()):04X}).",
            "Ta bort det.",
            fix=running.fix(*match.span(), "") if in_word else (),
        )
