"""A fingerprint of what a plan says, which no change of its form alters.

Two plans with the same fingerprint have the same titles, needs, goals, decisions and figures, in the same order.
Line breaks, comments, the order of keys and how an amount was typed are not in it, and neither are waivers.
"""

from __future__ import annotations

import json
from hashlib import sha256

from ladokdoc.expressions import Values
from ladokdoc.meaning.plan import plan
from ladokdoc.meaning.texts import Bare
from ladokdoc.model import Edition

# What counts and how it is written down. With another number two fingerprints cannot be compared.
MEANING = 2


def meaning(edition: Edition, values: Values) -> str:
    """The SHA-256 of the plan's meaning, in hexadecimal."""
    said = json.dumps(plan(edition, Bare(values)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()
