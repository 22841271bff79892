"""Bytes of a YAML file to nodes that know where they stand, and the faults found on the way.

YAML is used for its shape only: every value is the text that the writer typed.
Nodes are made from the parser's events and never from its composer, which crashes on deep nesting in C and
gives up early in Python.
This room alone knows ruamel.yaml; its C parser is used where it is installed, and the nodes are the same
either way.
"""

from __future__ import annotations

from typing import NamedTuple

from ladokdoc.findings import Finding
from ladokdoc.nodes.building import Stop, build
from ladokdoc.nodes.decoding import conflict, decode, decomposed, structural_tabs
from ladokdoc.nodes.events import Broken
from ladokdoc.nodes.kinds import MERGE, Mapping, Node, Scalar, Sequence, Unreadable
from ladokdoc.places import Source

__all__ = [
    "MERGE",
    "Mapping",
    "Node",
    "Parsed",
    "Scalar",
    "Sequence",
    "Unreadable",
    "conflict",
    "decode",
    "decomposed",
    "parse",
]


class Parsed(NamedTuple):
    """What a YAML file came to.

    source: the decoded text; None where the file could not be decoded.
    root: the top node; None for an empty file and for one that cannot be read.
    readable: false where the file stopped being read, so that what it says is unknown.
    """

    source: Source | None
    root: Node | None
    findings: tuple[Finding, ...]
    readable: bool


def parse(path: str, data: bytes) -> Parsed:
    """The nodes of a YAML file; faults are findings, and no input raises."""
    source, findings = decode(path, data)
    if source is None:
        return Parsed(None, None, findings, False)
    findings = (*findings, *decomposed(source))
    if clash := conflict(source):
        return Parsed(source, None, (*findings, clash), False)
    # Parsers disagree about tabs, so none of them is shown one; a blank has the same width.
    text = source.text.replace("\t", " ")
    try:
        built = build(source, text)
    except Stop as stop:
        return Parsed(source, None, (*findings, *stop.findings), False)
    except Broken as broken:
        from ladokdoc.nodes.diagnosis import diagnose

        return Parsed(source, None, (*findings, diagnose(source, broken)), False)
    tabs = structural_tabs(source, built.scalars)
    found = sorted((*findings, *built.findings, *tabs), key=lambda finding: finding.place)
    return Parsed(source, built.root, tuple(found), True)
