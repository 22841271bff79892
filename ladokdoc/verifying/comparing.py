"""Two documents held against each other: the one that was published, and the one that is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import SequenceMatcher

from ladokdoc.verifying.document import Document
from ladokdoc.verifying.looks import compare_looks
from ladokdoc.verifying.verdicts import Comparison, Verdict

DATE, BYTES = "Datumet", "Filen byte för byte"

# How many places of the text are quoted. One is enough to know, and more help to understand.
_QUOTED = 5
_AROUND = 3


def compare(published: Document, made: Document, when: datetime) -> tuple[Comparison, ...]:
    """Everything that can be compared, the most telling last. Both have a manifest. when: the date of the version."""
    return (
        _meaning(published, made),
        _data(published, made),
        _text(published, made),
        _date(published, when),
        *compare_looks(published, made),
        _bytes(published, made),
    )


def _meaning(published: Document, made: Document) -> Comparison:
    assert published.manifest
    assert made.manifest
    if published.manifest.scheme != made.manifest.scheme:
        why = "Filen är gjord med en version av ladokdoc som räknar fram avtrycket på ett annat sätt."
        return Comparison("Innebörden", Verdict.NOT_COMPARED, why)
    if published.manifest.meaning != made.manifest.meaning:
        why = "Planen i den version som filen anger säger något annat än den som filen gjordes av."
        return Comparison("Innebörden", Verdict.OTHER, why)
    return Comparison("Innebörden", Verdict.SAME)


def _data(published: Document, made: Document) -> Comparison:
    if not published.attachments:
        return Comparison("Data", Verdict.NOT_COMPARED, "Filen har inga bilagor.")
    ours, theirs = made.attachments, published.attachments
    # The description of the tables, and a workbook, may be written otherwise by another version of a library.
    differing = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    if not differing:
        return Comparison("Data", Verdict.SAME)
    return Comparison("Data", Verdict.OTHER, f"Det gäller {', '.join(differing)}.")


def _text(published: Document, made: Document) -> Comparison:
    # Where a line is divided at a hyphen of its own is no difference.
    if "".join(published.words) == "".join(made.words):
        return Comparison("Texten", Verdict.SAME)
    quoted = list(_differences(published.words, made.words))
    return Comparison("Texten", Verdict.OTHER, " ".join(quoted))


def _differences(published: tuple[str, ...], made: tuple[str, ...]) -> Iterator[str]:
    """What stands in one and not in the other, with some words before."""
    matcher = SequenceMatcher(None, published, made, autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    for _, first, last, start, end in changes[:_QUOTED]:
        before = " ".join(made[max(0, start - _AROUND) : start])
        here, there = " ".join(published[first:last][:12]), " ".join(made[start:end][:12])
        yield f"Efter ”{before}” står ”{here}” i filen och ”{there}” i git."
    if len(changes) > _QUOTED:
        yield f"Och {len(changes) - _QUOTED} ställen till."


def _date(published: Document, when: datetime) -> Comparison:
    if len(published.dates) > 1:
        return Comparison(DATE, Verdict.OTHER, "Filen säger olika datum på olika ställen.")
    said = published.dates.moment
    if said is None:
        return Comparison(DATE, Verdict.OTHER, "Filen säger inget datum.")
    if said == when:
        return Comparison(DATE, Verdict.SAME)
    there, here = (f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}" for moment in (said, when))
    why = (
        f"Filen säger {there} (UTC), och versionen är från {here}. "
        "Så blir det när `SOURCE_DATE_EPOCH` är satt när filen görs."
    )
    return Comparison(DATE, Verdict.NOT_COMPARED, why)


def _bytes(published: Document, made: Document) -> Comparison:
    assert published.manifest
    assert made.manifest
    theirs, ours = _versions(published), _versions(made)
    if theirs != ours:
        there = ", ".join(one for one in theirs if one not in ours) or "färre program"
        here = ", ".join(one for one in ours if one not in theirs) or "färre program"
        return Comparison(BYTES, Verdict.NOT_COMPARED, f"Filen gjordes med {there}; här finns {here}.")
    if published.data == made.data:
        return Comparison(BYTES, Verdict.SAME)
    pairs = enumerate(zip(published.data, made.data, strict=False))
    shorter = min(len(published.data), len(made.data))
    first = next((index for index, (one, other) in pairs if one != other), shorter)
    return Comparison(BYTES, Verdict.OTHER, f"Den första skillnaden är vid byte {first + 1}.")


def _versions(document: Document) -> list[str]:
    """What a document was made with: "WeasyPrint 70.0", and so on."""
    assert document.manifest
    engine = document.engine or "okända programversioner"
    return [*engine.split(", "), f"ladokdoc {document.manifest.tool}"]
