"""The change version: who accepts everything reads the newer document, and who rejects everything the older."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from ladokdoc.blackline import Version, merged
from ladokdoc.blackline.tree import parse, write
from ladokdoc.expressions import values
from ladokdoc.loading import load
from ladokdoc.pages import Templates, page
from ladokdoc.sources import Files, read_folder
from tests.conftest import CASES

ROOTS = {"2021": Path(__file__).parents[1], "allt": CASES / "allt"}
ABOUT = '<section class="andringsblad"><h2>Ändringar</h2></section>'
# Elements that are compared too; a column that only one side has is there on both, with nothing in it.
FORMED = {"table", "thead", "tbody", "tr", "caption", "ul", "ol", "li", "p", "pre", "blockquote"}
FORMED |= {"h1", "h2", "h3", "h4", "h5", "h6", "br", "hr"}
# What only sets apart what stands instead of something.
INSTEAD = ' class="i-stallet"'
# What of the change version is about the changes, and no part of either document.
ABOUT_CHANGES = {"kalla", "flytt", "skillnad", "andringsblad"}


def page_of(name: str) -> str:
    project = load(read_folder(ROOTS[name]), [2021])
    edition = project.editions[0].edition
    assert edition
    return page(edition, values(edition, project.earlier), Templates(None)).html


@pytest.fixture(scope="module", params=ROOTS)
def html(request: pytest.FixtureRequest) -> str:
    return page_of(request.param)


def seeds(number: int) -> list[object]:
    """So many beginnings of chance, of which the first four are tried every day."""
    return [pytest.param(seed, marks=pytest.mark.validator if seed >= 2 else ()) for seed in range(number)]


def both(old: str, new: str, places: Mapping[str, str] = {}) -> str:
    made = merged(Version(old), Version(new, places), ABOUT, {"all": "ins { color: green }"})
    return made.replace(INSTEAD, "")


def accepted(html: str) -> str:
    """What a change version says to who accepts everything."""
    root = parse(html)
    around = {part: element for element in root.iter() for part in element}
    for line in find(root, "flyttad-bort"):
        around[line].remove(line)
    return said(root, {"del", "borttagen"})


def rejected(html: str) -> str:
    """What it says to who rejects everything, and puts what has moved back to where a line leads to it."""
    root = parse(html)
    around = {part: element for element in root.iter() for part in element}
    moved, lines = find(root, "flyttad"), find(root, "flyttad-bort")
    led = [moved_around(root, around, line) for line in lines]
    assert sorted(map(id, led)) == sorted(map(id, moved)), "each line leads to one thing that has moved"
    for thing in moved:
        around[thing].remove(thing)
    for line, thing in zip(lines, led, strict=True):
        home = around[line]
        home[list(home).index(line)] = thing
    return said(root, {"ins", "ny"})


def find(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def moved_around(root: Element, around: Mapping[Element, Element], line: Element) -> Element:
    """The moved thing that the link of a line leads into."""
    (target,) = [link.get("href", "")[1:] for link in line.iter("a")]
    (found,) = [element for element in root.iter() if element.get("id") == target]
    while "flyttad" not in found.get("class", "").split():
        found = around[found]
    return found


def read(html: str) -> str:
    """What a page says."""
    return said(parse(html), set())


def said(root: Element, silent: set[str]) -> str:
    """All that a page says and in what form, without blanks and drawings, and without some names or classes."""
    body = root.find("body")
    assert body is not None
    found: list[str] = []
    _say(body, found, {*silent, *ABOUT_CHANGES, "script", "style", "svg"})
    return re.sub(r"\s", "", "".join(found))


def _say(element: Element, found: list[str], silent: set[str]) -> None:
    if not {element.tag, *element.get("class", "").split()} & silent:
        found.append(f"<{element.tag}>" if element.tag in FORMED else "")
        found.append(element.text or "")
        for part in element:
            _say(part, found, silent)
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
         '<ins>studie-administration</ins>'),
        ('se <a href="#x">här</a>', 'se <a href="#y">där</a>', 'se <del><span>här</span></del>'
         '<ins><a href="#y">där</a></ins>'),
        ("a b c d", "a x y d", "a <del>b c</del><ins>x y</ins> d"),
    ],
)  # fmt: skip
def test_words_are_marked(old: str, new: str, expected: str) -> None:
    assert running(old, new) == expected


def test_an_amount_tells_what_it_was_is_and_the_difference() -> None:
    row = '<body><table><tbody><tr><th id="drift">Drift</th><td>{}</td></tr></tbody></table></body>'
    made = both(row.format("8\u00a0500"), row.format("8\u00a0000,5"), {"drift": "budget.yaml:9"})
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
    line = '<span class="anm flytt">”Behov”: <a href="#rad">flyttas till Andra</a></span>'
    assert f'<tr class="flyttad-bort"><td>{line}</td></tr>' in made
    assert (
        '<tr id="rad" class="flyttad"><td>Behov <span class="anm flytt">Flyttas hit från Första</span></td></tr>'
        in made
    )
    assert accepted(made) == read(new)
    assert rejected(made) == read(old)


def test_a_line_that_moves_to_other_columns_is_told_whole_with_where_to_and_where_from() -> None:
    def of(id: str, column: str, row: str) -> str:
        heads = f'<th scope="col">Post</th><th scope="col" id="{id}_{column}">{column}</th>'
        return (
            f'<table id="{id}"><caption>Tabell {id}</caption><thead><tr>{heads}</tr></thead>'
            f"<tbody>{row}</tbody></table>"
        )

    row = '<tr><th scope="row" id="drift">Drift</th><td>8</td></tr>'
    old = f"<body>{of('a', 'utfall-2019', row)}{of('b', 'budget-2021', '')}</body>"
    new = f"<body>{of('a', 'utfall-2019', '')}{of('b', 'budget-2021', row.replace('8', '9'))}</body>"
    made = both(old, new)
    assert "<del>8</del>" in made
    assert "<ins>9</ins>" in made
    assert "skillnad" not in made  # what was spent one year is no budget of another
    assert "Flyttas till Tabell b" in made
    assert "Flyttas hit från Tabell a" in made
    assert (accepted(made), rejected(made)) == (read(new), read(old))


def test_what_has_another_id_now_is_the_same_thing() -> None:
    old = '<body><div class="mal" id="a"><p>Ett mål att nå.</p></div><p><a href="#a">målet</a></p></body>'
    new = (
        '<body><div class="mal" id="b"><p>Ett mål att nå i år.</p></div><p><a href="#b">målet</a></p></body>'
    )
    made = merged(Version(old, {"a": "x.yaml:1"}, now={"a": "b"}), Version(new, {"b": "x.yaml:2"}), ABOUT, {})
    assert '<p>Ett mål att nå<ins> i år</ins>. <span class="anm kalla">x.yaml:2</span></p>' in made
    assert '<p><a href="#b">målet</a></p>' in made


def test_what_is_only_numbered_anew_has_no_note() -> None:
    goal = '<body><div class="mal" id="a"><span class="nr">{}</span> <p>Ett mål.</p></div></body>'
    made = both(goal.format("1.1"), goal.format("2.1"), {"a": "x.yaml:1"})
    assert '<del class="omnumrerad">' in made
    assert "kalla" not in made


def table(*rows: str) -> str:
    head, *lines = ([cell.split("/") for cell in row.split(" | ")] for row in rows)
    heads = "".join(f'<th scope="col" class="{kind}" id="t_{name}">{name}</th>' for name, kind in head)
    body = "".join(
        f'<tr><th scope="row" id="{line[0][0]}">{line[0][0]}</th>'
        + "".join(f'<td headers="t_{head[n][0]}">{cell}</td>' for n, (cell,) in enumerate(line[1:], 1))
        + "</tr>"
        for line in lines
    )
    columns = "".join(f'<col class="{name}">' for name, _ in head)
    return f'<table id="t"><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def test_a_table_of_another_year_is_laid_own_column_over_own_and_other_columns_are_new_or_gone() -> None:
    old = table("Post/ | utfall-2019/ | budget-2021/egen", "drift | 8~100 | 8~500", "stod | 5 | 7")
    new = table(
        "Post/ | budget-2021/ | budget-2022/egen | andel/", "drift | 8~500 | 9~500 | 99", "stod | 7 | 7 | 1"
    )
    # The older one stands alone, and the newer, being wide, in a section.
    old, new = old.replace("~", "\u00a0"), new.replace("~", "\u00a0")
    made = both(f"<body><div>{old}</div></body>", f'<body><section class="rullbar">{new}</section></body>')
    cells = re.findall(r"<t[dh][ >].*?</t[dh]>", made)
    words = [re.sub(r"<(?!/?(?:ins|del)>)[^>]*>", "", cell) for cell in cells]
    assert [word.strip().replace("\u00a0", "~") for word in words] == [
        "Post", "<del>utfall-2019</del>", "<ins>budget-2021</ins>", "<del>budget-2021</del><ins>budget-2022</ins>",
        "<ins>andel</ins>",
        "drift", "<del>8~100</del>", "<ins>8~500</ins>", "<del>8~500</del><ins>9~500</ins> (+1~000)",
        "<ins>99</ins>",
        "stod", "<del>5</del>", "<ins>7</ins>", "7", "<ins>1</ins>",
    ]  # fmt: skip
    assert made.count("<col ") == 5
    assert accepted(made) == read(f"<body>{new}</body>")
    assert rejected(made) == read(f"<body>{old}</body>")


def test_columns_in_another_order_are_told_as_two_tables() -> None:
    old, new = table("Post/ | a/ | b/", "drift | 1 | 2"), table("Post/ | b/ | a/", "drift | 2 | 1")
    made = both(f"<body>{old}</body>", f"<body>{new}</body>")
    assert made.count("<table") == 2


def test_a_page_laid_into_itself_has_no_marks(html: str) -> None:
    made = both(html, html)
    assert "<ins" not in made
    assert "<del" not in made
    assert read(made) == read(html)


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


@pytest.mark.parametrize("seed", seeds(25))
def test_accepting_all_reads_as_new_and_rejecting_all_as_old(html: str, seed: int) -> None:
    old, new = shaken(html, seed), shaken(html, seed + 1000)
    made = both(old, new)
    assert accepted(made) == read(new)
    assert rejected(made) == read(old)
    ids = re.findall(r' id="([^"]+)"', made)
    assert len(ids) == len(set(ids))


# Real editions, in which what a writer does has been done at random


def edited(data: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Content in which amounts, names, words, posts, areas and paragraphs have been changed, taken away and moved."""
    made = {path: text.decode() for path, text in data.items()}
    for _ in range(chance.randint(2, 8)):
        path = chance.choice([path for path in sorted(made) if "/2021/" in path])
        made[path] = chance.choice(_EDITS)(made[path], chance)
    return {path: text.encode() for path, text in made.items()}


