"""Columns of earlier budgets beside the plans of those years: followed by id, compared, and explained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from ladokdoc import loading
from ladokdoc.expressions import values
from ladokdoc.figures import Year, years
from ladokdoc.findings import Finding, Level
from ladokdoc.model import Edition
from ladokdoc.pages.composing import document
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES, laid_over, report, report_over

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
        "I summan i budget 2020 ingår även Administration (150), och där räknas Licenser (500) bara en gång.",
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
    assert notes(now=back)[0] == "I summan i budget 2020 räknas Licenser (500) bara en gång."


def test_an_amount_within_another_that_became_a_line_is_not_counted_twice() -> None:
    before = (
        "            belopp: 8 000\n",
        "            belopp: 8 000\n            varav:\n              - id: support\n                namn: Support\n"
        "                belopp: 900\n",
    )
    now = ("      - id: styrelse\n", "      - id: support\n        namn: Support\n      - id: styrelse\n")
    assert notes(now=now, before=before)[0] == (
        "I summan i budget 2020 ingår även Administration (150) men inte Support (900), "
        "och där räknas Licenser (500) bara en gång."
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
    assert (finding.rule, finding.hint) == ("okant-ersatt", "Menar du `administration`?")


class Change(NamedTuple):
    """A plan, the one after it, the lines that were lost, and what is given by hand for the earlier year."""

    before: str
    now: str
    lost: set[str]
    given: list[tuple[str, int]]


AMOUNT = st.integers(-500, 9_000)
GROUPS = ("ett", "tva", "tre")


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Lines in groups, of which some are removed, moved, renamed, merged into another or given a new id."""
    old = {f"p{n}": (draw(st.sampled_from(GROUPS)), draw(AMOUNT)) for n in range(draw(st.integers(1, 9)))}
    given, lost, now = list[tuple[str, int]](), set[str](), dict[str, tuple[str, int, list[str]]]()
    for id, (group, amount) in old.items():
        match draw(st.sampled_from(["keep", "move", "lose", "merge", "new id", "keep"])):
            case "lose":
                lost |= {id} if amount else set()
            case "merge" if now:
                into = draw(st.sampled_from(sorted(now)))
                where, value, replaced = now[into]
                now[into] = where, value + amount, [*replaced, id]
            case "move":
                now[id] = draw(st.sampled_from(GROUPS)), amount, []
            case "new id":
                now[f"ny-{id}"] = group, amount, [id]
            case _:
                now[id] = group, amount, []
    by_hand = draw(st.sets(st.sampled_from(sorted(now)))) if now else set()
    given = [(id, now[id][1]) for id in sorted(by_hand)]
    return Change(_before(old), _now(now, dict(given), draw(st.sampled_from(["tkr", "kr"]))), lost, given)


def _before(old: dict[str, tuple[str, int]]) -> str:
    lines = ["enhet: tkr", "tabeller:", "  - id: kostnader", "    slag: kostnad", "    poster:"]
    for group in GROUPS:
        inside = {id: amount for id, (where, amount) in old.items() if where == group}
        lines += [
            f"      - id: {group}",
            f"        namn: {group}",
            "        poster:" if inside else "        poster: []",
        ]
        for id, amount in inside.items():
            lines += [f"          - id: {id}", "            namn: N", f"            belopp: {amount}"]
        lines += ["        summa:", f"          belopp: {sum(inside.values())}"] if inside else []
    return "\n".join([*lines, "    summa:", f"      belopp: {sum(amount for _, amount in old.values())}", ""])


def _now(now: dict[str, tuple[str, int, list[str]]], given: dict[str, int], unit: str) -> str:
    """Every line has 7 in its own year. unit: of the table; what is given by hand is in it."""
    factor = 1 if unit == "tkr" else 1000
    lines = [
        "enhet: tkr",
        "kolumner:",
        "  - budget-2020",
        "tabeller:",
        "  - id: kostnader",
        "    slag: kostnad",
    ]
    lines += [f"    enhet: {unit}", "    poster:"]
    for group in GROUPS:
        inside = {id: replaced for id, (where, _, replaced) in now.items() if where == group}
        lines += [
            f"      - id: {group}",
            f"        namn: {group}",
            "        poster:" if inside else "        poster: []",
        ]
        for id, replaced in inside.items():
            lines += [f"          - id: {id}", "            namn: Nytt", "            belopp: 7"]
            lines += [f"            ersätter: [{', '.join(replaced)}]"] if replaced else []
            hand = [f"              budget-2020: {given[id] * factor}"] if id in given else []
            lines += ["            jämför:", *hand] if hand else []
        lines += ["        summa:", f"          belopp: {7 * len(inside)}"] if inside else []
    return "\n".join([*lines, "    summa:", f"      belopp: {7 * len(now)}", ""])


