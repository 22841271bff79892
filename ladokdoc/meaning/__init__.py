"""What a plan says, apart from how it is written: as data for others, and as a fingerprint to know it again by.

Expressions are filled in. Waivers and places are about the writing of the plan and are left out.
"""

from __future__ import annotations

from ladokdoc.meaning.fingerprint import MEANING, meaning
from ladokdoc.meaning.plan import FORMAT, exact, plan
from ladokdoc.meaning.texts import Bare, Shown

__all__ = ["FORMAT", "MEANING", "Bare", "Shown", "exact", "meaning", "plan"]