def _amounts(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r"(?<=belopp: )[0-9 ]+$", text, re.MULTILINE))
    return (
        _put(text, chance.choice(found), f"{chance.randint(1, 999)} {chance.randint(100, 999)}")
        if found
        else text
    )


def _names(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r"(?<=(?:namn|brik): )\w.*$", text, re.MULTILINE))
    return (
        _put(text, chance.choice(found), chance.choice(["Ett nytt namn", "Drift, åter", "Övrigt"]))
        if found
        else text
    )


def _words(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r"(?<= )[a-zåäö]{4,}(?= [a-zåäö])", text))
    return (
        _put(text, chance.choice(found), chance.choice(["", "något annat", "**viktigt**"])) if found else text
    )


def _without(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r"^      - id: .*\n        namn: .*\n        belopp: .*\n", text, re.MULTILINE))
    return _put(text, chance.choice(found), "") if found else text


def _moved(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r"^(      - [a-z-]+\n)(      - [a-z-]+\n)", text, re.MULTILINE))
    one = chance.choice(found) if found else None
    return _put(text, one, one[2] + one[1]) if one else text


def _rows(text: str, chance: random.Random) -> str:
    head, *rows = re.split(r"(?m)^(?=  - id: )", text)
    if not head.startswith("rubrik:") or len(rows) < 2:
        return text
    chance.shuffle(rows)
    return head + "".join(rows[chance.randint(0, 1) :])


