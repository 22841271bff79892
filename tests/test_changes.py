"""Comparing two plans: nothing changes unseen, form alone is no change, and every krona is accounted for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ladokdoc import model
from ladokdoc.changes import Comparison, Kind, Mark, Snapshot, What, compare, same_years
from ladokdoc.changes import fields as change_fields
from ladokdoc.changes.order import displaced
from ladokdoc.changes.redactional import redactional
from ladokdoc.changes.spots import begins
from ladokdoc.changes.words import alike, differences, tokens
from ladokdoc.loading import Read, load
from ladokdoc.model import Amount, Edition, Ref, Waiver
from ladokdoc.places import Markup, Place, Source, Text
from ladokdoc.records import Record
from ladokdoc.reports.changes_as_json import changes_as_json
from ladokdoc.reports.changes_as_markdown import MOST, ChangeMarkdown
from ladokdoc.reports.changes_as_text import ChangeText
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES
from tests.test_change_cases import FILES, after, before, read, unchanged
from tests.test_change_cases import snapshot as snapshot_of

# An edition in which every key of the content stands.
EVERY_KEY = read_folder(CASES / "allt")


@cache
def whole() -> Snapshot:
    return Snapshot(EVERY_KEY, load(EVERY_KEY, EVERY_KEY.years()), ())


def edition() -> Edition:
    found = whole().edition(2021)
    assert found
    assert found.edition
    return found.edition


def of(changed: Edition) -> Snapshot:
    """The same project with another edition in place of its own."""
    project = whole().project
    editions = tuple(
        loaded._replace(edition=changed) if loaded.year == changed.year else loaded
        for loaded in project.editions
    )
    return Snapshot(whole().files, project._replace(editions=editions), ())


def compared(old: Snapshot, new: Snapshot) -> Comparison:
    return compare(old, new, same_years(old, new))


# --- nothing that is in the model may change unseen ---------------------------------------------------------------


def text(value: str) -> Text:
    return Text(value, Place("content/2021/x"), lambda *_: Place("content/2021/x"))


def other(value: object) -> object:
    """Another value of the same kind; None where there is none that would mean something else."""
    match value:
        case Text():
            return value.changed(value=value.value.rstrip() + " Nytt.")
        case Amount(value=Decimal() as amount):
            return value.changed(value=amount + 1)
        case Ref():
            return value.changed(id=value.id + "-annan")
        case bool():
            return not value
        case Enum():
            return next((one for one in type(value) if one is not value), None)
        case date():
            return value + timedelta(days=1)
        case int():
            return value + 1
        case str():
            return value + "x"
    return None


Path = tuple[str | int, ...]
# What follows from the rest: the id of a row, the folder and the year, and what could not be read.
FOLLOWS = {"own", "folder", "year", "derived", "incomplete", "unread", "markup", "target", "rounding", "type"}
# Names that say which record it is are ids, and tried as additions and removals.


def leaves(value: object, path: Path = ()) -> Iterator[Path]:
    """The way to every value in a record that a writer can change."""
    if (path and path[-1] in FOLLOWS) or path == ("decision", "id"):
        return
    if other(value) is not None:
        yield path
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from leaves(part, (*path, index))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, (*path, name))
    elif isinstance(value, Record) and not isinstance(value, Text | Amount | Ref):
        for name in value.COMPARED:
            yield from leaves(getattr(value, name), (*path, name))


def put(record: Any, path: Path, change: Any) -> Any:
    """A record with what stands at the end of a path changed."""
    if not path:
        return change(record)
    step, rest = path[0], path[1:]
    if isinstance(record, tuple):
        parts = list(record)
        parts[int(step)] = put(parts[int(step)], rest, change)
        return tuple(part for part in parts if part is not ...)
    if isinstance(record, dict):
        made = {**record, step: put(record[step], rest, change)}
        return {name: part for name, part in made.items() if part is not ...}
    made = put(getattr(record, str(step)), rest, change)
    return record.changed(**{str(step): None if made is ... else made})


LEAVES = list(leaves(edition()))


def test_the_edition_has_something_of_everything() -> None:
    """What has no value in it would not be tried below."""
    kinds = {type(part) for part in model.walk(edition())}
    assert {Waiver, model.Pair, model.Depreciation, model.Frame, model.Direction, model.Total} <= kinds
    assert len(LEAVES) > 150


@pytest.mark.parametrize("path", LEAVES, ids=lambda path: ".".join(map(str, path)))
def test_no_value_changes_unseen(path: Path) -> None:
    changed = put(edition(), path, (lambda _: "kr") if path[-1] == "unit" else other)
    assert changed != edition()
    there, back = compared(whole(), of(changed)), compared(of(changed), whole())
    assert there.changes or there.untold
    assert back.changes or back.untold


REMOVABLE = [
    path[: index + 1]
    for path in LEAVES
    for index, step in enumerate(path)
    if isinstance(step, int) or (index and path[index - 1] in ("amounts", "investments"))
]


OWN_COLUMN = ("budget", "columns", 2)  # always there, whether it is written or not
REMOVED = sorted(set(REMOVABLE) - {OWN_COLUMN}, key=str)


@pytest.mark.parametrize("path", REMOVED, ids=lambda path: ".".join(map(str, path)))
def test_nothing_is_removed_or_added_unseen(path: Path) -> None:
    changed = put(edition(), path, lambda _: ...)
    there, back = compared(whole(), of(changed)), compared(of(changed), whole())
    assert there.changes or there.untold
    assert back.changes or back.untold


SEQUENCES = sorted(
    {
        path[:n]
        for path in LEAVES
        for n, step in enumerate(path)
        if isinstance(step, int) and path[n - 1] != "investments"
    },
    key=str,
)


@pytest.mark.parametrize("path", SEQUENCES, ids=lambda path: ".".join(map(str, path)))
def test_no_order_changes_unseen(path: Path) -> None:
    changed = put(edition(), path, lambda parts: parts[::-1])
    found = compared(whole(), of(changed))
    # The order of tables, areas and names is that of the chapters, or has no meaning.
    free = path in (("budget", "tables"), ("areas",))
    assert (changed == edition()) or free or found.changes or found.untold


def test_every_field_of_the_model_has_a_key() -> None:
    """A field that is new to the model is compared by its own name until it gets the key of the content."""
    found = {type(part) for part in model.walk(edition()) if isinstance(part, Record)}
    apart = {Text, Amount, Ref, Waiver}
    names = {(kind, name) for kind in found - apart for name in change_fields.compared(kind)}
    structure = {"edition"}
    missing = {name for _, name in names if name not in change_fields.KEYS} - structure
    assert missing <= {"areas", "rows"}, missing


# --- a plan and itself ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_plan_is_the_same_as_itself(path: Any) -> None:
    one = snapshot_of(after(read(path).sections))
    found = compared(one, snapshot_of(after(read(path).sections)))
    assert found.changes == ()
    assert found.reshaped == ()
    assert not found.findings.new
    assert not found.findings.gone


# --- money ----------------------------------------------------------------------------------------------------------


def accounted(found: Comparison) -> None:
    """The sum of the changes of lines is the change of the total, in every column of every table, by the JSON."""
    told = json.loads(changes_as_json(found, ("a", "b")))
    moved: dict[tuple[str, str, str], Decimal] = {}
    for change in told["changes"]:
        for amount in change["amounts"]:
            mark = change["edition"], amount["table"], amount["column"]
            moved[mark] = moved.get(mark, Decimal(0)) + Decimal(amount["delta"])
    for total in told["totals"]:
        mark = total["edition"], total["table"], total["column"]
        if total["what"] == "table":
            assert moved.pop(mark, Decimal(0)) == Decimal(total["delta"]), mark
    assert not any(moved.values())


# In these the writer has forgotten a total, or an amount cannot be read, and the checker says so.
UNSUMMED = {"belopp-utan-summa", "felskrivet-belopp", "dubbelt-id", "olast-fil"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_krona_is_accounted_for(path: Any) -> None:
    if path.stem not in UNSUMMED and "två år" not in read(path).sections:
        new = snapshot_of(after(read(path).sections))
        accounted(compared(unchanged(), new))
        accounted(compared(new, unchanged()))


LINES = ["a", "b", "c", "d", "e", "f", "g"]
GROUPS = ["p", "q", "r"]
TABLES = ("ena", "andra")
COLUMNS = ["belopp", "utfall-2019", "plan-2022"]
# In kronor, so that a budget may be told in another unit.
amounts = st.dictionaries(
    st.sampled_from(COLUMNS), st.integers(-500, 5000).map(lambda n: n * 1000), max_size=3
)
KRONOR = {"kr": 1, "tkr": 1000, "mnkr": 1_000_000}
Values = dict[str, dict[str, int]]


@st.composite
def budgets(draw: st.DrawFn, units: Sequence[str] = ("tkr",)) -> bytes:
    """Two tables with lines in groups and in groups in those, in any order, with right totals or none."""
    homes: dict[str, str] = {}
    for group in draw(st.permutations(GROUPS)):
        homes[group] = draw(st.sampled_from([*TABLES, *homes]))
    ids = draw(st.permutations(LINES))[: draw(st.integers(0, len(LINES)))]
    values = {id: draw(amounts) for id in ids}
    homes |= {id: draw(st.sampled_from([*TABLES, *GROUPS])) for id in ids}
    order = draw(st.permutations(list(homes)))
    within = {home: [id for id in order if homes[id] == home] for home in (*TABLES, *GROUPS)}
    unit = draw(st.sampled_from(units))
    made = [f"enhet: {unit}", "kolumner:", "  - utfall-2019", "  - plan-2022", "tabeller:"]
    for table in TABLES:
        own = draw(st.sampled_from(units))
        made += [f"  - id: {table}", "    slag: kostnad", f"    enhet: {own}"]
        written = Written(within, values, own)
        made += ["    poster:", *_parts(written, table, 6)] if within[table] else ["    poster: []"]
        made += _total(written, table, 4) if draw(st.booleans()) else []
    return "\n".join([*made, ""]).encode()


class Written(NamedTuple):
    """What a budget is written from. within: by home, what stands in it. unit: of its amounts."""

    within: dict[str, list[str]]
    values: Values
    unit: str

    def below(self, home: str) -> Iterator[str]:
        """The lines in a home, at any depth."""
        for id in self.within[home]:
            yield from self.below(id) if id in GROUPS else (id,)


def in_unit(kronor: int, unit: str) -> str:
    """An amount as a writer types it. Three decimals after a short number could be thousands, and take a fourth."""
    whole, _, decimals = f"{(Decimal(kronor) / KRONOR[unit]).normalize():f}".partition(".")
    return f"{whole},{decimals.ljust(4, '0') if len(decimals) == 3 else decimals}" if decimals else whole


def _parts(written: Written, home: str, indent: int) -> Iterator[str]:
    lead = " " * indent
    for id in written.within[home]:
        yield f"{lead}- id: {id}"
        yield f"{lead}  namn: Post {id}"
        if id not in GROUPS:
            yield from _amounts(written, written.values[id], indent + 2)
        elif written.within[id]:
            yield f"{lead}  poster:"
            yield from _parts(written, id, indent + 4)
        else:
            yield f"{lead}  poster: []"


def _amounts(written: Written, values: Mapping[str, int], indent: int) -> list[str]:
    lead = " " * indent
    made = [f"{lead}belopp: {in_unit(values['belopp'], written.unit)}"] if "belopp" in values else []
    others = [
        f"{lead}  {name}: {in_unit(values[name], written.unit)}" for name in COLUMNS[1:] if name in values
    ]
    return made + ([f"{lead}jämför:", *others] if others else [])


def _total(written: Written, table: str, indent: int) -> list[str]:
    inside = [written.values[id] for id in written.below(table)]
    columns = {name for line in inside for name in line}
    sums = {name: sum(line.get(name, 0) for line in inside) for name in columns}
    lead = " " * indent
    return [f"{lead}summa:", f"{lead}  namn: Totalt", *_amounts(written, sums, indent + 2)] if sums else []


def with_budget(budget: bytes) -> Snapshot:
    plan = (
        "titel: Plan\når: 2021\nstatus: utkast\nkapitel:\n  - rubrik: Budget\n"
        "    tabeller:\n      - ena\n      - andra\n"
    )
    files = Files({"content/2021/plan.yaml": plan.encode(), "content/2021/budget.yaml": budget})
    return Snapshot(files, load(files, [2021]), ())


def mirrored(found: Comparison) -> list[tuple[object, ...]]:
    """Every change as it is seen from the other side."""
    turned = {
        Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.MERGED: Kind.SPLIT, Kind.SPLIT: Kind.MERGED,
    }  # fmt: skip
    marks = {Mark.GONE: Mark.NEW, Mark.NEW: Mark.GONE, Mark.SAME: Mark.SAME}
    return sorted(
        (
            (
                turned.get(change.kind, change.kind).value, change.key.what.value, change.was or change.key.id,
                change.field, change.after, change.before, change.delta and -change.delta,
                sorted((marks[piece.mark].value, piece.text) for piece in change.words),
                sorted((money.table, money.column, -money.delta) for money in change.money),
            )
            for change in found.changes
        ),
        key=repr,
    )  # fmt: skip


def straight(found: Comparison) -> list[tuple[object, ...]]:
    return sorted(
        (
            (
                change.kind.value, change.key.what.value, change.key.id, change.field, change.before, change.after,
                change.delta, sorted((piece.mark.value, piece.text) for piece in change.words),
                sorted((money.table, money.column, money.delta) for money in change.money),
            )
            for change in found.changes
        ),
        key=repr,
    )  # fmt: skip


@given(budgets(), budgets())
def test_any_two_budgets_are_accounted_for_and_mirror_each_other(one: bytes, other: bytes) -> None:
    old, new = with_budget(one), with_budget(other)
    there, back = compared(old, new), compared(new, old)
    accounted(there)
    reads_well(there)
    assert straight(there) == mirrored(back)
    assert straight(compared(old, with_budget(one))) == []


@given(budgets(units=list(KRONOR)), budgets(units=list(KRONOR)))
def test_every_krona_is_accounted_for_whatever_unit_it_is_told_in(one: bytes, other: bytes) -> None:
    accounted(compared(with_budget(one), with_budget(other)))


@given(st.data())
def test_the_same_money_in_another_unit_is_no_change_of_an_amount(data: st.DataObject) -> None:
    """Only the units differ, of the budget and of its tables."""
    whole = data.draw(budgets(units=["kr"]))
    into = data.draw(st.sampled_from(["tkr", "mnkr"]))
    turned = re.sub(
        rb"(?m)^( +(?:belopp|utfall-2019|plan-2022): )(-?[0-9]+)$",
        lambda found: found[1] + in_unit(int(found[2]), into).encode(),
        whole,
    ).replace(b"enhet: kr\n", f"enhet: {into}\n".encode())
    for one, other in ((whole, turned), (turned, whole)):
        found = compared(with_budget(one), with_budget(other))
        assert [change.field for change in found.changes] == ["enhet"]
        assert not any(total.differs for part in found.editions for total in part.sums)


ROWS = ["ett", "tre", "fyra", "fem", "sex"]
AREAS = ("ena", "andra")
SAID = [
    "Alla ser sina kurser.",
    "Alla ser sina *kurser* och tillfällen.",
    "Ingen väntar längre.\n\n- Ett\n- Två",
]
Area = list[tuple[str, str, str]]


@st.composite
def areas(draw: st.DrawFn) -> dict[str, Area]:
    """Rows in two areas, in any order: an id, a need and a goal."""
    ids = draw(st.permutations(ROWS))[: draw(st.integers(0, len(ROWS)))]
    said = st.sampled_from(SAID)
    homes = {id: draw(st.sampled_from(AREAS)) for id in ids}
    return {area: [(id, draw(said), draw(said)) for id in ids if homes[id] == area] for area in AREAS}


def with_areas(found: dict[str, Area]) -> Snapshot:
    plan = (
        "titel: Plan\når: 2021\nstatus: utkast\nkapitel:\n  - rubrik: Mål\n"
        "    områden:\n      - ena\n      - andra\n"
    )
    data = {"content/2021/plan.yaml": plan.encode()}
    for area, rows in found.items():
        made = [f"rubrik: Område {area}", "rader:" if rows else "rader: []"]
        for id, need, goal in rows:
            made += [f"  - id: {id}"]
            for key, value in (("behov", need), ("mål", goal)):
                made += [f"    {key}: |", *(f"      {line}".rstrip() for line in value.splitlines())]
        data[f"content/2021/omraden/{area}.yaml"] = "\n".join([*made, ""]).encode()
    files = Files(data)
    return Snapshot(files, load(files, [2021]), ())


@given(areas(), areas())
def test_any_two_sets_of_goals_are_told_whole_and_mirror_each_other(
    one: dict[str, Area], other: dict[str, Area]
) -> None:
    old, new = with_areas(one), with_areas(other)
    found, back = compared(old, new), compared(new, old)
    reads_well(found)
    assert straight(found) == mirrored(back)
    assert bool(found.changes) == (one != other)
    told = {(change.kind, change.key.what, change.key.id) for change in found.changes}
    before, after = (
        {id: (area, *said) for area in side for id, *said in side[area]} for side in (one, other)
    )
    for id in before.keys() | after.keys():
        for what, ending, place in ((What.NEED, "-behov", 1), (What.GOAL, "-mal", 2)):
            mark = (what, id + ending)
            assert ((Kind.REMOVED, *mark) in told) == (id not in after)
            assert ((Kind.ADDED, *mark) in told) == (id not in before)
            if id in before and id in after:
                assert ((Kind.CHANGED, *mark) in told) == (before[id][place] != after[id][place])
        if id in before and id in after and before[id][0] != after[id][0]:
            assert (Kind.MOVED, What.ROW, id) in told


# Told in the unit of the newer, which is another on the way back.
TURNED = {"enheten-fel"}


# Files and headings of chapters go by the newer name, and an order is told by what stands before.
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_there_and_back_mirror_each_other(path: Any) -> None:
    if "två år" not in read(path).sections and path.stem not in TURNED:
        new = snapshot_of(after(read(path).sections))
        there, back = compared(unchanged(), new), compared(new, unchanged())
        assert straight(there) == mirrored(back)
        assert set(there.reshaped) == set(back.reshaped)
        assert (there.findings.new, there.findings.gone) == (back.findings.gone, back.findings.new)


# --- words ----------------------------------------------------------------------------------------------------------

WORDS = [
    "Ladok",
    "e-post",
    "e-posttjänsten",
    "ITCF:s",
    "och",
    "13 000",
    "tkr",
    "*nytt*",
    "25 %",
    "“x”",
    "(ja)",
]
prose = st.lists(st.sampled_from([*WORDS, ".", ".\n", ",", "\n\n", "\n\n- ", "\n\n## "]), max_size=30).map(
    " ".join
)


def block(value: str) -> Text:
    return text(value).changed(markup=Markup.DOCUMENT)


def bare(value: str) -> str:
    return " ".join(value.split())


@given(prose, prose)
def test_accepting_gives_the_new_text_and_rejecting_the_old(one: str, other: str) -> None:
    old, new = block(one), block(other)
    pieces = differences(old, new)

    def side(without: Mark) -> str:
        return bare("".join(piece.text for piece in pieces if piece.mark is not without))

    assert side(Mark.GONE) == bare("".join(piece.text for piece in differences(new, new)))
    assert side(Mark.NEW) == bare("".join(piece.text for piece in differences(old, old)))
    assert alike(old, new) == (tokens(old) == tokens(new))
    assert any(piece.mark is not Mark.SAME for piece in pieces) or bare(side(Mark.GONE)) == bare(
        side(Mark.NEW)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("En mening. En till.", "En mening.\nEn till."),
        ("- a\n- b", "* a\n* b"),
        ("*viktigt*", "_viktigt_"),
        ('Han sa "ja".', "Han sa ”ja”."),
        ("Åren 2021-2023.", "Åren 2021–2023."),
        ("13 000 tkr", "13\u00a0000\u00a0tkr"),
        ("Är {{ år }}.", "Är {{år}}."),
        ("{{ kostnader.summa | mnkr }}", "{{kostnader.summa|mnkr}}"),
        ("Text.  \n\n\nMer.", "Text.\n\nMer."),
        ("Rubrik\n------", "## Rubrik"),
    ],
)
def test_what_is_only_form_is_no_difference(one: str, other: str) -> None:
    assert alike(block(one), block(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e-posttjänst", "e-post tjänst"), ("Ladok", "ladok"), ("*nytt*", "nytt"), ("[a](https://a.se)", "[a](https://b.se)"),
        ("a\n\nb", "a b"), ("- a\n- b", "1. a\n2. b"), ("## a", "### a"), ("{{ år }}", "{{ x.summa }}"), ("a b", "ab"),
        ("`a`", "a"), ("1. a", "2. a"), ("- a\n  - b", "- a\n- b"), ("> a", "a"),
    ],
)  # fmt: skip
def test_what_reads_differently_is_a_difference(one: str, other: str) -> None:
    assert not alike(block(one), block(other))


def test_compounds_are_kept_whole() -> None:
    pieces = differences(block("Se e-posttjänsten nu."), block("Se e-postsystemet nu."))
    marked = [piece for piece in pieces if piece.mark is not Mark.SAME]
    assert [piece.text.strip() for piece in marked] == ["e-posttjänsten", "e-postsystemet"]


@pytest.mark.validator
@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("line", ["ord ", "ord. ", "och och och. ", "a, b. "])
def test_no_text_makes_anybody_wait(line: str) -> None:
    """Repeated words are what a comparison is slow on; a tenth of this takes as long to read as it is."""
    # Longer than this is not compared word by word.
    times = 100_000 // len(line)
    old, new = block(line * times), block("nytt " + line * (times - 1000) + "slut")
    differences(old, new)


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)))
def test_as_few_as_possible_have_moved(order: list[int], moved: set[int]) -> None:
    found = displaced(list(range(8)), order)
    rest = [item for item in order if item not in found]
    assert rest == sorted(rest)
    assert set(found) == set(displaced(order, list(range(8))))
    # Moving any set of others that leaves the rest in order takes at least as many.
    left = [item for item in order if item not in moved]
    assert left != sorted(left) or len(moved) >= len(found)


# --- reports --------------------------------------------------------------------------------------------------------


def markdown(found: Comparison, most: int | None = MOST) -> str:
    def link(place: Place, older: bool) -> str:
        return f"https://example.org/{'old' if older else 'new'}/{place.path}#L{place.line}"

    return ChangeMarkdown(found, ("HEAD", "arbetsmappen"), link, "`ladokdoc diff --whole`", most).write()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_first_line_is_the_sentence_in_every_form(path: Any) -> None:
    found = compared(unchanged(), snapshot_of(after(read(path).sections)))
    first = next(iter(ChangeText(found, ("a", "b"), lambda text, _: text).write()))
    assert first.endswith(".")
    assert first[:-1] == json.loads(changes_as_json(found, ("a", "b")))["summary"]
    assert markdown(found).startswith("**")
    assert len(first) < 400


@cache
def version(path: Any) -> Snapshot:
    return snapshot_of(after(read(path).sections))


# What no sentence has in it: two blanks, a name that is not there, a value of Python.
ODD = re.compile(r"  |None|Decimal|[(]\)|””|``| [;,.]|;;|, och |\boch och\b|^[^\w`]")


def reads_well(found: Comparison) -> None:
    """The first line is a sentence, and all of the report goes into a comment."""
    first = next(ChangeText(found, ("a", "b"), lambda words, _: words).write())
    assert first.endswith(".")
    assert first[0] in "`0123456789" or first[0].isupper()
    assert not ODD.search(first)
    assert len(first) < 700
    if not found.untold:
        assert first.startswith("Ingen ändring") == (not found.changes)
    assert len(markdown(found).encode()) <= MOST


@given(st.sampled_from(FILES), st.sampled_from(FILES))
def test_any_two_versions_are_told_in_one_sentence_that_reads_well(one: Any, other: Any) -> None:
    reads_well(compared(version(one), version(other)))


def test_the_json_has_every_key_of_the_contract() -> None:
    path = next(path for path in FILES if path.stem == "planen-skrivs-om")
    told = json.loads(
        changes_as_json(compared(unchanged(), snapshot_of(after(read(path).sections))), ("a", "b"))
    )
    kinds = {"added", "removed", "changed", "moved", "renamed", "merged", "split"}
    for change in told["changes"]:
        assert {"kind", "what", "id", "field", "before", "after", "delta"} <= change.keys()
        assert change["kind"] in kinds
        assert change["what"] in {what.value for what in What}
        assert all(isinstance(change[key], str | None) for key in ("before", "after", "delta"))
    for total in told["totals"]:
        assert {"table", "column", "before", "after", "delta"} <= total.keys()


def test_every_item_of_a_pull_request_links_to_its_line() -> None:
    path = next(path for path in FILES if path.stem == "planen-skrivs-om")
    text = markdown(compared(unchanged(), snapshot_of(after(read(path).sections))))
    items = [
        line
        for line in text.splitlines()
        if line.startswith(("- ", "| ")) and "---" not in line and "Före" not in line
    ]
    assert len(items) > 15
    assert [line for line in items if "https://example.org/" not in line] == []
    assert "https://example.org/old/content/2021/omraden/larare.yaml#L" in text


def test_a_comment_is_never_too_long_and_says_where_the_whole_is() -> None:
    data = before()
    rows = "".join(
        f"  - id: rad-{n}\n    behov: Ett behov med å {n}.\n    mål: Ett mål {n}.\n" for n in range(900)
    )
    lines = "".join(
        f"      - id: post-{n}\n        namn: Post {n}\n        belopp: {n}\n" for n in range(600)
    )
    data["content/2021/omraden/larare.yaml"] = f"rubrik: Å\nrader:\n{rows}".encode()
    budget = data["content/2021/budget.yaml"].decode()
    data["content/2021/budget.yaml"] = budget.replace(
        "      - id: styrelse\n", f"{lines}      - id: styrelse\n"
    ).encode()
    data["content/2021/budget.yaml"] = data["content/2021/budget.yaml"].replace(b"19 750", b"199 450")
    found = compared(unchanged(), snapshot_of(data))
    text = markdown(found)
    assert len(text) < 65_536
    assert len(text.encode()) <= MOST
    assert text.splitlines()[0].startswith("**")
    assert "Hela rapporten: `ladokdoc diff --whole`" in text
    assert "| **Kostnader totalt** | 19 750 | 199 450 |" in text
    assert len(markdown(found, None)) > 90_000
    tiny = markdown(found, 500)
    assert len(tiny.encode()) <= 500
    assert "Hela rapporten" in tiny


def test_a_comment_that_is_cut_short_keeps_what_weighs_most() -> None:
    def plan(amount: Callable[[int], int]) -> Snapshot:
        lines = [
            f"      - id: post-{n}\n        namn: Post nummer {n}\n        belopp: {amount(n)}\n"
            for n in range(1500)
        ]
        total = f"    summa:\n      namn: Totalt\n      belopp: {sum(map(amount, range(1500)))}\n"
        budget = (
            "enhet: tkr\ntabeller:\n  - id: ena\n    slag: kostnad\n    poster:\n" + "".join(lines) + total
        )
        return with_budget(f"{budget}  - id: andra\n    poster: []\n".encode())

    found = compared(plan(lambda n: n + 100), plan(lambda n: n + 101 + 5000 * (n == 1400)))
    text = markdown(found)
    assert MOST / 2 < len(text.encode()) <= MOST
    assert "| Post nummer 1400 | 1 500 | 6 501 |" in text
    assert "| Post nummer 1399 |" not in text
    assert "rader till, med mindre ändringar." in text
    assert "| **Totalt** |" in text


def test_a_comment_has_the_beginning_of_a_long_text() -> None:
    data = before()
    data["content/2021/inledning.md"] = ("Ett & annat ord om planen. " * 4000).encode()
    found = compared(unchanged(), snapshot_of(data))
    text = markdown(found)
    assert 1_000 < len(text.encode()) < 20_000
    assert "Ett \\& annat ord" in text
    assert " …</ins>" in text
    assert "Hela rapporten" in text
    assert len(markdown(found, None)) > 100_000


def test_nothing_in_the_content_becomes_markup_of_the_comment() -> None:
    data = before()
    evil = (
        "Hej @alla, se #12, ladok/annat#4, GH-13, https://x.se, www.x.se och :tada: "
        "<img src=x> [a](javascript:x) | a | `kod` ~~struket~~ **fet**"
    )
    data["content/2021/omraden/larare.yaml"] = (
        f"rubrik: |\n  {evil}\nrader:\n  - id: rapportering\n    behov: x\n    mål: |\n      {evil}\n".encode()
    )
    text = markdown(compared(unchanged(), snapshot_of(data)))
    assert "@alla" not in text
    for refers in ("#12", "annat#4", "GH-13", "https://x", "www.x", ":tada:"):
        assert refers not in text
    assert "<img" not in text.replace("\\<img", "")
    assert not re.search(r"(?<!\\)\]\(javascript", text)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Det gäller alla.", "Det gäller, alla.", "gäller<ins>,</ins> alla"),
        ("Lärare ser allt.", "Lärarna ser allt.", "<del>Lärare</del><ins>Lärarna</ins> ser"),
        ("Ett *nytt* läge.", "Ett nytt läge.", "Ett <del>\\*nytt\\*</del> <ins>nytt</ins> läge"),
    ],
)
def test_words_are_marked_in_the_comment_wherever_they_stand(old: str, new: str, expected: str) -> None:
    area = "rubrik: Lärare\nrader:\n  - id: rapportering\n    behov: x\n    mål: |\n      {}\n"
    path = "content/2021/omraden/larare.yaml"
    one, other = (snapshot_of({**before(), path: area.format(text).encode()}) for text in (old, new))
    text = markdown(compared(one, other))
    assert expected in text
    shown = MarkdownIt("commonmark").render(text)
    assert shown.count("<del>") == shown.count("</del>") == text.count("<del>")
    assert shown.count("<ins>") == shown.count("</ins>") == text.count("<ins>")


def test_a_name_with_a_bar_in_code_stays_in_its_cell() -> None:
    data = before()
    path = "content/2021/budget.yaml"
    data[path] = data[path].replace(b"namn: Drift\n", b"namn: 'Drift `a|b`'\n").replace(b"8 500", b"8 600")
    (line,) = (
        line for line in markdown(compared(unchanged(), snapshot_of(data))).splitlines() if "8 600 |" in line
    )
    assert len(re.findall(r"(?<!\\)\|", line)) == 7


# --- what a board need not read -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "small"),
    [
        ("Studenterna loggar in.", "Studentrena loggar in.", True),
        ("Det gäller, alla.", "Det gäller alla.", True),
        ("ladok används.", "Ladok används.", True),
        ("Det ska göras.", "Det ska inte göras.", False),
        ("Det ska göras.", "Det bör göras.", False),
        ("Det är möjligt.", "Det är omöjligt.", False),
        ("Klart 2021.", "Klart 2022.", False),
        ("Det kostar 13 000 tkr.", "Det kostar 13 500 tkr.", False),
        ("Utan avgift.", "Utom avgift.", False),
        ("Alla ser.", "Alla lärare ser.", False),
        ("Klart före juli.", "Klart för juli.", False),
        ("Enligt [lagen](https://a.se/lagen).", "Enligt [lagen](https://a.se/lagarna).", False),
        ("Enligt [lagen](https://a.se/lagen).", "Enligt [laagen](https://a.se/lagen).", True),
        ("Enligt [lagen](https://a.se/lagen).", "Enligt lagen.", False),
    ],
)
def test_spelling_is_redactional_and_meaning_is_not(one: str, other: str, small: bool) -> None:
    goals = "rubrik: Å\nrader:\n  - id: rapportering\n    behov: x\n    mål: |\n      {}\n"

    def plan(words: str) -> Snapshot:
        return snapshot_of({**before(), "content/2021/omraden/larare.yaml": goals.format(words).encode()})

    found = compared(plan(one), plan(other))
    assert found.changes
    assert all(map(redactional, found.parts)) is small


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_money_and_no_goal_is_redactional(path: Any) -> None:
    found = compared(unchanged(), snapshot_of(after(read(path).sections)))
    weighty = [change for change in found.changes if change.kind is not Kind.CHANGED or change.money]
    assert not (weighty and all(map(redactional, found.parts)))


def test_an_edition_that_is_the_same_on_both_sides_is_read_once() -> None:
    budget = "content/2021/budget.yaml"
    changed = Files({**EVERY_KEY.data, budget: EVERY_KEY.data[budget].replace(b"8 500", b"8 600")})
    read: Read = {}
    for files in (EVERY_KEY, changed, EVERY_KEY):
        assert load(files, files.years(), read=read) == load(files, files.years())
    assert sorted(str(key[0]) for key in read) == ["2020", "2021", "2021"]


# --- every change is told by its line -------------------------------------------------------------------------------


# Whether a line is a group is seen by what it has, and a table without a unit has that of the budget.
TOLD_BY_LINE = [path for path in LEAVES if path[-1] not in ("group", "unit") or path == ("budget", "unit")]


@pytest.mark.parametrize("path", TOLD_BY_LINE, ids=lambda path: ".".join(map(str, path)))
def test_a_field_that_has_changed_is_told_by_its_own_line(path: Path) -> None:
    changed = put(edition(), path, (lambda _: "kr") if path[-1] == "unit" else other)
    for change in compared(whole(), of(changed)).changes:
        if change.kind in (Kind.CHANGED, Kind.RENAMED) and not change.follows:
            assert change.new
            line = line_at(change.new)
            assert key_of(change.field) in line or line.strip() in str(change.before), (change.field, line)


def line_at(place: Place) -> str:
    return EVERY_KEY.data[place.path].decode().splitlines()[place.line - 1]


def key_of(field: str) -> str:
    """The key of a field as it is written."""
    return f"{field.rpartition('.')[2]}:"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("ett\ntvå\ntre\n", "ett\ntvå\nfyra\n", 3),
        ("ett\ntre\n", "ett\ntvå\ntre\n", 2),
        ("ett\ntvå\ntre\n", "ett\ntre\n", 2),
        ("ett\n\ntvå\n", "ett\n", 1),
        ("ett\n\ntvå\n", "två\n\nett\n", 1),
        ("- ett\n- två\n", "- ett\n- två\n- tre\n", 3),
    ],
)
def test_prose_is_told_by_the_line_where_it_begins_to_differ(old: str, new: str, line: int) -> None:
    there = Text.of_file(Source("content/2021/x.md", new))
    assert begins(there, Text.of_file(Source("content/2021/x.md", old))).line == line
