"""`check --fix` and `fmt` over content damaged in every way there is: what the writer wrote outside the slips stays.

A run by hand over more of them: `python -m tests.test_mending_anything 0 1000`.
"""

from __future__ import annotations

import random
import re
import sys
import traceback
import unicodedata
from collections.abc import Mapping

import pytest

from ladokdoc.findings import Level
from ladokdoc.formatting.files import parts
from ladokdoc.model import Edition, walk
from ladokdoc.places import Markup, Text
from ladokdoc.prose.markdown import tokens
from ladokdoc.records import Record
from ladokdoc.sources import Files, read_folder
from tests.conftest import laid_over
from tests.damage import DAMAGES, FIRST, LAST
from tests.disorder import annotated, shuffled
from tests.test_cases import FILES as CASE_FILES
from tests.test_cases import read as read_case
from tests.test_formatting_meaning import PLANS, formatted, loaded
from tests.test_mending import counts, findings, mended
from tests.test_nodes import mutated

SLIPS = [
    "25%", " .", " ,", " !", "\u00ad", "\u200b", "\u2060", "\u043e", "\u0441", "\t", "\t\t", " \t", " ", "  ",
    "\u00a0", " \u00a0", " t ex ", " t.ex ", " mm.", " bl a ", " dvs ", " 2021–03–31", " 31–03–2021",
    "blev - 6 000", " (- 5 tkr)", "till – 7 tkr", "%", " 5%.", " 7 %", "e\u0301", "a\u030a", "\u212b", "\ufb01",
    "\u037e", "`25%`", " #25%", "# 25% .", " <25%>", "[25%](25%)", "*25%*", "\\25%", "{{ 25% }}", "\ufeff",
    "\u2028", "|", "\n", "\n\n", "\n    25% .\n", "\n- ", "\n1. 25%\n", "```\n25%\n```", "&nbsp;",
]  # fmt: skip
# The signs that a fix may put in or take away, and those that it may exchange for another.
_SLIGHT = re.compile(r"[ \t.\u00a0\u00ad\u200b\u2060]")
_ALIKE = dict(
    zip("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο–−", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo--", strict=True)
)
_COMMENT = re.compile(r"\s*#\s*(?:anteckning|och mera|sist)")
_BREAK = re.compile(r"\r\n|\r|\n")
SOURCES = [dict(read_folder(root).data) for root in PLANS.values()]
SOURCES += [laid_over(read_case(path).files) for path in CASE_FILES]


def damaged(seed: int) -> dict[str, bytes]:
    """An edition written badly, with slips of a hand anywhere in it, and perhaps saved in an odd way."""
    chance = random.Random(f"anything {seed}")
    content = dict(SOURCES[chance.randrange(3)] if chance.random() < 0.6 else chance.choice(SOURCES))
    if chance.random() < 0.4:
        names = [*chance.sample(FIRST, 2), *chance.sample(LAST, 1)]
        start, _ = formatted(content)
        for part in parts(Files(start)):
            if part.shape and start[part.path]:
                text = shuffled(annotated(start[part.path].decode(), chance), chance)
                for name in sorted(names, key=[*FIRST, *LAST].index):
                    text = DAMAGES[name](text, chance)
                content[part.path] = text.encode()
    paths = [part.path for part in parts(Files(content)) if content[part.path]]
    for path in chance.sample(paths, min(len(paths), 4)):
        content[path] = _slipped(content[path], chance)
    if chance.random() < 0.1:
        content[chance.choice(paths)] = b""
    return content


def _slipped(data: bytes, chance: random.Random) -> bytes:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    places = [found.end() for found in re.finditer(r"\w\b", text)] or [0]
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.choice(places) if chance.random() < 0.8 else chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SLIPS) + text[at:]
        places = [place for place in places if place < at] or [0]
    if chance.random() < 0.1:
        text = mutated(text, str(chance.random()))
    for form in (_broken, _marked, _ragged, _apart):
        if chance.random() < 0.15:
            text = form(text, chance)
    return text.encode("utf-8", "surrogatepass")


def _broken(text: str, chance: random.Random) -> str:
    return _BREAK.sub(lambda _: chance.choice(("\r\n", "\r\n", "\n", "\r")), text)


def _marked(text: str, chance: random.Random) -> str:  # noqa: ARG001
    return "\ufeff" + text


def _ragged(text: str, chance: random.Random) -> str:
    return text.rstrip("\r\n") + chance.choice(("", " ", "\n\n\n", "\t"))


def _apart(text: str, chance: random.Random) -> str:
    return "".join(unicodedata.normalize("NFD", sign) if chance.random() < 0.3 else sign for sign in text)


