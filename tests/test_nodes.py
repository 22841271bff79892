"""Reading YAML: both parsers give the same, every character is found again, and nothing that is fed in stops it."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ladokdoc.findings import Finding
from ladokdoc.nodes import Node, Scalar, decode, parse
from ladokdoc.nodes.building import Stop, build
from ladokdoc.nodes.diagnosis import diagnose
from ladokdoc.nodes.events import Broken, CParser
from ladokdoc.nodes.origins import origins
from ladokdoc.places import Source
from tests.conftest import CASES, report_over

CONTENT = Path(__file__).parents[1] / "content"
PATH = "content/2021/plan.yaml"

needs_c = pytest.mark.skipif(CParser is None, reason="the C parser is not installed")


# Both parsers


class Read(NamedTuple):
    root: Node | None
    findings: tuple[Finding, ...]


def read(text: str, *, pure: bool) -> Read:
    source, _ = decode(PATH, text.encode("utf-8", "surrogatepass"))
    assert source
    try:
        built = build(source, source.text.replace("\t", " "), pure=pure)
    except Stop as stop:
        return Read(None, stop.findings)
    except Broken as broken:
        return Read(None, (diagnose(source, broken),))
    return Read(built.root, tuple(built.findings))


def case_texts() -> list[str]:
    """Every YAML file of the cases."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CASES.rglob("*.yaml"))]
    for path in sorted((CASES / "fel").iterdir()):
        head = path.read_bytes().decode("utf-8").partition("=== väntat\n")[0]
        texts += [part.partition("\n")[2] for part in head.split("=== ")[1:] if ".yaml\n" in part]
    return texts


# What the format has in it besides: every style of text, lists in brackets, comments.
STYLES = """\
a: "citat \\u00e5\\n och
  vidare"
'b c': 'it''s
  å'
lista: [a, b-c,
  d]
k: {a: 1, b: [c]}
t: |-
  text: å
    - mer

  slut
f: >+
  vikt
  text

g: |
  # ingen anteckning
  {{ år }}
# anteckning
h: x # y
"""
SIGNS = list(":-#\"'{}[]&*!|>%@`?, \t\nå\u00a0")


