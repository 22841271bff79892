"""Charts show the figures that they are drawn from: what a reader sees is read back out of the drawing."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladokdoc.charts import WIDTH, bars
from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.pages import Templates, page
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES

REPOSITORY = Path(__file__).parents[1]
TREND = """enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift av allt det som finns i de system som är gemensamma för alla lärosäten
        belopp: 8 500,5
      - id: aterbetalning
        namn: Återbetalning
        belopp: -1 500
      - id: avskrivningar
        namn: Avskrivningar
        belopp: 0
  - id: investeringar
    slag: investering
    poster:
      - id: inv-a
        namn: A
        belopp: 500
avskrivning:
  post: avskrivningar
  tid: 2 år
  börjar: året efter
  investeringar:
    2019: 400
    2020: 900
"""


class Drawn(NamedTuple):
    """A chart as it stands in the page, with the table beside it."""

    title: str
    names: list[str]
    figures: list[Decimal]
    starts: list[Decimal]
    lengths: list[Decimal]
    zero: Decimal
    table: list[tuple[str, Decimal]]


def amount(text: str) -> Decimal:
    return Decimal(text.replace("\u00a0", "").replace("−", "-").replace(",", "."))


def charts(html: str) -> list[Drawn]:
    return [drawn(part) for part in re.findall(r'<div class="diagram".*?</table>', html, re.DOTALL)]


def drawn(part: str) -> Drawn:
    found = re.search(r"<svg.*?</svg>", part, re.DOTALL)
    assert found
    svg = ElementTree.fromstring(found[0])
    assert svg[0].tag == "title", "what is read in place of the picture comes first"
    texts = svg.findall("text")
    rects = svg.findall("rect")
    zeros = {re.match(r"M([0-9.]+) ", path.attrib["d"])[1] for path in svg.findall("path")}  # type: ignore[index]
    rows = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', part)
    return Drawn(
        svg[0].text or "",
        [text.text or "" for text in texts[::2]],
        [amount(text.text or "") for text in texts[1::2]],
        [Decimal(rect.attrib["x"]) for rect in rects],
        [Decimal(rect.attrib["width"]) for rect in rects],
        Decimal(zeros.pop()),
        [(unescape(name), amount(text)) for name, text in rows],
    )


def agree(chart: Drawn) -> None:
    """Every bar is as long as its figure, from the one zero, and the table has the same names and figures."""
    assert [value for _, value in chart.table] == chart.figures
    for (name, _), shown in zip(chart.table, chart.names, strict=True):
        assert name.startswith(shown.removesuffix("…"))
    reach = max(*chart.figures, Decimal(0)) - min(*chart.figures, Decimal(0))
    for value, start, length in zip(chart.figures, chart.starts, chart.lengths, strict=True):
        assert abs(length - abs(value) * WIDTH / reach) <= Decimal("0.005")
        end = start + (length if value < 0 else 0)
        assert abs(end - chart.zero) <= Decimal("0.01"), "a bar begins at nothing"
        assert 0 <= start <= start + length <= WIDTH + Decimal("0.01")


def charts_of(files: Files) -> list[Drawn]:
    (loaded,) = load(files, [2021]).editions
    assert loaded.edition
    return charts(page(loaded.edition, values(loaded.edition), Templates(None)).html)


def test_the_plan_of_2021_is_drawn_as_it_is() -> None:
    costs, investments = charts_of(read_folder(REPOSITORY))
    agree(costs)
    agree(investments)
    assert costs.table[-2:] == [("Systemutveckling", Decimal(26350)), ("Avskrivningar", Decimal(54000))]
    assert sum(costs.figures) == 104_000
    assert investments.table == [
        ("Systemutveckling", Decimal(57000)), ("LIS-utveckling", Decimal(1000)), ("Projekt", Decimal(12000)),
    ]  # fmt: skip
    assert "Störst är Avskrivningar, 54\u00a0000 tkr, och minst Styrelse, 100 tkr." in costs.title


def with_budget(text: str) -> Files:
    whole = dict(read_folder(CASES / "grund").data)
    whole["content/2021/budget.yaml"] = text.encode()
    return Files(whole)


def test_a_figure_that_goes_the_other_way_and_a_long_name() -> None:
    costs, coming = charts_of(with_budget(TREND))
    agree(costs)
    assert costs.figures == [Decimal("8500.5"), Decimal(-1500), Decimal(0)]
    assert costs.names[0].endswith("…")
    assert costs.zero == costs.starts[0] == Decimal(54)
    agree(coming)
    assert coming.table == [
        ("2021", Decimal(650)), ("2022", Decimal(700)), ("2023", Decimal(250)),
        ("2024", Decimal(0)), ("2025", Decimal(0)), ("2026", Decimal(0)),
    ]  # fmt: skip


EVEN = """enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: a
        namn: A
        belopp: 50
      - id: b
        namn: B
        belopp: 50
