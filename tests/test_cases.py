"""The case files in `cases/fel`: what a writer wrote, and what she is told.

A case is a text file that anybody can add. First a line that says what is wrong. Then, under `=== ` and a name, a
file as it was written; it is laid over the small edition in `cases/grund`, whose other files stay as they are. `finns
inte` after the name takes a file away. Last, under `=== väntat`, what the check says: run `make golden` to have it
written, and read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ladokdoc.checking import Report
from ladokdoc.findings import Finding
from ladokdoc.nodes import decode
from ladokdoc.places import Place
from ladokdoc.rules import registry
from tests.conftest import CASES, EDITION, laid_over, report

FOLDER = CASES / "fel"
FILES = sorted(FOLDER.iterdir())
EXPECTED = "väntat"
ABSENT = " finns inte"
# Rules that need bytes or a history, which no text file shows; they have tests of their own.
NEEDS_BYTES = {"andrad-efter-beslut", "fel-kodning", "olasbar-fil"}


class Case(NamedTuple):
    """What a case file holds. head: everything down to what is expected, as it stands."""

    about: str
    files: dict[str, bytes | None]
    head: str
    expected: str


def read(path: Path) -> Case:
    head, mark, expected = path.read_bytes().decode("utf-8").partition(f"=== {EXPECTED}\n")
    assert mark, f"{path.name} has no line `=== {EXPECTED}`"
    about, *sections = re.split(r"(?m)^=== ", head)
    files: dict[str, bytes | None] = {}
    for section in sections:
        name, _, text = section.partition("\n")
        gone = name.endswith(ABSENT)
        files[name.removesuffix(ABSENT)] = None if gone else text.encode("utf-8")
    return Case(about.strip(), files, head, expected)


def told(content: dict[str, bytes], found: Report) -> str:
    """A report as a case file has it."""
    lines = [line for finding in found.findings for line in finding_lines(content, finding)]
    lines += [f"oläst: {short(path)}" for path in found.unread]
    return "\n".join(lines or ["inga påpekanden"]) + "\n"


def finding_lines(content: dict[str, bytes], finding: Finding) -> Iterator[str]:
    place = finding.place
    waived = "" if finding.waived is None else f" (undantagen: {finding.waived})"
    yield f"{short(place.path)} {place.line}:{place.column} {finding.level.swedish} {finding.rule}{waived}"
    source = decode(place.path, content.get(place.path, b""))[0]
    line = source.line(place.line) if source else ""
    if line:
        yield f"  | {line}"
        yield f"  | {' ' * (place.column - 1)}{'^' * width(place, line)}"
    yield f"  {finding.message}"
    yield from (f"  > {part}" for part in finding.hint.split("\n"))
    yield ""


def width(place: Place, line: str) -> int:
    end = place.end_column if place.end_line == place.line else len(line) + 1
    return max(1, end - place.column)


def short(path: str) -> str:
    return path.removeprefix(EDITION + "/")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path, golden: bool) -> None:
    case = read(path)
    content = laid_over(case.files)
    # What a project that asks for no advice is told; a case that is named after advice is about it.
    advice = any(path.stem.startswith(name) and rule.advice for name, rule in registry().items())
    said = told(content, report(content, advice=advice))
    if golden and said != case.expected:
        path.write_bytes(f"{case.head}=== {EXPECTED}\n{said}".encode())
    elif not golden:
        assert said == case.expected


def test_the_folder_has_nothing_but_cases() -> None:
    assert [path.name for path in FILES if path.suffix != ".txt"] == []
    for path in FILES:
        case = read(path)
        assert case.about.endswith("."), f"{path.name} does not say what is wrong"
        assert case.files, f"{path.name} has no file"


def told_rules(path: Path) -> Iterator[tuple[str, str]]:
    """Each finding that a case expects: its rule, and what stands before it on its line."""
    pattern = r"(?m)^\S+ \d+:(\d+) \S+ ([a-z-]+)(?: \(.*)?\n(?:  \| (.*)\n)?"
    for match in re.finditer(pattern, read(path).expected):
        yield match[2], (match[3] or "")[: int(match[1]) - 1]


def test_every_rule_has_a_case_with_its_exact_place() -> None:
    shown = {rule for path in FILES for rule, _ in told_rules(path)}
    assert registry().keys() - NEEDS_BYTES == shown - NEEDS_BYTES


def test_rules_are_shown_with_letters_that_are_two_bytes_before_the_place() -> None:
    """Half of the rules can only tell of what stands first on a line, after blanks; the others are shown so."""
    before = {rule for path in FILES for rule, before in told_rules(path) if re.search("[åäöÅÄÖ]", before)}
    assert len(before) >= 38


def test_places_are_counted_in_characters() -> None:
    """Cases with å, ä or ö before the place on the same line, or columns in bytes would pass."""
    assert sum(bool(re.search(r"(?m)^  \| .*[åäö].*\n  \| +\^", read(path).expected)) for path in FILES) > 20
