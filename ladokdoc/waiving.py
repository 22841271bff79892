"""Waivers: which findings are excused, and which waivers excuse nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from ladokdoc import formats
from ladokdoc.findings import Finding, Level
from ladokdoc.model import Waiver
from ladokdoc.places import Place
from ladokdoc.rules import Rule
from ladokdoc.subject import Subject

RULE = "onodigt-undantag"


class Excused(NamedTuple):
    """A waiver that is used. findings: how many it excuses. until: the last day it holds."""

    edition: str
    rule: str
    findings: int
    until: date | None


class Waiving(NamedTuple):
    """The waivers of an edition, on a day, under the rules there are."""

    subject: Subject
    rules: Mapping[str, Rule]
    today: date

    def apply(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Excused]]:
        """The findings, the excused ones with the reason and one for each waiver that excuses nothing; what is used."""
        found, used = list(findings), list[Excused]()
        listed = _Listed(found, self.subject.edition.waivers)
        for waiver in self._waivers():
            fault = self._unusable(waiver)
            those = [] if fault else [n for n in self._meant(waiver, listed) if found[n].waived is None]
            for number in those:
                found[number] = found[number].changed(waived=waiver.reason.value if waiver.reason else "")
            if those:
                used.append(Excused(str(self.subject.edition.year), waiver.rule, len(those), waiver.until))
            elif fault is None and not self.subject.loaded.lost:
                fault = ("Det finns inget här som undantaget gäller.", "Ta bort undantaget.")
            if fault:
                found.append(Finding(waiver.place, *fault, rule=RULE))
        return found, used

    def _waivers(self) -> Iterator[Waiver]:
        return (record for record in self.subject.records if isinstance(record, Waiver) and record.rule)

    def _unusable(self, waiver: Waiver) -> tuple[str, str] | None:
        rule = self.rules.get(waiver.rule)
        if rule is None:
            near = get_close_matches(waiver.rule, self.rules, 1, 0.6)
            hint = (
                f"Menar du `{near[0]}`?"
                if near
                else "Kör `ladokdoc explain` för att se vilka regler som finns."
            )
            return f"Det finns ingen regel som heter `{formats.shorten(waiver.rule)}`.", hint
        if rule.level is Level.ERROR:
            return (
                f"`{rule.name}` är ett fel, och fel kan inte undantas.",
                "Rätta felet och ta bort undantaget.",
            )
        if waiver.until and waiver.until < self.today:
            return (
                f"Undantaget gällde till {formats.day(waiver.until)}.",
                "Rätta det som det gällde, eller sätt ett nytt datum.",
            )
        return None

    def _meant(self, waiver: Waiver, listed: _Listed) -> Iterator[int]:
        """The numbers of the findings that a waiver is about: inside its record, or at its words."""
        if id(waiver) not in listed.of_texts:
            yield from listed.inside(waiver.rule, waiver.scope)
            return
        path = f"{self.subject.edition.folder}/{waiver.file}" if waiver.file else None
        if waiver.words is None:
            if listed.first((waiver.rule, path)):
                yield from (n for n, place in listed.of(waiver.rule) if path in (None, place.path))
            return
        for where, line in sorted(set(self._lines(waiver.words.value, path))):
            yield from listed.inside(waiver.rule, Place(where, line, 1, line + 1, 1))

    def _lines(self, words: str, path: str | None) -> Iterator[tuple[str, int]]:
        """Every line, by file and number, where the words stand in a text."""
        those = self.subject.texts if path is None else self.subject.texts_of.get(path, ())
        for text in those:
            start = text.value.find(words)
            while start >= 0:
                place = text.locate(start, start + len(words))
                yield from ((place.path, line) for line in range(place.line, place.end_line + 1))
                start = text.value.find(words, start + 1)


class _Listed:
    """Findings by rule and place, so that many waivers find theirs among many. of_texts: waivers for Markdown."""

    def __init__(self, findings: list[Finding], of_texts: Iterable[Waiver]) -> None:
        self.of_texts = {id(waiver) for waiver in of_texts}
        self._by_rule: dict[str, list[tuple[str, int, int, int]]] = {}
        self._findings = findings
        self._asked: set[tuple[str, str | None]] = set()
        for number, finding in enumerate(findings):
            place = finding.place
            self._by_rule.setdefault(finding.rule, []).append((place.path, place.line, place.column, number))
        for listed in self._by_rule.values():
            listed.sort()

    def first(self, asked: tuple[str, str | None]) -> bool:
        """Whether this is the first waiver for a rule in the whole of a file; a second has nothing left to excuse."""
        new = asked not in self._asked
        self._asked.add(asked)
        return new

    def of(self, rule: str) -> Iterator[tuple[int, Place]]:
        """The number and place of every finding of a rule."""
        return ((number, self._findings[number].place) for *_, number in self._by_rule.get(rule, ()))

    def inside(self, rule: str, scope: Place) -> Iterator[int]:
        """The numbers of the findings of a rule that begin in a place."""
        listed = self._by_rule.get(rule, [])
        first = bisect_left(listed, (scope.path, scope.line, scope.column))
        last = bisect_left(listed, (scope.path, scope.end_line, scope.end_column))
        return (number for *_, number in listed[first:last])
