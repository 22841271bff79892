"""A plan of any size takes work in proportion to its size, also when it is full of faults.

What is counted is calls of functions, which are the same on every machine, and never time.
"""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.pages import Templates, page
from ladokdoc.pdf import Cargo, making
from ladokdoc.pdf.finishing import Finisher
from ladokdoc.sources import Files, read_folder
from tests.conftest import laid_over, report
from tests.sized import sized

SMALL = 60
BUDGET = "enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n"
AREA = "rubrik: Å\nrader:\n"
PLAN = (
    "titel: x\når: 2021\nstatus: utkast\nkapitel:\n  - text: inledning.md\n    områden: [studenter]\n"
    "    tabeller: [kostnader]\nundantag:\n"
)


def many(name: str, head: str, part: str) -> Callable[[int], dict[str, str]]:
    """A file with a part repeated; # in the part is its number."""
    return lambda times: {name: head + "".join(part.replace("#", str(n)) for n in range(times))}


def line(rest: str, start: str = "id: p-#\n        namn: Drift\n") -> Callable[[int], dict[str, str]]:
    return many("budget.yaml", BUDGET, f"      - {start}        {rest}\n")


def row(text: str) -> Callable[[int], dict[str, str]]:
    return many("omraden/studenter.yaml", AREA, f"  - id: r-#\n    behov: |\n      {text}\n    mål: y\n")


WAIVER = "belopp: 1\n        undantag:\n          - regel: tom-rubrik\n            skäl: x"
REFERENCE = "  - id: r-#\n    behov: x\n    mål:\n      text: y\n      finansieras_av: [driftt-#]\n"
SHAPES: dict[str, Callable[[int], dict[str, str]]] = {
    "lines without a fault": line("belopp: 1"),
    "lines of one name without id": line("belopp: 1", "namn: Drift\n"),
    "lines with the same id": line("belopp: 1", "id: p\n        namn: Drift\n"),
    "unknown keys": line("belop: 1"),
    "amounts that cannot be read": line("belopp: 1.0"),
    "waivers that excuse nothing": line(WAIVER),
    "rows without id": many(
        "omraden/studenter.yaml", AREA, "  - behov: Något saknas.\n    mål: Det finns.\n"
    ),
    "references to nothing": many("omraden/studenter.yaml", AREA, REFERENCE),
    "expressions of nothing": row("Se {{ r-#x.belopp }}."),
    "amounts in texts": row("Drift kostar 9 000 tkr och 5 %."),
    "words that are misspelt": row("Verksamhetplanen TBD för 20201, XX ITCFs 25% #."),
    "links to nothing": many("inledning.md", "", "Se [här](#r-#) och [där](http://x).\n\n"),
    "headings": many("inledning.md", "", "## Rubrik\n\nText.\n\n"),
    "HTML": many("inledning.md", "", "a <b>x</b> `\n"),
    "waivers of words": lambda times: {
        "plan.yaml": PLAN
        + "".join(
            f"  - regel: platshallare\n    skäl: x\n    gäller: inledning.md\n    text: ord{n} TBD\n"
            for n in range(times)
        ),
        "inledning.md": "".join(f"ord{n} TBD.\n\n" for n in range(times)),
    },
}


def calls(files: dict[str, str]) -> int:
    return work(laid_over({name: text.encode("utf-8") for name, text in files.items()}))


def work(content: dict[str, bytes]) -> int:
    """How many functions are called to check some files."""
    profile = cProfile.Profile()
    profile.enable()
    report(content)
    profile.disable()
    return int(sum(entry.callcount for entry in profile.getstats()))


@pytest.mark.validator
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_twice_as_much_is_at_most_twice_the_work(shape: Callable[[int], dict[str, str]]) -> None:
    calls(shape(SMALL))  # what is worked out once and kept
    once, twice, four = (calls(shape(SMALL * times)) for times in (1, 2, 4))
    assert four - twice < 2.2 * (twice - once) + 500


PLAN_OF_2021 = report(read_folder(Path(__file__).parents[1]).data)


def test_the_plan_in_many_sizes_is_still_true() -> None:
    for times in (1, 3):
        found = report(sized(times))
        assert {finding.rule for finding in found.findings} == {
            finding.rule for finding in PLAN_OF_2021.findings
        }
        assert found.checked.totals == 2
        assert found.checked.amounts == 17 * times + 2
        assert found.unchecked == ()


def test_a_plan_many_times_the_size_takes_as_many_times_the_work() -> None:
    work(sized(1))
    two, four, eight = (work(sized(times)) for times in (2, 4, 8))
    assert eight - four < 2.2 * (four - two)


def finishing(times: int) -> int:
    """How many functions are called to give the PDF of so many times the plan its tags, and to look at it."""
    (loaded,) = load(Files(sized(times)), [2021]).editions
    assert loaded.edition
    made = page(loaded.edition, values(loaded.edition), Templates(None))
    profile, finish = cProfile.Profile(), Finisher.__call__

    def counted(*words: Any) -> None:
        profile.enable()
        finish(*words)
        profile.disable()

    with patch.object(Finisher, "__call__", counted):
        making.make(
            made.html, {name: str(path) for name, path in made.fonts.items()}, lambda _: None, Cargo()
        )
    return int(sum(entry.callcount for entry in profile.getstats()))


@pytest.mark.validator
def test_what_the_tags_of_a_pdf_take_grows_with_its_pages() -> None:
    finishing(1)
    one, two, four = (finishing(times) for times in (1, 2, 4))
    assert one > 10_000, "it is what is counted"
    assert four - two < 2.2 * (two - one)
