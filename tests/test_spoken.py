"""Amounts in running text, measured: the sentences in `cases/belopp`, which anybody can add to, each amount labelled.

What a label means is told in `LÄS.md` there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import pytest

from ladokdoc import loading
from ladokdoc.places import Text
from ladokdoc.sources import Files, read_folder
from ladokdoc.spoken import Binder, Plan, find
from ladokdoc.spoken.amounts import Spoken, agrees
from ladokdoc.subject import Subject, read_text
from tests.conftest import CASES, EDITION, REPOSITORY, laid_over, report_over

FOLDER = CASES / "belopp"
# Sentences in this folder are about the plan of 2021 itself, the others about the budget beside them.
REAL = "planen"
FILES = sorted(FOLDER.rglob("*.txt"))
LABEL = re.compile(r"\[([^\]=]+) = (bunden|fel|obunden|inte-belopp)\]")
NONE = "inte-belopp"


class Sentence(NamedTuple):
    """A sentence without its labels, with its file.

    expected: from where an amount begins, and its words, to what it is.
    """

    file: str
    text: str
    expected: dict[tuple[int, str], str]


def sentences() -> Iterator[Sentence]:
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield read(path.relative_to(FOLDER).as_posix(), line)


def read(file: str, line: str) -> Sentence:
    text, expected, here = "", dict[tuple[int, str], str](), 0
    for label in LABEL.finditer(line):
        text += line[here : label.start()]
        expected[len(text), label[1]] = label[2]
        text, here = text + label[1], label.end()
    return Sentence(file, text + line[here:], expected)


def subject(text: str, *, real: bool = False) -> Subject:
    files: dict[str, bytes | None] = {
        name: (FOLDER / name).read_bytes() for name in ("plan.yaml", "budget.yaml")
    }
    files["inledning.md"] = text.encode()
    whole = (
        {**read_folder(REPOSITORY).data, f"{EDITION}/inledning.md": text.encode()}
        if real
        else laid_over(files)
    )
    project = loading.load(Files(whole), [2021])
    loaded = project.editions[0]
    assert loaded.edition
    return Subject(loaded, loaded.edition, project)


@cache
def judged() -> tuple[tuple[Sentence, dict[tuple[int, str], str]], ...]:
    """Every sentence with what was found in it."""
    return tuple(
        (sentence, found(sentence.text, real=sentence.file.startswith(REAL))) for sentence in sentences()
    )


def found(text: str, *, real: bool = False) -> dict[tuple[int, str], str]:
    binder, introduction = reader(real=real)
    prose = read_text(introduction.changed(value=text + "\n"))
    spans = [(said.spoken.start, said.spoken.end, said.verdict.value) for said in binder.judge(prose)]
    return {(start, text[start:end]): verdict for start, end, verdict in spans}


@cache
def reader(*, real: bool) -> tuple[Binder, Text]:
    """What binds amounts to the plan, read once for all sentences, and a text for them to stand in."""
    read = subject("En inledning.\n", real=real)
    introduction = next(prose.text for prose in read.prose if prose.text.value == "En inledning.\n")
    return Binder(lambda: Plan(read.edition, read.project.earlier, read.unset)), introduction


class Measured(NamedTuple):
    """amounts: how many there are, and missed of them. faults: how many are wrong, and unseen of them.

    false: amounts that are none, and right ones that are said to be wrong. misjudged: all others of another kind.
    """

    amounts: int
    missed: list[str]
    faults: int
    unseen: list[str]
    judged: int
    false: list[str]
    misjudged: list[str]


def measure() -> Measured:
    made = Measured(0, [], 0, [], 0, [], [])
    counts: Counter[str] = Counter()
    for sentence, verdicts in judged():
        true = {key: label for key, label in sentence.expected.items() if label != NONE}
        counts.update(sentence.expected.values())
        counts["judged"] += len(set(verdicts) | set(sentence.expected))
        for key in true.keys() | verdicts.keys():
            wanted, got = true.get(key, NONE), verdicts.get(key, NONE)
            if wanted != got:
                shown = f"{sentence.text}  [{key[1]}]: {wanted}, men {got}"
                _listed(made, wanted, got).append(shown)
    amounts = counts["bunden"] + counts["fel"] + counts["obunden"]
    return made._replace(amounts=amounts, faults=counts["fel"], judged=counts["judged"])


def _listed(made: Measured, wanted: str, got: str) -> list[str]:
    if got == NONE:
        return made.missed
    if wanted == NONE or got == "fel":
        return made.false
    return made.unseen if wanted == "fel" else made.misjudged


def test_recall_and_false_alarms(record_property: Callable[[str, object], None]) -> None:
    made = measure()
    recall = 1 - len(made.missed) / made.amounts
    seen = 1 - len(made.unseen) / made.faults
    false = len(made.false) / made.judged
    figures = (
        f"{len(judged())} meningar, {made.amounts} belopp: {recall:.1%} hittade, {seen:.1%} av {made.faults} fel "
        f"sedda, {false:.1%} falska larm, {len(made.misjudged)} bundna eller obundna av misstag"
    )
    record_property("belopp", figures)
    print(figures, *made.missed, *made.unseen, *made.false, *made.misjudged, sep="\n  ")  # noqa: T201
    assert len(judged()) >= 150
    assert recall >= 0.95
    assert seen >= 0.86
    assert false <= 0.02
    assert len(made.misjudged) <= 0.025 * made.amounts


def said(text: str, kind: str = "inledning.md") -> list[tuple[int, int, int, str]]:
    """Where the warnings about a text stand, and its words there."""
    content = {kind: text}
    lines = text.split("\n")
    places = [
        finding.place
        for finding in report_over(dict(content)).findings
        if finding.rule == "fel-belopp-i-text"
    ]
    return [
        (p.line, p.column, p.end_column, lines[p.line - 1][p.column - 1 : p.end_column - 1]) for p in places
    ]


def test_the_place_is_counted_in_characters() -> None:
    assert said("På årsbasis är så här: drift kostar **9 000 tkr**.\n") == [(1, 39, 48, "9 000 tkr")]


def test_the_place_is_right_inside_a_block_scalar() -> None:
    text = """rubrik: Stöd