def told(change: Change, now: str) -> list[Finding]:
    plan = files()["content/2020/plan.yaml"]
    return list(
        report_over(
            {"content/2020/plan.yaml": plan, "content/2020/budget.yaml": change.before, "budget.yaml": now}
        ).findings
    )


@given(changes())
def test_no_change_of_lines_makes_an_earlier_year_wrong(change: Change) -> None:
    found = told(change, change.now)
    assert [finding.message for finding in found if finding.level is Level.ERROR] == []
    lost = {
        str(finding.hint).split("[")[1].split("]")[0] for finding in found if finding.rule == "post-borta"
    }
    assert lost == change.lost


@given(changes(), st.data())
def test_a_figure_given_by_hand_that_is_not_that_of_the_year_is_told(
    change: Change, data: st.DataObject
) -> None:
    places = [n for n, line in enumerate(change.now.split("\n")) if "budget-2020: " in line]
    if not places:
        return
    number = data.draw(st.sampled_from(places))
    lines = change.now.split("\n")
    lines[number] = lines[number] + "1" if not lines[number].endswith(" 0") else lines[number][:-1] + "1"
    errors = [f for f in told(change, "\n".join(lines)) if f.level is Level.ERROR]
    assert [(finding.rule, finding.place.line) for finding in errors] == [("fel-jamforelse", number + 1)]


# What a slip of the pen makes of a line. A line that only loses its text may still be right.
SLIPS: dict[str, Callable[[str], str]] = {
    "a key that is not there": lambda line: re.sub(r"^( *(?:- )?[\wåäö-]+):", r"\1x:", line),
    "nothing after the colon": lambda line: re.sub(r": .*$", ":", line),
    "braces": lambda line: re.sub(r": (.+)$", r": {a: \1}", line),
    "an anchor": lambda line: re.sub(r": (.+)$", r": &a \1", line),
    "twice": lambda line: f"{line}\n{line}",
    "gone": lambda line: line[:0],
}
FOLLOWING = {"fel-summa", "fel-jamforelse", "olika-uppdelning", "fel-avskrivning", "post-borta", "ny-post"}
READING = {
    "okand-nyckel", "saknat-varde", "dubbel-nyckel", "klammer", "fel-slag", "felskrivet-belopp", "ankare", "fel-indrag",
}  # fmt: skip


class Case(NamedTuple):
    """Files, the budget among them in which the pen slips, and how often which rule speaks of them as they are."""

    content: dict[str, bytes]
    path: str
    right: Counter[str]


@cache
def budgets() -> list[Case]:
    """That of each year in a small plan, and that with every key."""
    plan = laid_over(
        {name: text.encode() if isinstance(text, str) else text for name, text in files().items()}
    )
    allt = dict(read_folder(CASES / "allt").data)
    pairs = ((plan, "2020"), (plan, "2021"), (allt, "2021"))
    return [Case(content, f"content/{year}/budget.yaml", said(content)) for content, year in pairs]


def said(content: dict[str, bytes]) -> Counter[str]:
    found = report(content).findings
    return Counter(one.rule for one in found if one.rule in FOLLOWING | READING and one.waived is None)


@given(st.data())
def test_no_fault_of_reading_is_followed_by_a_wrong_sum(data: st.DataObject) -> None:
    """In the plan of either year, and in an edition with every key."""
    content, path, right = budgets()[data.draw(st.integers(0, 2))]
    lines = content[path].decode().split("\n")
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if line.strip()]))
    slip = data.draw(st.sampled_from(sorted(SLIPS)))
    lines[number] = SLIPS[slip](lines[number])
    found = said({**content, path: "\n".join(lines).encode()})
    if READING & found.keys():
        following = Counter({rule: times for rule, times in found.items() if rule in FOLLOWING})
        assert following <= right, (slip, lines[number])
