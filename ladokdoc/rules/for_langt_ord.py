"""Ett ord får ha högst 200 tecken.

## Kräver
Ingenstans i texterna står fler än 200 tecken i följd utan mellanslag eller bindestreck.
En adress som är längre läggs i en länk, där den inte syns.

## Varför
Ett så långt ord får inte plats på raden, och att bryta det tar orimlig tid.
Oftast är det något som har klistrats in av misstag.

## Fel
```inledning.md
Läs mer på https://www.exempel.se/sok/\
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
```

## Rätt
```inledning.md
Läs mer på [sidan om planen](https://www.exempel.se/planen).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.formats import shorten
from ladokdoc.prose import shown
from ladokdoc.subject import Subject

LEVEL = Level.ERROR
_LONGEST = 200
# A line may end at a blank or after a hyphen.
_LONG = re.compile(rf"[^\s\u00ad\u200b-]{{{_LONGEST + 1},}}")
# So much of it finds it in the source, where markup may stand between its letters.
_BEGINNINGS = (40, 20, 10, 5, 2, 1)


def check(subject: Subject) -> Iterator[Finding]:
    """Every word that is too long, by its beginning."""
    for prose in subject.printed:
        if len(prose.text.value) > _LONGEST:
            here = 0
            for word in _LONG.findall(shown(prose)):
                start, here = _beginning(word, prose.text.value, here)
                yield Finding(
                    prose.locate(start, here),
                    f"Här står {len(word)} tecken i följd utan mellanslag: ”{shorten(word)}”.",
                    "Dela upp det; är det en adress, skriv den som en länk: `[text](adress)`.",
                )


def _beginning(word: str, text: str, here: int) -> tuple[int, int]:
    """Where the word begins in the text as it was written, after `here`."""
    for length in _BEGINNINGS:
        start = text.find(word[:length], here)
        if start >= 0:
            return start, start + length
    return here, here + 1
