"""The case files in `cases/andringar`: two versions of a plan, and what the reviewer is told.

A case is a text file that anybody can add. First a line that says what is done. Then, under `=== ` and the name of a
file, what was changed in it: lines that begin with `-` were there, lines that begin with `+` are there instead, and
lines that begin with a blank stay and show where it is; `@` alone on a line ends one change and begins another. A whole
new file has `ny fil` after its name, and a file that is taken away has `finns inte`. `=== två år` compares the two
years that are there then. The file as it was stands in
`cases/andringar/grund`. Last, under `=== rapport` and `=== json`, what is said: run `make golden` to have it written,
and read it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from ladokdoc.changes import Comparison, Snapshot, compare, same_years
from ladokdoc.checking import check
from ladokdoc.loading import load
from ladokdoc.reports.changes_as_json import changes_as_json
from ladokdoc.reports.changes_as_text import ChangeText
from ladokdoc.sources import CONTENT, Files, read_folder
from tests.conftest import CASES, EDITION, TODAY

FOLDER = CASES / "andringar"
FILES = sorted(FOLDER.glob("*.txt"))
REPORT, JSON = "=== rapport\n", "=== json\n"
TWO_YEARS = "två år"
NEW, GONE = " ny fil", " finns inte"


class Case(NamedTuple):
    """What a case file holds. head: everything down to what is expected; sections: what was done to each file."""

    head: str
    sections: dict[str, str]
    report: str
    json: str


def read(path: Path) -> Case:
    whole = path.read_text(encoding="utf-8")
    head, mark, expected = whole.partition(REPORT)
    assert mark, f"{path.name} has no line `{REPORT.strip()}`"
    report, _, as_json = expected.partition(JSON)
    sections = {}
    for section in re.split(r"(?m)^=== ", head)[1:]:
        name, _, text = section.partition("\n")
        sections[name] = text
    return Case(head, sections, report, as_json)


def before() -> dict[str, bytes]:
    """The files that all cases begin from."""
    return dict(read_folder(FOLDER / "grund").data)


def after(sections: dict[str, str]) -> dict[str, bytes]:
    """The files when everything in a case has been done."""
    whole = before()
    for name, text in sections.items():
        if name == TWO_YEARS:
            continue
        path = name.removesuffix(NEW).removesuffix(GONE)
        path = path if path.startswith(CONTENT + "/") else f"{EDITION}/{path}"
        if name.endswith(GONE):
            del whole[path]
        elif name.endswith(NEW):
            whole[path] = text.encode()
        else:
            whole[path] = changed(whole[path].decode(), text, name).encode()
    return whole


def changed(text: str, changes: str, name: str) -> str:
    """A text with some changes made, as a case file writes them."""
    for change in re.split(r"(?m)^@\n", changes):
        lines = change.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        assert text.count(old) == 1, f"{name}: this is there {text.count(old)} times:\n{old}"
        text = text.replace(old, new)
    return text


def snapshot(data: dict[str, bytes]) -> Snapshot:
    files = Files(data)
    project = load(files, files.years())
    return Snapshot(files, project, check(project, TODAY).findings)


@cache
def unchanged() -> Snapshot:
    return snapshot(before())


def comparison(sections: dict[str, str]) -> Comparison:
    """What has changed in a case. Two years are compared with each other where a case brings a new one."""
    new = snapshot(after(sections))
    years = new.files.years()
    if TWO_YEARS in sections:
        return compare(new, new, [(years[0], years[1])])
    return compare(unchanged(), new, same_years(unchanged(), new))


def told(found: Comparison) -> tuple[str, str]:
    """The report as text, without its second line, and what matters of the JSON, a change on each line."""
    first, _, *rest = ChangeText(found, ("före", "efter"), lambda text, _: text).write()
    whole = json.loads(changes_as_json(found, ("före", "efter")))
    keys = ("kind", "what", "id", "field", "before", "after", "delta")
    lines = [
        json.dumps({key: change[key] for key in keys}, ensure_ascii=False) for change in whole["changes"]
    ]
    of_total = ("table", "column", "before", "after", "delta")
    totals = [total for total in whole["totals"] if total["what"] == "table" and total["delta"] != "0"]
    lines += [json.dumps({key: total[key] for key in of_total}, ensure_ascii=False) for total in totals]
    return "\n".join(line.rstrip() for line in (first, *rest)) + "\n", "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path, golden: bool) -> None:
    case = read(path)
    report, as_json = told(comparison(case.sections))
    if golden and (report, as_json) != (case.report, case.json):
        path.write_text(f"{case.head}{REPORT}{report}{JSON}{as_json}", encoding="utf-8")
    elif not golden:
        assert report == case.report
        assert as_json == case.json
