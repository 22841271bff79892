"""Ett ord skrivs likadant varje gång.

## Kräver
Ett ord i bestämd form som inne i meningar skrivs med liten bokstav skrivs inte också med stor.
Står ordet med båda i `ordlista.yaml` prövas det inte.

## Varför
Läsaren undrar om ”Konsortiet” och ”konsortiet” är samma sak.

## Fel
```inledning.md
I planen har konsortiet samlat sina mål, och där har Konsortiet satt upp sin budget.
```

## Rätt
```inledning.md
I planen har konsortiet samlat sina mål, och där har konsortiet satt upp sin budget.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.subject import Subject

LEVEL = Level.NOTE

_LEAST = 4
_INSIDE = lazy(r"[a-zåäö,] \Z")
_NAME_BEFORE = lazy(r"[A-ZÅÄÖ]\w* \Z")
_NAME_AFTER = lazy(r"[ -](?:[A-ZÅÄÖ0-9]|(?:i|för|om|av|på|vid|mot|till) )")
# A noun in its definite form, such as the name of a body; adjectives begin names of several words.
_DEFINITE = lazy(r"[A-ZÅÄÖ][a-zåäö]*(?:en|et|an|na)s?")
_LOOK_BACK = 30


def check(subject: Subject) -> Iterator[Finding]:
    """Every capital inside a sentence on a word that is as often written without."""
    running, glossary = subject.running, subject.project.glossary
    listed = {word for name in glossary.terms for word in name.value.split()}
    for word, starts in running.words.items():
        small = word.lower()
        if word == small or len(word) < _LEAST or not _DEFINITE.fullmatch(word) or word in listed:
            continue
        if small in running.words and any(_is_inside(running.text, start) for start in running.words[small]):
            for start in starts:
                if _is_inside(running.text, start) and not _is_named(running.text, start, start + len(word)):
                    yield Finding(
                        running.place(start, start + len(word)),
                        f"”{word}” skrivs också ”{small}”.",
                        "Välj ett av dem, eller skriv in båda under `namn:` i `ordlista.yaml`.",
                    )


def _is_inside(text: str, start: int) -> bool:
    """Whether a word stands inside a sentence."""
    return _INSIDE.search(text, max(0, start - 2), start) is not None


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether a word is a part of a name of several words."""
    before = _NAME_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return bool(before or _NAME_AFTER.match(text, end))
