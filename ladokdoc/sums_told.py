"""What is said of a total that differs from what its parts come to; shared by the rules that weigh it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ladokdoc import figures
from ladokdoc.figures import Assertion, Division, Outcome, Verdict, Weighed
from ladokdoc.findings import Finding
from ladokdoc.formats import number
from ladokdoc.model import Line, Table, Total
from ladokdoc.places import Place
from ladokdoc.subject import Subject


def totals(subject: Subject, verdict: Verdict, hint: str) -> Iterator[Finding]:
    """Every declared total, and result, that stands in this way to its parts, in every column. hint: what to do."""
    budget = subject.edition.budget
    for assertion in figures.assertions(budget, subject.gaps) if budget else ():
        if _stands(assertion.weighed, verdict):
            yield _total(subject, assertion, hint)
    for outcome in figures.outcomes(budget) if budget else ():
        if _stands(outcome.weighed, verdict):
            yield _result(subject, outcome, hint.replace("summan", "resultatet"))


def divided(subject: Subject, verdict: Verdict, hint: str) -> Iterator[Finding]:
    """Every table that stands in this way to the one whose money it divides, in every column."""
    budget = subject.edition.budget
    for division in figures.divisions(budget, subject.gaps) if budget else ():
        if _stands(division.weighed, verdict):
            yield _division(subject, division, hint)


def _stands(weighed: Weighed, verdict: Verdict) -> bool:
    return weighed.known and weighed.verdict is verdict


def _result(subject: Subject, outcome: Outcome, hint: str) -> Finding:
    stated, expected = _both(outcome.weighed)
    told = (
        f"Resultatet{in_column(subject, outcome.column)} är {number(stated)}, men intäkter minus kostnader "
        f"ger {number(expected)} ({less_or_more(expected, stated)})."
    )
    return _off(outcome.amount.place, told, outcome.weighed, hint)


def _division(subject: Subject, division: Division, hint: str) -> Finding:
    here, there = _both(division.weighed)
    assert division.table.same_as
    told = (
        f"Tabellen {named(subject, division.table)} är {number(here)}{in_column(subject, division.column)}, men "
        f"tabellen {named(subject, division.other)} är {number(there)} ({less_or_more(here, there)} här)."
    )
    return _off(division.table.same_as.place, told, division.weighed, hint)


def _total(subject: Subject, assertion: Assertion, hint: str) -> Finding:
    stated, expected = _both(assertion.weighed)
    amount = assertion.total.amounts[assertion.column]
    inside = amount.place.path.startswith(subject.edition.folder + "/")
    origin = "" if inside else ", som är hämtad ur den årets plan,"
    told = (
        f"Summan för {named(subject, assertion.owner)}{in_column(subject, assertion.column)}{origin} är "
        f"{number(stated)}, men posterna ger {number(expected)} ({less_or_more(expected, stated)})."
    )
    terms = tuple(_terms(assertion.owner.lines, assertion.column))
    return _off(amount.place if inside else assertion.total.place, told, assertion.weighed, hint, terms)


def _both(weighed: Weighed) -> tuple[Decimal, Decimal]:
    """What is stated and what it should come to, where a blank is nothing."""
    return weighed.stated.value or Decimal(0), weighed.expected.value or Decimal(0)


def _off(place: Place, told: str, weighed: Weighed, hint: str, terms: tuple[Place, ...] = ()) -> Finding:
    """The finding of what does not come to what it should. terms: where its parts stand."""
    stated, expected = _both(weighed)
    return Finding(
        place,
        told,
        _with_tolerance(weighed.tolerance, hint),
        expected=expected,
        actual=stated,
        difference=stated - expected,
        related=terms,
    )


def _with_tolerance(tolerance: Decimal, hint: str) -> str:
    if not tolerance:
        return hint
    if hint.endswith("avrundningen."):
        return f"{hint.removesuffix('.')}, som här kan ge högst {number(tolerance)} i skillnad."
    return f"{hint.removesuffix('.')}; avrundningen kan här ge högst {number(tolerance)} i skillnad."


def named(subject: Subject, owner: Table | Line) -> str:
    """The name of a table or line as the document shows it, else its id."""
    text = owner.title if isinstance(owner, Table) else owner.name
    return (subject.plain(text) if text else "") or owner.id


def in_column(subject: Subject, column: str) -> str:
    """ " i kolumnen utfall-2019"; nothing for the edition's own column."""
    budget = subject.edition.budget
    return "" if budget and column == budget.own else f" i kolumnen {column}"


def less_or_more(figure: Decimal, than: Decimal) -> str:
    """How a figure stands to another: "100 mindre"."""
    return f"{number(abs(figure - than))} {'mindre' if figure < than else 'mer'}"


def _terms(parts: Iterable[Line], column: str) -> Iterator[Place]:
    """The places of the amounts that a total is made of: declared subtotals, else the lines' own amounts."""
    for part in parts:
        total: Total | None = part.total
        amounts = total.amounts if total else part.amounts
        if column in amounts:
            yield amounts[column].place
        elif part.group:
            yield from _terms(part.lines, column)
