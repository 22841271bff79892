"""What slips into a plan, tried slip by slip: is it caught, and at the line where it was made?

    make mutate

The plan of 2021 is changed in one place at a time, in memory: every amount by one, every reference by a letter, every
date and year, and every term of `ordlista.yaml` where it is used. A changed plan that check tells nothing new of is
a slip that would have been published. Kinds that no check can tell, since the changed text is as likely as the first,
are listed in UNCOVERED with the reason, and counted all the same.

A slip is caught by an error or a warning, for that is what everybody is shown. Its own line is the line that was
changed; for an amount also that of the total it is a term of, where the finding names the amount among its terms, and
for the date of a plan that of the decision it comes before.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ladokdoc import checking, model
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.loading import load
from ladokdoc.model import Amount, Ref, Target
from ladokdoc.nodes import decode
from ladokdoc.places import Place, Source
from ladokdoc.sources import Files, read_folder
from ladokdoc.subject import Subject

REPOSITORY = Path(__file__).parents[1]
YEAR = 2021
TODAY = date(2020, 11, 24)
# Every amount is to be caught, and this share of all else that a check can tell.
FLOOR = 0.98
# No kind alone may be below this, or a small one could be lost among the terms.
FLOOR_OF_KIND = 0.95
MONEY = ("belopp i tabell", "belopp i text", "andel eller avrundning")
# What is wrong with a share is told at the amounts that it is held against.
ANYWHERE = MONEY[2]
UNCOVERED = {
    "årtal: året före eller efter": "en plan talar med rätta om åren närmast sitt eget",
}
# Rules that tell of places which contradict each other at one of them, and name the others.
SAID_OF_MANY = ("fel-summa", "beslut-efter-planen")
_DATE = re.compile(r"(?<![\w-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\w-])")
_YEAR = re.compile(r"(?<![\w-])(?:19|20)[0-9]{2}(?![0-9])")
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


class Mutant(NamedTuple):
    """One slip: the characters at a place replaced by others. kind: what sort of slip, in Swedish."""

    kind: str
    place: Place
    new: str


class Verdict(NamedTuple):
    """What came of a mutant. caught: something new was told. own: at the line where it was made."""

    mutant: Mutant
    old: str
    caught: bool
    own: bool


class Laboratory:
    """The plan as it is, and what check says when something in it is changed."""

    def __init__(self, root: Path = REPOSITORY) -> None:
        self.data = dict(read_folder(root).data)
        self.before = {_told(finding) for finding in self._check(self.data)}

    @staticmethod
    def _check(data: dict[str, bytes]) -> tuple[Finding, ...]:
        findings = checking.check(load(Files(data), [YEAR]), TODAY).findings
        return tuple(finding for finding in findings if finding.level is not Level.NOTE)

    @cached_property
    def subject(self) -> Subject:
        """The plan as it is."""
        project = load(Files(self.data), [YEAR])
        (loaded,) = project.editions
        assert loaded.edition
        return Subject(loaded, loaded.edition, project)

    def source(self, path: str) -> Source:
        """A file of the plan as it is."""
        source, _ = decode(path, self.data[path])
        assert source
        return source

    def written(self, place: Place) -> str:
        """The characters at a place."""
        source = self.source(place.path)
        return source.text[slice(*_span(source, place))]

    def judge(self, mutant: Mutant) -> Verdict:
        """Checks the plan with the slip in it."""
        place = mutant.place
        source = self.source(place.path)
        start, end = _span(source, place)
        changed = source.text[:start] + mutant.new + source.text[end:]
        found = self._check({**self.data, place.path: changed.encode()})
        new = [finding for finding in found if _told(finding) not in self.before]
        own = any(_is_own(finding, place) for finding in new)
        return Verdict(mutant, source.text[start:end], bool(new), own)


def _told(finding: Finding) -> tuple[str, str, int, str]:
    return finding.rule, finding.place.path, finding.place.line, finding.message


def _span(source: Source, place: Place) -> tuple[int, int]:
    start = source.start_of(place.line) + place.column - 1
    return start, source.start_of(place.end_line) + place.end_column - 1


def _is_own(finding: Finding, place: Place) -> bool:
    at = [finding.place, *(finding.related if finding.rule in SAID_OF_MANY else ())]
    return any(there.path == place.path and there.line <= place.line <= there.end_line for there in at)


def amounts(lab: Laboratory) -> Iterator[Mutant]:
    """Every amount one more and one less: in tables, in the rules of the budget, and in running text."""
    budget = lab.subject.edition.budget
    assert budget
    in_tables = {part.place for part in model.walk(budget.tables) if isinstance(part, Amount)}
    for part in model.walk(budget):
        if isinstance(part, Amount) and part.value is not None:
            kind = MONEY[0] if part.place in in_tables else MONEY[2]
            sign = " %" if "%" in lab.written(part.place) else ""
            for by in (1, -1):
                yield Mutant(kind, part.place, number(part.value + by).replace("\u00a0", " ") + sign)
    for said in lab.subject.said:
        place = said.prose.locate(said.spoken.start, said.spoken.end)
        old = lab.written(place)
        for by in (1, -1):
            new = re.sub(r"[0-9]+", lambda match, by=by: str(int(match.group()) + by), old, count=1)  # type: ignore[misc]
            yield Mutant(MONEY[1], place, new)


def references(lab: Laboratory) -> Iterator[Mutant]:
    """Every reference with a letter too few and one too many: ids, files of text, and what `{{ }}` names."""
    edition = lab.subject.edition
    places = [
        part.place
        for part in lab.subject.records
        if isinstance(part, Ref) and part.target is not Target.REPLACED
    ]
    places += [chapter.prose_place for chapter in edition.chapters if chapter.prose_file]
    yield from _letters(lab, "hänvisning", places)
    for prose in lab.subject.prose:
        spans = [span for one in prose.expressions for span in (one.name_span, one.field_span) if span]
        yield from _letters(lab, "uttryck", [prose.locate(*span) for span in spans])


def _letters(lab: Laboratory, kind: str, places: Iterable[Place]) -> Iterator[Mutant]:
    for place in places:
        old = lab.written(place)
        middle = len(old) // 2
        yield Mutant(kind, place, old[:middle] + old[middle + 1 :])
        yield Mutant(kind, place, old[:middle] + "x" + old[middle:])


def dates(lab: Laboratory) -> Iterator[Mutant]:
    """Every date made one that does not exist, and every decision's made later than the plan's."""
    edition = lab.subject.edition
    for path, match in _matches(lab, _DATE):
        place = lab.source(path).place(*match.span())
        year, month, day = match.groups()
        for new in (f"{year}-13-{day}", f"{year}-02-30", f"{year}-{month}-32", f"{year}-00-{day}"):
            yield Mutant("datum som inte finns", place, new)
        read = date.fromisoformat(match.group())
        if edition.day and read < edition.day:
            yield Mutant("datum i fel ordning", place, str(edition.day + timedelta(days=1)))
        elif edition.governing and edition.governing[0].day:
            yield Mutant("datum i fel ordning", place, str(edition.governing[0].day - timedelta(days=1)))


def years(lab: Laboratory) -> Iterator[Mutant]:
    """Every year another: with a digit too many, a hundred and ten years off, and one off."""
    for path, match in _matches(lab, _YEAR):
        place = lab.source(path).place(*match.span())
        old = match.group()
        yield Mutant("årtal: en siffra för mycket", place, old[:3] + "0" + old[3:])
        for by in (-100, 100):
            yield Mutant("årtal: hundra år fel", place, str(int(old) + by))
        for by in (-10, 10):
            yield Mutant("årtal: tio år fel", place, str(int(old) + by))
        for by in (-1, 1):
            yield Mutant("årtal: året före eller efter", place, str(int(old) + by))


def _matches(lab: Laboratory, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Where a pattern is found in the files of the edition, notes to those who write left out."""
    for path in sorted(lab.data):
        if path.startswith(lab.subject.edition.folder + "/") and path.endswith((".yaml", ".md")):
            text = lab.source(path).text
            if path.endswith(".yaml"):
                text = re.sub(r"(?m)^[ ]*#.*$", lambda match: " " * len(match.group()), text)
            yield from ((path, match) for match in pattern.finditer(text))


