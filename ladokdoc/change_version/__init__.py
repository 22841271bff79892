"""The change version: the whole document with what was put in and taken away marked, and first what it comes to."""

from __future__ import annotations

from ladokdoc.change_version.making import change_version

__all__ = ["change_version"]
