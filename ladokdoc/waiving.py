"""Waivers: which findings are excused, and which waivers excuse nothing."""

from __future__ import annotations

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
        by_rule: dict[str, list[int]] = {}
        for number, finding in enumerate(found):
            by_rule.setdefault(finding.rule, []).append(number)
        for waiver in self._waivers():
            fault = self._unusable(waiver)
            those = [n for n in by_rule.get(waiver.rule, ()) if not fault and self._excuses(waiver, found[n])]
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

    def _excuses(self, waiver: Waiver, finding: Finding) -> bool:
        if finding.rule != waiver.rule or finding.waived is not None:
            return False
        if any(waiver is other for other in self.subject.edition.waivers):
            return self._in_text(waiver, finding)
        scope, place = waiver.scope, finding.place
        inside = (scope.line, scope.column) <= (place.line, place.column) < (scope.end_line, scope.end_column)
        return place.path == scope.path and inside

    def _in_text(self, waiver: Waiver, finding: Finding) -> bool:
        folder = self.subject.edition.folder
        if waiver.file and finding.place.path != f"{folder}/{waiver.file}":
            return False
        return waiver.words is None or any(
            place.line <= finding.place.line <= place.end_line
            for place in self._where(waiver.words.value, finding.place.path)
        )

    def _where(self, words: str, path: str) -> Iterator[Place]:
        """Every place where the words stand in a text of the file."""
        for text in self.subject.texts:
            start = text.value.find(words) if text.place.path == path else -1
            while start >= 0:
                yield text.locate(start, start + len(words))
                start = text.value.find(words, start + 1)
