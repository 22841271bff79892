"""The files of the content, as bytes: from a folder, or from git (see `git`, which is imported when it is needed)."""

from ladokdoc.sources.files import CONTENT, GLOSSARY, MAX_BYTES, READ, YEAR, Files, Refusal
from ladokdoc.sources.folder import find_root, has_editions, is_root, read_folder

__all__ = [
    "CONTENT",
    "GLOSSARY",
    "MAX_BYTES",
    "READ",
    "YEAR",
    "Files",
    "Refusal",
    "find_root",
    "has_editions",
    "is_root",
    "read_folder",
]
