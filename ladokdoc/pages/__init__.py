"""Plan to HTML: a view of ready strings, worked out in pure functions, and templates that place them."""

from __future__ import annotations

from ladokdoc.pages.composing import Beside
from ladokdoc.pages.faults import FOLDER, TemplateFault
from ladokdoc.pages.locating import Place, template
from ladokdoc.pages.page import Page, page
from ladokdoc.pages.templates import Templates, sample

__all__ = ["FOLDER", "Beside", "Page", "Place", "TemplateFault", "Templates", "page", "sample", "template"]
