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
from ladokdoc.model import Ref, Target
from ladokdoc.places import Place
from ladokdoc.rules import Registry, registry
from ladokdoc.spoken import Verdict
from ladokdoc.subject import Subject
from ladokdoc.waiving import Waiving

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
    """

    findings: tuple[Finding, ...]
    checked: Checked
    unchecked: tuple[Unchecked, ...]
    unread: tuple[str, ...]

    def of(self, level: Level) -> int:
        """How many findings of a level are not excused."""
        return sum(finding.level is level and finding.waived is None for finding in self.findings)

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
        return self._replace(findings=tuple(kept))

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return self.of(Level.ERROR) > 0


def check(project: Project, today: date) -> Report:
    """Every finding of every rule over all editions. today: decides which waivers still hold."""
    rules = registry()
    found = [_weighed(finding, rules, "") for finding in (*project.findings, *project.refused)]
    checked, unchecked, unread = Checked(), list[Unchecked](), list[str]()
    for loaded in project.editions:
        unread.extend(loaded.unread)
        if loaded.edition is None:
            found.extend(_weighed(finding, rules, str(loaded.year)) for finding in loaded.findings)
        else:
            subject = Subject(loaded, loaded.edition, project)
            found.extend(_edition(subject, rules, today))
            counted, left = coverage(subject)
            checked = checked.plus(counted)
            unchecked.extend(left)
    return Report(tuple(_capped(_in_order(found))), checked, tuple(unchecked), tuple(unread))


def _edition(subject: Subject, rules: Registry, today: date) -> Iterator[Finding]:
    year = str(subject.loaded.year)
    found = [*subject.loaded.findings, *(fault for prose in subject.prose for fault in prose.faults)]
    for rule in rules.checks():
        if rule.check:
            found.extend(finding.changed(rule=rule.name) for finding in rule.check(subject))
    weighed = [_weighed(finding, rules, year) for finding in found]
    for finding in Waiving(subject, rules, today).apply(weighed):
        yield _weighed(finding, rules, year)


def _weighed(finding: Finding, rules: Registry, edition: str) -> Finding:
    return finding.changed(level=rules[finding.rule].level, edition=edition)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.place, finding.rule, finding.message))


def _capped(findings: list[Finding]) -> Iterator[Finding]:
    def key(finding: Finding) -> tuple[str, str]:
        return finding.rule, finding.place.path

    counts = Counter(key(finding) for finding in findings)
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        seen[key(finding)] += 1
        if seen[key(finding)] <= SHOWN:
            yield finding
        elif seen[key(finding)] == SHOWN + 1:
            left = counts[key(finding)] - SHOWN
            message = f"Ytterligare {left} påpekanden av samma slag i filen visas inte."
            yield finding.changed(
                message=message, hint="Rätta dem som visas, och kontrollera igen.", related=()
            )


def coverage(subject: Subject) -> tuple[Checked, list[Unchecked]]:
    """What the checks of an edition reach, and the amounts that they do not."""
    budget, folder = subject.edition.budget, subject.edition.folder + "/"
    proved = (
        [a for a in figures.assertions(budget) if a.computed.known and a.declared.known] if budget else []
    )
    covered = figures.covered(budget) if budget else frozenset()
    amounts = figures.written(budget) if budget else ()
    own = {amount.place: amount for amount in amounts if amount.place.path.startswith(folder)}
    left = [
        Unchecked(str(subject.edition.year), place, amount.value, "ingår inte i något som prövas")
        for place, amount in own.items()
        if place not in covered and amount.value is not None
    ]
    left += _unbound(subject)
    references = sum(isinstance(part, Ref) and part.target is not Target.REPLACED for part in subject.records)
    references += sum(len(prose.expressions) for prose in subject.prose)
    results = len(budget.result.amounts) if budget and budget.result else 0
    counted = Checked(len(proved) + results, len(covered & own.keys()), references, len(subject.texts))
    return counted, left


def _unbound(subject: Subject) -> Iterator[Unchecked]:
    for said in subject.said:
        if said.verdict is Verdict.UNBOUND:
            place = said.prose.locate(said.spoken.start, said.spoken.end)
            reason = "beloppet i texten hör inte till något i planen"
            yield Unchecked(str(subject.edition.year), place, said.spoken.as_written, reason)
