"""Ett årtal i texten har fyra siffror.

## Kräver
Där ett årtal står, efter ord som ”år”, ”våren” eller ”halvårsskiftet”, efter en månad eller i ett spann med ett annat
årtal, har det inte fem siffror.

## Varför
En siffra för mycket märks sällan när den som skrev läser om, och läsaren vet inte vilket år som menas.

## Fel
```inledning.md
Gränssnittet införs under år 20211.
```

## Rätt
```inledning.md
Gränssnittet införs under år 2021.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.formats import MONTHS
from ladokdoc.subject import Subject

LEVEL = Level.ERROR

# Begins with a digit, so that the text is gone through fast; what is around it is looked at afterwards.
_FIVE = re.compile(r"[12](?:(?<=1)9|(?<=2)0)[0-9]{3}(?![0-9])")
_YEAR = r"(?:19|20)[0-9]{2}"
_BEFORE = re.compile(
    rf"(?:\b(?:år|året|våren|hösten|sommaren|vintern|halvårsskiftet|årsskiftet|{'|'.join(MONTHS)})\s"
    rf"|\b{_YEAR}\s?[-–/]\s?)\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?![\w-]|[.,][0-9]|[ \u00a0][0-9]{3}\b)")
_SPAN = re.compile(rf"(?<![\w.,/-])[0-9]{{5}}\s?[-–]\s?{_YEAR}(?![\w-])")
_LOOK_BACK = 20


def check(subject: Subject) -> Iterator[Finding]:
    """Every number of five digits that stands where a year does."""
    running = subject.running
    for match in running.find(_FIVE):
        start, end = match.span()
        after = _ENDS.match(running.text, end)
        before = after and _BEFORE.search(running.text, max(0, start - _LOOK_BACK), start)
        if before or _SPAN.match(running.text, start):
            yield Finding(
                running.place(start, end), f"Årtalet {match.group()} har fem siffror.", "Skriv det med fyra."
            )
