"""Every key of the content: what it is called, what it holds, and in which order keys are written.

One table that the loader reads by, so that nothing can be known in one place and unknown in another.
"""

from __future__ import annotations

from ladokdoc.formats import UNITS
from ladokdoc.loading.holding import Holds, Key, Shape
from ladokdoc.model import Kind, Language, Start, Status, Target


def _need(**more: Key) -> dict[str, Key]:
    first = {"id": Key(Holds.ID), "text": _REQUIRED_PROSE}
    return {**first, **more, "ersätter": _REPLACES, "undantag": _WAIVERS}


_TEXT = Key(Holds.TEXT)
_PROSE = Key(Holds.TEXT, prose=True)
_REQUIRED_PROSE = Key(Holds.TEXT, required=True, prose=True)
_REPLACES = Key(Holds.IDS, target=Target.REPLACED)
_WAIVERS = Key(Holds.RECORDS, shape="undantag")
_REQUIRED_TEXT = Key(Holds.TEXT, required=True)
_TABLES = Key(Holds.IDS, target=Target.TABLE)
_LINES = Key(Holds.IDS, required=True, target=Target.LINE)

SHAPES: dict[str, Shape] = {
    "plan": Shape(
        "planen",
        {
            "format": Key(Holds.WHOLE),
            "titel": _REQUIRED_TEXT,
            "år": Key(Holds.WHOLE, required=True),
            "organisation": _TEXT,
            "språk": Key(Holds.WORD, choices=("sv",)),
            "datum": Key(Holds.DAY),
            "status": Key(Holds.WORD, required=True, choices=tuple(Status)),
            "beslut": Key(Holds.RECORD, shape="beslut"),
            "styrande_beslut": Key(Holds.RECORDS, shape="styrande_beslut"),
            "kapitel": Key(Holds.RECORDS, required=True, shape="kapitel"),
            "rättelser": Key(Holds.RECORDS, shape="rättelse"),
            "undantag": Key(Holds.RECORDS, shape="undantag i text"),
        },
    ),
    "beslut": Shape(
        "beslutet",
        {
            "organ": _REQUIRED_TEXT,
            "datum": Key(Holds.DAY),
            "paragraf": _TEXT,
            "diarienummer": _TEXT,
        },
    ),
    "styrande_beslut": Shape(
        "beslutet",
        {
            "id": Key(Holds.ID),
            "organ": _REQUIRED_TEXT,
            "datum": Key(Holds.DAY),
            "titel": _REQUIRED_TEXT,
            "paragraf": _TEXT,
            "diarienummer": _TEXT,
            "mål": Key(Holds.RECORDS, shape="inriktning"),
        },
    ),
    "rättelse": Shape(
        "rättelsen",
        {
            "datum": Key(Holds.DAY, required=True),
            "skäl": _REQUIRED_TEXT,
            "beslut": Key(Holds.RECORD, shape="beslut"),
        },
    ),
    "inriktning": Shape("målet", {"id": Key(Holds.ID), "text": _REQUIRED_PROSE}),
    "kapitel": Shape(
        "kapitlet",
        {
            "rubrik": _TEXT,
            "text": Key(Holds.FILE),
            "områden": Key(Holds.IDS, target=Target.AREA),
            "tabeller": _TABLES,
        },
    ),
    "område": Shape(
        "området",
        {
            "rubrik": _REQUIRED_TEXT,
            "rader": Key(Holds.RECORDS, shape="rad"),
            "undantag": _WAIVERS,
        },
    ),
    "rad": Shape(
        "raden",
        {
            "id": Key(Holds.ID),
            "inledning": _PROSE,
            "behov": Key(Holds.ENTRIES, required=True, shape="behov"),
            "mål": Key(Holds.ENTRIES, required=True, shape="mål"),
            "ersätter": _REPLACES,
            "undantag": _WAIVERS,
        },
    ),
    "behov": Shape("behovet", _need()),
    "mål": Shape(
        "målet",
        _need(
            ansvarig=_TEXT,
            indikator=_TEXT,
            klart_senast=Key(Holds.DAY),
            prioritet=Key(Holds.WHOLE),
            inriktning=Key(Holds.IDS, target=Target.DIRECTION),
            finansieras_av=Key(Holds.IDS, target=Target.LINE),
        ),
    ),
    "budget": Shape(
        "budgeten",
        {
            "enhet": Key(Holds.WORD, required=True, choices=tuple(UNITS)),
            "kolumner": Key(Holds.TEXTS),
            "tabeller": Key(Holds.RECORDS, required=True, shape="tabell"),
            "resultat": Key(Holds.RECORD, shape="summa"),
            "ramar": Key(Holds.RECORDS, shape="ram"),
            "aktivering": Key(Holds.RECORD, shape="aktivering"),
            "avskrivning": Key(Holds.RECORD, shape="avskrivning"),
        },
    ),
    "tabell": Shape(
        "tabellen",
        {
            "id": Key(Holds.ID),
            "rubrik": _TEXT,
            "slag": Key(Holds.WORD, choices=tuple(Kind)),
            "enhet": Key(Holds.WORD, choices=tuple(UNITS)),
            "samma_som": Key(Holds.ID, target=Target.TABLE),
            "avrundat_till": Key(Holds.AMOUNT),
            "poster": Key(Holds.RECORDS, required=True, shape="post"),
            "summa": Key(Holds.RECORD, shape="summa"),
            "fotnot": _PROSE,
            "ersätter": _REPLACES,
            "undantag": _WAIVERS,
        },
    ),
    "post": Shape(
        "posten",
        {
            "id": Key(Holds.ID),
            "namn": _REQUIRED_TEXT,
            "belopp": Key(Holds.AMOUNT),
            "jämför": Key(Holds.BY_COLUMN),
            "varav": Key(Holds.RECORDS, shape="post"),
            "poster": Key(Holds.RECORDS, shape="post"),
            "summa": Key(Holds.RECORD, shape="summa"),
            "fotnot": _PROSE,
            "ersätter": _REPLACES,
            "undantag": _WAIVERS,
        },
    ),
    "summa": Shape(
        "summan",
        {
            "namn": _TEXT,
            "belopp": Key(Holds.AMOUNT),
            "jämför": Key(Holds.BY_COLUMN),
        },
    ),
    "ram": Shape(
        "ramen",
        {
            "id": Key(Holds.ID),
            "gäller": Key(Holds.IDS, required=True, target=Target.FRAMED),
            "högst": Key(Holds.AMOUNT, required=True),
            "beslut": Key(Holds.ID, target=Target.DECISION),
            "undantag": _WAIVERS,
        },
    ),
    "aktivering": Shape(
        "aktiveringen",
        {
            "direkt": Key(Holds.PERCENT, required=True),
            "par": Key(Holds.RECORDS, required=True, shape="par"),
        },
    ),
    "par": Shape(
        "paret",
        {
            "direkt": _LINES,
            "investering": _LINES,
            "avrundat_till": Key(Holds.AMOUNT),
            "undantag": _WAIVERS,
        },
    ),
    "avskrivning": Shape(
        "avskrivningen",
        {
            "post": Key(Holds.ID, target=Target.LINE),
            "tid": Key(Holds.YEARS, required=True),
            "börjar": Key(Holds.WORD, choices=tuple(Start)),
            "investeringar": Key(Holds.BY_YEAR),
        },
    ),
    "undantag": Shape(
        "undantaget",
        {
            "regel": Key(Holds.WORD, required=True),
            "skäl": _REQUIRED_TEXT,
            "till": Key(Holds.DAY),
        },
    ),
    "undantag i text": Shape(
        "undantaget",
        {
            "regel": Key(Holds.WORD, required=True),
            "gäller": Key(Holds.FILE),
            "text": _TEXT,
            "skäl": _REQUIRED_TEXT,
            "till": Key(Holds.DAY),
        },
    ),
    "ordlista": Shape(
        "ordlistan",
        {
            "namn": Key(Holds.TEXTS),
            "förkortningar": Key(Holds.RECORDS, shape="förkortning"),
            "andra_språk": Key(Holds.RECORDS, shape="uttryck"),
        },
    ),
    "förkortning": Shape("förkortningen", {"kort": _REQUIRED_TEXT, "betyder": _REQUIRED_TEXT}),
    "uttryck": Shape(
        "uttrycket",
        {
            "uttryck": _REQUIRED_TEXT,
            "språk": Key(Holds.WORD, required=True, choices=tuple(Language)),
        },
    ),
}
