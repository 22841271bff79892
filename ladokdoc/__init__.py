"""ladokdoc: a formal plan and budget kept in git, proved and published."""

__version__ = "0.1.0"
