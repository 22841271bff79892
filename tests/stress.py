"""An edition that tries the document: long words, long rows, deep groups, many columns, and a budget of some 40 pages.

It is written by this script, the same every time, so that nothing of its bulk has to be kept. To look at it:

    .venv/bin/python -m tests.stress FOLDER && .venv/bin/ladokdoc build --root FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

YEAR = 2021
COLUMNS = (
    "utfall-2018",
    "utfall-2019",
    "budget-2020",
    "prognos-2020",
    "budget-2021",
    "plan-2022",
    "plan-2023",
)
OTHERS = tuple(column for column in COLUMNS if column != f"budget-{YEAR}")
LONG = "Universitetsförvaltningssamordningskonsekvensutredningsarbetsgrupp"
COMPOUNDS = (
    "tillgänglighetsredogörelse", "informationssäkerhetsklassning", "verksamhetsuppföljningssystem", "lärosäte",
    "upphandlingsförfarande", "studieavgiftshantering", "beslut", "kurs", "examensbevisutfärdande", "drift",
)  # fmt: skip
SENTENCES = (
    "Arbetet med {} behöver bli enklare för alla som har det som en del av sin vardag.",
    "Lärosätena har behov av ett gemensamt stöd för {}.",
    "I dag hanteras {} på olika sätt, vilket tar tid och ger fel.",
    "Resultatet för {} går att följa upp.",
)
# The tables of the long chapter, and the lines of each.
TABLES, LINES = 13, 60
# A fifth of them is the first line of the first table, which is what is written off.
INVESTED = {2016: 4000, 2017: 6000, 2018: 8000, 2019: 10000, 2020: 12095}


def text(seed: int, sentences: int) -> str:
    """So many sentences, one to a line."""
    chosen = ((SENTENCES[(seed + n) % 4], COMPOUNDS[(seed * 3 + n * 7) % 10]) for n in range(sentences))
    return "\n".join(sentence.format(word) for sentence, word in chosen)


def block(key: str, said: str, depth: int) -> str:
    """A text of several lines under a key."""
    margin = " " * depth
    return f"{margin}{key}: |\n" + "".join(
        f"{margin}  {line}\n" if line else "\n" for line in said.splitlines()
    )


def area(number: int) -> str:
    """An area with rows from short to long, some with several needs or goals."""
    shown = [f"rubrik: Område {number} om {COMPOUNDS[number % 10]}\nrader:\n"]
    for row in range(2 + number % 5):
        id = f"o{number}-r{row}"
        shown.append(f"  - id: {id}\n" + block("behov", text(number + row, 1 + (number * row) % 5), 4))
        if row % 3 == 1:
            shown.append("    mål:\n")
            for goal in ("a", "b"):
                shown.append(f"      - id: {id}-{goal}\n" + block("text", text(row, 1), 8))
                shown.append(
                    "        ansvarig: Produktägare "
                    + COMPOUNDS[row]
                    + "\n        klart_senast: 2021-12-31\n"
                )
        else:
            shown.append(block("mål", text(number + row + 3, 1), 4))
    return "".join(shown)


def hard_area() -> str:
    """Words that are too long for their column, five lists in a cell, and a row that is longer than a page."""
    points = {
        n: "\n".join(f"- {SENTENCES[k % 4].format(COMPOUNDS[k])}" for k in range(n, n + 4)) for n in range(5)
    }
    rows = {
        "langa-ord": (
            f"{LONG} och {LONG.lower()} behöver samordnas med {COMPOUNDS[0]}.",
            f"{LONG} är inrättad.",
        ),
        "fem-listor": ("\n\n".join(f"Lista {n}:\n\n{points[n]}" for n in points), text(1, 2)),
        "lang-rad": ("\n\n".join(text(n, 5) for n in range(16)), text(2, 1)),
        "sista-raden": (text(5, 1), text(6, 1)),
    }
    shown = (
        f"  - id: {id}\n" + block("behov", need, 4) + block("mål", goal, 4)
        for id, (need, goal) in rows.items()
    )
    return f"rubrik: {LONG}\nrader:\n" + "".join(shown)


def compared(amount: int, depth: int, columns: tuple[str, ...]) -> str:
    """What a line has for other years; every ninth is left out."""
    margin = " " * depth
    given = [
        f"{margin}  {column}: {amount * (80 + 7 * n) // 100}\n"
        for n, column in enumerate(columns)
        if (amount + n) % 9 or column == "budget-2020"
    ]
    return f"{margin}jämför:\n{''.join(given)}" if given else ""


class Table:
    """A table of some lines in groups at three levels, with the totals that they come to."""

    def __init__(self, id: str, lines: int, columns: tuple[str, ...] = (), kind: str = "kostnad") -> None:
        self.id, self.columns, self.kind = id, columns, kind
        self.amounts = [(n * 7919) % 9000 + 100 for n in range(1, lines + 1)]

    def write(self, title: str) -> str:
        """The table as it stands under `tabeller:`."""
        return (
            f"  - id: {self.id}\n    rubrik: {title}\n    slag: {self.kind}\n    poster:\n"
            + "".join(self._groups())
            + f"    summa:\n      namn: {title}, totalt\n      belopp: {sum(self.amounts)}\n"
        )

    def _groups(self) -> Iterator[str]:
        for start in range(0, len(self.amounts), 20):
            outer = self.amounts[start : start + 20]
            number = start // 20 + 1
            yield head(6, f"{self.id}-g{start}", f"Avdelning {number} för {COMPOUNDS[start // 20 % 10]}")
            for at in range(0, len(outer), 10):
                yield head(10, f"{self.id}-g{start}-{at}", f"Enhet {at // 10 + 1}")
                yield from self._innermost(start + at, outer[at : at + 10])
            yield f"        summa:\n          namn: Avdelning {number} totalt\n          belopp: {sum(outer)}\n"

    def _innermost(self, at: int, amounts: list[int]) -> Iterator[str]:
        half = len(amounts) // 2
        for n, amount in enumerate(amounts):
            if n == half:
                yield head(14, f"{self.id}-g{at}-inre", "Projekt")
            yield from self._line(at + n, amount, 18 if n >= half else 14)

    def _line(self, n: int, amount: int, depth: int) -> Iterator[str]:
        margin = " " * (depth + 2)
        yield (
            entry(depth, f"{self.id}-{n}", f"Post {n + 1}, {COMPOUNDS[n % 10]}")
            + f"{margin}belopp: {amount}\n"
        )
        if self.columns:
            yield compared(amount, depth + 2, self.columns)
        if n % 17 == 4:
            yield f"{margin}varav:\n" + entry(depth + 4, f"{self.id}-{n}-v", "licenser")
            yield f"{margin}    belopp: {amount // 3}\n"
        if n % 19 == 6:
            yield f"{margin}fotnot: Beloppet gäller {COMPOUNDS[n % 10]} under hela året.\n"


def entry(depth: int, id: str, name: str) -> str:
    """The beginning of a line of a table."""
    margin = " " * depth
    return f"{margin}- id: {id}\n{margin}  namn: {name}\n"


def head(depth: int, id: str, name: str) -> str:
    """The beginning of a group."""
    return entry(depth, id, name) + " " * depth + "  poster:\n"


INCOME = f"""  - id: intakter
    rubrik: Intäkter
    slag: intäkt
    poster:
      - id: avgifter
        namn: Avgifter
        belopp: 900 000
        jämför:
          utfall-2019: 850 000,5
          budget-2020: 0
      - id: bidrag
        namn: Bidrag till {LONG.lower()}
        belopp: -12