def terms(lab: Laboratory) -> Iterator[Mutant]:
    """Every term where it is used, with a letter dropped, doubled, exchanged for another and moved one step.

    A word that goes on with more than an ending is another word.
    """
    glossary, running = lab.subject.project.glossary, lab.subject.running
    names = [text.value for text in glossary.names] + [part.short.value for part in glossary.abbreviations]
    taken: set[int] = set()
    for name in sorted(names, key=len, reverse=True):
        for match in running.find(
            re.compile(rf"(?<![\w-]){re.escape(name)}(?=\w{{0,4}}(?!\w))", re.IGNORECASE)
        ):
            if match.start() in taken:
                continue
            taken.add(match.start())
            place = running.place(*match.span())
            kind = "term: förkortning" if name.upper() == name or "." in name else "term"
            yield from (Mutant(kind, place, new) for new in _slips(lab.written(place), match.start()))


def _slips(word: str, seed: int) -> list[str]:
    """Four words one slip away from a word; the seed decides which letters."""
    letters = [n for n, sign in enumerate(word) if sign.isalpha()]
    at = [letters[(seed * 7 + step * 3) % len(letters)] for step in range(4)]
    other = _LETTERS[(_LETTERS.find(word[at[2]].lower()) + 1 + seed % 20) % len(_LETTERS)]
    moved = next((n for n in letters[:-1] if n >= at[3] and word[n] != word[n + 1]), letters[0])
    made = [
        word[: at[0]] + word[at[0] + 1 :],
        word[: at[1]] + word[at[1]] + word[at[1] :],
        word[: at[2]] + (other.upper() if word[at[2]].isupper() else other) + word[at[2] + 1 :],
        word[:moved] + word[moved + 1 : moved + 2] + word[moved] + word[moved + 2 :],
    ]
    return [new for new in dict.fromkeys(made) if new and new != word]


