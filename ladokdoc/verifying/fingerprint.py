"""A fingerprint of something in a PDF with all that it leads to, so that two files can be held against each other."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

# How it is packed, the way back up, and what is compared letter by letter.
_LEFT_OUT = frozenset(
    {"/Length", "/Filter", "/DecodeParms", "/Parent", "/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode"}
)


class Fingerprints:
    """Fingerprints of the things of one file; each is worked out once."""

    def __init__(self) -> None:
        # The thing is kept beside its fingerprint, so that no other gets its place in memory.
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of(self, thing: Any) -> bytes:
        """The fingerprint of a thing: the same for the same contents, whatever their numbers are in the file."""
        thing = thing.get_object() if isinstance(thing, IndirectObject) else thing
        if not isinstance(thing, dict | list):
            return repr(thing).encode("utf-8", "surrogatepass")
        if id(thing) not in self._known:
            self._known[id(thing)] = thing, b"leads back"
            self._known[id(thing)] = thing, sha256(b"\0".join(self._parts(thing))).digest()
        return self._known[id(thing)][1]

    def _parts(self, thing: Any) -> list[bytes]:
        if isinstance(thing, list):
            return [b"list", *map(self.of, thing)]
        inside = [bytes(thing.get_data())] if isinstance(thing, StreamObject) else []
        if isinstance(thing, DictionaryObject):
            for key in sorted(thing.keys() - _LEFT_OUT):
                inside += [key.encode("utf-8", "surrogatepass"), self.of(thing.raw_get(key))]
        return [b"dictionary", *inside]
