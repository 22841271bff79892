"""Whether a repository may have a plan that is tagged as decided, without asking git.

To ask git takes as long as a tenth of a check, and most projects have no such tag.
"""

from __future__ import annotations

from pathlib import Path

TAG = "beslutad-"


def may_be_decided(root: Path) -> bool:
    """Whether to ask git. In a repository that keeps its tags in a way of its own, it is asked."""
    here = root.absolute()
    found = next((folder / ".git" for folder in (here, *here.parents) if (folder / ".git").exists()), None)
    if found is None:
        return False
    if not found.is_dir() or (found / "reftable").exists():
        return True
    packed = found / "packed-refs"
    return any((found / "refs/tags").glob(f"{TAG}*")) or (
        packed.exists() and f" refs/tags/{TAG}".encode() in packed.read_bytes()
    )
