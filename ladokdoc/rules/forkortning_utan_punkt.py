"""Förkortningar skrivs med punkter.

## Kräver
”m.m.”, ”t.ex.”, ”bl.a.” och liknande förkortningar skrivs med punkt efter varje del och utan mellanslag.

## Varför
Så skrivs de enligt Svenska skrivregler; ”mm” läses som millimeter och ”tex” som ett ord.

## Fel
```inledning.md
Det gäller avbrott, återbud mm för studenter.
```

## Rätt
```inledning.md
Det gäller avbrott, återbud m.m. för studenter.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.patterns import lazy
from ladokdoc.subject import Subject
from ladokdoc.words import Near

LEVEL = Level.WARNING

_DOTTED = """
bl.a. d.v.s. d.y. d.ä. e.d. e.dyl. f.d. f.n. f.ö. fr.o.m. i.s.f. i.st.f. m.a.o. m.fl. m.h.a. m.m. o.d. o.dyl. o.s.v.
p.g.a. s.k. t.ex. t.o.m. t.v. u.a. u.å.
"""
_RIGHT = {
    "mm": "m.m.", "tex": "t.ex.", "bla": "bl.a.", "mfl": "m.fl.", "pga": "p.g.a.", "mha": "m.h.a.", "sk": "s.k.",
    "m m": "m.m.", "t ex": "t.ex.", "bl a": "bl.a.", "m fl": "m.fl.", "p g a": "p.g.a.", "s k": "s.k.", "f n": "f.n.",
}  # fmt: skip
_SHORT = "|".join(_RIGHT).replace(" ", "[ \u00a0]{1,2}")
_UNDOTTED = lazy(rf"(?<![\w.:/&-])(?:{_SHORT})(?![\w:/&-]|\.\w)\.?")
_NUMBER = lazy(r"[0-9][ \u00a0]?\Z")
_LIKE = lazy(r"(?<![\w.@/:-])(?:[a-zåäö]{0,5}\.){1,4}[a-zåäö]{0,4}\.?(?![\w@/-])")
_DOTS = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Every abbreviation without its full stops, and every one with a letter wrong."""
    running = subject.running
    for match in running.find(_UNDOTTED):
        short = " ".join(match.group().removesuffix(".").split())
        if not _NUMBER.search(running.text, max(0, match.start() - 2), match.start()):
            right = _RIGHT[short]
            yield Finding(
                running.place(*match.span()),
                f"Förkortningen ”{match.group()}” saknar punkter.",
                f"Skriv ”{right}”.",
                fix=running.fix(*match.span(), right),
            )
    yield from _misspelt(subject)


def _misspelt(subject: Subject) -> Iterator[Finding]:
    running = subject.running
    shorts = (part.short.value for part in subject.project.glossary.abbreviations)
    known = {short for short in (*_DOTTED.split(), *shorts) if short.count(".") >= _DOTS}
    near = Near(known)
    for match in running.find(_LIKE):
        word = match.group()
        if word in known or word + "." in known or not any(letter.isalpha() for letter in word):
            continue
        if "." in word[:-1] and (others := near.find(word)):
            yield Finding(
                running.place(*match.span()),
                f"”{word}” är ingen känd förkortning.",
                f"Menar du ”{others[0]}”?",
            )
