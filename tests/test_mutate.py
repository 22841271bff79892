"""Slips in the plan of 2021, made one by one: what is caught, and that the count itself can be trusted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ladokdoc.places import Place
from tests import mutate
from tests.mutate import MONEY, Laboratory, Mutant, Row, Verdict

BUDGET = "content/2021/budget.yaml"


@pytest.fixture(scope="module")
def lab() -> Laboratory:
    return Laboratory()


def judged(lab: Laboratory, mutants: Iterator[Mutant]) -> list[Verdict]:
    return [lab.judge(mutant) for mutant in mutants]


def test_a_change_of_nothing_is_not_caught(lab: Laboratory) -> None:
    place = Place(BUDGET, 9, 17, 9, 22)
    assert lab.written(place) == "4 000"
    verdict = lab.judge(Mutant("", place, "4000"))
    assert (verdict.caught, verdict.own) == (False, False)


def test_what_is_told_at_another_line_is_not_its_own(lab: Laboratory) -> None:
    """The share that is taken at once is right or wrong where the pairs stand that it is held against."""
    (share, *_) = (mutant for mutant in mutate.amounts(lab) if mutant.kind == MONEY[2])
    verdict = lab.judge(share)
    assert verdict.old == "25 %"
    assert (verdict.caught, verdict.own) == (True, False)


@pytest.mark.validator
def test_slips_are_caught_at_their_own_line(lab: Laboratory) -> None:
    rows = mutate.table(mutate.verdicts(lab))
    assert mutate.shortfalls(rows) == []
    count = {row.kind: row for row in rows}
    assert count[MONEY[0]].mutants == 2 * 19
    for kind in ("hänvisning", "uttryck", "datum som inte finns", "datum i fel ordning"):
        assert count[kind].own == count[kind].mutants > 0, kind
    assert sum(row.mutants for row in rows) > 450, "what is not tried is not caught"
    assert set(mutate.UNCOVERED) <= count.keys()


def test_what_is_below_the_floor_is_told() -> None:
    assert mutate.shortfalls([Row(MONEY[0], 38, 38, 38), Row("term", 100, 99, 98)]) == []
    assert len(mutate.shortfalls([Row(MONEY[0], 38, 38, 37), Row("term", 100, 97, 97)])) == 2
    assert len(mutate.shortfalls([Row("term", 400, 400, 400), Row("årtal", 8, 8, 4)])) == 1
