"""Ett spann av år eller datum går framåt.

## Kräver
I ”2021–2023”, ”läsåret 2021/2022”, ”från 2021 till 2023.” och ”2021-03-01 – 2021-03-31” står det tidigare före det
senare.

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

_YEAR = r"(?:19|20)[0-9]{2}"
_END = r"(?=\s?(?:[.,;:)!?”\n]|\Z))"
# Begins with a digit, so that the text is gone through fast; what is before it is looked at afterwards.
_SPAN = re.compile(
    rf"(?P<first>{_YEAR}(?<![\w.,/:–-].{{4}})(?<![0-9][ \u00a0].{{4}})(?P<day>-[0-9]{{2}}-[0-9]{{2}})?)"
    rf"(?(day)\s?(?:–|-|till|t\.o\.m\.)\s?(?P<last_day>{_YEAR}-[0-9]{{2}}-[0-9]{{2}})(?![\w-])"
    rf"|(?:\s?–\s?|-)(?P<last>{_YEAR})(?![\w–-]|[.,/][0-9]|\s?(?:%|kr|tkr|mnkr|[0-9])))",
    re.DOTALL,
)
_WRITTEN = re.compile(
    rf"[FfÅå](?<!\w.)(?:rån\s(?:år\s)?|ren\s)(?P<first>{_YEAR})\still\s(?:och\smed\s)?(?P<last>{_YEAR}){_END}"
)
# Two years that make one, such as a school year; what it is called stands before it.
_YEAR_OF_TWO = re.compile(
    rf"(?P<first>{_YEAR}(?<![\w.,/:–-].{{4}}))/(?P<last>{_YEAR}|[0-9]{{2}})(?![\w/-])", re.DOTALL
)
_CALLED = lazy(r"\b(?:läs|budget|verksamhets|räkenskaps|arbets)år(?:et|en)?\s{1,2}\Z", re.IGNORECASE)
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
        first, last = match["first"], match["last_day"] or match["last"]
        before = running.text[max(0, match.start() - 20) : match.start()]
        far = "-" in match.group() and not match["day"] and int(first) - int(last) > _FAR
        if last < first and not far and not _NUMBERED.search(before):
            yield _told(subject, match)
    for match in running.find(_YEAR_OF_TWO):
        first, last = match["first"], match["last"]
        # A century ends in 00.
        backwards = last != "00" and first[: 4 - len(last)] + last < first
        if backwards and _CALLED.search(running.text, max(0, match.start() - 20), match.start()):
            yield _told(subject, match)
    for match in running.find(_WRITTEN):
        start = match.start()
        if match["last"] < match["first"] and not _MOVED.search(
            running.text, max(0, start - _SENTENCE), start
        ):
            yield _told(subject, match)


def _told(subject: Subject, match: re.Match[str]) -> Finding:
    first, last = match["first"], match["last_day"] if match.re is _SPAN and match["day"] else match["last"]
    return Finding(
        subject.running.place(match.start("first"), match.end()),
        f"Spannet går baklänges, från {first} till {last}.",
        "Rätta det som är fel, eller byt plats på dem.",
    )
