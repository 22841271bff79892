"""Rubriker av samma slag följer samma mönster.

## Kräver
Slutar de flesta rubriker av ett slag utan punkt gör alla det, och börjar de flesta med stor bokstav, eller med ett
nummer, gör alla det.
Slagen är områdenas, kapitlens och tabellernas rubriker, och rubrikerna i löpande text.

## Varför
I innehållsförteckningen står de under varandra, och den som avviker ser ut som ett misstag.

## Fel
```inledning.md
## Bakgrund

Planen gäller förvaltningen av Ladok.

## Upplägg.

Planen har två delar.

## Ansvar

Styrelsen ansvarar för planen.
```

## Rätt
```inledning.md
## Bakgrund

Planen gäller förvaltningen av Ladok.

## Upplägg

Planen har två delar.

## Ansvar

Styrelsen ansvarar för planen.
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.places import Markup, Place
from ladokdoc.subject import Subject

LEVEL = Level.NOTE

_HEADING = lazy(r"(?m)^ {0,3}#{2,6}[ \t]+(\S[^\n]*?)(?:[ \t]+#+)?[ \t]*$")
_SHORTENED = lazy(r"\.\w{1,4}\.\Z")
_NUMBERED = lazy(r"[0-9]+(?:\.[0-9]+)*[.)]\s|[0-9]+\.[0-9]+\s")
# So many must agree before one of them deviates.
_LEAST = 3


class _Title(NamedTuple):
    text: str
    place: Place


class _Pattern(NamedTuple):
    """Something that a heading has or has not.

    having, lacking: how it is told where it has it and the others have not, and reverse. less, more: what to do then.
    """

    has: Callable[[str], bool]
    having: str
    lacking: str
    less: str
    more: str


_PATTERNS = (
    _Pattern(
        lambda text: text.endswith(".") and not _SHORTENED.search(text),
        "slutar med punkt",
        "slutar utan punkt",
        "Ta bort punkten sist.",
        "Sätt punkt sist.",
    ),
    _Pattern(
        lambda text: text.endswith(":"),
        "slutar med kolon",
        "slutar utan kolon",
        "Ta bort kolonet sist.",
        "Sätt kolon sist.",
    ),
    _Pattern(
        lambda text: bool(_NUMBERED.match(text)),
        "börjar med ett nummer",
        "börjar utan nummer",
        "Ta bort numret.",
        "Sätt ett nummer först.",
    ),
    _Pattern(
        lambda text: text[:1].islower(),
        "börjar med liten bokstav",
        "börjar med stor bokstav",
        "Börja med stor bokstav.",
        "Börja med liten bokstav.",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Every heading that alone has or lacks what the others of its kind lack or have."""
    for titles in _kinds(subject):
        for pattern in _PATTERNS:
            having = [title for title in titles if pattern.has(title.text)]
            lacking = [title for title in titles if not pattern.has(title.text)]
            with_it, without = (
                (having, pattern.having, pattern.less),
                (lacking, pattern.lacking, pattern.more),
            )
            few, told, hint = with_it if len(having) < len(lacking) else without
            if len(titles) >= _LEAST and len(few) == 1:
                yield Finding(
                    few[0].place,
                    f"Rubriken {told}, men det gör inte de andra av samma slag.",
                    hint,
                )


def _kinds(subject: Subject) -> Iterator[list[_Title]]:
    edition = subject.edition
    tables = edition.budget.tables if edition.budget else ()
    of_records = (
        [area.title for area in edition.areas],
        [chapter.title for chapter in edition.chapters],
        [table.title for table in tables],
    )
    for texts in of_records:
        yield [_Title(text.value.strip(), text.place) for text in texts if text and text.value.strip()]
    running = subject.running
    found = (match for match in running.find(_HEADING))
    yield [
        _Title(match[1], running.place(*match.span(1)))
        for match in found
        if running.prose(match.start())[0].text.markup is Markup.DOCUMENT
    ]