def mutated(text: str, seed: str) -> str:
    """The text with a few small changes such as a hand slips into."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        text = chance.choice((_removed, _inserted, _doubled, _shifted))(text, chance)
    return text.replace("\n", chance.choice(("\n", "\n", "\n", "\r\n", "\r")))


def _removed(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + text[place + 1 :]


def _inserted(text: str, chance: random.Random) -> str:
    """Half of the signs where a word begins, which is where they mean something."""
    starts = [found.end() for found in re.finditer(r"[\s:]+", text)] or [0]
    place = chance.choice((chance.randrange(len(text) + 1), chance.choice(starts)))
    return text[:place] + chance.choice(SIGNS) + text[place:]


def _doubled(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + text[place : place + 1] + text[place:]


def _shifted(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    number, blanks = chance.randrange(len(lines)), chance.choice((1, 2, -1, -2))
    lines[number] = " " * blanks + lines[number] if blanks > 0 else lines[number][-blanks:]
    return "\n".join(lines)


@needs_c
def test_both_parsers_read_all_content_alike() -> None:
    content = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.yaml"))]
    texts = [*content, *case_texts(), STYLES]
    assert len(texts) > 100
    for text in texts:
        assert read(text, pure=False) == read(text, pure=True), text


def slips() -> Iterator[str]:
    """Seeded by the text itself, so that a new case leaves the slips in all others as they were."""
    for text, count in [*((text, 3) for text in case_texts()), (STYLES, 120)]:
        for number in range(count):
            yield mutated(text[:1500].rpartition("\n")[0] + "\n", f"{number} {text}")


@needs_c
def test_both_parsers_read_slips_of_the_hand_alike() -> None:
    broken = []
    for slip in slips():
        native = read(slip, pure=False)
        assert native == read(slip, pure=True), slip
        broken.append(native.root is None)
    assert 0.2 < sum(broken) / len(broken) < 0.8, "the slips are all harmful, or all harmless"


@needs_c
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("&rubrik: Stöd\n", "text-borjar-med-tecken"),
        ("*rubrik: Stöd\n", "text-borjar-med-tecken"),
        ("a: &å.b x\n", "text-borjar-med-tecken"),
        ("a: å\n%b: x\n", "text-borjar-med-tecken"),
        ("a: [å?b, c]\n", "trasig-yaml"),
        ("a: [å:b, c]\n", "trasig-yaml"),
        ("a: {å:b, c: d}\n", "klammer"),
        ("a: {: b}\n", "klammer"),
        (": å\n", "fel-indrag"),
        ("a: å\n: b\n", "fel-indrag"),
        ("a: |#\n  å\n", "text-borjar-med-tecken"),
        ("a: |\n  \n    å\n", ""),
    ],
)
def test_both_parsers_where_they_differ_by_themselves(text: str, rule: str) -> None:
    native = read(text, pure=False)
    assert native == read(text, pure=True)
    assert [finding.rule for finding in native.findings] == ([rule] if rule else [])


# Places of characters in a value


STYLE_NAMES = ("plain", "single", "double", "literal", "folded")
COMMON = ("å", "a\u030a", "ö", "😀", "e\u0301", "x")
BREAKS = ("\n", "\r\n", "\r")


class Written(NamedTuple):
    """A scalar as it stands in a file. marks: the characters that stand in it once, as they are written."""

    text: str
    marks: dict[str, str]


class Writer:
    """Writes scalars whose every word holds a character that is nowhere else, so that each can be found again."""

    def __init__(self, seed: int, style: str) -> None:
        self.chance = random.Random(f"{seed} {style}")
        self.style = style
        self.next = 0x4E00
        self.marks: dict[str, str] = {}

    def word(self) -> str:
        parts = [self.chance.choice(COMMON) for _ in range(self.chance.randrange(3))]
        for _ in range(self.chance.randrange(1, 3)):
            mark = chr(self.next)
            self.next += 1
            escaped = self.style == "double" and self.chance.random() < 0.3
            self.marks[mark] = f"\\u{ord(mark):04x}" if escaped else mark
            parts.append(self.marks[mark])
        extra = {"single": ["''", '"', "\\"], "double": ['\\"', "\\\\", "\\n", "'", "\\x41"]}
        if self.chance.random() < 0.4:
            parts.append(self.chance.choice(extra.get(self.style, ['"', "'", "\\"])))
        self.chance.shuffle(parts)
        return self._tamed("".join(parts))

    def _tamed(self, word: str) -> str:
        return "x" + word if self.style == "plain" else word

    def line(self) -> str:
        blanks = (" ", " ", "  ")
        words = [self.word() for _ in range(self.chance.randrange(1, 4))]
        return words[0] + "".join(self.chance.choice(blanks) + word for word in words[1:])

    def write(self) -> Written:
        lines = [
            self.line() if self.chance.random() < 0.8 else "" for _ in range(self.chance.randrange(1, 7))
        ]
        lines = [self.line(), *lines, self.line()]
        text = getattr(self, "_" + ("block" if self.style in {"literal", "folded"} else "flow"))(lines)
        return Written(f"å:\n  - före\n  - {text}\n  - efter\n", self.marks)

    def _flow(self, lines: list[str]) -> str:
        quote = {"plain": "", "single": "'", "double": '"'}[self.style]
        indent = " " * self.chance.randrange(4, 8)
        joint = "\\\n" if self.style == "double" and self.chance.random() < 0.3 else "\n"
        return quote + joint.join([lines[0], *(indent + line if line else "" for line in lines[1:])]) + quote

    def _block(self, lines: list[str]) -> str:
        sign = "|" if self.style == "literal" else ">"
        head = sign + self.chance.choice(("", "-", "+"))
        indent = " " * self.chance.randrange(4, 8)
        deeper = ["  " + line if line and self.chance.random() < 0.2 else line for line in lines[1:]]
        tail = [""] * self.chance.randrange(3)
        return "\n".join([head, *(indent + line if line else "" for line in [lines[0], *deeper]), *tail])


def scalar_and_source(text: str) -> tuple[Scalar, Source]:
    source, findings = decode(PATH, text.encode())
    assert source
    assert not findings
    built = build(source, source.text)
    assert not built.findings, text
    return built.scalars[2], source


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_every_character_of_a_value_is_found_again(style: str) -> None:
    for seed in range(120):
        written = Writer(seed, style).write()
        text = written.text.replace("\n", BREAKS[seed % 3])
        scalar, source = scalar_and_source(text)
        found = origins(source.text, scalar)
        assert len(found) == len(scalar.value)
        assert found == sorted(found)
        assert set(written.marks) <= set(scalar.value)
        for character, place in zip(scalar.value, found, strict=True):
            if character in written.marks:
                assert place == source.text.index(written.marks[character]), (seed, text)
            elif source.text[place] not in "\\ \r\n":
                assert source.text[place] == character, (seed, text)


def test_a_value_in_quotes_is_found_in_the_source_that_the_writer_sees() -> None:
    scalar, source = scalar_and_source('å:\n  - x\n  - "\\u00e5 o\u0308 😀 {{ x }}"\n')
    start = scalar.value.index("{{")
    place = source.place(origins(source.text, scalar)[start])
    assert (place.line, place.column) == (3, 6 + len("\\u00e5 ö 😀 "))
    assert unicodedata.is_normalized("NFC", source.text)


# What nobody writes by hand

MANY = 6_000
HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "blank": b" \n\r\n ",
    "brackets": b"[" * 50_000,
    "braces": b"{" * 50_000,
    "double braces": b"{{" * 50_000,
    "dashes": b"- " * 100_000,
    "questions": b"? " * 50_000,
    "nested keys": b"a: " * 50_000,
    "deeper and deeper": b"".join(b" " * n + b"a:\n" for n in range(600)),
    "lists of lists": b"[[]," * 50_000,
    "a huge key": b"a" * 400_000 + b": b",
    "a huge text": b"a: " + b"x " * 200_000,
    "many keys": b"".join(b"k%d: v\n" % n for n in range(MANY)),
    "one key often": b"a: b\n" * MANY,
    "nuls": b"\0" * 200_000,
    "wide": b"a\0" * 200_000,
    "control characters": b"a: \x01\n" * MANY,
    "line separators": "\u2028".encode() * 100_000,
    "quotes": b'"' * 200_000,
    "apostrophes": b"'" * 200_001,
    "an open quote": b'a: "' + b"x\n" * 100_000,
    "backslashes": b'a: "' + b"\\" * 200_001,
    "tabs": b"\t" * 200_000,
    "lines with tabs": b"\ta: b\n" * MANY,
    "tabs in a text": b"a: |\n" + b"  \tb\n" * MANY + b" - @",
    "anchors": b"- &a b\n" * MANY,
    "aliases": b"- *a\n" * MANY,
    "an alias bomb": b"a: &a [x, x]\n" + b"".join(b"b%d: &b [*a, *a]\n" % n for n in range(2000)),
    "tags": b"- !a b\n" * MANY,
    "merges": b"<<: a\n" * MANY,
    "expressions": b"- {{ a }}\n" * MANY,
    "mappings in braces": b"- {a: b, c: d}\n" * MANY,
    "empty items": b"-\n" * MANY,
    "texts": b"- |\n" * MANY,
    "documents": b"---\n" * MANY,
    "percents": b"%" * 200_000,
    "blank lines before a fault": b"\n" * 150_000 + b"- @",
    "blanks before a fault": b" " * 400_000 + b"@",
    "commas": b"{" + b"," * 100_000 + b"}",
    "a mapping on a long line": b"{" + b"a: b, " * 20_000,
    "not UTF-8": b"a: b\n" * 100_000 + b"\xe5",
    "UTF-32": "a: å".encode("utf-32"),
    "half a character": b"a: \xed\xa0\x80",
    "a mark": b"\xef\xbb\xbfa: b",
    "marks": b"\xef\xbb\xbf" * 1000,
    "old line breaks": b"a: b\rc: d\r" * MANY,
    "two kinds of line breaks": b"a:\r\n b\n\r" * MANY,
}


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_stops_the_reading(name: str) -> None:
    parsed = parse(PATH, HOSTILE[name])
    assert parsed.readable or parsed.findings
    for finding in parsed.findings[:1000]:
        assert finding.message
        assert finding.rule
        assert (finding.place.line, finding.place.column) >= (1, 1)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "name", ["brackets", "braces", "dashes", "questions", "nested keys", "deeper and deeper"]
)
def test_depth_does_not_stop_the_parser_in_python(name: str) -> None:
    assert read(HOSTILE[name].decode()[:8_000], pure=True).findings


def test_old_line_breaks_count_as_lines() -> None:
    (finding,) = parse(PATH, "a: å\rb: c\rb: d\r".encode()).findings
    assert (finding.rule, finding.place.line, finding.place.column) == ("dubbel-nyckel", 3, 1)


def test_a_mark_at_the_start_takes_no_place() -> None:
    (finding,) = parse(PATH, "\ufeffå: 1\nå: 2\n".encode()).findings
    assert (finding.rule, finding.place.line, finding.place.column) == ("dubbel-nyckel", 2, 1)


def test_a_decomposed_letter_is_one_character() -> None:
    """macOS types å as a followed by a ring; columns count what the writer sees."""
    (finding,) = parse(PATH, "åå: 1\nf: {å: {{".encode()).findings
    found = parse(PATH, "a\u030aa\u030a: 1\nf: {a\u030a: {{".encode()).findings
    (other,) = (one for one in found if one.rule != "ej-nfc")
    assert finding == other


# Encodings


ENCODED: dict[str, tuple[bytes, str]] = {
    "latin-1": ("Återbud gäller nu.\n".encode("latin-1"), "troligen ”Å”"),
    "cp1252": ("Det är ”nu”.\n".encode("cp1252"), "troligen ”ä”"),
    "UTF-16": ("Återbud.\n".encode("utf-16"), "UTF-16"),
    "UTF-16 with the high byte first": (b"\xfe\xff" + "Återbud.\n".encode("utf-16-be"), "UTF-16"),
    "UTF-16 without a mark": ("titel: Plan\n".encode("utf-16-le"), "UTF-16"),
}


@pytest.mark.parametrize("name", ["inledning.md", "omraden/studenter.yaml", "budget.yaml", "plan.yaml"])
@pytest.mark.parametrize("encoding", ENCODED)
def test_another_encoding_is_one_finding(name: str, encoding: str) -> None:
    data, words = ENCODED[encoding]
    found = report_over({name: data})
    told = [finding for finding in found.findings if finding.place.path == f"content/2021/{name}"]
    assert [finding.rule for finding in told] == ["fel-kodning"]
    assert words in told[0].message
    assert told[0].hint == "Spara om filen som UTF-8."
    assert f"content/2021/{name}" in found.unread


def test_the_place_of_the_first_letter_in_another_encoding() -> None:
    found = report_over({"inledning.md": "Först på\n".encode() + "andra raden åäö".encode("latin-1")})
    (finding,) = found.findings
    place = finding.place
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 13, 2, 14)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_tab_in_a_text_is_its_own_whatever_ends_the_lines(end: str) -> None:
    lines = ["text: |", "  Ett\tord.", "namn:\tLadok", ""]
    found = parse(PATH, end.join(lines).encode()).findings
    assert [(one.rule, one.place.line, one.place.column) for one in found] == [("tabb", 3, 6)]
