"""What has happened, and to which record: kinds of changes, kinds of things, and their identity."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What has happened to something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"


class What(StrEnum):
    """What it has happened to."""

    EDITION = "edition"
    CHAPTER = "chapter"
    DECISION = "decision"
    DIRECTION = "direction"
    AREA = "area"
    ROW = "row"
    NEED = "need"
    GOAL = "goal"
    BUDGET = "budget"
    COLUMN = "column"
    TABLE = "table"
    LINE = "line"
    PART = "part"  # of an amount (varav)
    FRAME = "frame"
    CAPITALISATION = "capitalisation"
    PAIR = "pair"
    DEPRECIATION = "depreciation"
    TERM = "term"
    ABBREVIATION = "abbreviation"
    FOREIGN = "foreign"


class Key(NamedTuple):
    """Which record it is. id: empty where there can be only one of the kind."""

    what: What
    id: str
