"""`{{ }}` in a text: found, looked up in the plan, and written out.

What is looked up is figures, dates and plain fields, and it enters a text as literal text.
"""

from __future__ import annotations

from ladokdoc.expressions.fields import FORMATS, Measure, Problem, Value
from ladokdoc.expressions.grammar import Expression, Malformed, Span, find, moved, read_at, unescape
from ladokdoc.expressions.values import Values, values

__all__ = [
    "FORMATS",
    "Expression",
    "Malformed",
    "Measure",
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
