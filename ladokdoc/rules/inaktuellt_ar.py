"""Inget årtal har blivit kvar från en tidigare plan.

## Kräver
Ett mål nämner inget år före planens, utom för att jämföra med det, och `klart_senast` är inte före planens år.
Rubrikerna på kapitel, områden och tabeller nämner inte året före planens, och det gör inte heller en summas namn.

## Varför
När en plan kopieras till ett nytt år blir årtal lätt kvar, och ett mål för ett år som har gått kan inte nås.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Under 2020 används självservicen av alla.
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Under {{ år }} används självservicen av alla.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc import model
from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.places import Place, Text
from ladokdoc.subject import Subject
from ladokdoc.words.years import is_past, is_time

LEVEL = Level.WARNING

_YEAR = lazy(r"(?<![\w.,:/§–-])20[0-9]{2}(?![0-9\w:/%–-]|[.,][0-9]|\s[–-])")
_COMPARES = lazy(
    r"\b(?:än|jämfört|jämförelse|jämförs|mot|utfall\w*|bokslut\w*|uppföljning\w*|följer)\b[^.!?]*\Z",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Every year of an earlier plan where that of this plan is expected."""
    own = subject.edition.year
    for goal in subject.goals:
        text = subject.readable(goal.text)
        for year, start, end in _years(text):
            if year < own and is_time(text, start, end) and not is_past(text, start):
                yield _told(goal.text.locate(start, end), f"Målet nämner {year}", own)
        if goal.due and goal.due_place and goal.due.year < own:
            yield Finding(
                goal.due_place,
                f"Målet ska vara nått {goal.due.year}, men planen gäller {own}.",
                "Rätta datumet.",
            )
    for title in _titles(subject.edition):
        for year, start, end in _years(subject.readable(title)):
            if year == own - 1:
                yield _told(title.locate(start, end), f"Här står {year}", own)


def _years(text: str) -> Iterator[tuple[int, int, int]]:
    """Every year that stands alone and is not compared with."""
    for match in _YEAR.finditer(text):
        if not _COMPARES.search(text, 0, match.start()):
            yield int(match.group()), *match.span()


def _titles(edition: model.Edition) -> Iterator[Text]:
    owners = tuple(model.owners(edition.budget)) if edition.budget else ()
    texts = (
        edition.title,
        *(chapter.title for chapter in edition.chapters),
        *(area.title for area in edition.areas),
        *(owner.title for owner in owners if isinstance(owner, model.Table)),
        *(owner.total.name for owner in owners if owner.total),
    )
    return (text for text in texts if text and text.value)


def _told(place: Place, what: str, own: int) -> Finding:
    return Finding(
        place,
        f"{what}, men planen gäller {own}.",
        "Rätta årtalet, eller skriv `{{ år }}` så att det följer med till nästa plan.",
    )
