"""A published PDF held against git: whether it says what the version it names says, and nothing else.

It is made anew from that version. Under the same versions of everything that takes part it must be the same file,
byte for byte; under others, what it says must be the same: its meaning, its data and its words.
"""

from __future__ import annotations

from ladokdoc.verifying.comparing import BYTES, DATE, compare
from ladokdoc.verifying.document import Document, Unreadable, read
from ladokdoc.verifying.looks import DRAWING
from ladokdoc.verifying.verdicts import Comparison, Verdict

__all__ = ["BYTES", "DATE", "DRAWING", "Comparison", "Document", "Unreadable", "Verdict", "compare", "read"]
