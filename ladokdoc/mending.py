"""The fixes that findings carry, made: round after round until none is left that can be made.

What comes of it is checked before it counts. A file in which the fixes would give a finding that was not there before
is left as it was, and so are all files where the plan would have other figures, ids, dates or references.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from ladokdoc.checking import Checker, Report
from ladokdoc.edits import mend, read
from ladokdoc.findings import Finding
from ladokdoc.loading import Project
from ladokdoc.model import walk
from ladokdoc.patterns import lazy
from ladokdoc.places import Source, Text
from ladokdoc.records import Record
from ladokdoc.sources import Files

_ROUNDS = 20
_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Mended(NamedTuple):
    """What came of it. files: the content as it is to be. made: the findings that were mended, of all rounds."""

    files: Files
    made: tuple[Finding, ...]


class _State(NamedTuple):
    """The content at one moment, and what is said of it."""

    files: Files
    report: Report
    figures: list[object]


class Mender(NamedTuple):
    """How to mend. load: reads the editions. told: narrows a report to the findings that are to be mended."""

    checker: Checker
    load: Callable[[Files], Project]
    told: Callable[[Report], Report]

    def mend(self, files: Files) -> Mended:
        """The content with every fix made that can be made."""
        first, held = self._state(files), set[str]()
        while True:
            last, made = self._rounds(first, held)
            changed = {path for path, data in last.files.data.items() if data != files.data[path]}
            worse = _worse(first, last, changed)
            if not worse:
                return Mended(last.files, made)
            held |= worse

    def _rounds(self, state: _State, held: Collection[str]) -> tuple[_State, tuple[Finding, ...]]:
        """Fixes made until none is left: one may give rise to the next. held: files that are left as they are."""
        made = list[Finding]()
        for _ in range(_ROUNDS):
            found = _made(state.files, self._fixable(state.report, held))
            if not found:
                break
            made += [finding for one in found.values() for finding in one.findings]
            state = self._state(_with(state.files, found))
        return state, tuple(made)

    def _state(self, files: Files) -> _State:
        project = self.load(files)
        # All of them, not a hundred of a kind.
        report = self.checker._replace(shown=None).check(project)
        return _State(files, report, list(_figures(project)))

    def _fixable(self, report: Report, held: Collection[str]) -> dict[str, list[Finding]]:
        """The findings that can be mended, by file; one that is excused is left, and one of several files."""
        found: dict[str, list[Finding]] = {}
        for finding in self.told(report).findings:
            paths = {edit.place.path for edit in finding.fix}
            if finding.waived is None and len(paths) == 1 and not paths & set(held):
                found.setdefault(paths.pop(), []).append(finding)
        return found


class _File(NamedTuple):
    """A file with fixes made. findings: those that they mend."""

    data: bytes
    findings: tuple[Finding, ...]


def _made(files: Files, fixable: Mapping[str, list[Finding]]) -> dict[str, _File]:
    found: dict[str, _File] = {}
    for path, findings in fixable.items():
        data = files.data[path]
        mended = mend(Source(path, read(data)), [finding.fix for finding in findings])
        done = tuple(finding for finding, made in zip(findings, mended.made, strict=True) if made)
        if done:
            found[path] = _File(_written(data, mended.text, done), done)
    return found


def _written(data: bytes, text: str, done: Iterable[Finding]) -> bytes:
    """The bytes of a file with its new text: a line that no fix is in stays as it was, with letters in two parts too.

    A fix of a letter by the same letter asks for the whole file with each letter as one.
    """
    edits = [edit for finding in done for edit in finding.fix]
    if read(data) != (raw := data.removeprefix(BOM_UTF8).decode()) and all(
        one.before != one.after for one in edits
    ):
        touched = {edit.place.line for edit in edits}
        lines = zip(_LINE.findall(raw), _LINE.findall(text), strict=True)
        text = "".join(new if number in touched else old for number, (old, new) in enumerate(lines, 1))
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + text.encode()


def _with(files: Files, found: Mapping[str, _File]) -> Files:
    return files._replace(data={**files.data, **{path: file.data for path, file in found.items()}})


def _worse(before: _State, after: _State, found: Collection[str]) -> set[str]:
    """The files of those that were changed that must not be."""
    if before.figures != after.figures:
        return set(found)
    new = _counts(after.report) - _counts(before.report)
    paths = {path for _, path in new}
    return paths & set(found) if paths <= set(found) else set(found)


def _counts(report: Report) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.place.path) for finding in report.findings)


def _figures(project: Project) -> Iterator[object]:
    """All that the plans say but in running text: amounts, ids, dates, references, and the order of them."""
    for loaded in project.editions:
        for record in walk(loaded.edition) if loaded.edition else ():
            if isinstance(record, Record) and not isinstance(record, Text):
                values = (getattr(record, name) for name in record.COMPARED)
                plain = (tuple(one) if isinstance(one, Mapping) else one for one in values)
                yield type(record), [one for one in plain if not isinstance(one, Record | tuple) or one == ()]
