"""Årtal och datum hör till planens tid.

## Kräver
Ett årtal i texten ligger högst sju år före planens år och högst åtta år efter.
Det som hände långt tidigare får stå med dag och månad, eller efter ord som ”sedan”, ”beslut från” och ”förordningen
från”; jämna årtal långt fram, som 2030 och 2045, får stå; och ett namn med årtal får stå i `ordlista.yaml`.
Planens `datum` ligger nära planens år, och `klart_senast` för ett mål är inte långt före eller efter det.

## Varför
Ett årtal långt från planens är oftast en siffra som blev fel, eller har blivit kvar när planen kopierades.

## Fel
```inledning.md
Gränssnittet införs under 2031.
```

## Rätt
```inledning.md
Gränssnittet införs under 2021.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.places import Place
from ladokdoc.subject import Subject
from ladokdoc.words.years import is_past, is_time

LEVEL = Level.WARNING

# Years before and after that of the plan, in text; for the plan, for a decision, and for when a goal is to be reached.
_BEFORE, _AFTER = 7, 8
# What is aimed at far ahead is set at such years, as 2030 and 2045.
_ROUND = 5
_OF_PLAN = range(-2, 2)
_OF_DECISION = range(-_BEFORE, 2)
_OF_GOAL = range(-1, _AFTER + 1)
_YEAR = lazy(
    r"[12][0-9]{3}(?<![\w.,:/§][12][0-9]{3})(?![0-9]|[\w:/%]|[.,][0-9]|-tal"
    r"|-(?![0-9]{2}-[0-9]{2}|[0-9]{4}(?![0-9])))"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Every year and date that is far from those of the plan."""
    running, own = subject.running, subject.edition.year
    for match in running.find(_YEAR):
        year = int(match.group())
        if -_BEFORE <= year - own <= _AFTER or not 1900 <= year <= 2199:
            continue
        excused = is_past(running.text, match.start()) if year < own else year % _ROUND == 0
        if not excused and is_time(running.text, *match.span()) and not _is_named(subject, *match.span()):
            yield _told(running.place(*match.span()), f"Årtalet {year}", own)
    for called, day, place, reach in _days(subject):
        if day and place and day.year - own not in reach:
            yield _told(place, f"{called} {day}", own)


def _days(subject: Subject) -> Iterator[tuple[str, date | None, Place | None, range]]:
    edition = subject.edition
    yield "Planens datum", edition.day, edition.day_place, _OF_PLAN
    if edition.decision:
        yield "Beslutets datum", edition.decision.day, edition.decision.day_place, _OF_PLAN
    for decision in edition.governing:
        yield "Beslutets datum", decision.day, decision.day_place, _OF_DECISION
    for goal in subject.goals:
        yield "Målets datum", goal.due, goal.due_place, _OF_GOAL


def _is_named(subject: Subject, start: int, end: int) -> bool:
    """Whether a year is a part of a name in the glossary."""
    text = subject.running.text
    year = text[start:end]
    names = (name.value for name in subject.project.glossary.names if year in name.value)
    return any(text.startswith(name, start - name.index(year)) for name in names)


def _told(place: Place, what: str, own: int) -> Finding:
    return Finding(
        place,
        f"{what} ligger långt från planens år, {own}.",
        "Rätta årtalet, eller godta det med ett undantag och skäl.",
    )