"""


def test_bars_that_are_alike_are_told_as_such_and_nothing_is_no_chart() -> None:
    (costs,) = charts_of(with_budget(EVEN))
    agree(costs)
    assert " 2 staplar. Alla är lika, 50 tkr. " in costs.title
    assert charts_of(with_budget(EVEN.replace("50", "0"))) == []


def test_what_is_not_wholly_known_is_not_drawn() -> None:
    coming = charts_of(with_budget(TREND.replace("    2020: 900\n", "")))[1]
    assert [name for name, _ in coming.table] == ["2023", "2024", "2025", "2026"]
    without = TREND.replace("  börjar: året efter\n", "").partition("  investeringar:\n    2019")[0]
    assert len(charts_of(with_budget(without))) == 1


def test_many_lines_are_drawn_as_the_largest_and_the_others_together() -> None:
    lines = "".join(
        f"      - id: p{n}\n        namn: Post {n}\n        belopp: {n * 10}\n" for n in range(1, 31)
    )
    (costs,) = charts_of(
        with_budget(f"enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n{lines}")
    )
    agree(costs)
    assert [name for name, _ in costs.table] == [*(f"Post {n}" for n in range(20, 31)), "Övriga 19"]
    assert sum(costs.figures) == sum(range(10, 310, 10))


@given(st.lists(st.decimals(-(10**12), 10**12, places=2), min_size=1, max_size=20))
def test_bars_have_one_scale_whatever_the_figures(figures: list[Decimal]) -> None:
    chart = bars([("x", value, str(value)) for value in figures])
    reach = max(*figures, Decimal(0)) - min(*figures, Decimal(0))
    for value, bar in zip(figures, chart.staplar, strict=True):
        assert abs(Decimal(bar.bredd) * reach - abs(value) * WIDTH) <= reach * Decimal("0.006")
        assert 0 <= bar.y <= bar.y + chart.stapel <= chart.höjd


@pytest.mark.parametrize("digits", [2, 12])
def test_a_name_never_runs_into_its_figure(digits: int) -> None:
    (bar,) = bars([("Universitetsövergripande" * 4, Decimal(1), "1" * digits)]).staplar
    assert (len(bar.namn) + digits) * 7.2 <= WIDTH - 16


def test_many_tables_are_drawn_as_one_bar_each() -> None:
    table = "  - id: t{0}\n    rubrik: Tabell {0}\n    slag: kostnad\n    poster:\n"
    line = "      - id: p{0}-{1}\n        namn: Post {1}\n        belopp: {0}\n"
    text = "".join(table.format(n) + "".join(line.format(n, k) for k in range(5)) for n in range(1, 5))
    (costs,) = charts_of(with_budget(f"enhet: tkr\ntabeller:\n{text}"))
    agree(costs)
    assert costs.table == [(f"Tabell {n}", Decimal(5 * n)) for n in range(1, 5)]
