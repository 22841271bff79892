"""Real budgets give no false error, and a single amount that is changed in them is told of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from ladokdoc.checking import Report
from ladokdoc.findings import Finding, Level
from ladokdoc.sources import read_folder
from tests.budgets import (
    PENCE,
    Pair,
    edition,
    oakland,
    oakland_by_year,
    oakland_tables,
    swedish,
    united,
    united_kingdom,
)
from tests.conftest import CASES, base, report

OAKLAND = oakland()
PAIRS = sorted(OAKLAND)


def single(pair: Pair) -> dict[str, bytes]:
    return edition(pair.year, (), oakland_tables({"": OAKLAND[pair]}))


def errors(found: Report) -> list[Finding]:
    return [finding for finding in found.findings if finding.level is Level.ERROR]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.year}-{pair.type}")
def test_each_of_oaklands_budgets_agrees_with_itself(pair: Pair) -> None:
    found = report(single(pair))
    assert errors(found) == []
    assert found.checked.totals == 2
    assert found.checked.amounts == len(OAKLAND[pair].departments) + len(OAKLAND[pair].categories) + 2
    assert found.unchecked == ()


def test_there_are_as_many_as_are_known() -> None:
    assert len(PAIRS) == 12
    assert [sum(one.departments.values()) for one in OAKLAND.values()] == [
        one.total for one in OAKLAND.values()
    ]


def one_more(files: dict[str, bytes], year: int, name: str, value: Decimal) -> dict[str, bytes]:
    """The files with the amount of a line one more."""
    path = f"content/{year}/budget.yaml"
    old, new = (f"{name}\n        belopp: {swedish(amount)}\n".encode() for amount in (value, value + 1))
    assert files[path].count(old) == 1
    return {**files, path: files[path].replace(old, new)}


def slips() -> Iterator[tuple[Pair, str, Decimal]]:
    """In each budget the largest, the least and the middle amount of the departments."""
    for pair in PAIRS:
        ordered = sorted(OAKLAND[pair].departments.items(), key=lambda item: item[1])
        for name, value in (ordered[0], ordered[len(ordered) // 2], ordered[-1]):
            yield pair, name, value


@pytest.mark.parametrize(("pair", "name", "value"), list(slips()), ids=str)
def test_one_amount_off_by_one_is_told_with_the_difference(pair: Pair, name: str, value: Decimal) -> None:
    found = report(one_more(single(pair), pair.year, name, value))
    (total,) = (finding for finding in errors(found) if finding.rule == "fel-summa")
    assert (total.expected, total.actual) == (OAKLAND[pair].total + 1, OAKLAND[pair].total)


def test_six_years_side_by_side_give_no_false_error() -> None:
    found = report(oakland_by_year())
    assert [(finding.place, finding.message) for finding in errors(found)] == []
    # Both totals, in each of the 12 columns of the years' own, and in the five that were taken from the year before.
    assert found.checked.totals == 2 * (12 + 5)


def test_the_money_of_the_united_kingdom_is_the_same_both_ways() -> None:
    found = report(united())
    assert errors(found) == []
    assert found.checked.totals == 2


def test_department_by_department_to_a_hundredth() -> None:
    whole, parts = united_kingdom()
    assert whole.keys() == parts.keys()
    assert max(abs(whole[name] - sum(parts[name].values())) for name in whole) <= PENCE


def test_a_pound_too_much_is_told_of_among_a_hundred_billions() -> None:
    whole, _ = united_kingdom()
    name, value = next(iter(whole.items()))
    found = report(one_more(united(), 2021, name, value))
    assert {"fel-summa"} <= {finding.rule for finding in errors(found)}


CLEAN = {
    "2021": read_folder(Path(__file__).parents[1]).data,
    "grund": base(),
    "allt": read_folder(CASES / "allt").data,
}


@pytest.mark.parametrize("files", CLEAN.values(), ids=CLEAN.keys())
def test_clean_plans_give_no_error(files: dict[str, bytes]) -> None:
    assert errors(report(files)) == []
