"""The change version: who accepts everything reads the newer document, and who rejects everything the older."""

from __future__ import annotations

import random
import re
from copy import deepcopy
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from ladokdoc.blackline import Places, merged
from ladokdoc.blackline.tree import parse, write
from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.pages import Templates, page
from ladokdoc.sources import read_folder
from tests.conftest import CASES

ROOTS = {"2021": Path(__file__).parents[1], "allt": CASES / "allt"}
NOWHERE = Places({}, {})
ABOUT = '<section class="andringsblad"><h2>Ändringar</h2></section>'
ACCEPTED, REJECTED = ("del", "borttagen"), ("ins", "ny")


def page_of(name: str) -> str:
    project = load(read_folder(ROOTS[name]), [2021])
    edition = project.editions[0].edition
    assert edition
    return page(edition, values(edition, project.earlier), Templates(None)).html


@pytest.fixture(scope="module", params=ROOTS)
def html(request: pytest.FixtureRequest) -> str:
    return page_of(request.param)


def both(old: str, new: str, places: Places = NOWHERE) -> str:
    return merged(old, new, places, ABOUT, {"all": "ins { color: green }"})


def said(html: str, without: tuple[str, str] = ("", "")) -> str:
    """All that a page says, without blanks and drawings, and without the elements of a name or a class."""
    body = parse(html).find("body")
    assert body is not None
    found: list[str] = []
    _say(body, found, without)
    return re.sub(r"\s", "", "".join(found))


def _say(element: Element, found: list[str], without: tuple[str, str]) -> None:
    classes = set(element.get("class", "").split())
    silent = element.tag in ("script", "style", "svg", without[0])
    if not silent and not classes & {without[1], "anm", "andringsblad"}:
        found.append(element.text or "")
        for part in element:
            _say(part, found, without)
    found.append(element.tail or "")


def running(fragment: str, other: str) -> str:
    """Two paragraphs as one, as HTML."""
    made = both(f"<body><p>{fragment}</p></body>", f"<body><p>{other}</p></body>")
    found = re.search(r"<p>(.*?)</p>", made, re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ett två tre", "ett två tre", "ett två tre"),
        ("ett två tre", "ett fyra tre", "ett <del>två</del><ins>fyra</ins> tre"),
        ("ett tre", "ett två tre", "ett <ins>två </ins>tre"),
        ("ett två, tre", "ett, två tre", "ett<ins>,</ins> två<del>,</del> tre"),
        ("studie-<em>administration</em>", "studie-administration", "<del>studie-<em>administration</em></del>"
         "<ins>studie-administration</ins>"),
        ('se <a href="#x">här</a>', 'se <a href="#y">där</a>', 'se <del><span>här</span></del>'
         '<ins><a href="#y">där</a></ins>'),
        ("a b c d", "a x y d", "a <del>b c</del><ins>x y</ins> d"),
    ],
)  # fmt: skip
def test_words_are_marked(old: str, new: str, expected: str) -> None:
    assert running(old, new) == expected


def test_an_amount_tells_what_it_was_is_and_the_difference() -> None:
    row = '<body><table><tbody><tr><th id="drift">Drift</th><td>{}</td></tr></tbody></table></body>'
    made = both(row.format("8\u00a0500"), row.format("8\u00a0000,5"), Places({}, {"drift": "budget.yaml:9"}))
    assert (
        "<td><del>8\u00a0500</del><ins>8\u00a0000,5</ins> "
        '<span class="anm skillnad">(−499,5)</span></td>' in made.replace("&#160;", "\u00a0")
    )
    assert '<th id="drift">Drift <span class="anm kalla">budget.yaml:9</span></th>' in made


def test_what_is_moved_says_from_where_and_to_where() -> None:
    area = '<table class="omrade"><caption><h3 id="{}">{}</h3></caption><tbody>{}</tbody></table>'
    row = '<tr id="rad"><td>Behov</td></tr>'
    old = area.format("a", "Första", row) + area.format("b", "Andra", "")
    new = area.format("a", "Första", "") + area.format("b", "Andra", row)
    made = both(f"<body>{old}</body>", f"<body>{new}</body>")
    assert '<tr class="borttagen"><td class="borttagen"><del>Behov</del> <span class="anm flytt">' in made
    assert "Flyttad till Andra" in made
    assert "Flyttad från Första" in made
    assert made.count('id="rad"') == 1


def test_a_page_laid_into_itself_has_no_marks(html: str) -> None:
    made = both(html, html)
    assert "<ins" not in made
    assert "<del" not in made
    assert said(made) == said(html)


def shaken(html: str, seed: int) -> str:
    """A page in which something has happened to a few of its elements."""
    chance = random.Random(seed)
    root = parse(html)
    for _ in range(chance.randint(1, 6)):
        around = {part: element for element in root.iter() for part in element}
        places = [
            part for part in around if part.tag in ("tr", "p", "li", "section", "table", "td", "div", "th")
        ]
        part = chance.choice(places)
        what = chance.choice(["words", "words", "away", "twice", "move"])
        if what == "words":
            texts = [
                one for one in part.iter() if (one.text or "").strip() and one.tag not in ("script", "title")
            ]
            if texts:
                one = chance.choice(texts)
                words = (one.text or "").split(" ")
                words[chance.randrange(len(words))] = chance.choice(
                    ["nytt", "", "8\u00a0500", "ett par ord till"]
                )
                one.text = " ".join(words)
        elif part.tag in ("tr", "p", "li", "table"):
            home = around[part]
            if what in ("away", "move"):
                home.remove(part)
            if what in ("twice", "move"):
                copy = deepcopy(part)
                if what == "twice":
                    for one in copy.iter():
                        one.attrib.pop("id", None)
                homes = list(root.iter(home.tag))
                chosen = chance.choice(homes) if what == "move" else home
                chosen.insert(chance.randint(0, len(chosen)), copy)
    return write(root)


@pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=pytest.mark.validator if seed >= 4 else ()) for seed in range(25)]
)
def test_accepting_all_reads_as_new_and_rejecting_all_as_old(html: str, seed: int) -> None:
    old, new = shaken(html, seed), shaken(html, seed + 1000)
    made = both(old, new)
    assert said(made, ACCEPTED) == said(new)
    assert said(made, REJECTED) == said(old)
    ids = re.findall(r' id="([^"]+)"', made)
    assert len(ids) == len(set(ids))
