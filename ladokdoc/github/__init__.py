"""A pull request on GitHub, from the side of the one who reviews it: one comment that is kept up to date, and
suggestions that a writer accepts in the browser.

What is told is worked out here, by the program of the main branch, from the content as data. Nothing that a pull
request brings with it is run.
"""

from __future__ import annotations

from ladokdoc.github.api import Api, GitHubFault
from ladokdoc.github.commenting import Outcome, comment
from ladokdoc.github.documents import Document, documents, documents_as_markdown
from ladokdoc.github.pulls import Pull, find_pull
from ladokdoc.github.suggesting import Suggestion, suggest, suggestions

__all__ = [
    "Api",
    "Document",
    "GitHubFault",
    "Outcome",
    "Pull",
    "Suggestion",
    "comment",
    "documents",
    "documents_as_markdown",
    "find_pull",
    "suggest",
    "suggestions",
]
