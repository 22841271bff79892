"""What the exported plan has, and what it is called there: the words of the content, where it has the same thing.

One table, by which the plan is written and from which its schema is made, so that neither can say what the other
does not.
"""

from __future__ import annotations

from ladokdoc import model

# For each record, its keys in order and the field behind each.
FIELDS: dict[type, dict[str, str]] = {
    model.Edition: {
        "titel": "title",
        "år": "year",
        "organisation": "organisation",
        "språk": "language",
        "datum": "day",
        "status": "status",
        "beslut": "decision",
        "styrande_beslut": "governing",
        "kapitel": "chapters",
        "områden": "areas",
        "budget": "budget",
        "rättelser": "corrections",
    },
    model.Decision: {
        "id": "id",
        "organ": "body",
        "datum": "day",
        "titel": "title",
        "paragraf": "paragraph",
        "diarienummer": "record_number",
        "mål": "directions",
    },
    model.Direction: {"id": "id", "text": "text"},
    model.Correction: {"datum": "day", "skäl": "reason", "beslut": "decision"},
    model.Chapter: {"rubrik": "title", "text": "prose", "områden": "areas", "tabeller": "tables"},
    model.Area: {"id": "id", "rubrik": "title", "rader": "rows"},
    model.Row: {
        "id": "id",
        "inledning": "introduction",
        "behov": "needs",
        "mål": "goals",
        "ersätter": "replaces",
    },
    model.Need: {"id": "id", "text": "text", "ersätter": "replaces"},
    model.Goal: {
        "id": "id",
        "text": "text",
        "ansvarig": "responsible",
        "indikator": "indicator",
        "klart_senast": "due",
        "prioritet": "priority",
        "inriktning": "directions",
        "finansieras_av": "funded_by",
        "ersätter": "replaces",
    },
    model.Budget: {
        "enhet": "unit",
        "egen_kolumn": "own",
        "kolumner": "columns",
        "tabeller": "tables",
        "resultat": "result",
        "ramar": "frames",
        "aktivering": "capitalisation",
        "avskrivning": "depreciation",
    },
    model.Column: {"id": "id", "typ": "type", "år": "year"},
    model.Table: {
        "id": "id",
        "rubrik": "title",
        "slag": "kind",
        "enhet": "unit",
        "samma_som": "same_as",
        "avrundat_till": "rounded_to",
        "poster": "lines",
        "summa": "total",
        "fotnot": "footnote",
        "ersätter": "replaces",
    },
    model.Line: {
        "id": "id",
        "namn": "name",
        "grupp": "group",
        "belopp": "amounts",
        "varav": "of_which",
        "poster": "lines",
        "summa": "total",
        "fotnot": "footnote",
        "ersätter": "replaces",
    },
    model.Total: {"namn": "name", "belopp": "amounts"},
    model.Frame: {"id": "id", "gäller": "applies_to", "högst": "at_most", "beslut": "decision"},
    model.Capitalisation: {"direkt": "direct_share", "par": "pairs"},
    model.Pair: {"direkt": "direct", "investering": "investment", "avrundat_till": "rounded_to"},
    model.Depreciation: {
        "post": "line",
        "tid": "years",
        "börjar": "start",
        "investeringar": "investments",
    },
}

# Fields that say how the plan is written and not what it says.
LEFT_OUT = {
    "incomplete",
    "unread",
    "waivers",
    "derived",
    "folder",
    "prose_file",
    "id of a decision on the plan itself",
}

# What a key holds that its type does not say, in the words of the schema.
NOTES = {
    (model.Table, "enhet"): "Det som beloppen i tabellen räknas i.",
    (model.Line, "belopp"): "Belopp i tabellens enhet, per kolumn. En kolumn som saknas är tom, inte noll.",
    (model.Line, "grupp"): "Om posten är en grupp, vars poster står under den.",
    (model.Line, "varav"): "Delar av beloppet, som visas och aldrig räknas in.",
    (model.Table, "avrundat_till"): "Steget som posterna är avrundade till var för sig, i tabellens enhet.",
    (model.Table, "samma_som"): "Tabellen vars pengar den här delar upp på ett annat sätt.",
    (model.Capitalisation, "direkt"): "Andelen som tas direkt, i procent.",
    (model.Depreciation, "tid"): "Avskrivningstiden i år.",
    (model.Depreciation, "investeringar"): "Investeringar per år, i budgetens enhet.",
    (model.Frame, "högst"): "Ramen, i budgetens enhet.",
}
