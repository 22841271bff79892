"""The year in figures: each amount once, in the unit of the budget, and nothing that the plan does not say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ladokdoc import figures
from ladokdoc.expressions import values
from ladokdoc.figures import Summary
from ladokdoc.loading import load
from ladokdoc.pages import view
from ladokdoc.pages.composing import document
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES, laid_over

REPOSITORY = Path(__file__).parents[1]
TABLES = """enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 300
      - id: avskrivningar
        namn: Avskrivningar
        belopp: 100
  - id: mer
    slag: kostnad
    enhet: mnkr
    poster:
      - id: stort
        namn: Stort
        belopp: 1,6
  - id: uppdelat
    samma_som: kostnader
    slag: kostnad
    poster:
      - id: personal
        namn: Personal
        belopp: 400
  - id: investeringar
    slag: investering
    poster:
      - id: inv
        namn: Inv
        belopp: 50
"""
RULE = "avskrivning:\n  post: avskrivningar\n  tid: 5 år\n"


def told(budget: str) -> Summary:
    (loaded,) = load(Files(laid_over({"budget.yaml": budget.encode()})), [2021]).editions
    assert loaded.edition
    assert loaded.edition.budget
    return figures.summary(loaded.edition.budget, 2021)


def shown(files: Files) -> view.Summary | None:
    (loaded,) = load(files, [2021]).editions
    assert loaded.edition
    return document(loaded.edition, values(loaded.edition)).sammanfattning


def test_every_amount_counts_once_and_in_one_unit() -> None:
    found = told(TABLES + RULE)
    counted = (found.costs, found.investments, found.depreciation)
    assert [figure.value for figure in counted] == [Decimal(2000), Decimal(50), Decimal(100)]
    assert found.income == figures.BLANK
    assert found.spent == 2000 - 100 + 50
    assert found.depreciation_share == Decimal("0.05")
    assert found.write_offs == ()


def test_without_a_named_line_nothing_is_said_of_depreciation() -> None:
    found = told(TABLES)
    assert (found.depreciation, found.spent, found.depreciation_share) == (figures.BLANK, None, None)


def test_the_plan_of_2021_in_figures() -> None:
    found = shown(read_folder(REPOSITORY))
    assert found
    assert [(key.namn, key.belopp.replace("\u00a0", " ")) for key in found.nyckeltal] == [
        ("Kostnader", "104 000"),
        ("Investeringar", "70 000"),
        ("Medel som används", "120 000"),
        ("Avskrivningar", "54 000"),
    ]
    assert found.nyckeltal[-1].anmärkning == "51,9\u00a0% av kostnaderna"
    assert [int(area.mål) for area in found.områden] == [3, 5, 1, 9, 4, 3, 5, 4, 1]
    assert (found.behov, found.mål) == ("38", "35")
    assert [diagram.rubrik for diagram in found.diagram] == ["Kostnader 2021", "Investeringar 2021"]


def test_an_area_without_rows_is_counted_with_nothing_in_it() -> None:
    found = shown(read_folder(CASES / "allt"))
    assert found
    assert [(area.nummer, area.rubrik, area.behov, area.mål) for area in found.områden] == [
        ("1", "Stöd till studenter", "3", "3"),
        ("2", "Ett område utan rader", "0", "0"),
    ]


def test_a_plan_without_figures_and_goals_has_no_summary() -> None:
    plan = "titel: Plan\når: 2021\nstatus: utkast\nkapitel:\n  - rubrik: Text\n    text: inledning.md\n"
    assert shown(Files(laid_over({"plan.yaml": plan.encode(), "budget.yaml": None}))) is None


@pytest.mark.parametrize(("tail", "rules"), [("", []), ("  investeringar:\n    2020: 5\n", ["saknat-varde"])])
def test_when_it_begins_is_asked_for_only_where_it_counts(tail: str, rules: list[str]) -> None:
    project = load(Files(laid_over({"budget.yaml": (TABLES + RULE + tail).encode()})), [2021])
    assert [finding.rule for finding in project.editions[0].findings] == rules
