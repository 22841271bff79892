"""The plan as data: it says what the plan says, in forms that other programs read as they should."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from ladokdoc import figures, model
from ladokdoc.__main__ import run
from ladokdoc.export import files, schema_json
from ladokdoc.export.formulas import free_name, total
from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.meaning.fields import FIELDS, LEFT_OUT, NOTES
from ladokdoc.model import Edition
from ladokdoc.places import Text
from ladokdoc.records import Record
from ladokdoc.sources import Files, read_folder
from tests import stress
from tests.budgets import oakland_by_year, united
from tests.conftest import CASES, laid_over

SCHEMA = CASES / "export" / "plan.schema.json"
ROOTS = {"2021": Path(__file__).parents[1], "allt": CASES / "allt"}


def exported(content: Mapping[str, bytes], year: int = 2021) -> tuple[Edition, dict[str, bytes]]:
    """An edition in some files, and what it is exported as, by name."""
    project = load(Files(content), [year])
    edition = project.editions[0].edition
    assert edition
    return edition, {file.name: file.data for file in files(edition, values(edition, project.earlier))}


@pytest.fixture(scope="module", params=ROOTS)
def both(request: pytest.FixtureRequest) -> tuple[Edition, dict[str, bytes]]:
    """The plan of 2021, and the edition that uses every key."""
    return exported(dict(read_folder(ROOTS[request.param]).data))


def everything() -> dict[str, bytes]:
    return dict(read_folder(ROOTS["allt"]).data)


# What is in it


def test_every_field_of_the_plan_is_exported_or_left_out_on_purpose() -> None:
    for cls, keys in FIELDS.items():
        fields = set(getattr(cls, "COMPARED"))  # noqa: B009 (a record declares it)
        assert fields - set(keys.values()) <= LEFT_OUT, cls.__name__
        assert set(keys.values()) <= fields, cls.__name__
    left = {
        Text,
        model.Waiver,
        model.Ref,
        model.Amount,
        model.Abbreviation,
        model.Foreign,
        model.Glossary,
        Record,
    }
    records = {part for part in vars(model).values() if isinstance(part, type) and issubclass(part, Record)}
    assert records - left == set(FIELDS)
    assert {cls for cls, key in NOTES if key not in FIELDS[cls]} == set()


def test_the_json_is_what_its_schema_says(both: tuple[Edition, dict[str, bytes]]) -> None:
    jsonschema.validate(
        json.loads(both[1]["plan-2021.json"]),
        json.loads(both[1]["plan.schema.json"]),
        format_checker=jsonschema.FormatChecker(),
    )


@pytest.mark.parametrize(
    "change", [{"titlar": "x"}, {"år": "2021"}, {"datum": "2021-02-30"}, {"titel": None}]
)
def test_the_schema_refuses_what_is_no_plan(change: dict[str, Any]) -> None:
    plan = json.loads(exported(everything())[1]["plan-2021.json"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(
            {**plan, **change}, json.loads(schema_json()), format_checker=jsonschema.FormatChecker()
        )


def test_the_schema_is_the_published_one(golden: bool) -> None:
    """Others read the export by it, so that a change of it is a decision and no accident."""
    if golden:
        SCHEMA.write_text(schema_json(), encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == schema_json()


def test_amounts_are_exact_and_expressions_filled_in() -> None:
    plan = json.loads(exported(everything())[1]["plan-2021.json"])
    costs = next(table for table in plan["budget"]["tabeller"] if table["id"] == "kostnader")
    assert costs["rubrik"] == "Kostnader 2021"
    assert costs["poster"][0]["belopp"] == {
        "budget-2021": "8500",
        "utfall-2019": "8112.5",
        "budget-2020": "8000",
    }
    assert "{{ år }}" not in json.dumps(plan, ensure_ascii=False)


def small() -> dict[str, bytes]:
    return laid_over(
        {
            "inledning.md": "Det här är en text.\n".encode(),
            "budget.yaml": (
                b"enhet: tkr\ntabeller:\n  - id: kostnader\n    slag: kostnad\n    poster:\n"
                b"      - id: drift\n        namn: Drift\n        belopp: 8 500\n"
            ),
        }
    )


# CSV and the package


def test_each_table_is_there_with_all_its_lines(both: tuple[Edition, dict[str, bytes]]) -> None:
    edition, made = both
    assert edition.budget
    for table in edition.budget.tables:
        rows = list(csv.DictReader(io.StringIO(made[f"{table.id}.csv"].decode())))
        ids = [line.id for line in model.lines(table.lines)]
        assert [row["id"] for row in rows if row["slag"] in ("post", "grupp")] == ids
        for line in model.lines(table.lines):
            row = next(row for row in rows if row["id"] == line.id)
            for column, amount in line.amounts.items():
                assert Decimal(row[column]) == amount.value
    goals = list(csv.DictReader(io.StringIO(made["mal.csv"].decode())))
    assert len(goals) == sum(len(row.goals) for area in edition.areas for row in area.rows)


# What a file is made to say that it must not say: an amount with a blank in it, and a line of a table twice.
SPOILT = {
    "as it is": (b"", b""),
    "an amount": (b"8500", b"8 500"),
    "a key": (b"aterbetalning,", b"drift-ladok,"),
}


@pytest.mark.parametrize("change", SPOILT.values(), ids=SPOILT)
def test_frictionless_reads_the_package(tmp_path: Path, change: tuple[bytes, bytes]) -> None:
    import frictionless  # takes a second

    made = exported(everything())[1]
    described = json.loads(made["datapackage.json"])
    for resource in described["resources"]:
        # Of a file that is changed at all it would say no more than that.
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(described))
    if not change[0]:
        (tmp_path / "datapackage.json").write_bytes(made["datapackage.json"])
    for name in (name for name in made if name.endswith(".csv")):
        (tmp_path / name).write_bytes(made[name].replace(*change) if change[0] else made[name])
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid is not bool(change[0]), report.flatten(["title", "note"])


# The workbook


Cells = dict[tuple[str, str], Any]


def cells(book: bytes, *, values: bool) -> Cells:
    """Every cell that has something, by sheet and place: its formula or figure, or what that comes to."""
    read = openpyxl.load_workbook(io.BytesIO(book), data_only=values)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in read.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def rows(book: bytes, *, values: bool) -> dict[str, list[Any]]:
    """The rows of all budget tables by id, which stands last in them."""
    read = openpyxl.load_workbook(io.BytesIO(book), data_only=values)
    every = (list(row) for sheet in read.worksheets for row in sheet.iter_rows(min_row=4, values_only=True))
    return {str(row[-1]): row for row in every}


def test_totals_are_formulas_that_carry_what_was_proved(both: tuple[Edition, dict[str, bytes]]) -> None:
    edition, made = both
    assert edition.budget
    book = made["plan-2021.xlsx"]
    formulas, shown = rows(book, values=False), rows(book, values=True)
    proved = [found for found in figures.assertions(edition.budget) if found.weighed.tolerance == 0]
    assert proved
    for found in proved:
        row = f"{found.owner.id}_summa"
        assert any(str(cell).startswith("=SUM(") for cell in formulas[row])
        assert float(found.weighed.expected.value or 0) in shown[row]


def test_a_name_never_becomes_a_formula() -> None:
    content = small()
    path = "content/2021/budget.yaml"
    content[path] = content[path].replace(b"namn: Drift", b"namn: '=1+1'")
    made = exported(content)[1]
    assert rows(made["plan-2021.xlsx"], values=False)["drift"][0] == "=1+1"
    read = openpyxl.load_workbook(io.BytesIO(made["plan-2021.xlsx"]))
    types = [cell.data_type for sheet in read for row in sheet.iter_rows() for cell in row if cell.value]
    assert "f" not in types, "there is no total, and so no formula at all"
    assert made["kostnader.csv"].splitlines()[1].startswith(b"drift,post,,0,'=1+1,8500")
    assert json.loads(made["plan-2021.json"])["budget"]["tabeller"][0]["poster"][0]["namn"] == "=1+1"


@pytest.mark.parametrize("name", ["@x", "+5", "-x", "=A1"])
def test_no_text_of_a_csv_is_a_formula_to_a_spreadsheet(name: str) -> None:
    content = small()
    path = "content/2021/budget.yaml"
    content[path] = content[path].replace(
        b"namn: Drift\n        belopp: 8 500", f"namn: '{name}'\n        belopp: -5".encode()
    )
    (row,) = csv.DictReader(io.StringIO(exported(content)[1]["kostnader.csv"].decode()))
    assert (row["namn"], row["budget-2021"]) == (f"'{name}", "-5")


def test_a_table_called_as_excel_calls_its_own_sheet_has_another_name_and_its_note_below() -> None:
    content = small()
    path = "content/2021/budget.yaml"
    content[path] = content[path].replace(b"slag:", b"rubrik: History\n    fotnot: =1\n    slag:")
    (sheet, *_) = openpyxl.load_workbook(io.BytesIO(exported(content)[1]["plan-2021.xlsx"])).worksheets
    assert sheet.title == "History 2"
    assert (sheet["A6"].value, sheet["A6"].data_type) == ("=1", "s")


def test_what_is_written_off_is_a_table_where_the_document_has_it() -> None:
    made = exported(everything())[1]
    years = {
        int(row["ar"]): row["belopp"]
        for row in csv.DictReader(io.StringIO(made["avskrivningsplan.csv"].decode()))
    }
    sheet = openpyxl.load_workbook(io.BytesIO(made["plan-2021.xlsx"])).worksheets[-1]
    found = dict(list(sheet.iter_rows(min_row=2, values_only=True)))
    assert {year: int(amount) for year, amount in years.items()} == found
    assert years[2021] == "200"
    assert "avskrivningsplan.csv" not in exported(read_folder(ROOTS["2021"]).data)[1]


@pytest.mark.parametrize("id", ["mal", "behov"])
def test_a_table_never_takes_the_place_of_goals_or_needs(id: str) -> None:
    content = {name: data.replace(b"kostnader", id.encode()) for name, data in small().items()}
    _, made = exported(content)
    assert made[f"tabell_{id}.csv"].startswith(b"id,slag,")
    assert made[f"{id}.csv"].startswith(b"omrade,rad,id,")
    assert len(openpyxl.load_workbook(io.BytesIO(made["plan-2021.xlsx"])).sheetnames) == 3


def test_what_a_total_of_an_earlier_year_has_besides_its_lines_is_in_its_formula_and_told() -> None:
    _, made = exported(oakland_by_year(), 2015)
    formulas, shown = (rows(made["plan-2015.xlsx"], values=values) for values in (False, True))
    total = formulas["departments_summa"]
    assert re.fullmatch(r"=SUM\([B0-9:,]+\)\+135035485", total[1])
    assert shown["departments_summa"][1] == 1_090_122_151
    told = "Budget 2014: summan är 135 035 485 mer än posterna här."
    assert total[-2] == told
    assert told in made["departments.csv"].decode()


ROUNDED = """enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    avrundat_till: 1
    poster:
      - id: a
        namn: A
        belopp: 3
      - id: b
        namn: B
        belopp: 3
    summa:
      belopp: 7
  - id: intakter
    slag: intäkt
    avrundat_till: 1
    poster:
      - id: c
        namn: C
        belopp: 9
    summa:
      belopp: 9
