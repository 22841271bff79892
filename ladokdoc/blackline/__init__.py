"""Two documents as one: the newer, with what was put in and what was taken away marked in it.

It is made of the finished pages, by id, and knows nothing of plans or templates. Who accepts everything reads the
newer page, and who rejects everything the older.
"""

from __future__ import annotations

from ladokdoc.blackline.merging import Places, merged

__all__ = ["Places", "merged"]