def slight(text: str) -> str:
    """A text without the signs that a fix may change."""
    return "".join(_ALIKE.get(sign, sign) for sign in _SLIGHT.sub("", unicodedata.normalize("NFC", text)))


def says(part: object) -> object:
    """All that a plan says, its texts but for slight signs."""
    if isinstance(part, Text):
        return " ".join(slight(part.value).split())
    if isinstance(part, tuple):
        return [says(one) for one in part]
    if isinstance(part, Mapping):
        return {key: says(one) for key, one in part.items()}
    if isinstance(part, Record):
        return type(part), [says(getattr(part, name)) for name in part.COMPARED]
    return part


def fixed(content: dict[str, bytes]) -> dict[str, bytes]:
    """The content as `check --fix` leaves it, held to all that it promises."""
    result = mended(content)
    after = dict(result.files.data)
    told = {(edit.place.path, edit.place.line) for finding in result.made for edit in finding.fix}
    apart = {
        finding.place.path
        for finding in result.made
        if any(edit.before == edit.after for edit in finding.fix)
    }
    for path, data in content.items():
        if after[path] != data:
            _hold_lines(
                path, data, after[path], {line for name, line in told if name == path}, whole=path in apart
            )
    assert after.keys() == content.keys()
    again = mended(after)
    assert (again.made, dict(again.files.data)) == ((), after)
    before, now = findings(content), findings(after)
    assert counts(now) <= counts(before)
    assert sum(one.level is Level.ERROR for one in now.findings) <= sum(
        one.level is Level.ERROR for one in before.findings
    )
    _hold_meaning(content, after)
    return after


def _hold_lines(path: str, before: bytes, after: bytes, told: set[int], *, whole: bool) -> None:
    """No line but those that were told of is another, and of those no sign is lost that is not slight."""
    old, new = before.decode(), after.decode()
    assert _BREAK.findall(old) == _BREAK.findall(new), path
    assert old.startswith("\ufeff") == new.startswith("\ufeff"), path
    for number, (one, other) in enumerate(zip(_BREAK.split(old), _BREAK.split(new), strict=True), 1):
        if whole:
            one = unicodedata.normalize("NFC", one)
        assert one == other or number in told, (path, number, one, other)
        assert slight(one) == slight(other), (path, number, one, other)
        assert one == other or not _COMMENT.match(one), (path, number, one, other)


def _hold_meaning(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    old, new = loaded(before), loaded(after)
    for one, other in zip(old.editions, new.editions, strict=True):
        assert says(one.edition) == says(other.edition)
        assert shapes(one.edition) == shapes(other.edition)
    assert says(old.glossary) == says(new.glossary)


def shapes(edition: Edition | None) -> list[list[str]]:
    """What Markdown makes of each text, but for its words."""
    texts = (part for part in walk(edition) if isinstance(part, Text)) if edition else ()
    return [[token.type for token in tokens(text.value)] for text in texts if text.markup is not Markup.PLAIN]


def hold(seed: int) -> bool:
    """Holds the content of a seed to everything; whether there was anything to mend.

    In either order `fmt` and the fixes come to rest, and at the same words. A line may break in one and not in the
    other where formatting cannot know whether a sentence ends, and leaves it as it was written.
    """
    content = damaged(seed)
    first = fixed(content)
    shaped = formatted(content)[0]
    assert formatted(shaped)[0] == shaped
    one, other = first, shaped
    for _ in range(3):
        one, other = formatted(one)[0], fixed(other)
        one, other = fixed(one), formatted(other)[0]
    assert fixed(one) == one == formatted(one)[0]
    assert fixed(other) == other == formatted(other)[0]
    assert {path: data.split() for path, data in one.items()} == {
        path: data.split() for path, data in other.items()
    }
    return first != content


def test_whatever_was_written_stays() -> None:
    assert sum(hold(seed) for seed in range(4)) > 1


@pytest.mark.validator
@pytest.mark.parametrize("start", range(4, 84, 10))
def test_whatever_was_written_stays_many_times(start: int) -> None:
    assert sum(hold(seed) for seed in range(start, start + 10)) > 3


def main(start: int, end: int) -> None:
    """Tries the seeds from start to end, and tells of each that does not hold."""
    mended = 0
    for seed in range(start, end):
        try:
            mended += hold(seed)
        except Exception as fault:
            steps = [step for step in traceback.extract_tb(fault.__traceback__) if "tests" in step.filename]
            where = [f"{step.name}:{step.lineno}" for step in steps[-3:]]
            sys.stdout.write(f"{seed} {where} {type(fault).__name__} {str(fault)[:500]}\n")
    sys.stdout.write(f"{end - start} tried, {mended} of them mended\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
