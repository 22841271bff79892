"""Real budgets as editions: see `budgets/README.md` for what they are and what is known of them."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "budgets"
PENCE = Decimal("0.01")
TOTAL_UK = Decimal("3798556378094.27")
# What the types of a budget are as columns.
_KINDS = {2: "prognos", 3: "plan"}


class Pair(NamedTuple):
    """One budget of Oakland's. year: the first of its fiscal year. type: 1 adopted, 2 midcycle, 3 proposed."""

    year: int
    type: int


class Oakland(NamedTuple):
    """The same money by department and by account category, and the total that was printed."""

    departments: Mapping[str, Decimal]
    categories: Mapping[str, Decimal]
    total: Decimal


def oakland() -> dict[Pair, Oakland]:
    """Every budget, by year and type."""
    departments, categories = (
        _by_pair("depts-*", "department"),
        _by_pair("account-cats-*", "account_category"),
    )
    totals = {_pair(row): Decimal(str(row["total"])) for row in _rows("totals*")}
    return {pair: Oakland(departments[pair], categories[pair], total) for pair, total in totals.items()}


def _by_pair(files: str, name: str) -> dict[Pair, dict[str, Decimal]]:
    found: defaultdict[Pair, dict[str, Decimal]] = defaultdict(dict)
    for row in _rows(files):
        found[_pair(row)][str(row[name])] = Decimal(str(row["total"]))
    return found


def _rows(files: str) -> Iterator[dict[str, object]]:
    for path in sorted((FOLDER / "oakland").glob(f"{files}.json")):
        yield from json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _pair(row: Mapping[str, object]) -> Pair:
    return Pair(2000 + int(str(row["fiscal_year_range"])[2:4]), int(str(row["budget_type"])))


def united_kingdom() -> tuple[dict[str, Decimal], dict[str, dict[str, Decimal]]]:
    """The money by department, and by department and then by function, in pounds to the hundredth."""
    with (FOLDER / "uk-cra/by-department.csv").open(encoding="utf-8", newline="") as file:
        whole = {row["dept_code"]: Decimal(row["value"]).quantize(PENCE) for row in csv.DictReader(file)}
    parts: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    with (FOLDER / "uk-cra/by-cofog1-then-department.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts[row["dept_code"]][row["cofog_level1_code"]] = Decimal(row["value"]).quantize(PENCE)
    return whole, parts


def slug(name: str) -> str:
    """An id for a name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def swedish(value: Decimal) -> str:
    """An amount as it is written in content."""
    whole = f"{value:,f}".replace(",", " ").replace(".", ",")
    return whole.removesuffix(",0").removesuffix(",00")


class Written(NamedTuple):
    """A table to be written. columns: the amounts by line, by column; the first column is the edition's own."""

    id: str
    columns: Mapping[str, Mapping[str, Decimal]]
    totals: Mapping[str, Decimal]
    same_as: str = ""
    rounded_to: str = ""

    def lines(self) -> Iterator[str]:
        """The table as YAML."""
        yield f"  - id: {self.id}"
        if self.same_as:
            yield f"    samma_som: {self.same_as}"
        if self.rounded_to:
            yield f"    avrundat_till: {self.rounded_to}"
        yield "    slag: kostnad"
        yield "    poster:"
        for name in dict.fromkeys(name for amounts in self.columns.values() for name in amounts):
            yield f"      - id: {slug(self.id[:3] + ' ' + name)}"
            yield f"        namn: |\n          {name}"
            yield from _amounts(
                {column: those[name] for column, those in self.columns.items() if name in those}, 8
            )
        yield "    summa:"
        yield "      namn: Totalt"
        yield from _amounts(self.totals, 6)


def _amounts(amounts: Mapping[str, Decimal], indent: int) -> Iterator[str]:
    """The own column is "", and the others follow it under their names."""
    blank = " " * indent
    if "" in amounts:
        yield f"{blank}belopp: {swedish(amounts[''])}"
    others = {column: value for column, value in amounts.items() if column}
    if others:
        yield f"{blank}jämför:"
        yield from (f"{blank}  {column}: {swedish(value)}" for column, value in others.items())


def edition(year: int, columns: Iterable[str], tables: list[Written]) -> dict[str, bytes]:
    """The files of an edition with these tables, by path from the root."""
    listed = "".join(f"      - {table.id}\n" for table in tables)
    plan = (
        f"titel: Budget\når: {year}\nstatus: förslag\nkapitel:\n  - rubrik: Budget {{{{ år }}}}\n    text: budget.md\n"
        f"    tabeller:\n{listed}"
    )
    head = "enhet: kr\n" + ("kolumner:\n" + "".join(f"  - {one}\n" for one in columns) if columns else "")
    budget = head + "tabeller:\n" + "\n".join(line for table in tables for line in table.lines()) + "\n"
    prose = f"Tillsammans är det {{{{ {tables[0].id}.summa }}}}.\n"
    names = {"plan.yaml": plan, "budget.yaml": budget, "budget.md": prose}
    return {f"content/{year}/{name}": text.encode("utf-8") for name, text in names.items()}


def oakland_tables(columns: dict[str, Oakland]) -> list[Written]:
    """The two divisions of the same money, in every column."""
    totals = {column: one.total for column, one in columns.items()}
    departments = {column: one.departments for column, one in columns.items()}
    categories = {column: one.categories for column, one in columns.items()}
    return [
        Written("departments", departments, totals),
        Written("account-categories", categories, totals, same_as="departments"),
    ]


def oakland_by_year() -> dict[str, bytes]:
    """Every year as an edition, with what was proposed and changed beside it and the year before as a column."""
    budgets = oakland()
    files: dict[str, bytes] = {}
    years = sorted({pair.year for pair in budgets})
    for year in years:
        kinds = [pair.type for pair in sorted(budgets) if pair.year == year]
        columns = {
            "" if n == 0 else f"{_KINDS[kind]}-{year}": budgets[Pair(year, kind)]
            for n, kind in enumerate(kinds)
        }
        earlier = [f"budget-{year - 1}"] if year > years[0] else []
        files |= edition(year, [*earlier, *filter(None, columns)], oakland_tables(columns))
    return files


def united() -> dict[str, bytes]:
    """The money of the United Kingdom as an edition: by department, and by department and function."""
    whole, parts = united_kingdom()
    flat = {f"{name} {function}": value for name, those in parts.items() for function, value in those.items()}
    return edition(
        2021,
        (),
        [
            Written("departments", {"": whole}, {"": TOTAL_UK}, rounded_to="0,01"),
            Written("functions", {"": flat}, {"": TOTAL_UK}, same_as="departments", rounded_to="0,01"),
        ],
    )
