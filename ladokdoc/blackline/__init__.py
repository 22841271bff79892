"""Two documents as one: the newer, with what was put in, taken away and moved marked in it.

It is made of the finished pages, by id, and knows nothing of plans or templates. Who accepts everything reads the
newer page, and who rejects everything, and puts what has moved back where it stood, the older.
"""

from __future__ import annotations

from ladokdoc.blackline.documents import Version, paragraphs
from ladokdoc.blackline.merging import merged

__all__ = ["Version", "merged", "paragraphs"]
