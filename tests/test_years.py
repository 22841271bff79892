"""Columns of earlier budgets beside the plans of those years: followed by id, compared, and explained."""

from __future__ import annotations

import re
from decimal import Decimal

from ladokdoc import loading
from ladokdoc.expressions import values
from ladokdoc.figures import Year, years
from ladokdoc.model import Edition
from ladokdoc.pages.composing import document
from ladokdoc.sources import Files
from tests.conftest import CASES, laid_over, report_over

CASE = (CASES / "fel/kolumn-dar-poster-har-flyttat.txt").read_text(encoding="utf-8")


def files() -> dict[str, str | bytes | None]:
    """The case in which lines were removed, merged, split and moved."""
    sections = re.split(r"(?m)^=== ", CASE)[1:-1]
    return {name: text for name, _, text in (section.partition("\n") for section in sections)}


def loaded(**changes: tuple[str, str]) -> tuple[Edition, dict[int, Edition]]:
    content = files()
    for name, (old, new) in changes.items():
        path = {"now": "budget.yaml", "before": "content/2020/budget.yaml"}[name]
        assert old in str(content[path])
        content[path] = str(content[path]).replace(old, new)
    data = laid_over({n: t.encode() if isinstance(t, str) else t for n, t in content.items()})
    project = loading.load(Files(data), [2021])
    edition = project.editions[0].edition
    assert edition
    return edition, dict(project.earlier)


def year(**changes: tuple[str, str]) -> Year:
    (found,) = years(*loaded(**changes)).values()
    return found


def notes(**changes: tuple[str, str]) -> list[str]:
    edition, earlier = loaded(**changes)
    plan = document(edition, values(edition, earlier))
    tables = [table for chapter in plan.kapitel for table in chapter.tabeller]
    return [re.sub("<.*?>", "", note.text).replace("\u00a0", " ") for table in tables for note in table.noter]


def test_the_document_says_what_a_total_of_an_earlier_year_has_besides_its_lines() -> None:
    assert notes() == [
        "I summan i budget 2020 ingår även Administration (150) men inte Licenser (500).",
        "I summan för Förvaltning i budget 2020 ingår även Licenser (500).",
    ]


def test_totals_that_moved_lines_are_taken_out_of_need_no_explanation() -> None:
    restated = (
        "        summa:\n          belopp: 8 000\n",
        "        summa:\n          belopp: 8 000\n          jämför:\n            budget-2020: 8 000\n",
    )
    assert notes(now=restated) == ["I summan i budget 2020 ingår även Administration (150)."]
    assert year(now=restated).mismatches == ()


def test_a_merged_line_has_what_it_replaces() -> None:
    edition, _ = loaded()
    assert edition.budget
    line = next(line for line in edition.budget.tables[0].lines if line.id == "styrelse")
    assert line.amounts["budget-2020"].value == Decimal(140)


def test_a_split_line_is_blank_until_the_writer_divides_it() -> None:
    edition, _ = loaded(now=("        jämför:\n          budget-2020: 700\n", ""))
    assert edition.budget
    lines = {line.id: line for line in edition.budget.tables[0].lines}
    assert "budget-2020" not in lines["projekt-a"].amounts
    found = year(now=("        jämför:\n          budget-2020: 700\n", ""))
    assert [mismatch.here.value for mismatch in found.mismatches] == [300]


def test_only_what_nothing_goes_on_from_is_lost() -> None:
    assert [moved.line.id for _, moved in year().lost()] == ["administration"]
    assert [part.owner.id for part in year().new()] == []


def test_a_wrong_total_of_an_earlier_year_is_told_here_too() -> None:
    content = files()
    content["content/2020/budget.yaml"] = str(content["content/2020/budget.yaml"]).replace("12 790", "12 791")
    told = {(f.edition, f.rule) for f in report_over(content).findings if f.rule == "fel-summa"}
    assert told == {("2020", "fel-summa"), ("2021", "fel-summa")}


def test_a_line_put_back_without_an_amount_is_filled_and_explains_the_total() -> None:
    back = (
        "      - id: styrelse\n",
        "      - id: administration\n        namn: Administration\n      - id: styrelse\n",
    )
    assert list(year(now=back).lost()) == []
    assert notes(now=back)[0] == "I summan i budget 2020 ingår inte Licenser (500)."


def test_an_amount_within_another_that_became_a_line_is_not_counted_twice() -> None:
    before = (
        "            belopp: 8 000\n",
        "            belopp: 8 000\n            varav:\n              - id: support\n                namn: Support\n"
        "                belopp: 900\n",
    )
    now = ("      - id: styrelse\n", "      - id: support\n        namn: Support\n      - id: styrelse\n")
    assert notes(now=now, before=before)[0] == (
        "I summan i budget 2020 ingår även Administration (150) men inte Licenser (500) och Support (900)."
    )
    content = files()
    content["budget.yaml"] = str(content["budget.yaml"]).replace(*now)
    content["content/2020/budget.yaml"] = str(content["content/2020/budget.yaml"]).replace(*before)
    assert [f.rule for f in report_over(content).findings] == ["post-borta"]


def test_rounding_of_an_earlier_year_goes_with_its_figures() -> None:
    """Three lines rounded one by one in 2020 may be two off their total; the plan that shows them is exact."""
    amounts = "".join(f"      - id: p{n}\n        namn: P{n}\n        belopp: 1\n" for n in range(3))
    table = "tabeller:\n  - id: kostnader\n    slag: kostnad\n"
    old = f"enhet: mnkr\n{table}    avrundat_till: 1\n    poster:\n{amounts}"
    new = f"enhet: tkr\nkolumner:\n  - budget-2020\n{table}    poster:\n{amounts}"
    content = files() | {
        "content/2020/budget.yaml": old + "    summa:\n      belopp: 4\n",
        "budget.yaml": new + "    summa:\n      belopp: 3\n",
    }
    told = [(f.edition, f.rule) for f in report_over(content).findings]
    assert told == [("2020", "avrundning"), ("2021", "avrundning")]


def test_nothing_is_said_to_be_gone_or_new_where_a_plan_could_not_be_read() -> None:
    dropped = (
        "      - id: administration\n        namn: Administration\n        belopp: 150\n",
        "      - Administration\n",
    )
    for changes in (
        {"before": dropped},
        {"now": ("      - id: styrelse\n", "      - Styrelse\n      - id: styrelse\n")},
    ):
        content = files()
        for name, (old, new) in changes.items():
            path = {"now": "budget.yaml", "before": "content/2020/budget.yaml"}[name]
            content[path] = str(content[path]).replace(old, new)
        told = {(f.edition, f.rule) for f in report_over(content).findings}
        assert {rule for _, rule in told} == {"fel-slag"}


def test_a_misspelt_id_of_what_is_replaced_is_guessed() -> None:
    content = files()
    content["budget.yaml"] = str(content["budget.yaml"]).replace("[moten]", "[moten, adminstration]")
    (finding,) = report_over(content).findings
    assert finding.hint == "Menar du `administration` där det står `adminstration` efter `ersätter:`?"
