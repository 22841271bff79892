"""What a finished PDF still needs to be read aloud well, done on its objects just before they are written.

Each step is a function of the tag tree. All of them together must be linear in the number of objects.
"""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]

from ladokdoc.pdf.tagging import TagTree, number


def finish(_: object, pdf: Any) -> None:
    """The finisher of `Document.write_pdf`."""
    tree = TagTree.of(pdf)
    for step in (margins_to_artifacts, headers_with_scope, index_of_ids, bodies_of_list_items):
        step(tree)


def margins_to_artifacts(tree: TagTree) -> None:
    """Running headers are marked as decoration of the page. WeasyPrint leaves them in elements outside the tree."""
    for page in tree.pages():
        owners = tree.owners(page)
        loose = {mark for mark, owner in enumerate(owners) if number(owner) not in tree.numbers}
        operators = tree.operators(page)
        for index, operator in enumerate(operators):
            if loose and operator == b"BDC" and operators[index - 1].get("MCID") in loose:
                operators[index - 2 : index] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
        for mark in loose:
            owners[mark] = "null"


def headers_with_scope(tree: TagTree) -> None:
    """Heading cells say whether they head a column or a row, for readers that do not follow references."""
    for cell in tree.elements:
        if cell["S"] == "/TH":
            section = tree.parent(tree.parent(cell))
            cell["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"


def index_of_ids(tree: TagTree) -> None:
    """An index of the elements that are referred to by id, which ISO 32000 asks for where there are any."""
    found = sorted(
        ((element["ID"].data, element) for element in tree.elements if "ID" in element), key=_by_id
    )
    if not found:
        return
    names = pydyf.Array()
    for id, element in found:
        names.extend((id, element.reference))
    leaf = pydyf.Dictionary({"Limits": pydyf.Array([found[0][0], found[-1][0]]), "Names": names})
    tree.pdf.add_object(leaf)
    top = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
    tree.pdf.add_object(top)
    tree.root["IDTree"] = top.reference


def bodies_of_list_items(tree: TagTree) -> None:
    """What an item holds stands in its body. WeasyPrint makes one for text alone, not for paragraphs."""
    for item in tree.elements:
        loose = [kid for kid in tree.children(item) if kid["S"] not in ("/Lbl", "/LBody")]
        if item["S"] == "/LI" and loose:
            body = tree.new("/LBody", item)
            for kid in loose:
                kid["P"] = body.reference
                body["K"].append(kid.reference)
            moved = {kid.reference for kid in loose}
            item["K"] = pydyf.Array([kid for kid in item["K"] if kid not in moved] + [body.reference])


def _by_id(found: tuple[bytes, Any]) -> bytes:
    return found[0]
