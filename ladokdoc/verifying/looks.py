"""Two documents held against each other as they look: what stands on their pages beside the text that is read aloud.

A page can be made to show what it does not say: text that no tag holds, something laid over it, a letter of another
shape. Other versions of the programs may lay out a page otherwise: what is compared is what they may not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ladokdoc.verifying.document import Document, texts
from ladokdoc.verifying.faces import Face
from ladokdoc.verifying.sheets import Sheet, Shown
from ladokdoc.verifying.verdicts import Comparison, Verdict

DRAWING = "Sidornas utseende"
# The programs that decide how a page is drawn.
_DRAWING = ("WeasyPrint", "pydyf", "Pango", "Pyphen")

# How many things of a kind are told.
_TOLD = 3
_HYPHENS = "-\u2010\u00ad"


def compare_looks(published: Document, made: Document) -> Iterator[Comparison]:
    """What stands on the pages beside the text, the letters, and then the pages as a whole."""
    yield _verdict(
        "Annat på sidorna",
        [
            *_bare(published),
            *_loose(published, made),
            *_misread(published),
            *_hidden(published, made),
            *_added(published, made),
        ],
    )
    yield _verdict("Bokstävernas form", list(_letters(published, made)))
    yield _drawing(published, made)


def _verdict(what: str, told: list[str]) -> Comparison:
    more = [f"Och {len(told) - _TOLD} till."] if len(told) > _TOLD else []
    return Comparison(what, Verdict.OTHER if told else Verdict.SAME, " ".join([*told[:_TOLD], *more]))


def _loose(published: Document, made: Document) -> Iterator[str]:
    """Text that is not read aloud, and is not what running headers and repeated headings of tables say.

    Those stand above or below all that is read aloud on a page.
    """
    known, numbered = Counter[str](), Counter[str]()
    for number, sheet in enumerate(made.sheets, 1):
        words = _words(_untagged(made, sheet))
        # Number 9 on the ninth page is no word that may stand on another.
        known |= words & _numbered(words, number, len(made.sheets))
        numbered |= _numbered(words, number, len(made.sheets))
    heads = _heads(made)
    for number, sheet in enumerate(published.sheets, 1):
        loose = _untagged(published, sheet)
        strange = _words(loose) - known - heads
        strange = _numbered(strange, number, len(published.sheets)) - numbered
        if strange:
            yield f"På sidan {number} står ”{' '.join(strange)}”, som inte läses upp och inte finns i git."
            continue
        tagged = [shown for held in _tagged(published, sheet) for shown in held]
        heights = [shown.height for shown in tagged if shown.height is not None]
        for shown in loose:
            if shown.height is not None and heights and min(heights) <= shown.height <= max(heights):
                yield f"På sidan {number} står ”{shown.text.strip()}” bland texten, och läses inte upp."


def _bare(published: Document) -> Iterator[str]:
    """Pages that say nothing; what is drawn on them may be words."""
    for number, sheet in enumerate(published.sheets, 1):
        if not any(_tagged(published, sheet)):
            yield f"På sidan {number} finns ingen text som läses upp."


def _untagged(document: Document, sheet: Sheet) -> list[Shown]:
    marks = {part.mark for part in document.tags if part.page == sheet.id}
    return [shown for shown in sheet.shown if shown.mark not in marks]


def _tagged(document: Document, sheet: Sheet) -> Iterator[list[Shown]]:
    marks = {part.mark for part in document.tags if part.page == sheet.id}
    return (held for mark, held in texts(sheet).items() if mark in marks)


def _words(shown: Sequence[Shown]) -> Counter[str]:
    return Counter(word for one in shown for word in one.text.split())


def _numbered(words: Counter[str], number: int, count: int) -> Counter[str]:
    """Words in which the number of the page, and how many there are, are the same on every page."""
    found = Counter[str]()
    for word, times in words.items():
        found[re.sub(r"\d+", lambda n: "n" if int(n[0]) in (number, count) else n[0], word)] += times
    return found


def _heads(document: Document) -> Counter[str]:
    """The words of the headings of tables, which a page may repeat: as many of each as one table has."""
    drawn = {sheet.id: texts(sheet) for sheet in document.sheets}
    tables: dict[int, list[Shown]] = {}
    for part in document.tags:
        if "/THead" in part.kinds:
            tables.setdefault(part.table, []).extend(drawn.get(part.page, {}).get(part.mark, ()))
    heads = Counter[str]()
    for shown in tables.values():
        heads |= _words(shown)
    return heads


def _misread(published: Document) -> Iterator[str]:
    """Text that is read aloud as something else than what is seen."""
    for number, sheet in enumerate(published.sheets, 1):
        drawn = texts(sheet)
        for mark, spoken in sheet.spoken.items():
            seen = "".join(shown.text for shown in drawn.get(mark, ())).strip()
            if seen.rstrip(_HYPHENS) != spoken.strip().rstrip(_HYPHENS):
                yield f"På sidan {number} står ”{seen}”, men det läses upp som ”{spoken}”."


def _hidden(published: Document, made: Document) -> Iterator[str]:
    """Text that is read aloud and cannot be seen, or that something is drawn over."""
    known = sum((sheet.hidden for sheet in made.sheets), Counter[str]())
    for number, sheet in enumerate(published.sheets, 1):
        for text in sheet.hidden - known:
            yield f"På sidan {number} syns inte ”{text}”, eller så är något ritat över det."


def _added(published: Document, made: Document) -> Iterator[str]:
    """What has been laid over the pages, put into the file, or taken out of it."""
    if published.endings > 1:
        yield "Filen har ändrats efter att den gjordes: det finns ett tillägg sist i den."
    for said in Counter(published.names) - Counter(made.names):
        yield f"Filen har ”{said}” som titel eller bokmärke, och det finns inte i git."
    theirs, ours = (sum((sheet.ways for sheet in one.sheets), Counter[str]()) for one in (published, made))
    for way in theirs.keys() - ours.keys():
        yield f"I filen ligger ”{way}” på en sida, och inte i git."
    for way in ours.keys() - theirs.keys():
        yield f"I filen saknas ”{way}”."
    keys = published.keys - made.keys
    keys |= {key for sheet in published.sheets for key in sheet.keys} - {
        k for one in made.sheets for k in one.keys
    }
    for key in sorted(keys):
        yield f"Filen har {f'`{key}`' if key.startswith('/') else key}, och det har den inte i git."
    for name in sorted(published.faces.keys() - made.faces.keys()):
        yield f"Filen har typsnittet {name}, som den inte har i git."
    placed = [sum((sheet.placed for sheet in one.sheets), Counter[str]()) for one in (published, made)]
    things = [
        Counter({kind: n for kind, n in one.things.items() if "/Font" not in kind})
        for one in (published, made)
    ]
    if placed[0] != placed[1] or things[0] != things[1]:
        yield (
            f"Bilder och ritade delar är {placed[0].total()} på sidorna i filen ({things[0].total()} olika) "
            f"och {placed[1].total()} i git ({things[1].total()} olika)."
        )


def _letters(published: Document, made: Document) -> Iterator[str]:
    """Letters that stand for another sign, or are drawn in another way."""
    for name in sorted(published.faces.keys() & made.faces.keys()):
        ours = made.faces[name]
        for face in published.faces[name]:
            wrong = sorted({_called(face, number) for number in _changed(face, ours)})
            if wrong or not face.kept:
                which = ", ".join(wrong[:9]) or "de är numrerade om"
                yield f"I typsnittet {name} är inte alla tecken som de ska vara: {which}."


def _changed(face: Face, ours: tuple[Face, ...]) -> Iterator[int]:
    """The letters of a typeface that are others than those made here with the same number, or of the same sign."""
    signs = {number: sign for one in ours for number, sign in one.signs.items()}
    shapes = {number: shape for one in ours for number, shape in one.shapes.items()}
    numbers = {sign: number for number, sign in signs.items()}
    for number in face.signs.keys() | face.shapes.keys():
        sign = face.signs.get(number)
        if number not in signs and number not in shapes:
            # A letter that the pages here do without.
            if sign is None or sign in numbers:
                yield number
        elif sign != signs.get(number) or face.shapes.get(number) != shapes.get(number):
            yield number


def _called(face: Face, number: int) -> str:
    return f"”{face.signs[number]}”" if number in face.signs else f"nummer {number}"


def _drawing(published: Document, made: Document) -> Comparison:
    """Whether the pages are drawn in the same way, stroke by stroke; other versions may draw them otherwise."""
    verdict = Verdict.OTHER if _engines(published) == _engines(made) else Verdict.NOT_COMPARED
    theirs, ours = ([sheet.stream for sheet in one.sheets] for one in (published, made))
    if len(theirs) != len(ours):
        why = f"Filen har {len(theirs)} sidor, och den som görs här {len(ours)}. {_BY_EYE}"
        return Comparison(DRAWING, verdict, why)
    other = [n for n, (one, two) in enumerate(zip(theirs, ours, strict=True), 1) if one != two]
    elsewhere = sorted(name for name, target in published.targets.items() if made.targets.get(name) != target)
    if not other and elsewhere:
        return Comparison(
            DRAWING, Verdict.OTHER, f"Länkar leder till andra ställen: {', '.join(elsewhere[:9])}."
        )
    if not other:
        return Comparison(DRAWING, Verdict.SAME)
    which = ", ".join(map(str, other[:20])) + (" …" if other[20:] else "")
    told = f"{len(other)} av {len(ours)} sidor är ritade på ett annat sätt här ({which})."
    return Comparison(DRAWING, verdict, f"{told} {_BY_EYE}")


_BY_EYE = "Var på sidan text och linjer står, och vilken färg de har, måste jämföras för ögat."


def _engines(document: Document) -> list[str]:
    return [part for part in document.engine.split(", ") if part.startswith(_DRAWING)]
