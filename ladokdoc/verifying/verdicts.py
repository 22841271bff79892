"""What comes of comparing one thing in two documents."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Verdict(Enum):
    """What came of one comparison, in the words of the report."""

    SAME = "stämmer"
    OTHER = "stämmer inte"
    NOT_COMPARED = "jämfördes inte"


class Comparison(NamedTuple):
    """One thing that was compared. why: what differs, or why it was not compared; sentences in Swedish, or ""."""

    what: str
    verdict: Verdict
    why: str = ""
