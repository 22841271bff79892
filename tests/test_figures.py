"""Arithmetic with known answers: rounding by intervals, capitalisation, and what is written off each year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ladokdoc import figures, loading
from ladokdoc.figures import Verdict
from ladokdoc.model import Budget
from ladokdoc.sources import Files
from tests.conftest import laid_over


def budget(text: str) -> Budget:
    project = loading.load(Files(laid_over({"budget.yaml": text.encode("utf-8")})), [2021])
    edition = project.editions[0].edition
    assert edition
    assert edition.budget
    return edition.budget


def rounded(amounts: list[str], total: str, step: str) -> Budget:
    lines = "".join(
        f"      - id: p{n}\n        namn: P\n        belopp: {a}\n" for n, a in enumerate(amounts)
    )
    return budget(
        f"enhet: mnkr\ntabeller:\n  - id: kostnader\n    avrundat_till: {step}\n    poster:\n{lines}"
        f"    summa:\n      belopp: {total}\n"
    )


@pytest.mark.parametrize(
    ("amounts", "total", "step", "verdict"),
    [
        (["1", "1"], "2", "1", Verdict.EXACT),
        (["1", "1"], "3", "1", Verdict.ROUNDED),
        # Three figures of a whole each may be off by a half: one and a half in all, and no more.
        (["1", "1"], "3,5", "1", Verdict.ROUNDED),
        (["1", "1"], "3,6", "1", Verdict.WRONG),
        # Nine lines and a total: five at the worst, but beyond 0,87 times the root of ten it is unlikely.
        (["10"] * 9, "92", "1", Verdict.ROUNDED),
        (["10"] * 9, "93", "1", Verdict.DOUBTFUL),
        (["10"] * 9, "95", "1", Verdict.DOUBTFUL),
        (["10"] * 9, "96", "1", Verdict.WRONG),
        (["0,1", "0,1"], "0,3", "0,1", Verdict.ROUNDED),
    ],
)
def test_a_total_agrees_when_its_interval_meets_that_of_the_sum(
    amounts: list[str], total: str, step: str, verdict: Verdict
) -> None:
    (assertion,) = figures.assertions(rounded(amounts, total, step))
    assert assertion.weighed.verdict is verdict


@pytest.mark.parametrize(
    ("starts", "years", "history", "charges", "missing"),
    [
        ("året efter", 2, {2019: 1000, 2020: 600}, [800, 300, 0], ()),
        ("samma år", 2, {2020: 600, 2021: 200}, [400, 100, 0], ()),
        ("året efter", 2, {2020: 600}, [300, 300, 0], (2019,)),
        ("året efter", 3, {2018: 0, 2019: 0, 2020: 100}, ["33.33", "33.33", "33.33"], ()),
    ],
)
def test_what_is_written_off(
    starts: str, years: int, history: dict[int, int], charges: list[object], missing: tuple[int, ...]
) -> None:
    rows = "".join(f"    {year}: {amount}\n" for year, amount in history.items())
    made = figures.write_off(
        budget(
            "enhet: tkr\ntabeller:\n  - id: kostnader\n    poster: []\n"
            f"avskrivning:\n  post: kostnader\n  tid: {years} år\n  börjar: {starts}\n  investeringar:\n{rows}"
        ),
        2021,
    )
    assert made
    assert [charge.year for charge in made.charges] == [2021, 2022, 2023, 2024, 2025, 2026]
    found = [charge.value.quantize(Decimal("0.01")) for charge in made.charges[:3]]
    assert found == [Decimal(str(charge)).quantize(Decimal("0.01")) for charge in charges]
    assert made.charges[0].missing == missing


def pair(direct: str, invested: str, step: str = "") -> figures.PairCheck:
    (found,) = figures.pairs(
        budget(
            f"""enhet: tkr
tabeller:
  - id: kostnader
    poster:
      - id: utveckling
        namn: U
        belopp: {direct}
      - id: investerat
        namn: I
        belopp: {invested}
aktivering:
  direkt: 25 %
  par:
    - direkt: utveckling
      investering: investerat
{step}"""
        )
    )
    return found


def test_the_three_pairs_of_2021() -> None:
    assert pair("19 000", "57 000").other == 0
    rounded_pair = pair("350", "1 000", "      avrundat_till: 50\n")
    assert [rounded_pair.other, rounded_pair.tolerance] == [Decimal(-50), Decimal(100)]
    broken = pair("7 000", "12 000")
    assert [broken.other, broken.tolerance, broken.factor] == [Decimal(-9000), Decimal(0), Decimal(3)]


def test_money_in_another_unit_is_counted_as_money() -> None:
    both = budget(
        """enhet: tkr
tabeller:
  - id: intakter
    slag: intäkt
    enhet: mnkr
    poster:
      - id: avgifter
        namn: A
        belopp: 1,5
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: D
        belopp: 1 400
resultat:
  belopp: 100
"""
    )
    assert figures.result(both, both.own).value == 100


@pytest.mark.parametrize(
    ("named", "used"),
    [
        ("kostnader", 30),
        ("grupp", 12),
        ("a, drift", 25),
        ("grupp, a", 12),
        ("del, a", 9),
        ("finns-inte", None),
    ],
)
def test_a_frame_is_for_tables_groups_lines_and_parts_each_counted_once(named: str, used: int | None) -> None:
    both = budget(
        f"""enhet: tkr
tabeller:
  - id: kostnader
    poster:
      - id: drift
        namn: D
        belopp: 18
        varav:
          - id: del
            namn: d
            belopp: 2
      - id: grupp
        namn: G
        poster:
          - id: a
            namn: A
            belopp: 7
          - id: b
            namn: B
            belopp: 5
ramar:
  - id: ram
    gäller: [{named}]
    högst: 100
"""
    )
    (use,) = figures.uses(both)
    assert use.used.value == (None if used is None else Decimal(used))
    assert use.used.known is (used is not None)
