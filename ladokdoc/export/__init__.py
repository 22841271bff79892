"""The plan as data: JSON with a published schema, CSV for each table, a workbook, and a data package of them all.

What is exported says the same as the document: expressions are filled in, and what the checker proved is what stands
there. Waivers and places are about the writing of the plan and are left out.
"""

from __future__ import annotations

from ladokdoc.export.datasets import DataFile, files
from ladokdoc.export.meaning import MEANING, meaning
from ladokdoc.export.plan import plan_json
from ladokdoc.export.schema import schema_json

__all__ = ["MEANING", "DataFile", "files", "meaning", "plan_json", "schema_json"]
