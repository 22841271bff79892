"""Ett årtal i texten har fyra siffror.

## Kräver
Där ett årtal står, efter ord som ”år”, ”våren” eller ”halvårsskiftet”, efter en månad eller i ett spann med ett annat
årtal, har det inte fem siffror.
Detsamma gäller planens eget år med en siffra för mycket.

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
from ladokdoc.patterns import lazy
from ladokdoc.subject import Subject
from ladokdoc.words.years import is_numbered, is_time

LEVEL = Level.ERROR

# Begins with a digit, so that the text is gone through fast; what is around it is looked at afterwards.
_FIVE = re.compile(r"[12](?:(?<=1)9|(?<=2)0)[0-9]{3}(?![0-9])")
_YEAR = r"(?:19|20)[0-9]{2}"
_BEFORE = re.compile(
    rf"(?:\b(?:år|året|våren|hösten|sommaren|vintern|halvårsskiftet|årsskiftet|{'|'.join(MONTHS)})\s{{1,2}}"
    rf"|\b{_YEAR}\s?[-–/]\s?)\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?![\w-]|[.,][0-9]|[ \u00a0][0-9]{3}\b)")
_SPAN = re.compile(rf"(?<![\w.,/-])[0-9]{{5}}\s?[-–]\s?{_YEAR}(?![\w-])")
# A noun, after which a number that ends a sentence is a year; not what says how many there are.
_WORD_BEFORE = lazy(
    r"\b(?!(?:är|var|blir|blev|om|cirka|ca|totalt|drygt|närmare|omkring|nr|på|nästan|minst|högst)\s)[a-zåäö]+\s\Z"
)
_LOOK_BACK = 20


def check(subject: Subject) -> Iterator[Finding]:
    """Every number of five digits that stands where a year does."""
    running, own = subject.running, str(subject.edition.year)
    for match in running.find(_FIVE):
        start, end = match.span()
        after = _ENDS.match(running.text, end)
        before = after and _BEFORE.search(running.text, max(0, start - _LOOK_BACK), start)
        if is_numbered(running.text, start):
            continue
        if before or _SPAN.match(running.text, start) or (after and _is_slip(running.text, start, end, own)):
            yield Finding(
                running.place(start, end), f"Årtalet {match.group()} har fem siffror.", "Skriv det med fyra."
            )


def _is_slip(text: str, start: int, end: int, own: str) -> bool:
    """Whether a number is the plan's own year and a digit more, where a year can stand and nothing is counted."""
    number = text[start:end]
    near = own in {number[:at] + number[at + 1 :] for at in range(len(number))}
    closes = text[end : end + 1] in {"", ".", ",", ")", ";", "\n"}
    named = closes and _WORD_BEFORE.search(text, max(0, start - 30), start)
    return near and (is_time(text, start, end) or bool(named))
