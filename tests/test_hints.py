"""A hint works when somebody does what it says to the letter: what it was about is gone, and the file can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ladokdoc.findings import Finding
from tests.conftest import laid_over, report
from tests.test_cases import FILES, read


class Try(NamedTuple):
    """A finding of a case, with the content as the hint would have it."""

    case: str
    finding: Finding
    before: dict[str, bytes]
    after: dict[str, bytes]


def exchanged(line: str, finding: Finding, words: str) -> list[str]:
    """ "Skriv `x`." and "Menar du `x`?": the words that are pointed at are written so."""
    place = finding.place
    return [line[: place.column - 1] + words + line[place.end_column - 1 :]]


def rewritten(line: str, finding: Finding, words: str) -> list[str]:  # noqa: ARG001
    """Lines to paste in the place of the one that is pointed at."""
    return words.split("\n")


def added(line: str, finding: Finding, words: str) -> list[str]:
    """A line to paste below the key that is pointed at, in its column."""
    return [line, " " * (finding.place.column - 1) + words.strip()]


Done = Callable[[str, Finding, str], list[str]]
WAYS: tuple[tuple[str, Done], ...] = (
    (r"Skriv `([^`]+)`\.", exchanged),
    (r"Skriv ”([^”]+)”\.", exchanged),
    (r"Menar du [`”]([^`”]+)[`”]\?", exchanged),
    (r"Skriv (?:texten på en egen rad efter `\|`|varje nyckel på en egen rad):\n((?s:.*))", rewritten),
    (r"Lägg till raden:\n((?s:.*))", added),
)


def is_meant(words: str) -> bool:
    """Whether they are the words to write, and not only the form of them."""
    return "nyckel: värde" not in words and not words.startswith("{{")


def tries() -> Iterator[Try]:
    for path in FILES:
        content = laid_over(read(path).files)
        for finding in report(content).findings:
            place = finding.place
            for pattern, way in WAYS:
                match = re.fullmatch(pattern, finding.hint)
                if match and place.line == place.end_line and finding.waived is None and is_meant(match[1]):
                    lines = content[place.path].decode().split("\n")
                    lines[place.line - 1 : place.line] = way(lines[place.line - 1], finding, match[1])
                    yield Try(path.stem, finding, content, {**content, place.path: "\n".join(lines).encode()})


def test_what_a_hint_says_works() -> None:
    """What could not be seen for the fault, such as where an id leads, may be told once that is mended."""
    seen = Counter[str]()
    for case, finding, before, after in tries():
        found = report(after)
        left = [
            one.message for one in found.findings if (one.rule, one.place) == (finding.rule, finding.place)
        ]
        assert finding.message not in left, (case, finding.rule, finding.hint)
        assert set(found.unread) <= set(report(before).unread), (case, finding.rule, finding.hint)
        seen[finding.rule] += 1
    assert len(seen) >= 20
    assert seen.total() >= 75
