"""Ett spann av år eller datum går framåt.

## Kräver
I ”2021–2023”, ”från 2021 till 2023.” och ”2021-03-01 – 2021-03-31” står det tidigare före det senare.

## Varför
Ett spann som går baklänges har fått fel siffra i den ena änden, och vilken går inte att se.

## Fel
```inledning.md
Inriktningen gäller 2023–2021.
```

## Rätt
```inledning.md
Inriktningen gäller 2021–2023.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.subject import Subject

LEVEL = Level.ERROR

_DAY = r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
_YEAR = r"(?:19|20)[0-9]{2}"
_END = r"(?=\s?(?:[.,;:)!?”\n]|\Z))"
_SPAN = re.compile(
    rf"(?<![\w.,/:–-])(?<![0-9][ \u00a0])(?:(?P<day>{_DAY})\s?(?:–|-|till|t\.o\.m\.)\s?(?P<last_day>{_DAY})(?![\w-])"
    rf"|(?P<year>{_YEAR})(?:\s?–\s?|-)(?P<last_year>{_YEAR})(?![\w–-]|[.,/][0-9]|\s?(?:%|kr|tkr|mnkr|[0-9])))"
    rf"|\b(?:[Ff]rån\s(?:år\s)?|[Åå]ren\s)(?P<since>{_YEAR})\still\s(?:och\smed\s)?(?P<until>{_YEAR}){_END}"
)
# Numbers of cases and laws can look like spans.
_NUMBERED = re.compile(r"\b(?:dnr|diarienummer|diarienr|ärende|nr|nummer)\b[.:]?\s?$", re.IGNORECASE)

# Something that is moved to an earlier year, and amounts that fall, go from the higher to the lower.
_MOVED = lazy(
    r"\b(?:tidigarel|flytt|ändra|rätta|korriger|jämför|minsk|sjönk|sjunk|sänk|antal|färre|gå[tr]|gick)[^.!?]*\Z",
    re.IGNORECASE,
)
_SENTENCE = 120

# What is further apart, and joined by a hyphen, may be any number.
_FAR = 10


def check(subject: Subject) -> Iterator[Finding]:
    """Every span that ends before it begins."""
    running = subject.running
    for match in running.find(_SPAN):
        first, last = (found for found in match.groups() if found)
        before = running.text[max(0, match.start() - 20) : match.start()]
        far = "-" in match.group() and not match["day"] and int(first) - int(last) > _FAR
        moved = match["since"] and _MOVED.search(
            running.text, max(0, match.start() - _SENTENCE), match.start()
        )
        if last < first and not far and not moved and not _NUMBERED.search(before):
            start = match.start("since") if match["since"] else match.start()
            yield Finding(
                running.place(start, match.end()),
                f"Spannet går baklänges, från {first} till {last}.",
                "Rätta det som är fel, eller byt plats på dem.",
            )
