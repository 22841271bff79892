"""What has changed between two plans, by id. Pure: facts about records, which others put into words.

A change of formatting only is no change, and nothing that is in the model can change unseen.
"""

from ladokdoc.changes.keys import Key, Kind, What
from ladokdoc.changes.plans import Compared, Snapshot, comparable, compare, same_years
from ladokdoc.changes.records import (
    Change,
    Comparison,
    EditionChanges,
    FrameUse,
    Money,
    Said,
    Shift,
    Sum,
    Told,
    Twins,
    Untold,
)
from ladokdoc.changes.words import Mark, Piece

__all__ = [
    "Change",
    "Compared",
    "Comparison",
    "EditionChanges",
    "FrameUse",
    "Key",
    "Kind",
    "Mark",
    "Money",
    "Piece",
    "Said",
    "Shift",
    "Snapshot",
    "Sum",
    "Told",
    "Twins",
    "Untold",
    "What",
    "comparable",
    "compare",
    "same_years",
]
