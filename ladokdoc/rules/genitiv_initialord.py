"""Ett initialord får kolon före genitivens s.

## Kräver
”ITCF:s möte”, inte ”ITCFs möte”, för initialord som står i `ordlista.yaml` eller utan s i samma utgåva.

## Varför
Så skrivs det enligt Svenska skrivregler, och utan kolon ser s ut som en del av initialordet.

## Fel
```inledning.md
Enligt ITCFs riktlinjer ska ITCF höras.
```

## Rätt
```inledning.md
Enligt ITCF:s riktlinjer ska ITCF höras.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_BARE = re.compile(r"[A-ZÅÄÖ]{2,8}s")


def check(subject: Subject) -> Iterator[Finding]:
    """Every initialism, known from elsewhere, with a bare s after it."""
    running = subject.running
    glossary = subject.project.glossary
    listed = {part.short.value for part in glossary.abbreviations} | {name.value for name in glossary.terms}
    known = listed | running.words.keys()
    for word, starts in running.words.items():
        if _BARE.fullmatch(word) and word[:-1] in known:
            for start in starts:
                yield Finding(
                    running.place(start, start + len(word)),
                    f"Kolon saknas före s i ”{word}”.",
                    f"Skriv ”{word[:-1]}:s”.",
                )