"""
RULES = """ramar:
  - id: ram-sextio
    gäller: [sextio]
    högst: 400 000
    beslut: stamman
avskrivning:
  post: sextio-0
  tid: 5 år
  börjar: året efter
  investeringar:
""" + "".join(f"    {year}: {amount}\n" for year, amount in INVESTED.items())
PLAN = f"""titel: Verksamhetsplan, budget och tillgänglighetsredogörelse för informationssäkerhetsklassning
år: {YEAR}
organisation: Samordningskonsortiet för universitetsförvaltningarnas gemensamma system
språk: sv
datum: 2020-11-24
status: utkast
beslut:
  organ: Styrelsen
styrande_beslut:
  - id: stamman
    organ: Stämman
    datum: 2020-05-28
    titel: Inriktning
    paragraf: § 3
kapitel:
  - rubrik: Inledning
    text: inledning.md
  - rubrik: Mål
    områden:
      - svar
      - tomt
"""


def listed(names: Iterable[str]) -> str:
    """Names as a list in a chapter."""
    return "".join(f"      - {name}\n" for name in names)


def budget() -> str:
    """Every kind of table, and then the long chapter's."""
    long = (Table(f"t{n}", LINES, ("budget-2020",) if n % 3 else ()) for n in range(TABLES))
    tables = [
        Table("sextio", LINES).write("Sextio rader i tre nivåer"),
        Table("sju", LINES, OTHERS).write("Sju kolumner"),
        INCOME,
        Table("investeringar", 12, kind="investering").write("Investeringar"),
        *(table.write(f"Verksamhet {n}") for n, table in enumerate(long)),
    ]
    columns = "".join(f"  - {column}\n" for column in COLUMNS)
    return f"enhet: tkr\nkolumner:\n{columns}tabeller:\n{''.join(tables)}{RULES}"


PROSE = f"""## Så läses planen

{text(1, 4)}

1. Först {COMPOUNDS[0]}.
2. Sedan {COMPOUNDS[1]}, med
   - en punkt,
   - och en till.

> {text(2, 1)}

### Djupare

{text(3, 9)} Under 2021-2023 sänds e-post till {LONG.lower()}, som svarar.
Läs mer på [konsortiets webbplats](https://example.org/en/mycket/lang/adress/som/inte/ryms/pa/en/rad).

{text(4, 6)}
"""


def files() -> dict[str, str]:
    """The edition: the text of each file by its path from the root."""
    names = [f"omrade-{n:02}" for n in range(12)]
    plan = (
        PLAN
        + listed(names)
        + "  - rubrik: Sju kolumner\n    tabeller:\n"
        + listed(["sju"])
        + f"  - rubrik: Budget {YEAR}\n    text: budget.md\n    tabeller:\n"
        + listed(["sextio", "intakter", "investeringar", "avskrivningsplan"])
        + "  - rubrik: Verksamheternas budget\n    tabeller:\n"
        + listed(f"t{n}" for n in range(TABLES))
    )
    folder = f"content/{YEAR}"
    return {
        "content/ordlista.yaml": "förkortningar:\n  - kort: tkr\n    betyder: tusen kronor\n",
        f"{folder}/plan.yaml": plan,
        f"{folder}/inledning.md": PROSE,
        f"{folder}/budget.md": text(5, 3) + "\n",
        f"{folder}/budget.yaml": budget(),
        f"{folder}/omraden/svar.yaml": hard_area(),
        f"{folder}/omraden/tomt.yaml": "rubrik: Ett område utan rader\n",
        **{f"{folder}/omraden/{name}.yaml": area(n) for n, name in enumerate(names)},
    }


def write(root: Path) -> None:
    """Puts the edition into a folder."""
    for name, content in files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