KINDS: tuple[Callable[[Laboratory], Iterator[Mutant]], ...] = (amounts, references, dates, years, terms)


def verdicts(lab: Laboratory) -> Iterator[Verdict]:
    """What comes of every mutant, kind by kind."""
    for make in KINDS:
        yield from map(lab.judge, make(lab))


class Row(NamedTuple):
    """One kind: how many mutants, how many caught, and how many at their own line."""

    kind: str
    mutants: int
    caught: int
    own: int


def table(judged: Iterable[Verdict]) -> list[Row]:
    """The verdicts, counted by kind."""
    by_kind: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in judged:
        by_kind[verdict.mutant.kind].append(verdict)
    return [
        Row(kind, len(those), sum(one.caught for one in those), sum(one.own for one in those))
        for kind, those in by_kind.items()
    ]


def shortfalls(rows: list[Row]) -> list[str]:
    """What is below the floor, in words; nothing where all is well."""
    told = []
    for row in rows:
        caught = row.caught if row.kind == ANYWHERE else row.own
        if row.kind in MONEY and caught < row.mutants:
            told.append(f"{row.kind}: {row.mutants - caught} missed")
    others = [row for row in rows if row.kind not in MONEY and row.kind not in UNCOVERED]
    told += [
        f"{row.kind}: {row.own} of {row.mutants} caught at their own line"
        for row in others
        if row.own < FLOOR_OF_KIND * row.mutants
    ]
    total, own = sum(row.mutants for row in others), sum(row.own for row in others)
    if own < FLOOR * total:
        told.append(f"the others: {own} of {total} caught at their own line, {own / total:.1%} < {FLOOR:.0%}")
    return told


def main() -> int:
    """Prints the table, every mutant that was missed with -v, and what is below the floor."""
    judged = list(verdicts(Laboratory()))
    rows = table(judged)
    print(f"{'kind':<32}{'mutants':>8}{'caught':>8}{'own line':>10}")
    for row in rows:
        reason = UNCOVERED.get(row.kind)
        print(
            f"{row.kind:<32}{row.mutants:>8}{row.caught:>8}{row.own:>10}{f'   no check: {reason}' if reason else ''}"
        )
    missed = [one for one in judged if not one.own and one.mutant.kind not in UNCOVERED]
    for one in missed if "-v" in sys.argv or len(missed) <= 40 else ():
        place = one.mutant.place
        elsewhere = " (told elsewhere)" if one.caught else ""
        at = f"{place.path}:{place.line}:{place.column}"
        print(f"  {one.mutant.kind}: {at} {one.old!r} -> {one.mutant.new!r}{elsewhere}")
    told = shortfalls(rows)
    print("\n".join(told) if told else "all amounts and enough of the others are caught at their own line")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
