"""The plan as records that cannot change.

A record carries its place from the first parse, left out of equality: two plans are equal when they mean the
same. Identity is the id, never the name and never the position.
Whatever a writer left out is None or an empty tuple; what could not be read has had its finding.
"""

from ladokdoc.model.budget import (
    Budget,
    Capitalisation,
    Column,
    Depreciation,
    Frame,
    Line,
    Pair,
    Table,
    Total,
    lines,
    nodes,
    owners,
)
from ladokdoc.model.edition import (
    PROJECTION,
    Abbreviation,
    Chapter,
    Correction,
    Decision,
    Direction,
    Edition,
    Foreign,
    Glossary,
    walk,
)
from ladokdoc.model.goals import Area, Goal, Need, Row
from ladokdoc.model.pieces import Amount, Amounts, Ref, Target, Waiver
from ladokdoc.model.words import Kind, Language, Start, Status

__all__ = [
    "PROJECTION",
    "Abbreviation",
    "Amount",
    "Amounts",
    "Area",
    "Budget",
    "Capitalisation",
    "Chapter",
    "Column",
    "Correction",
    "Decision",
    "Depreciation",
    "Direction",
    "Edition",
    "Foreign",
    "Frame",
    "Glossary",
    "Goal",
    "Kind",
    "Language",
    "Line",
    "Need",
    "Pair",
    "Ref",
    "Row",
    "Start",
    "Status",
    "Table",
    "Target",
    "Total",
    "Waiver",
    "lines",
    "nodes",
    "owners",
    "walk",
]
