"""Summor ska stämma med sina poster.

## Kräver
Varje `summa` ska vara exakt vad posterna blir tillsammans, i varje kolumn och på varje nivå.
Har en grupp en egen summa räknas den; annars räknas gruppens poster.
Delar under `varav` räknas aldrig med, och ett belopp som saknas lägger inget till.

## Varför
En budget som beslutas med en felaktig summa måste beslutas på nytt.
Ett enda ändrat belopp räcker för att summan inte längre ska stämma.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
      - id: styrelse
        namn: Styrelse
        belopp: 100
    summa:
      namn: Kostnader totalt
      belopp: 8 700
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
      - id: styrelse
        namn: Styrelse
        belopp: 100
    summa:
      namn: Kostnader totalt
      belopp: 8 600
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ladokdoc import figures
from ladokdoc.figures import Assertion
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.model import Budget, Table
from ladokdoc.places import Place
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every declared total, at every node and in every column."""
    budget = subject.edition.budget
    for assertion in figures.assertions(budget) if budget else ():
        declared, computed = assertion.declared.value, assertion.computed.value
        if declared is None or not assertion.computed.known:
            continue
        expected = computed or Decimal(0)
        if declared != expected:
            assert budget
            yield _wrong(subject, budget, assertion, (declared, expected))
    if budget and budget.result:
        yield from _result(budget)


def _wrong(subject: Subject, budget: Budget, assertion: Assertion, sums: tuple[Decimal, Decimal]) -> Finding:
    declared, expected = sums
    amount = assertion.total.amounts[assertion.column]
    inside = amount.place.path.startswith(subject.edition.folder + "/")
    where = "" if assertion.column == budget.own else f" i kolumnen {assertion.column}"
    origin = "" if inside else ", som är hämtad ur den årets plan,"
    return Finding(
        amount.place if inside else assertion.total.place,
        f"Summan för {_name(subject, assertion)}{where}{origin} är {number(declared)}, "
        f"men posterna ger {number(expected)} ({compare(declared - expected)}).",
        "Rätta summan eller den post som har ändrats.",
        expected=expected,
        actual=declared,
        difference=declared - expected,
        related=terms(assertion),
    )


def _name(subject: Subject, assertion: Assertion) -> str:
    owner = assertion.owner
    text = owner.title if isinstance(owner, Table) else owner.name
    return (subject.plain(text) if text else "") or owner.id


def compare(difference: Decimal) -> str:
    """What the parts are against the total: "100 mindre" where they come to 100 less than it."""
    return f"{number(abs(difference))} {'mindre' if difference > 0 else 'mer'}"


def terms(assertion: Assertion) -> tuple[Place, ...]:
    """The places of the amounts that a total is made of: declared subtotals, else the lines' own amounts."""
    found = []
    for line in assertion.owner.lines:
        amounts = line.total.amounts if line.total else line.amounts
        if assertion.column in amounts:
            found.append(amounts[assertion.column].place)
    return tuple(found)


def _result(budget: Budget) -> Iterator[Finding]:
    assert budget.result
    for column, amount in budget.result.amounts.items():
        computed = figures.result(budget, column)
        if amount.value is None or not computed.known:
            continue
        expected = computed.value or Decimal(0)
        if amount.value != expected:
            yield Finding(
                amount.place,
                f"Resultatet är {number(amount.value)}, men intäkter minus kostnader ger {number(expected)} "
                f"({compare(amount.value - expected)}).",
                "Rätta resultatet eller den post som har ändrats.",
                expected=expected,
                actual=amount.value,
                difference=amount.value - expected,
            )
