"""`budget.yaml` to tables, lines and totals."""

from __future__ import annotations

from ladokdoc.formats import shorten
from ladokdoc.loading import budget_rules
from ladokdoc.loading.keys import Entry
from ladokdoc.loading.reading import Block
from ladokdoc.loading.scalars import amount_of, like, nearest
from ladokdoc.loading.waivers import waivers
from ladokdoc.model import (
    Amount,
    Budget,
    Column,
    Kind,
    Line,
    Table,
    Total,
)
from ladokdoc.patterns import lazy
from ladokdoc.places import Text

_COLUMN = lazy(r"(utfall|budget|prognos|plan)-([0-9]{4})")
_YEAR = lazy(r"[0-9]{4}")
_TOGETHER = "Behåll `poster`; vad gruppen blir tillsammans kan stå i `summa`."
_GROUP_HINT = {
    "belopp": _TOGETHER,
    "jämför": _TOGETHER,
    "varav": "Behåll ett av dem; `varav` är delar av ett belopp, `poster` är det som räknas ihop.",
}


class BudgetLoader:
    """Reads the budget of one year. own: the id of the edition's own column."""

    def __init__(self, record: Block, year: int) -> None:
        self.record = record
        self.year = year
        self.own = f"budget-{year}"
        unit = record.word("enhet")
        self.unit = unit or "tkr"
        self.unit_unread = unit is None
        self.columns = self._columns()

    def load(self) -> Budget:
        """The whole of the file as records."""
        record = self.record
        result = record.record("resultat")
        capitalisation = record.record("aktivering")
        depreciation = record.record("avskrivning")
        return Budget(
            unit=self.unit,
            own=self.own,
            columns=self.columns,
            tables=tuple(self._table(part) for part in record.records("tabeller")),
            frames=tuple(budget_rules.frame(part) for part in record.records("ramar")),
            capitalisation=budget_rules.capitalisation(capitalisation) if capitalisation else None,
            depreciation=budget_rules.depreciation(depreciation) if depreciation else None,
            result=self._total(result) if result else None,
            place=record.place,
            incomplete=self.unit_unread or record.lacks_part("tabeller"),
            unread=record.log.lost or record.log.dropped,
        )

    def _columns(self) -> tuple[Column, ...]:
        columns: list[Column] = []
        for text in self.record.texts("kolumner"):
            match = _COLUMN.fullmatch(text.value)
            if match and all(column.id != text.value for column in columns):
                columns.append(Column(text.value, match[1], int(match[2]), text.place))
            else:
                self._column_fault(text.value, match is not None)
        if all(column.id != self.own for column in columns):
            after = (n for n, column in enumerate(columns) if column.year > self.year)
            place = self.record.place
            columns.insert(next(after, len(columns)), Column(self.own, "budget", self.year, place))
        return tuple(columns)

    def _column_fault(self, id: str, twice: bool) -> None:
        node = self.record.entries["kolumner"].value
        items = [item for item in getattr(node, "items", ()) if getattr(item, "value", None) == id]
        message = (
            f"Kolumnen `{shorten(id)}` står två gånger."
            if twice
            else f"”{shorten(id)}” går inte att läsa som en kolumn."
        )
        hint = (
            "Ta bort en av dem."
            if twice
            else ("Skriv utfall, budget, prognos eller plan, ett bindestreck och året: `utfall-2019`.")
        )
        self.record.log.tell("fel-kolumn", items[-1] if items else node, message, hint)

    def _table(self, record: Block) -> Table:
        kind, unit = record.word("slag"), record.word("enhet")
        rounded = record.amount("avrundat_till")
        total = record.record("summa")
        unread = (
            record.lacks_part("poster")
            or record.lacks("slag", "enhet", "samma_som", "avrundat_till")
            or ("slag" in record and kind is None)
            or ("enhet" in record and unit is None)
            or (rounded is not None and rounded.value is None)
        )
        return Table(
            id=record.id(),
            title=record.text("rubrik"),
            kind=Kind(kind) if kind else None,
            unit=unit or self.unit,
            lines=self._lines(record, "poster"),
            total=self._total(total) if total else None,
            same_as=record.ref("samma_som"),
            rounded_to=rounded,
            footnote=record.text("fotnot"),
            replaces=record.refs("ersätter"),
            waivers=waivers(record),
            place=record.place,
            incomplete=unread,
        )

    def _lines(self, record: Block, name: str) -> tuple[Line, ...]:
        return tuple(self._line(part) for part in record.records(name))

    def _line(self, record: Block) -> Line:
        group = "poster" in record
        if group:
            for name in ("belopp", "jämför", "varav"):
                self._not_in_group(record, name)
        elif "summa" in record:
            key = record.entries["summa"].key
            hint = "Skriv `belopp` i stället, eller lägg till posterna under `poster:`."
            record.log.tell(
                "post-eller-grupp",
                key,
                "`summa` står i en post som inte har några poster.",
                hint,
            )
        total = record.record("summa")
        return Line(
            id=record.id(),
            name=record.text("namn") or Text.empty(record.place),
            amounts={} if group else self._amounts(record),
            group=group,
            lines=self._lines(record, "poster"),
            total=self._total(total) if total and group else None,
            of_which=() if group else self._lines(record, "varav"),
            footnote=record.text("fotnot"),
            replaces=record.refs("ersätter"),
            waivers=waivers(record),
            place=record.place,
            incomplete=group and record.lacks_part("poster"),
        )

    def _not_in_group(self, record: Block, name: str) -> None:
        if name in record:
            record.log.tell(
                "post-eller-grupp",
                record.entries[name].key,
                f"Posten har både `{name}` och `poster`.",
                _GROUP_HINT[name],
            )

    def _total(self, record: Block) -> Total:
        return Total(record.text("namn"), self._amounts(record), record.place)

    def _amounts(self, record: Block) -> dict[str, Amount]:
        """What is written, and an unknown amount wherever one may have been lost to another fault."""
        amounts: dict[str, Amount] = {}
        own = record.amount("belopp")
        if own or record.lacks("belopp", "poster"):
            amounts[self.own] = own or Amount(None, record.place)
        known = {column.id: column for column in self.columns if column.id != self.own}
        pairs = record.pairs("jämför")
        lost = record.lacks("jämför", "poster") or ("jämför" in record and not pairs)
        for key, value in pairs:
            if key.value not in known:
                self._unknown_column(record, Entry(key, value), known)
                lost = True
            elif getattr(value, "value", value) == "":
                hint = "Skriv ett belopp efter kolonet, eller ta bort raden."
                record.log.tell("saknat-varde", key, f"Efter `{key.value}:` står inget.", hint)
                amounts[key.value] = Amount(None, record.log.place(key))
            else:
                amounts[key.value] = amount_of(record.log, value, f"`{key.value}`")
        if lost:
            amounts = {**dict.fromkeys(known, Amount(None, record.place)), **amounts}
        return amounts

    def _unknown_column(self, record: Block, entry: Entry, known: dict[str, Column]) -> None:
        if entry.key.value == self.own:
            message = f"Kolumnen `{self.own}` är årets egen."
            record.log.tell("fel-kolumn", entry.key, message, "Skriv beloppet efter `belopp:` i stället.")
            return
        message = f"Kolumnen `{shorten(entry.key.value)}` står inte i `kolumner`."
        hint = (
            nearest(like(entry.key.value, known), known)
            if known
            else "Lägg till den under `kolumner:` överst i filen."
        )
        record.log.tell("fel-kolumn", entry.key, message, hint)
