"""`{{ }}` in a text: found, looked up in the plan, and written out.

What can be named is figures, dates and plain fields, and they enter a text as literal text.
"""

from __future__ import annotations

from ladokdoc.expressions.fields import ALL_FORMATS, Problem, Value
from ladokdoc.expressions.grammar import Expression, Malformed, Span, find, moved, read_at, unescape
from ladokdoc.expressions.readers import FIELDS
from ladokdoc.expressions.values import Values, values

__all__ = [
    "ALL_FORMATS",
    "FIELDS",
    "Expression",
    "Malformed",
    "Problem",
    "Span",
    "Value",
    "Values",
    "find",
    "moved",
    "read_at",
    "unescape",
    "values",
]
