"""A check as SARIF 2.1.0, for code scanning services and editors.

The standard is OASIS' Static Analysis Results Interchange Format, version 2.1.0 with errata 01; sections are named
where it decides something. Columns are counted in characters, and `columnKind` says so (3.14.17).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from urllib.parse import quote

from ladokdoc import __version__
from ladokdoc.checking import Report
from ladokdoc.edits import Edit
from ladokdoc.findings import Finding
from ladokdoc.places import Place
from ladokdoc.records import Record
from ladokdoc.reports.excerpts import Lines
from ladokdoc.rules import Rule, registry

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# A finding may rest on thousands of places; those who show results show no more than this.
_RELATED = 100

_Json = dict[str, object]


class SarifReport(Record):
    """What was found, as one run of one tool.

    lines: reads a line of a file. folder: from the root of the repository to that of the project, with "/" last;
        empty where they are the same.
    """

    report: Report
    lines: Lines
    folder: str = ""

    def write(self) -> str:
        """The whole of it, as one JSON object."""
        whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [self._run()]}
        return json.dumps(whole, ensure_ascii=False, indent=2)

    def _run(self) -> _Json:
        rules = registry()
        named = sorted({finding.rule for finding in self.report.findings})
        driver = {
            "name": "ladokdoc",
            "version": __version__,
            "rules": [_descriptor(rules[name]) for name in named],
        }
        return {
            "tool": {"driver": driver},
            "language": "sv",
            "columnKind": "unicodeCodePoints",
            "invocations": [self._invocation()],
            "results": list(self._results(named)),
            "properties": {
                "checked": self.report.checked._asdict(),
                "unchecked": len(self.report.unchecked),
            },
        }

    def _invocation(self) -> _Json:
        """That the check was carried out, and which files it could not read (3.20.21)."""
        unread = [
            {
                "level": "error",
                "message": {
                    "text": f"Gick inte att läsa: {path}. Påpekanden som bara följer av det visas inte ännu."
                },
                "locations": [{"physicalLocation": {"artifactLocation": self._artifact(path)}}],
            }
            for path in self.report.unread
        ]
        return {"executionSuccessful": True, "toolExecutionNotifications": unread}

    def _results(self, named: list[str]) -> Iterator[_Json]:
        seen: Counter[str] = Counter()
        for finding in self.report.findings:
            print_ = self._fingerprint(finding)
            seen[print_] += 1
            yield {
                "ruleId": finding.rule,
                "ruleIndex": named.index(finding.rule),
                "level": finding.level.value,
                "message": {
                    "text": f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
                },
                "locations": [{"physicalLocation": self._physical(finding.place)}],
                "partialFingerprints": {"primaryLocationLineHash": f"{print_}:{seen[print_]}"},
                # An empty list says that nothing excuses it; none at all would say that nobody knows (3.27.23).
                "suppressions": list(_suppressions(finding)),
                **self._related(finding.related),
                **self._fixes(finding.fix),
                "properties": dict(_properties(finding)),
            }

    def _fingerprint(self, finding: Finding) -> str:
        """The same when lines come and go above it, and when amounts in the message change."""
        words = " ".join(self.lines(finding.place.path, finding.place.line).split())
        told = f"{finding.rule}\n{finding.place.path}\n{words}"
        return sha256(told.encode()).hexdigest()[:16]

    def _physical(self, place: Place) -> _Json:
        region = _region(place)
        if place.line == place.end_line and place.column < place.end_column:
            line = self.lines(place.path, place.line)
            region["snippet"] = {"text": line[place.column - 1 : place.end_column - 1]}
        return {"artifactLocation": self._artifact(place.path), "region": region}

    def _artifact(self, path: str) -> _Json:
        return {"uri": quote(self.folder + path), "uriBaseId": "%SRCROOT%"}

    def _related(self, places: Iterable[Place]) -> _Json:
        listed = [
            {
                "id": number,
                "message": {"text": "Det här hör påpekandet ihop med."},
                "physicalLocation": self._physical(place),
            }
            for number, place in enumerate(list(places)[:_RELATED], 1)
        ]
        return {"relatedLocations": listed} if listed else {}

    def _fixes(self, edits: Sequence[Edit]) -> _Json:
        """What `check --fix` would do: all changes together, by the places of the file as it stands (3.55)."""
        changes = [
            {
                "artifactLocation": self._artifact(path),
                "replacements": [
                    {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.after}}
                    for edit in those
                ],
            }
            for path, those in groupby(edits, key=lambda edit: edit.place.path)
        ]
        description = {"text": "Ändras av ladokdoc check --fix."}
        return {"fixes": [{"description": description, "artifactChanges": changes}]} if changes else {}


def _region(place: Place) -> _Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _descriptor(rule: Rule) -> _Json:
    """A rule with its manual, which is Markdown."""
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.manual.strip(), "markdown": rule.manual.strip()},
        "defaultConfiguration": {"level": rule.level.value},
    }


def _suppressions(finding: Finding) -> Iterator[_Json]:
    if finding.waived is not None:
        yield {"kind": "inSource", "status": "accepted", "justification": finding.waived}


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    """What SARIF has no word for; numbers are strings so that no reader makes floats of money."""
    if finding.edition:
        yield "edition", finding.edition
    for name in ("expected", "actual", "difference"):
        value = getattr(finding, name)
        if value is not None:
            yield name, f"{value:f}"
