"""Sums over random budgets: true totals are accepted, moved ones are told, and nothing follows from what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, Decimal

from hypothesis import given
from hypothesis import strategies as st

from ladokdoc import loading
from ladokdoc.findings import Finding
from ladokdoc.rules import fel_summa, for_mycket_varav, olika_uppdelning
from ladokdoc.sources import Files
from ladokdoc.subject import Subject
from tests.conftest import laid_over

COLUMNS = ("belopp", "utfall-2019", "prognos-2020")
STEPS = (Decimal(1), Decimal("0.1"), Decimal(50), Decimal(1000))


@dataclass(frozen=True)
class Node:
    """A line, or a group of them. amounts: by column, as printed; fine: the same before each was rounded by itself."""

    amounts: dict[str, Decimal] = field(default_factory=dict)
    fine: dict[str, Decimal] = field(default_factory=dict)
    parts: tuple[Decimal, ...] = ()
    children: tuple[Node, ...] | None = None
    totalled: bool = False
    written: str = "belopp"


def total(node: Node, column: str, step: Decimal) -> Decimal | None:
    """What a sum over the fine amounts would be printed as; None for a blank."""
    values = list(fine(node, column))
    return rounded(sum(values, Decimal(0)), step) if values else None


def fine(node: Node, column: str) -> Iterator[Decimal]:
    if node.children is None:
        yield from [node.fine[column]] if column in node.fine else []
    for child in node.children or ():
        yield from fine(child, column)


def rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step if step else value


def yaml(
    root: Node, step: Decimal, moved: tuple[int, str, Decimal] | None = None, table: str = "kostnader"
) -> str:
    """The table, with the total of one node (by its number) in one column moved."""
    lines = [
        f"  - id: {table}",
        "    slag: kostnad",
        *([f"    avrundat_till: {write(step)}"] if step else []),
    ]
    numbers = iter(range(10_000))
    lines += _inside(root, 4, step, moved, table, numbers)
    return "\n".join(lines) + "\n"


def _inside(
    node: Node, depth: int, step: Decimal, moved: object, table: str, numbers: Iterator[int]
) -> Iterator[str]:
    number, pad = next(numbers), " " * depth
    yield f"{pad}poster:" if node.children else f"{pad}poster: []"
    for child in node.children or ():
        id = f"{table}-{next(numbers)}"
        yield f"{pad}  - id: {id}"
        yield f"{pad}    namn: N"
        if child.children is not None:
            yield from _inside(child, depth + 4, step, moved, table, numbers)
        else:
            yield from _amounts(child.amounts, depth + 4, child.written)
            yield from _parts(child, id, depth + 4)
    if node.totalled:
        totals = {column: total(node, column, step) for column in COLUMNS}
        known = {column: value for column, value in totals.items() if value is not None}
        if isinstance(moved, tuple) and moved[0] == number:
            known[moved[1]] = known.get(moved[1], Decimal(0)) + moved[2]
        if known:
            yield f"{pad}summa:"
            yield from _amounts(known, depth + 2, "belopp")


def _amounts(amounts: dict[str, Decimal], depth: int, key: str) -> Iterator[str]:
    pad = " " * depth
    own, others = amounts.get("belopp"), {c: v for c, v in amounts.items() if c != "belopp"}
    yield from [f"{pad}{key}: {write(own)}"] if own is not None else []
    yield from [f"{pad}jämför:", *(f"{pad}  {c}: {write(v)}" for c, v in others.items())] if others else []


def _parts(node: Node, id: str, depth: int) -> Iterator[str]:
    pad = " " * depth
    yield from [f"{pad}varav:"] if node.parts else []
    for number, part in enumerate(node.parts):
        yield from (f"{pad}  - id: {id}-v{number}", f"{pad}    namn: V", f"{pad}    belopp: {write(part)}")


def write(value: Decimal) -> str:
    """As a writer would; three decimals alone could be thousands."""
    whole, _, part = f"{value:f}".partition(".")
    return f"{whole},{part}{'0' if len(part) == 3 else ''}" if part else whole


def budget(tables: str, unit: str = "tkr") -> str:
    return f"enhet: {unit}\nkolumner:\n  - utfall-2019\n  - prognos-2020\ntabeller:\n{tables}"


def subject(text: str) -> Subject:
    project = loading.load(Files(laid_over({"budget.yaml": text.encode()})), [2021])
    assert project.editions[0].edition
    return Subject(project.editions[0], project.editions[0].edition, project)


def told(text: str) -> list[Finding]:
    return list(fel_summa.check(subject(text)))


fine_amounts = st.dictionaries(
    st.sampled_from(COLUMNS), st.decimals(-99_999, 99_999, places=2, allow_nan=False), max_size=3
)


@st.composite
def leaves(draw: st.DrawFn, step: Decimal) -> Node:
    exact = draw(fine_amounts)
    printed = {column: rounded(value, step) for column, value in exact.items()}
    own = printed.get("belopp")
    parts = draw(st.lists(st.just(own / 4), max_size=3)) if own else []
    return Node(printed, exact, tuple(parts))


@st.composite
def groups(draw: st.DrawFn, step: Decimal, depth: int = 0) -> Node:
    one = leaves(step) if depth > 2 else st.one_of(leaves(step), groups(step, depth + 1))
    children = tuple(draw(st.lists(one, min_size=0 if depth else 1, max_size=5)))
    return Node(children=children, totalled=draw(st.booleans()) or not depth)


@st.composite
def budgets(draw: st.DrawFn) -> tuple[Node, Decimal]:
    step = draw(st.sampled_from((Decimal(0), *STEPS)))
    return draw(groups(step)), step


def numbered(root: Node) -> list[tuple[int, Node]]:
    """Every group with the number that `yaml` gives it."""
    found, numbers = list[tuple[int, Node]](), iter(range(10_000))

    def walk(node: Node) -> None:
        found.append((next(numbers), node))
        for child in node.children or ():
            next(numbers)
            if child.children is not None:
                walk(child)

    walk(root)
    return found


def most(node: Node, column: str, step: Decimal) -> Decimal:
    """How far a total may be off: half a step for it and for each figure that it is the sum of."""
    return step / 2 * (1 + sum(count(child, column) for child in node.children or ()))


def count(node: Node, column: str) -> int:
    if node.children is None:
        return column in node.amounts
    if node.totalled and any(True for _ in fine(node, column)):
        return 1
    return sum(count(child, column) for child in node.children)


@given(budgets())
def test_true_totals_are_accepted_and_parts_are_never_added(made: tuple[Node, Decimal]) -> None:
    about = subject(budget(yaml(*made)))
    assert [finding.message for finding in about.loaded.findings] == []
    assert list(fel_summa.check(about)) == []
    assert list(for_mycket_varav.check(about)) == []


@given(budgets(), st.data())
def test_a_total_moved_by_more_than_rounding_is_told_at_its_place(
    made: tuple[Node, Decimal], data: st.DataObject
) -> None:
    root, step = made
    asserted = [
        (number, node, column)
        for number, node in numbered(root)
        for column in COLUMNS
        if node.totalled and total(node, column, step) is not None
    ]
    if not asserted:
        return
    number, node, column = data.draw(st.sampled_from(asserted))
    by = 2 * most(node, column, step) + data.draw(st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(7)]))
    by *= data.draw(st.sampled_from([1, -1]))
    text = budget(yaml(root, step, (number, column, by)))
    stated = (total(node, column, step) or Decimal(0)) + by
    found = [finding for finding in told(text) if finding.actual == stated]
    assert found
    assert all(finding.difference == stated - (finding.expected or 0) for finding in found)
    places = [finding.place for finding in found]
    assert all(text.split("\n")[place.line - 1][place.column - 1 :] == write(stated) for place in places)


@given(budgets(), st.data())
def test_a_zero_adds_as_little_as_a_blank(made: tuple[Node, Decimal], data: st.DataObject) -> None:
    root, step = made

    def filled(node: Node) -> Node:
        if node.children is not None:
            return replace(node, children=tuple(filled(child) for child in node.children))
        zeros = {column: Decimal(0) for column in COLUMNS if data.draw(st.booleans())}
        return replace(node, amounts={**zeros, **node.amounts})

    # The totals are those of the budget with blanks.
    assert told(budget(yaml(filled(root), step))) == []


@given(budgets(), st.sampled_from(["beloppp", "belopp: 1.0,0 #", "<<"]), st.data())
def test_nothing_follows_from_what_could_not_be_read(
    made: tuple[Node, Decimal], key: str, data: st.DataObject
) -> None:
    root, step = made
    own = [node for node in _leaves(root) if "belopp" in node.amounts]
    if not own:
        return
    chosen = data.draw(st.sampled_from(range(len(own))))
    seen = iter(range(len(own)))

    def spoilt(node: Node) -> Node:
        if node.children is not None:
            return replace(node, children=tuple(spoilt(child) for child in node.children))
        return replace(node, written=key) if "belopp" in node.amounts and next(seen) == chosen else node

    text = budget(yaml(spoilt(root), step))
    about = subject(text)
    assert about.loaded.findings
    assert list(fel_summa.check(about)) == []


def _leaves(node: Node) -> Iterator[Node]:
    if node.children is None:
        yield node
    for child in node.children or ():
        yield from _leaves(child)


@given(
    groups(Decimal(0)), st.sampled_from([("mnkr", Decimal(1000)), ("kr", Decimal("0.001"))]), st.booleans()
)
def test_the_same_money_in_another_unit_is_the_same(
    root: Node, unit: tuple[str, Decimal], moved: bool
) -> None:
    name, factor = unit

    def converted(node: Node) -> Node:
        if node.children is not None:
            return replace(node, children=tuple(converted(child) for child in node.children))
        fine = {column: value / factor for column, value in node.fine.items()}
        return replace(node, amounts=fine, fine=fine, parts=())

    other = converted(root)
    if moved:
        extra = {column: Decimal("0.0001") for column in COLUMNS}
        other = replace(other, children=(*(other.children or ()), Node(extra, extra)))
    again = yaml(other, Decimal(0), table="igen").replace(
        "    slag: kostnad\n", f"    enhet: {name}\n    samma_som: kostnader\n"
    )
    about = subject(budget(yaml(root, Decimal(0)) + again))
    assert list(fel_summa.check(about)) == []
    own = bool(list(olika_uppdelning.check(about)))
    assert own is moved
