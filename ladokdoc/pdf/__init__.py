"""HTML to PDF, in a process of its own.

WeasyPrint takes as long to import as a short plan takes to lay out. It is imported only in a child, which is
started before the content is read, and which can be stopped when something takes too long or too much memory.
"""

from __future__ import annotations

from ladokdoc.pdf.cargo import Attachment, Cargo, Property, Schema
from ladokdoc.pdf.faults import EnvironmentFault, RenderFault, Trouble
from ladokdoc.pdf.renderer import Renderer

__all__ = [
    "Attachment",
    "Cargo",
    "EnvironmentFault",
    "Property",
    "RenderFault",
    "Renderer",
    "Schema",
    "Trouble",
]
