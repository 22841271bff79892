"""What is said of a total that differs from what its parts come to; shared by the rules that weigh it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ladokdoc import figures
from ladokdoc.figures import Assertion, Verdict
from ladokdoc.findings import Finding
from ladokdoc.formats import number
from ladokdoc.model import Line, Table, Total
from ladokdoc.places import Place
from ladokdoc.subject import Subject


def totals(subject: Subject, verdict: Verdict, hint: str) -> Iterator[Finding]:
    """Every declared total that stands in this way to its parts, in every column. hint: what to do."""
    budget = subject.edition.budget
    for assertion in figures.assertions(budget, subject.gaps) if budget else ():
        if assertion.declared.known and assertion.computed.known and assertion.verdict is verdict:
            yield _told(subject, assertion, hint)


def _told(subject: Subject, assertion: Assertion, hint: str) -> Finding:
    stated, expected = assertion.declared.value or Decimal(0), assertion.computed.value or Decimal(0)
    amount = assertion.total.amounts[assertion.column]
    inside = amount.place.path.startswith(subject.edition.folder + "/")
    origin = "" if inside else ", som är hämtad ur den årets plan,"
    return Finding(
        amount.place if inside else assertion.total.place,
        f"Summan för {named(subject, assertion.owner)}{in_column(subject, assertion.column)}{origin} är "
        f"{number(stated)}, men posterna ger {number(expected)} ({less_or_more(expected, stated)}).",
        _with_tolerance(assertion, hint),
        expected=expected,
        actual=stated,
        difference=stated - expected,
        related=tuple(_terms(assertion.owner.lines, assertion.column)),
    )


def _with_tolerance(assertion: Assertion, hint: str) -> str:
    if not assertion.tolerance:
        return hint
    most = number(assertion.tolerance)
    return f"{hint.removesuffix('.')}; avrundningen kan här ge högst {most} i skillnad."


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
