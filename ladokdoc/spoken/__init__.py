"""Amounts in running text: found, and held against the figures of the plan that they speak of."""

from ladokdoc.spoken.amounts import Spoken, find
from ladokdoc.spoken.binding import Binder, Said, Verdict
from ladokdoc.spoken.known import Plan

__all__ = ["Binder", "Plan", "Said", "Spoken", "Verdict", "find"]