rader:
  - id: sjalvservice
    behov: |
      Det behövs mer än återbud:

      - Åren går, och drift
        kostar ännu 9 000 tkr.
    mål: Självservicen är utbyggd.
"""
    assert said(text, "omraden/studenter.yaml") == [(8, 21, 30, "9 000 tkr")]


def test_a_text_broken_over_lines_is_read_as_one() -> None:
    found = report_over({"inledning.md": "Drift kostar\n9 000\ntkr.\n"}).findings
    assert [(f.place.line, f.place.column, f.place.end_line, f.place.end_column) for f in found] == [
        (2, 1, 3, 4)
    ]


def test_what_is_not_running_text_is_left_out() -> None:
    text = "Drift kostar {{ drift.belopp }} och inte `drift kostar 9 000 tkr`.\n\n```\ndrift kostar 9 000 tkr\n```\n"
    found = report_over({"inledning.md": text})
    assert found.findings == ()
    assert found.unchecked == ()


def test_an_amount_of_nothing_is_listed() -> None:
    (left,) = report_over({"inledning.md": "En förstudie får kosta 499,5 tkr.\n"}).unchecked
    assert left.reason == "beloppet i texten hör inte till något i planen"
    assert (left.value, left.place.line, left.place.column, left.place.end_column) == (
        Decimal("499.5"),
        1,
        24,
        33,
    )


def test_a_share_without_a_rule_of_capitalisation_is_listed() -> None:
    text = "Av lönerna är 25 % direkt kostnad, och återstående 75 % skrivs av på 5 år.\n"
    found = report_over({"inledning.md": text})
    assert found.findings == ()
    assert [left.value for left in found.unchecked] == [25, 75]


@pytest.mark.usefixtures("patience")
def test_a_longer_file_of_expressions_takes_no_longer_by_itself() -> None:
    about = subject("Drift kostar {{ kostnader.summa }} under {{ år }}.\n" * 5000)
    assert about.prose
    assert about.said == ()


def test_the_reason_of_a_waiver_is_no_text_of_the_plan() -> None:
    plan = laid_over({})["content/2021/plan.yaml"].decode()
    plan += "undantag:\n  - regel: fel-belopp-i-text\n    gäller: inledning.md\n    text: 9 000 tkr\n"
    plan += "    skäl: Förslaget var 9 100 tkr.\n"
    found = report_over({"plan.yaml": plan, "inledning.md": "Drift kostar 9 000 tkr.\n"})
    assert [finding.waived for finding in found.findings] == ["Förslaget var 9 100 tkr."]
    assert found.unchecked == ()


def one(text: str) -> Spoken:
    (spoken,) = find(text)
    return spoken


@pytest.mark.parametrize(
    ("text", "tkr", "holds"),
    [
        ("1,2 mnkr", 1234, True),
        ("1,2 mnkr", 1260, False),
        ("104 000 tkr", 104_100, False),
        ("cirka 104 000 tkr", 104_100, True),
        ("cirka 100 mnkr", 120_000, False),
        ("70 miljoner kronor", 70_400, True),
        ("drygt 70 mnkr", 70_900, True),
        ("drygt 70 mnkr", 69_900, False),
        ("närmare 70 mnkr", 69_000, True),
        ("närmare 70 mnkr", 70_100, False),
        ("minst 70 mnkr", 90_000, True),
        ("högst 70 mnkr", 70_001, False),
        ("inte mer än 70 mnkr", 69_000, True),
        ("2–3 mnkr", 2700, True),
        ("mellan 2 och 3 mnkr", 3600, False),
        ("en miljon kronor", 1000, True),
        ("1,2 mdkr", 1_200_000, True),
    ],
)
def test_an_amount_agrees_at_its_own_precision(text: str, tkr: int, holds: bool) -> None:
    assert agrees(one(text), Decimal(tkr) * 1000) is holds


@pytest.mark.validator
@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "sign", ["9 ", "100 ", "1 000 000 ", "9", "en ", "5 tkr och ", "drift 5 tkr ", "2 till ", "[(", "`"]
)
def test_no_text_takes_long_to_read(sign: str) -> None:
    about = subject("Planen. " + sign * (80_000 // len(sign)) + "\n")
    assert about.prose
    assert about.said is not None
