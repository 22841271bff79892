"""Files to the plan: every edition as records, with all faults of all files.

A file that cannot be read gives its first fault and is left out; its text is kept, so that the checker can
tell what only follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.loading.columns import with_earlier
from ladokdoc.loading.edition import EditionLoader, Loaded
from ladokdoc.loading.reading import Block
from ladokdoc.loading.strays import strays
from ladokdoc.loading.yaml_files import open_record
from ladokdoc.model import Abbreviation, Correction, Edition, Foreign, Glossary, Language
from ladokdoc.places import Place
from ladokdoc.sources import GLOSSARY, Files

__all__ = ["Held", "Loaded", "Project", "Read", "corrects", "load"]


class Project(NamedTuple):
    """The editions asked for, in order of year, and what they share.

    earlier: every edition that a column of another takes its figures from, and all that were asked for.
    root: the folder of the project, where its own templates may lie; None for a version from git.
    decided: by year, what the year's plan is held to where git has a tag that says that it is decided; see `held`.
    glossary_unread: whether something in the glossary could not be read, so that a word of it may be missing.
    """

    editions: tuple[Loaded, ...]
    earlier: Mapping[int, Edition]
    glossary: Glossary
    findings: tuple[Finding, ...]
    refused: tuple[Finding, ...]
    root: Path | None = None
    decided: Mapping[int, tuple[Held, ...]] = MappingProxyType({})
    glossary_unread: bool = False


class Held(NamedTuple):
    """A decided plan at one time, with the one year in it. name: what git knows the version by."""

    name: str
    project: Project

    @property
    def edition(self) -> Edition | None:
        """The plan; None where it could not be read."""
        return self.project.editions[0].edition

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What it tells of changes."""
        return self.edition.corrections if self.edition else ()

    def corrects(self, other: Held) -> bool:
        """Whether it tells of a change that another does not."""
        return corrects(self.corrections, other.corrections)


def corrects(new: tuple[Correction, ...], old: tuple[Correction, ...]) -> bool:
    """Whether a correction has been put in or written anew, and none taken away."""
    return new != old and len(new) >= len(old)


# Editions as they were read, by their years and files.
Read = dict[tuple[object, ...], Loaded]


def load(files: Files, years: Iterable[int], root: Path | None = None, read: Read | None = None) -> Project:
    """The editions of these years. Faults are findings, and no content raises.

    root: see `Project`. read: what has been read before is taken from there, and what is read is put there.
    """
    read = {} if read is None else read
    asked = [_read(files, year, read) for year in sorted(set(years))]
    earlier = {loaded.year: loaded.edition for loaded in asked if loaded.edition}
    for year in sorted(_columns(earlier.values()) - set(earlier) & set(files.years())):
        other = EditionLoader(files, year).load().edition
        if other:
            earlier[year] = other
    glossary, findings, unread = _glossary(files)
    editions = tuple(
        loaded._replace(edition=with_earlier(loaded.edition, earlier)) if loaded.edition else loaded
        for loaded in asked
    )
    found = (*findings, *strays(files))
    refused = tuple(_refused(files))
    return Project(editions, earlier, glossary, found, refused, root, glossary_unread=unread)


def _read(files: Files, year: int, read: Read) -> Loaded:
    loader = EditionLoader(files, year)
    key = year, frozenset(loader.files.items()), frozenset(loader.refused)
    if key not in read:
        read[key] = loader.load()
    return read[key]


def _columns(editions: Iterable[Edition]) -> set[int]:
    budgets = [edition.budget for edition in editions if edition.budget]
    return {column.year for budget in budgets for column in budget.columns if column.type == "budget"}


def _refused(files: Files) -> Iterable[Finding]:
    for path, refusal in sorted(files.refused.items()):
        yield Finding(Place(path), refusal.message, refusal.hint, rule="olasbar-fil")


def _glossary(files: Files) -> tuple[Glossary, tuple[Finding, ...], bool]:
    """The glossary with its faults, and whether something of it was not read."""
    if GLOSSARY not in files.data:
        return Glossary(), (), GLOSSARY in files.refused
    opened = open_record(GLOSSARY, files.data[GLOSSARY], "ordlista")
    if opened.record is None:
        return Glossary(), opened.all_findings(), True
    names = tuple(opened.record.texts("namn"))
    found = [_abbreviation(part) for part in opened.record.records("förkortningar")]
    abbreviations = tuple(filter(None, found))
    foreign = [_foreign(part) for part in opened.record.records("andra_språk")]
    unread = (
        None in (*found, *foreign)
        or opened.lost
        or bool(opened.log and opened.log.dropped)
        or GLOSSARY in files.refused
    )
    glossary = Glossary(names, abbreviations, tuple(filter(None, foreign)))
    return glossary, opened.all_findings(), unread


def _abbreviation(part: Block) -> Abbreviation | None:
    short, meaning = part.text("kort"), part.text("betyder")
    return Abbreviation(short, meaning, part.place) if short and meaning else None


def _foreign(part: Block) -> Foreign | None:
    phrase, language = part.text("uttryck"), part.word("språk")
    return Foreign(phrase, Language(language), part.place) if phrase and language else None