def _put(text: str, at: re.Match[str], words: str) -> str:
    return text[: at.start()] + words + text[at.end() :]


_EDITS = (_amounts, _names, _words, _words, _without, _moved, _rows)


def next_year(data: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """The same as the plan of the year after, mostly with the year before in a column."""
    made = {path.replace("/2021/", "/2022/"): text for path, text in data.items()}
    plan, budget = "content/2022/plan.yaml", "content/2022/budget.yaml"
    made[plan] = made[plan].replace("år: 2021".encode(), "år: 2022".encode())
    if chance.random() < 0.7:
        made[budget] = made[budget].replace(b"tabeller:", b"kolumner:\n  - budget-2021\ntabeller:", 1)
    return {**data, **made}


@pytest.mark.parametrize("seed", seeds(20))
def test_of_two_real_plans_too_accepting_all_reads_as_new_and_rejecting_all_as_old(seed: int) -> None:
    chance = random.Random(seed)
    data = dict(read_folder(ROOTS["2021"]).data)
    new = edited(data, chance)
    years = (2021, 2021)
    if seed % 2:
        new = {**next_year(new, chance), **{path: text for path, text in data.items() if "/2021/" in path}}
        years = (2021, 2022)
    old_page, new_page = (edition_page(files, year) for files, year in zip((data, new), years, strict=True))
    made = both(old_page, new_page)
    assert accepted(made) == read(new_page)
    assert rejected(made) == read(old_page)
    assert "<ins" in made or "<del" in made
    ids = re.findall(r' id="([^"]+)"', made)
    assert len(ids) == len(set(ids))
    tables = re.compile(r'<table class="belopp[^>]* id="([a-z]+)"')
    if tables.findall(old_page) == tables.findall(new_page):
        # Own column over own: no table is there twice.
        assert made.count('<table class="belopp') == new_page.count('<table class="belopp')


def edition_page(data: dict[str, bytes], year: int) -> str:
    files = Files(data)
    project = load(files, files.years())
    (edition,) = (loaded.edition for loaded in project.editions if loaded.year == year)
    assert edition
    return page(edition, values(edition, project.earlier), Templates(None)).html