resultat:
  belopp: 3
"""


def test_what_rounding_keeps_from_its_sum_is_a_figure_and_no_formula() -> None:
    plan = b"titel: Plan\n\xc3\xa5r: 2021\nstatus: utkast\nkapitel:\n  - tabeller: [kostnader, intakter]\n"
    content = laid_over({"plan.yaml": plan, "budget.yaml": ROUNDED.encode()})
    found = rows(exported(content)[1]["plan-2021.xlsx"], values=False)
    assert found["kostnader_summa"][1] == 7
    assert found["intakter_summa"][1] == "=SUM(B4)"
    assert cells(exported(content)[1]["plan-2021.xlsx"], values=False)["Resultat", "B6"] == 3


def test_cells_of_goals_are_dates_and_numbers_where_they_are() -> None:
    made = exported(everything())[1]
    sheet = openpyxl.load_workbook(io.BytesIO(made["plan-2021.xlsx"]))["Mål"]
    heads = [cell.value for cell in sheet[1]]
    (row,) = (row for row in sheet.iter_rows() if row[2].value == "sjalvservice-utbyggd")
    due, priority = row[heads.index("Klart senast")], row[heads.index("Prioritet")]
    assert (str(due.value), due.number_format) == ("2021-12-31 00:00:00", "yyyy-mm-dd")
    assert (priority.value, priority.data_type) == (1, "n")
    resources = {part["name"]: part for part in json.loads(made["datapackage.json"])["resources"]}
    kinds = {field["name"]: field["type"] for field in resources["mal"]["schema"]["fields"]}
    assert (kinds["klart_senast"], kinds["prioritet"], kinds["mal"]) == ("date", "integer", "string")


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    content = small()
    path = "content/2021/budget.yaml"
    content[path] = content[path].replace(b"namn: Drift", b"namn: " + b"ord " * 10_000)
    _, made = exported(content)
    name = rows(made["plan-2021.xlsx"], values=True)["drift"][0]
    assert len(name) == 32_767
    assert name.endswith(" … (Hela texten står i JSON-filen.)")


def test_the_same_plan_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = exported(everything())[1]
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert exported(everything())[1] == first


def test_sums_name_ranges_and_sheets_have_names_of_their_own() -> None:
    assert total([(3, 1), (4, 1), (5, 1), (8, 1)], Decimal(0)) == "=SUM(B4:B6,B9)"
    assert total([(3, 1)], Decimal("-0.5")) == "=SUM(B4)-0.5"
    assert total([], Decimal(0)) == ""
    assert total([(row, 1) for row in range(0, 512, 2)], Decimal(0)) == "", "more than a function takes"
    taken: set[str] = set()
    assert free_name("Kostnader [2021]/tkr", taken) == "Kostnader  2021  tkr"
    assert free_name("kostnader [2021]/tkr", taken) == "kostnader  2021  tkr 2"
    assert free_name("x\U0001f600\0'", taken) == "x"
    assert len(free_name("Ett mycket långt namn på en tabell i budgeten", taken)) == 31


def calculated(book: bytes, folder: Path) -> bytes:
    """The workbook with all its formulas worked out by Gnumeric."""
    (folder / "bok.xlsx").write_bytes(book)
    command = ["ssconvert", "--recalc", "bok.xlsx", "om.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "om.xlsx").read_bytes()


REAL = {
    "2021": (2021, read_folder(ROOTS["2021"]).data),
    "allt": (2021, read_folder(ROOTS["allt"]).data),
    "stress": (2021, {name: text.encode() for name, text in stress.files().items()}),
    "United Kingdom": (2021, united()),
    **{f"Oakland {year}": (year, oakland_by_year()) for year in (2014, 2015, 2016, 2017)},
}


@pytest.mark.validator
@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
@pytest.mark.parametrize(("year", "content"), REAL.values(), ids=REAL)
def test_a_spreadsheet_works_out_every_figure_as_it_was_proved(
    year: int, content: Mapping[str, bytes], tmp_path: Path
) -> None:
    book = exported(content, year)[1][f"plan-{year}.xlsx"]
    shown, formulas = cells(book, values=True), cells(book, values=False)
    found = cells(calculated(book, tmp_path), values=True)
    live = {place for place, cell in formulas.items() if str(cell).startswith("=")}
    assert live
    assert {at: found[at] for at in live} == {at: pytest.approx(shown[at], rel=1e-12) for at in live}


@pytest.mark.validator
@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_where_a_line_is_another_so_is_its_total(
    both: tuple[Edition, dict[str, bytes]], tmp_path: Path
) -> None:
    edition, made = both
    assert edition.budget
    table = next(table for table in edition.budget.tables if table.id == "kostnader")
    book = openpyxl.load_workbook(io.BytesIO(made["plan-2021.xlsx"]))
    (cell,) = [
        row[column.column - 1]
        for sheet in book.worksheets
        for column in sheet[3]
        if column.value == f"Budget {edition.year}"
        for row in sheet.iter_rows()
        if row[-1].value == table.lines[0].id
    ]
    before = rows(made["plan-2021.xlsx"], values=True)["kostnader_summa"][cell.column - 1]
    cell.value += 7
    out = io.BytesIO()
    book.save(out)
    after = rows(calculated(out.getvalue(), tmp_path), values=True)["kostnader_summa"][cell.column - 1]
    assert after == before + 7


# The command


def test_the_command_writes_all_files_and_takes_old_tables_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOTS["allt"] / "content", tmp_path / "content")
    assert run(["export", "--root", str(tmp_path)]) == 0
    folder = tmp_path / "build/2021/data"
    named = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(named) == sorted(folder.iterdir())
    (folder / "eget.csv").write_text("min egen fil")
    budget = tmp_path / "content/2021/budget.yaml"
    budget.write_text(budget.read_text("utf-8").replace("per-kostnadsslag", "per-slag"), "utf-8")
    plan = tmp_path / "content/2021/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("per-kostnadsslag", "per-slag"), "utf-8")
    assert run(["export", "--root", str(tmp_path)]) == 0
    assert not (folder / "per-kostnadsslag.csv").exists()
    assert (folder / "per-slag.csv").exists()
    assert (folder / "eget.csv").exists()


def test_a_plan_with_errors_is_not_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOTS["allt"] / "content", tmp_path / "content")
    budget = tmp_path / "content/2021/budget.yaml"
    budget.write_text(budget.read_text("utf-8").replace("8 500", "8 501"), "utf-8")
    assert run(["export", "--root", str(tmp_path)]) == 1
    assert not (tmp_path / "build").exists()
    assert "fel-summa" in capsys.readouterr().err
