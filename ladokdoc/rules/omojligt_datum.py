"""Ett datum i texten finns i almanackan.

## Kräver
Datum som ”2021-03-31”, ”31 mars 2021” och ”31/3 2021” finns: månaden är 1–12, och månaden har så många dagar.

## Varför
Ett datum som inte finns går inte att hålla, och ingen kan veta vilket som menas.

## Fel
```inledning.md
Arbetet är klart 31 april 2021.
```

## Rätt
```inledning.md
Arbetet är klart 30 april 2021.
```
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.formats import MONTHS
from ladokdoc.subject import Subject

LEVEL = Level.ERROR

# Begin with their digits, so that the text is gone through fast; what is before them is looked at afterwards.
_ISO = re.compile(
    r"((?:19|20)[0-9]{2})[-–]([0-9]{2})[-–]([0-9]{2})(?<![\w.,/–-].{10})(?![\w/]|[.,–-]\w)", re.DOTALL
)
_WRITTEN = re.compile(
    r"([0-9](?<![\w,./:].)(?<![0-9][ \u00a0].)[0-9]?)\s"
    rf"((?i:{'|'.join(MONTHS)}))(?:\s((?:19|20)[0-9]{{2}}))?\b"
)
# A month past 12 may be the writer's other way around, or no date at all.
_SLASHED = re.compile(
    r"([0-9](?<![\w,./:–-].)(?<![0-9][ \u00a0].)[0-9]?)/(0?[1-9]|1[0-2])[ \u00a0-]"
    r"((?:19|20)[0-9]{2})(?![\w/-]|[.,][0-9])"
)
# Numbers of cases and documents can look like dates.
_NUMBERED = re.compile(r"\b(?:dnr|diarienummer|diarienr|ärende|nr|nummer)\b[.:]?\s?$", re.IGNORECASE)
# A leap year stands in for one that is not named.
_ANY_YEAR = 2020
# What is more is no day with a slip in it.
_DAYS = 40


def check(subject: Subject) -> Iterator[Finding]:
    """Every date in a text that does not exist."""
    running = subject.running
    for match in running.find(_ISO):
        before = running.text[max(0, match.start() - 20) : match.start()]
        if not _exists(*map(int, match.groups())) and not _NUMBERED.search(before):
            yield _told(subject, match)
    for match in running.find(_WRITTEN):
        month = MONTHS.index(match[2].casefold()) + 1
        if int(match[1]) < _DAYS and not _exists(int(match[3] or _ANY_YEAR), month, int(match[1])):
            yield _told(subject, match)
    for match in running.find(_SLASHED):
        day, month, year = map(int, match.groups())
        if 0 < day < _DAYS and not _exists(year, month, day):
            yield _told(subject, match)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _told(subject: Subject, match: re.Match[str]) -> Finding:
    written = " ".join(match.group().split())
    return Finding(subject.running.place(*match.span()), f"Datumet {written} finns inte.", "Rätta datumet.")
