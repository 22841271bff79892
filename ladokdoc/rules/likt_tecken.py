"""Ett ord är skrivet med bokstäver ur ett och samma alfabet.

## Kräver
I ett ord med latinska bokstäver står inga kyrilliska eller grekiska bokstäver som ser likadana ut.

## Varför
Ordet ser rätt ut men går inte att söka efter, och en skärmläsare läser det fel.

## Fel
Bokstaven a i Ladok är kyrillisk:
```inledning.md
Planen gäller L\u0430dok.
```

## Rätt
Alla bokstäver är latinska:
```inledning.md
Planen gäller Ladok.
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_ALIKE = dict(
    zip("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo", strict=True)
)
_STRANGE = re.compile(f"[{''.join(_ALIKE)}]")
_WORD = re.compile(r"[^\W\d_]{2,100}")


def check(subject: Subject) -> Iterator[Finding]:
    """Every letter that only looks like one of the Latin letters around it."""
    running = subject.running
    if not _STRANGE.search(running.text):
        return
    for word in running.find(_WORD):
        if any(unicodedata.name(letter, "").startswith("LATIN") for letter in word.group()):
            for match in _STRANGE.finditer(word.group()):
                yield _told(subject, word.start() + match.start(), match.group())


def _told(subject: Subject, position: int, letter: str) -> Finding:
    alphabet = "grekisk" if unicodedata.name(letter).startswith("GREEK") else "kyrillisk"
    return Finding(
        subject.running.place(position, position + 1),
        f"Bokstaven ”{letter}” (U+{ord(letter):04X}) är {alphabet}.",
        f"Skriv ”{_ALIKE[letter]}” på tangentbordet i stället.",
        fix=subject.running.fix(position, position + 1, _ALIKE[letter]),
    )
