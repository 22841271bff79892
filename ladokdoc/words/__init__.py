"""All running text of an edition as one, the words in it, and which of them are nearly another."""

from __future__ import annotations

from ladokdoc.words.nearness import Near
from ladokdoc.words.running import HIDDEN, WORD, Running, readable
from ladokdoc.words.spelling import Slip, Spelling

__all__ = ["HIDDEN", "WORD", "Near", "Running", "Slip", "Spelling", "readable"]
