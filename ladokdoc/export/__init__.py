"""The plan as data: JSON with a published schema, CSV for each table, a workbook, and a data package of them all.

What is exported says the same as the document: expressions are filled in, and what the checker proved is what stands
there.
"""

from __future__ import annotations

from ladokdoc.export.bundle import DataFile, files, plan_json
from ladokdoc.export.schema import schema_json

__all__ = ["DataFile", "files", "plan_json", "schema_json"]
