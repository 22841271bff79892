"""Two moments of a project set beside each other: all editions, the glossary, and what the checker says of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ladokdoc.changes import effects
from ladokdoc.changes.comparing import Comparer
from ladokdoc.changes.items import Ids, collisions, items, of_glossary, shared_ids
from ladokdoc.changes.keys import Kind, What
from ladokdoc.changes.naming import Names
from ladokdoc.changes.records import Change, Comparison, EditionChanges, Told, Untold
from ladokdoc.changes.sides import Side, Sides
from ladokdoc.changes.spots import Spots
from ladokdoc.changes.twins import twins
from ladokdoc.changes.units import in_units_of, units
from ladokdoc.findings import Finding, Level
from ladokdoc.loading import Loaded, Project
from ladokdoc.model import Budget, Edition
from ladokdoc.sources import CONTENT, GLOSSARY, Files
from ladokdoc.subject import Subject


class Snapshot(NamedTuple):
    """The content at one moment: its files, the editions that were asked for, and all that the checker says of it."""

    files: Files
    project: Project
    findings: tuple[Finding, ...]

    def edition(self, year: int | None) -> Loaded | None:
        """The edition of a year, if there is one."""
        return next((loaded for loaded in self.project.editions if loaded.year == year), None)


class Compared(NamedTuple):
    """Two versions, and what has changed between them. labels: what a person calls them."""

    old: Snapshot
    new: Snapshot
    comparison: Comparison
    labels: tuple[str, str]

    def years(self) -> tuple[int | None, int | None]:
        """The years of the editions to show: the newest in which anything has changed, else the newest there is."""
        told = [part.years for part in self.comparison.parts]
        changed = [part.years for part in self.comparison.parts if part.changes]
        return max(changed or told, key=lambda years: (years[1] or 0, years[0] or 0))


def same_years(old: Snapshot, new: Snapshot) -> Sequence[tuple[int | None, int | None]]:
    """Every year of both, each to be set beside itself."""
    years = ({loaded.year for loaded in side.project.editions} for side in (old, new))
    before, after = years
    return [(y if y in before else None, y if y in after else None) for y in sorted(before | after)]


def compare(old: Snapshot, new: Snapshot, years: Sequence[tuple[int | None, int | None]]) -> Comparison:
    """What has changed from one moment to another. years: which editions to set beside each other."""
    told: list[EditionChanges] = []
    untold: list[Untold] = []
    for pair in years:
        sides = old.edition(pair[0]), new.edition(pair[1])
        if all(side is None or comparable(side) for side in sides):
            told.append(_edition(old, new, pair))
        else:
            untold.append(_untold(old, new, pair))
    shared = EditionChanges((None, None), ())
    if old.project.glossary_unread or new.project.glossary_unread:
        untold.append(Untold("ordlistan", *(_glossary_errors(side) for side in (old, new))))
    else:
        shared = _glossary(old, new)
    return Comparison(tuple(told), shared, tuple(untold), _findings(old, new, years))


def _glossary_errors(snapshot: Snapshot) -> tuple[Finding, ...]:
    errors = (found for found in snapshot.findings if found.level is Level.ERROR)
    return tuple(found for found in errors if found.place.path == GLOSSARY)


def comparable(loaded: Loaded) -> bool:
    """Whether everything that is in the plan was read, and every id stands once."""
    if loaded.edition is None or collisions(loaded.edition):
        return False
    if loaded.edition.budget and loaded.edition.budget.unread:
        return False
    return not _used(loaded.edition) & {*loaded.lost, *loaded.unread}


def _used(edition: Edition) -> set[str]:
    """The paths of the files that an edition is made of; what nothing lists is no part of it."""
    names = {"plan.yaml", "budget.yaml"}
    for chapter in edition.chapters:
        names.update(f"omraden/{ref.id}.yaml" for ref in chapter.areas)
        names.update([chapter.prose_file] if chapter.prose_file else ())
    return {f"{edition.folder}/{name}" for name in names}


def _untold(old: Snapshot, new: Snapshot, pair: tuple[int | None, int | None]) -> Untold:
    def of(snapshot: Snapshot, year: int | None) -> tuple[Finding, ...]:
        return _errors(snapshot, str(year), f"{CONTENT}/{year}/")

    return Untold(str(pair[1] or pair[0]), of(old, pair[0]), of(new, pair[1]))


def _errors(snapshot: Snapshot, edition: str, start: str) -> tuple[Finding, ...]:
    """The errors of an edition, and those of its files that belong to none, such as one that may not be read."""
    errors = (found for found in snapshot.findings if found.level is Level.ERROR)
    return tuple(
        found
        for found in errors
        if found.edition == edition or (not found.edition and found.place.path.startswith(start))
    )


def _edition(old: Snapshot, new: Snapshot, pair: tuple[int | None, int | None]) -> EditionChanges:
    loaded = old.edition(pair[0]), new.edition(pair[1])
    one, other = (side.edition if side else None for side in loaded)
    ids = shared_ids(one or _blank(other), other or _blank(one))
    beside = other.budget if other else None
    sides = Sides(_side(old, one, ids[0], beside), _side(new, other, ids[1], None))
    changes = tuple(Comparer(sides).changes())
    was = {after.id: before.id for after, before in sides.pairing.renamed.items()}
    budgets = sides.old.budget, sides.new.budget
    sums = tuple(effects.sums(*budgets, was, sides.say_total))
    frames = tuple(effects.frames(*budgets, was, sides.say))
    shifts = tuple(effects.shifts(changes, sums))
    folders = [side.folder + "/" for side in (one, other) if side]
    reshaped = tuple(_reshaped(old, new, changes, folders)) if pair[0] == pair[1] else ()
    return EditionChanges(pair, changes, sums, frames, shifts, reshaped, twins(changes))


def _blank(edition: Edition | None) -> Edition:
    """Stands in for an edition that is not there: nothing of it is the same."""
    assert edition
    return edition.changed(chapters=(), areas=(), governing=(), budget=None)


def _side(snapshot: Snapshot, edition: Edition | None, ids: Ids, beside: Budget | None) -> Side:
    """One of the editions. beside: the budget whose units its own is put in."""
    if edition is None:
        return Side("", None, {}, Names({}, None), Spots(snapshot.files))
    budget = edition.budget
    if budget and beside:
        budget = in_units_of(budget, beside)
    found = items(edition.changed(budget=budget), ids)
    loaded = snapshot.edition(edition.year)
    assert loaded
    names = Names(found, Subject(loaded, edition, snapshot.project))
    return Side(edition.folder, budget, found, names, Spots(snapshot.files), units(edition.budget))


def _glossary(old: Snapshot, new: Snapshot) -> EditionChanges:
    found = [(side, of_glossary(side.project.glossary)) for side in (old, new)]
    sides = Sides(
        *(Side("content", None, items_, Names(items_, None), Spots(side.files)) for side, items_ in found)
    )
    changes = tuple(Comparer(sides).changes())
    return EditionChanges((None, None), changes, reshaped=tuple(_reshaped(old, new, changes, [GLOSSARY])))


def _reshaped(
    old: Snapshot, new: Snapshot, changes: Iterable[Change], starts: Sequence[str]
) -> Iterator[str]:
    """Files that are not byte by byte the same although nothing that was compared stands in them."""
    told = {place.path for change in changes for place in (change.old, change.new) if place}
    if any(change.key.what in _PLACED and change.kind is not Kind.CHANGED for change in changes):
        told.update(f"{start}plan.yaml" for start in starts)
    for path, data in new.files.data.items():
        before = old.files.data.get(path)
        if path.startswith(tuple(starts)) and before is not None and before != data and path not in told:
            yield path


# What is listed in plan.yaml and stands elsewhere.
_PLACED = (What.AREA, What.TABLE, What.CHAPTER)


def _findings(old: Snapshot, new: Snapshot, years: Sequence[tuple[int | None, int | None]]) -> Told:
    """What is found of all; where two years stand beside each other, what is found of each of them."""
    if len(years) != 1 or None in years[0] or years[0][0] == years[0][1]:
        return findings(old.findings, new.findings)
    before, after = (
        [found for found in side.findings if found.edition == str(year)]
        for side, year in zip((old, new), years[0], strict=True)
    )
    return findings(before, after, years=True)


def findings(old: Iterable[Finding], new: Iterable[Finding], *, years: bool = False) -> Told:
    """Which findings are new, gone and the same. A finding is the same where it says the same of the same file.

    years: whether they are of two years, where the same file is that of the same name.
    """
    before, after = (_counted(side, years) for side in (old, new))
    fresh = list(_left(after, Counter({mark: len(found) for mark, found in before.items()})))
    gone = list(_left(before, Counter({mark: len(found) for mark, found in after.items()})))
    return Told(tuple(fresh), tuple(gone), sum(map(len, after.values())) - len(fresh))


_Mark = tuple[str, str, str, str]


def _counted(found: Iterable[Finding], years: bool) -> dict[_Mark, list[Finding]]:
    marks: dict[_Mark, list[Finding]] = {}
    for finding in found:
        if finding.waived is None:
            edition, path = finding.edition, finding.place.path
            if years:
                edition, path = "", path.removeprefix(f"{CONTENT}/{edition}/")
            marks.setdefault((edition, finding.rule, path, finding.message), []).append(finding)
    return marks


def _left(found: dict[_Mark, list[Finding]], others: Counter[_Mark]) -> Iterator[Finding]:
    for mark, same in found.items():
        yield from same[others[mark] :]
