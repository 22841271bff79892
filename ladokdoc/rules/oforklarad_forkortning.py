"""Förkortningar förklaras.

## Kräver
Ett initialord, som ”LIS”, står under `förkortningar:` i `ordlista.yaml`, eller förklaras i texten med parentes:
”Learning Information Services (LIS)”.
Allmänt kända initialord, som ”EU”, ”IT” och ”PDF”, behöver ingen förklaring.

## Varför
Den som inte arbetar med Ladok vet inte vad initialordet betyder, och ett felskrivet initialord ser ut som ett annat.

## Fel
```inledning.md
Arbetet sker enligt LIS.
```

## Rätt
```inledning.md
Arbetet sker enligt Learning Information Services (LIS).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.rules.platshallare import LEFT
from ladokdoc.rules.versaler import is_stressed
from ladokdoc.subject import Subject
from ladokdoc.words import Near

LEVEL = Level.WARNING

_KNOWN = """
AB AD AI BNP CD CV CSS CSV DNA EES EG EU FAQ FN GB GDPR GPS HD HR HTML HTTP HTTPS IBM ID IT JSON KPI MB MOOC NATO OECD
OK PC PDF PM PIN PR QR SEK EUR SFS SIM SMS SOU SQL SSL SVG SWOT TB TLS TV UK UN URL USA USB UTF VD VM VPN WC WHO XML
"""
_INITIALS = lazy(r"[A-ZÅÄÖ]{2,6}")
_LOOK_BACK = 80
_ROMAN = lazy(r"[IVXLC]+")


def check(subject: Subject) -> Iterator[Finding]:
    """The first place of every initialism that nobody explains."""
    glossary, running = subject.project.glossary, subject.running
    shorts = {part.short.value for part in glossary.abbreviations}
    known = shorts.union(_KNOWN.split(), *(re.findall(r"\w+", name.value) for name in glossary.terms))
    for initials, start in sorted(_initials(subject).items(), key=lambda found: found[1]):
        if initials not in known and not _is_explained(running.text, initials):
            near = [short for short in Near(shorts).find(initials) if len(short) > 2]
            yield Finding(
                running.place(start, start + len(initials)),
                f"”{initials}” förklaras inte.",
                f"Menar du ”{near[0]}”?"
                if near
                else "Skriv ut vad det betyder, eller lägg till det under `förkortningar:` i `ordlista.yaml`.",
            )


def _initials(subject: Subject) -> dict[str, int]:
    """Every initialism, alone or first or last in a compound, and where it is first used."""
    found: dict[str, int] = {}
    for word, starts in subject.running.words.items():
        for match in _INITIALS.finditer(word):
            apart = (word[: match.start()] or "-")[-1] == "-" and (word[match.end() :] or ":")[0] in "-:’s"
            whole = apart and match.group() + "s" != word[match.start() :]
            start = starts[0] + match.start()
            counted = subject.running.text[
                start + len(match.group()) : start + len(match.group()) + 1
            ].isdigit()
            if whole and not counted and not _is_other(subject, match.group()):
                found[match.group()] = min(start, found.get(match.group(), start))
    return found


def _is_other(subject: Subject, word: str) -> bool:
    """Whether capitals are something else: a Roman number, a placeholder, a word that is stressed."""
    return bool(_ROMAN.fullmatch(word) or LEFT.fullmatch(word)) or is_stressed(subject, word)


def _is_explained(text: str, initials: str) -> bool:
    """Whether the initialism stands in parentheses after words that it can be short for, or before such."""
    start = text.find(f"({initials})")
    first, *rest = (re.escape(letter) for letter in initials.lower())
    spelt = rf"\b{first}[^.!?]*?" + "[^.!?]*?".join(rest)
    if start >= 0 and re.search(spelt, text[max(0, start - _LOOK_BACK) : start].lower()):
        return True
    return re.search(rf"\b{initials} \((?=\w+[ -])", text) is not None
