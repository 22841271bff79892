"""Runs the rules: findings with name, level and edition, waivers applied, and how much was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ladokdoc import figures
from ladokdoc.findings import Finding, Level
from ladokdoc.loading import Project
from ladokdoc.model import Ref, Target, Waiver
from ladokdoc.places import Place
from ladokdoc.rules import Rule, registry
from ladokdoc.settings import Settings
from ladokdoc.spoken import Verdict
from ladokdoc.subject import Subject
from ladokdoc.waiving import Excused, Waiving

SHOWN = 100


class Unchecked(NamedTuple):
    """An amount that no check covers. value: in the unit of its table; for one in a text, in the unit said there."""

    edition: str
    place: Place
    value: Decimal
    reason: str


class Checked(NamedTuple):
    """How much was checked: totals that could be added up, the amounts in them, references and texts."""

    totals: int = 0
    amounts: int = 0
    references: int = 0
    texts: int = 0

    def plus(self, other: Checked) -> Checked:
        return Checked(
            self.totals + other.totals,
            self.amounts + other.amounts,
            self.references + other.references,
            self.texts + other.texts,
        )


class Report(NamedTuple):
    """What a check came to.

    findings: in the order of the files; past a hundred of a rule in a file, one that counts the rest.
    unread: files that could not be read, so that what depends on them has not been told.
    excused: the waivers that excuse something. most: how many warnings may be open; None: any number.
    """

    findings: tuple[Finding, ...]
    checked: Checked
    unchecked: tuple[Unchecked, ...]
    unread: tuple[str, ...]
    excused: tuple[Excused, ...] = ()
    most: int | None = None

    def of(self, level: Level) -> int:
        """How many findings of a level are not excused."""
        return sum(one.count for one in self.findings if one.level is level and one.waived is None)

    def narrowed(self, level: Level, only: Collection[str], without: Collection[str]) -> Report:
        """The report with findings of this weight or more, of some rules or without some.

        What was checked is the same: it is only told of less.
        """
        weights = list(Level)[: list(Level).index(level) + 1]
        kept = (
            finding
            for finding in self.findings
            if finding.level in weights and (not only or finding.rule in only) and finding.rule not in without
        )
        excused = (one for one in self.excused if (not only or one.rule in only) and one.rule not in without)
        return self._replace(findings=tuple(kept), excused=tuple(excused))

    @property
    def over(self) -> bool:
        """Whether more warnings are open than the project has said that there may be."""
        return self.most is not None and self.of(Level.WARNING) > self.most

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return self.of(Level.ERROR) > 0


class Checker(NamedTuple):
    """How to check.

    today: decides which waivers still hold. settings: what the project has decided of levels.
    advice: whether rules that are told only to who asks for notes are told too.
    shown: how many of a rule in a file are told of one by one; None: all.
    """

    today: date
    settings: Settings = Settings()
    advice: bool = False
    shown: int | None = SHOWN

    def check(self, project: Project) -> Report:
        """Every finding of every rule over all editions, in order."""
        found = [self._weighed(finding, "") for finding in (*project.findings, *project.refused)]
        checked, unchecked, unread, excused = Checked(), list[Unchecked](), list[str](), list[Excused]()
        words: dict[int, Counter[str]] = {}
        for loaded in project.editions:
            unread.extend(loaded.unread)
            if loaded.edition is None:
                found.extend(self._weighed(finding, str(loaded.year)) for finding in loaded.findings)
                continue
            subject = Subject(loaded, loaded.edition, project, words)
            told, used = self._edition(subject)
            found.extend(told)
            excused.extend(used)
            counted, left = coverage(subject)
            checked = checked.plus(counted)
            unchecked.extend(left)
        found = _in_order(found)
        shown = tuple(_capped(found, self.shown) if self.shown is not None else found)
        most = self.settings.max_warnings
        return Report(shown, checked, tuple(unchecked), tuple(unread), tuple(excused), most)

    def _edition(self, subject: Subject) -> tuple[list[Finding], list[Excused]]:
        year = str(subject.loaded.year)
        found = [*subject.loaded.findings, *(fault for prose in subject.prose for fault in prose.faults)]
        for rule in self._rules(subject):
            if rule.check:
                found.extend(finding.changed(rule=rule.name) for finding in rule.check(subject))
        waived, used = Waiving(subject, registry(), self.today).apply(found)
        told = [finding for finding in waived if self._tells(registry()[finding.rule])]
        return [self._weighed(finding, year) for finding in told], used

    def _rules(self, subject: Subject) -> Iterator[Rule]:
        """The rules that look at the plan; advice that nobody is told only where a waiver has to be judged."""
        excused = {record.rule for record in subject.records if isinstance(record, Waiver)}
        return (rule for rule in registry().checks() if self._tells(rule) or rule.name in excused)

    def _tells(self, rule: Rule) -> bool:
        """Advice is told to who asks for it, and where the project has given it the weight of a warning."""
        return self.advice or not rule.advice or self.settings.levels.get(rule.name) is Level.WARNING

    def _weighed(self, finding: Finding, edition: str) -> Finding:
        level = self.settings.levels.get(finding.rule) or registry()[finding.rule].level
        return finding.changed(level=level, edition=edition)


def check(project: Project, today: date) -> Report:
    """What is told where nothing else is asked for, by the rules as they are."""
    return Checker(today).check(project)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.place, finding.rule, finding.message))


def _capped(findings: list[Finding], most: int) -> Iterator[Finding]:
    def key(finding: Finding) -> tuple[str, str, bool]:
        return finding.rule, finding.place.path, finding.waived is None

    counts = Counter(key(finding) for finding in findings)
    seen: Counter[tuple[str, str, bool]] = Counter()
    for finding in findings:
        seen[key(finding)] += 1
        if seen[key(finding)] <= most:
            yield finding
        elif seen[key(finding)] == most + 1:
            left = counts[key(finding)] - most
            more = f"{left} påpekanden" if left > 1 else "ett påpekande"
            yield Finding(
                finding.place,
                f"Ytterligare {more} av samma slag i filen visas inte.",
                "Rätta dem som visas, och kontrollera igen.",
                rule=finding.rule,
                level=finding.level,
                edition=finding.edition,
                waived=finding.waived,
                count=left,
            )


def coverage(subject: Subject) -> tuple[Checked, list[Unchecked]]:
    """What the checks of an edition reach, and the amounts that they do not."""
    budget, folder = subject.edition.budget, subject.edition.folder + "/"
    proved = [a for a in figures.assertions(budget, subject.gaps) if a.weighed.known] if budget else []
    places = figures.covered(budget, subject.gaps, subject.years) if budget else frozenset()
    covered = {place for place in places if place.path.startswith(folder)}
    left = [
        Unchecked(str(subject.edition.year), one.amount.place, one.amount.value, one.why)
        for one in (figures.left(budget, covered) if budget else ())
        if one.amount.value is not None and one.amount.place.path.startswith(folder)
    ]
    left = sorted((*left, *_unbound(subject)), key=lambda one: one.place)
    references = sum(isinstance(part, Ref) and part.target is not Target.REPLACED for part in subject.records)
    references += sum(len(prose.expressions) for prose in subject.prose)
    declared = budget.result.amounts.values() if budget and budget.result else ()
    results = sum(amount.place in covered for amount in declared)
    counted = Checked(len(proved) + results, len(covered), references, len(subject.texts))
    return counted, left


def _unbound(subject: Subject) -> Iterator[Unchecked]:
    for said in subject.said:
        if said.verdict is Verdict.UNBOUND:
            place = said.prose.locate(said.spoken.start, said.spoken.end)
            reason = "beloppet i texten hör inte till något i planen"
            yield Unchecked(str(subject.edition.year), place, said.spoken.as_written, reason)
