"""What no check reaches is listed, each amount with a reason that helps."""

from __future__ import annotations

import re

import pytest

from ladokdoc.checking import Report
from ladokdoc.sources import read_folder
from tests.conftest import CASES, report, report_over

HEAD = (
    "enhet: tkr\nkolumner:\n  - utfall-2019\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n"
)
LINE = "      - id: drift\n        namn: Drift\n        belopp: 8 500\n"
COMPARED = LINE + "        jämför:\n          utfall-2019: 8 100\n"
TOTAL = "    summa:\n      belopp: 8 500\n"
WRITTEN_OFF = "avskrivning:\n  post: drift\n  tid: 2 år\n  börjar: året efter\n  investeringar:\n"


@pytest.mark.parametrize(
    ("budget", "left"),
    [
        (HEAD + LINE + TOTAL, []),
        (HEAD + LINE, [(10, "tabellen har ingen `summa` som det ingår i")]),
        (HEAD + COMPARED + TOTAL, [(12, "`summa` har inget belopp i den kolumnen")]),
        (
            HEAD + LINE + TOTAL + "      jämför:\n        utfall-2019: 8 100\n",
            [(14, "posterna har inga belopp i den kolumnen")],
        ),
        (
            HEAD + LINE + "      - id: ny\n        namn: Ny\n        belopp: tio\n" + TOTAL,
            [
                (10, "något annat i samma summa gick inte att läsa"),
                (15, "något annat i samma summa gick inte att läsa"),
            ],
        ),
        (
            HEAD + LINE + TOTAL + "ramar:\n  - id: ram\n    gäller: [tom]\n    högst: 9 000\n",
            [(16, "det som ramen gäller har inga belopp")],
        ),
        (
            HEAD + LINE + TOTAL + WRITTEN_OFF + "    2018: 1\n    2020: 2\n",
            [(18, "året skrivs inte av under planens år"), (19, "avskrivningarna går inte att pröva")],
        ),
        (
            HEAD + LINE + TOTAL + WRITTEN_OFF + "    2019: 8 000\n    2020: 9 000\n",
            [],
        ),
        (
            HEAD
            + "      - id: tom\n        namn: Tom\n        varav:\n          - id: del\n            namn: del\n"
            + "            belopp: 5\n"
            + LINE
            + TOTAL,
            [(13, "posten som det är en del av har inget belopp i den kolumnen")],
        ),
        (
            HEAD + LINE + TOTAL + "resultat:\n  belopp: 5\n  jämför:\n    utfall-2019: x\n",
            [],
        ),
    ],
)
def test_every_amount_is_reached_or_told_why_not(budget: str, left: list[tuple[int, str]]) -> None:
    found = report_over({"budget.yaml": budget})
    assert [(one.place.line, str(one.reason)) for one in found.unchecked] == left
    assert found.checked.amounts + len(left) == len(figures_in(budget))


def figures_in(budget: str) -> list[str]:
    """The lines with an amount that could be read."""
    keys = ("belopp:", "utfall-2019:", "högst:", "2018:", "2019:", "2020:")
    lines = [line.strip() for line in budget.splitlines()]
    return [line for line in lines if line.startswith(keys) and line[-1].isdigit()]


def test_what_the_plan_of_that_year_says_of_an_amount_reaches_it() -> None:
    plan = "titel: P\når: 2020\nstatus: utkast\nkapitel:\n  - tabeller: [kostnader]\n"
    old = "enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n" + LINE + TOTAL
    new = (HEAD + COMPARED + TOTAL).replace("utfall-2019", "budget-2020").replace("8 100", "8 500")
    found = report_over({"budget.yaml": new, "content/2020/plan.yaml": plan, "content/2020/budget.yaml": old})
    assert found.unchecked == ()


def test_any_amount_that_is_said_to_be_reached_is_told_when_it_is_far_off() -> None:
    """In an edition with every key; parts of an amount, frames and roundings are held to one side only."""
    files = dict(read_folder(CASES / "allt").data)
    path = "content/2021/budget.yaml"
    lines = files[path].decode().split("\n")
    before = report(files)
    unchecked = {one.place.line for one in before.unchecked if one.place.path == path}
    amounts = [
        number
        for number, line in enumerate(lines, 1)
        if re.fullmatch(AMOUNT, line) and number not in unchecked
    ]
    assert len(amounts) > 20
    for number in amounts:
        told = [what(moved(files, path, number, sign)) - what(before) for sign in ("", "-")]
        assert any(told), lines[number - 1]


AMOUNT = r" *(?:belopp|jämför|högst|[a-z]+-[0-9]{4}|[0-9]{4}): (-?[0-9][0-9 ]*(?:,[0-9]+)?)"


def moved(files: dict[str, bytes], path: str, number: int, sign: str) -> Report:
    """A check with the amount on a line a million away."""
    lines = files[path].decode().split("\n")
    lines[number - 1] = re.sub(r"-?[0-9][0-9 ]*(,[0-9]+)?$", f"{sign}1 000 000", lines[number - 1])
    return report({**files, path: "\n".join(lines).encode()})


def what(found: Report) -> set[tuple[str, str]]:
    return {(finding.rule, finding.message) for finding in found.findings}


def test_a_total_of_nought_over_blanks_is_not_proved() -> None:
    budget = (
        "enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n"
        "      - id: drift\n        namn: Drift\n    summa:\n      namn: Totalt\n      belopp: 0\n"
    )
    found = report_over({"budget.yaml": budget})
    assert found.checked.totals == 0
    assert [(str(left.value), left.reason) for left in found.unchecked] == [
        ("0", "posterna har inga belopp i den kolumnen")
    ]
