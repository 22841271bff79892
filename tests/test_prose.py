"""Markdown and expressions: what is read, where it stands, and what becomes of it."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import partial

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ladokdoc import prose
from ladokdoc.expressions import Expression
from ladokdoc.nodes import Mapping, Scalar, parse
from ladokdoc.nodes.origins import origins
from ladokdoc.places import Markup, Place, Source, Text
from ladokdoc.prose import Prose, headings, html, plain, read, read_plain
from ladokdoc.prose.markdown import MAX_NESTING
from ladokdoc.prose.reading import _SIMPLE, _Reader

CALM = settings(deadline=None)

VALUES = {"år": "2021", "x": "104 000", "y": "<b>*a*</b>", "q": '"Ladok"', "minus": "-5", "lista": "- a\n# b"}


def write(expression: Expression) -> str:
    return VALUES.get(expression.name, "…")


def text_of(value: str) -> Text:
    return Text.of_file(Source("content/2021/a.md", value))


def document(value: str) -> Prose:
    return read(text_of(value), headings=True)


def shown(value: str, shift: int = 0) -> str:
    """The HTML, with ~ for a no-break space."""
    return html(document(value), write, shift).strip().replace("\u00a0", "~")


def slice_of(source: Source, place: Place) -> str:
    start = source.start_of(place.line) + place.column - 1
    return source.text[start : source.start_of(place.end_line) + place.end_column - 1]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ""),
        ("Text\n", "<p>Text</p>"),
        ("a\nb\n\nc", "<p>a\nb</p>\n<p>c</p>"),
        ("*a* **b** `c d`", "<p><em>a</em> <strong>b</strong> <code>c d</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a  \nb\\\nc", "<p>a<br>b<br>c</p>"),
        ("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("```\nkod <x> 25 %\n```", "<pre><code>kod &lt;x&gt; 25 %\n</code></pre>"),
        ("```\n{{ år }}\n```", "<pre><code>{{ år }}\n</code></pre>"),
        ("&lt;b&gt; &amp; &quot;", "<p>&lt;b&gt; &amp; ”</p>"),
        ("~~a~~ | b | www.ladok.se", "<p>~~a~~ | b | www.ladok.se</p>"),
    ],
)
def test_markdown_becomes_html(written: str, expected: str) -> None:
    assert shown(written) == expected
    assert not document(written).faults


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{{ år }}. Text", "<p>2021. Text</p>"),
        ("{{ y }}", "<p>&lt;b&gt;*a*&lt;/b&gt;</p>"),
        ("{{ lista }}", "<p>- a\n# b</p>"),
        ("**{{ år }}** och *{{ år }}*", "<p><strong>2021</strong> och <em>2021</em></p>"),
        ("`{{ år }}` och ``{% x %}``", "<p><code>{{ år }}</code> och <code>{% x %}</code></p>"),
        (r"\{{ år }} och \\{{ år }}", r"<p>{{ år }} och \2021</p>"),
        (r"\{% x %} \{# y", "<p>{% x %} {# y</p>"),
        (r"\{{{ år }} *a*", "<p>{{{ år }} <em>a</em></p>"),
        ("- {{ år }}\n- b", "<ul>\n<li>2021</li>\n<li>b</li>\n</ul>"),
        ("{{ x\n| tal }} tkr", "<p>104~000~tkr</p>"),
        ("[{{ år }}](https://ladok.se)", '<p><a href="https://ladok.se">2021</a></p>'),
        ("{{ *a* }}*", "<p>{{ *a* }}*</p>"),
    ],
)
def test_an_expression_is_one_sign_of_the_text(written: str, expected: str) -> None:
    assert shown(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{{ x | tal }} tkr", "<p>104~000~tkr</p>"),
        ("*104* 000 **tkr**", "<p><em>104</em>~000~<strong>tkr</strong></p>"),
        ('"*Annan* merit"', "<p>”<em>Annan</em> merit”</p>"),
        ('**"a"** {{ q }}', "<p><strong>”a”</strong> ”Ladok”</p>"),
        ("25\n%", "<p>25~%</p>"),
        ("a\\\n-5 %", "<p>a<br>−5~%</p>"),
        ("från {{ minus }} till 2021-2023", "<p>från −5 till 2021–2023</p>"),
        ('`25 %` 25 %  "`"`"', "<p><code>25 %</code> 25~%  ”<code>&quot;</code>”</p>"),
        ("`25` %", "<p><code>25</code> %</p>"),
        ("*2021*-2023", "<p><em>2021</em>–2023</p>"),
        ("<https://ladok.se/5-10>", '<p><a href="https://ladok.se/5-10">https://ladok.se/5-10</a></p>'),
        ("[5-10 %](https://ladok.se/5-10)", '<p><a href="https://ladok.se/5-10">5–10~%</a></p>'),
    ],
)
def test_a_sentence_is_set_as_one(written: str, expected: str) -> None:
    assert shown(written) == expected


def test_plain_text_has_no_markup() -> None:
    read_ = document('## "Rubrik" {{ år }}\n\n*104*\n000 `kod` [länk](https://ladok.se)\\\nny\n\n- a\n- b')
    assert plain(read_, write) == "”Rubrik” 2021\n104 000 kod länk ny\na\nb"
    assert plain(document("{{ x }} *tkr*"), write) == "104\u00a0000\u00a0tkr"


def test_a_name_has_expressions_and_no_markdown() -> None:
    read_ = read_plain(text_of('*Budget* {{ år }} \\{{ <b> "x" 25 %\n'))
    assert html(read_, write) == "*Budget* 2021 {{ &lt;b&gt; ”x” 25\u00a0%\n"
    assert plain(read_, write) == "*Budget* 2021 {{ <b> ”x” 25\u00a0%"
    assert not read_.faults
    assert [f.rule for f in read_plain(text_of("a {{ b")).faults] == ["trasigt-uttryck"]


# Faults


@pytest.mark.parametrize(
    ("written", "rule", "at"),
    [
        ("a <b>c</b>", "ra-html", "<b>"),
        ("a <!-- b -->", "ra-html", "<!-- b -->"),
        ("a\n\n<div>\nb\n</div>", "ra-html", "<div>"),
        ("- a\n  <br>", "ra-html", "<br>"),
        ("![a {{ b }}](c.png)", "bild", "![a {{ b }}](c.png)"),
        ("![a][b]\n\n[b]: c.png", "bild", "![a][b]"),
        ("[a](javascript:alert(1))", "lank", "[a](javascript:alert(1))"),
        ("[a](JavaScript:x)", "lank", "[a](JavaScript:x)"),
        ("[a](java&#10;script:x)", "lank", "[a](java&#10;script:x)"),
        ("[a](data:text/html,x)", "lank", "[a](data:text/html,x)"),
        ("[a](file:///etc/passwd)", "lank", "[a](file:///etc/passwd)"),
        ("[a](/b)", "lank", "[a](/b)"),
        ("[a](//b.se)", "lank", "[a](//b.se)"),
        ("[a](b.md)", "lank", "[a](b.md)"),
        ("[a](www.ladok.se)", "lank", "[a](www.ladok.se)"),
        ("[a](https:x)", "lank", "[a](https:x)"),
        ("[a]()", "lank", "[a]()"),
        ("[a](#)", "lank", "[a](#)"),
        ("<ftp://a.se>", "lank", "<ftp://a.se>"),
        ("[](https://ladok.se)", "lank", "[](https://ladok.se)"),
        ("> a [b]\n\n[b]: c", "lank", "[b]"),
        ("[a](<https://b.se/{{ år }}>)", "lank", "[a](<https://b.se/{{ år }}>)"),
        ("[a](https://b.se/{{år}})", "lank", "[a](https://b.se/{{år}})"),
        ("[a](https://b.se/{{ år }})", "lank", "{{ år }}"),
        ("[a]({{ år }})", "lank", "{{ år }}"),
        ("[a]: https://b.se/{{ år }}", "lank", "{{ år }}"),
        ("# a", "rubriksteg", "# a"),
        ("a\n===", "rubriksteg", "a"),
        ("### a", "rubriksteg", "### a"),
        ("## a\n\n#### b", "rubriksteg", "#### b"),
        ("## a\n\n> ### b", "rubriksteg", "> ### b"),
        ("- ## b", "rubriksteg", "- ## b"),
        ("a {{ b", "trasigt-uttryck", "{{"),
        ("a {{ 1 + 1 }}", "trasigt-uttryck", "{{ 1 + 1 }}"),
        ("- a\n  {% b %}", "trasigt-uttryck", "{%"),
        ("> a\n> {{ b\n> c }}", "trasigt-uttryck", "{{ b\n> c }}"),
        ("## a {#b}", "trasigt-uttryck", "{#"),
        ("> " * (MAX_NESTING + 1) + "a", "for-djupt", ("> " * (MAX_NESTING + 1) + "a").strip()),
        ("- " * (MAX_NESTING // 2 + 1) + "a", "for-djupt", ("- " * (MAX_NESTING // 2 + 1) + "a").strip()),
    ],
)
def test_what_is_no_part_of_the_format_is_told_of(written: str, rule: str, at: str) -> None:
    read_ = document(written)
    assert [fault.rule for fault in read_.faults] == [rule]
    assert slice_of(Source("", written), read_.faults[0].place) == at
    assert read_.faults[0].message.endswith(".")
    assert read_.faults[0].hint.endswith((".", "`."))


@pytest.mark.parametrize(
    "written",
    [
        *("a < b > c", "5 <5 %", "a & b", "&nbsp;", r"\<b>", "`<b>`", "!a", "! [a](https://b.se)"),
        *(
            "[a](https://b.se/?c=1&d=2#e)",
            "[a](HTTP://b.se)",
            "[a](mailto:a@b.se)",
            "<a@b.se>",
            "[a](#kostnader)",
        ),
        *("[a]\n\n[a]: https://b.se", "[a] [b] (c)", "[not]: {{ år }} och mer", "[x] ({{ år }})"),
        *(
            "## a\n\n### b\n\n## c",
            "## a\n\n### b\n\n#### c",
            "a\n---",
            "{{ år }}",
            "}} { { a",
            r"\{{ a",
            "`{{`",
        ),
        *("> " * (MAX_NESTING - 1) + "a", "- " * (MAX_NESTING // 2 - 1) + "a"),
    ],
)
def test_what_is_part_of_the_format_is_not(written: str) -> None:
    assert not document(written).faults


@pytest.mark.parametrize(
    ("written", "at"), [("## a", "## a"), ("a\n\n# b", "# b"), ("a\n---", "---"), ("a\n=", "=")]
)
def test_a_cell_has_no_headings(written: str, at: str) -> None:
    read_ = read(text_of(written), headings=False)
    assert [fault.rule for fault in read_.faults] == ["rubriksteg"]
    assert slice_of(Source("", written), read_.faults[0].place) == at
    assert "<h" not in html(read_, write)
    assert headings(read_, write) == ()


def test_what_is_at_fault_is_shown_as_text() -> None:
    assert shown("a <b>c</b>") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>"
    assert shown("<script>\nx\n</script>") == "<p>&lt;script&gt;\nx\n&lt;/script&gt;</p>"
    assert shown("[a *b*](javascript:x) c") == "<p>a <em>b</em> c</p>"
    assert shown("![a](b.png)") == "<p>![a](b.png)</p>"
    assert shown("{{ 1+1 }} {%") == "<p>{{ 1+1 }} {%</p>"


def test_no_more_faults_are_told_of_than_anybody_reads() -> None:
    assert 100 < len(document("<b> " * 5000).faults) < 500


# Headings and links


def test_headings_have_ids_of_their_own() -> None:
    read_ = document("## Mål & medel {{ år }}\n\n### Mål\n\n### Mål\n\n### Mål-2\n\n### ”–”\n")
    found = headings(read_, write, {"avsnitt-mal"})
    assert [(heading.id, heading.level) for heading in found] == [
        ("avsnitt-mal-medel-2021", 2),
        ("avsnitt-mal-2", 3),
        ("avsnitt-mal-3", 3),
        ("avsnitt-mal-2-2", 3),
        ("avsnitt-rubrik", 3),
    ]
    assert found[0].text == "Mål & medel 2021"
    written = html(read_, write, 1, {"avsnitt-mal"})
    assert re.findall(r'<h(\d) id="([^"]*)">', written) == [(str(h.level + 1), h.id) for h in found]


def test_headings_go_no_deeper_than_html_has_them() -> None:
    assert re.findall(r"<(h\d)", shown("## a\n\n### b\n\n#### c\n\n##### d\n\n###### e", 2)) == [
        "h4",
        "h5",
        "h6",
        "h6",
        "h6",
    ]


def test_links_say_where_they_lead() -> None:
    written = "- a [b *c*](#kostnader)\n- <https://ladok.se>"
    read_ = document(written)
    assert [(link.href, written[slice(*link.span)]) for link in read_.links] == [
        ("#kostnader", "[b *c*](#kostnader)"),
        ("https://ladok.se", "<https://ladok.se>"),
    ]


def test_an_address_cannot_leave_its_attribute() -> None:
    assert shown('[a](<https://b.se/"onclick=x>)') == '<p><a href="https://b.se/%22onclick=x">a</a></p>'
    assert shown("[a](https://b.se/&quot;&lt;å&gt;)") == '<p><a href="https://b.se/%22%3Cå%3E">a</a></p>'


# Positions


def assert_places(source: Source, read_: Prose) -> None:
    """Every expression found, and each of its parts, is what stands at its place in the source."""
    for expression in read_.expressions:
        whole = slice_of(source, read_.locate(expression.start, expression.end))
        assert whole.startswith("{{")
        assert whole.endswith("}}")
        for span, said in (
            (expression.name_span, expression.name),
            (expression.field_span, expression.field),
            (expression.format_span, expression.format),
        ):
            assert (slice_of(source, read_.locate(*span)) if span else None) == said


@pytest.mark.parametrize(
    "written",
    [
        "{{ år }}",
        "a\n  b {{ år }}  \n\n\n c {{ x.belopp }}",
        "- a\n  b {{ år }}\n   c {{ x.y | tkr }} d",
        "- a\nlat {{ år }}\n1. - > b {{ x.y }}\n     > c {{ x.y }}\nlat {{ x.y }}",
        "> a {{ år }}\n>b {{ år }}\n>   c {{ år }}",
        "-\ta {{ år }}\n\tb {{ x.y }}\n\t\tc {{ x.y }}",
        ">\ta {{ år }}\n>\t\tb {{ x.y }}",
        "## a {{ år }} ##\n\n## {{ x.y }}\n\n a {{ år }}\nb {{ år }}\n---",
        "a\r\n- b {{ år }}\r\n  c {{ x.y }}\r\n\r\n{{ x.z }}",
        "a\0b\n\0{{ år }}\0 *c*",
        "[a {{ år }}](https://b.se) *{{ x.y }}*",
        "> {{ x.y\n> | tkr }} {{ år }}",
        "\u2003\n\u00a0\n*a* {{ år }}",
        "\\\n{{ år }}\\\n{{ x.y }}",
        "a  \n{{ år }}  \n{{ x.y }}",
        "[r]: https://b.se\n[r] {{ år }}\nb {{ x.y }}",
    ],
)
def test_an_expression_stands_where_it_says(written: str) -> None:
    source = Source("a.md", written)
    read_ = read(Text.of_file(source), headings=True)
    assert len(read_.expressions) == written.count("{{")
    assert_places(source, read_)


SIGNS = [
    *(
        "{{ år }}",
        "{{ x.y }}",
        "{{ x.y | tkr }}",
        "{{\nx.y }}",
        "{{ 1 }",
        "\\{{ a }}",
        "\n",
        "\n",
        "\n\n",
        " ",
        "  ",
    ),
    *(
        "- ",
        "* ",
        "1. ",
        "> ",
        "## ",
        "\t",
        "    ",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "<b>",
    ),
    *(
        "\\",
        "&amp;",
        "a",
        "B",
        "å",
        ".",
        "\r\n",
        "\r",
        "\0",
        "\u00a0",
        "\u2003",
        "---",
        "===",
        '"',
        "25 %",
        "-5",
        "]: x",
    ),
]
MARKDOWN = st.lists(st.sampled_from(SIGNS), max_size=24).map("".join)


@CALM
@given(MARKDOWN)
def test_places_in_any_file(written: str) -> None:
    source = Source("a.md", written)
    assert_places(source, read(Text.of_file(source), headings=True))
    assert_places(source, read_plain(Text.of_file(source)))


def scalar_text(path: str, data: str) -> tuple[Source, Text] | None:
    """The value of the first key of a YAML file, as loading makes a text of it."""
    parsed = parse(path, data.encode())
    if parsed.findings or parsed.source is None or not isinstance(parsed.root, Mapping):
        return None
    node = parsed.root.entries[0][1]
    if not isinstance(node, Scalar):
        return None
    source = parsed.source

    def locate(scalar: Scalar, start: int, end: int) -> Place:
        # The parser was shown blanks for tabs.
        found = origins(source.text.replace("\t", " "), scalar)
        return source.place(found[start], found[max(end - 1, start)] + 1)

    whole = source.place(node.start, node.end)
    return source, Text(node.value.rstrip("\n"), whole, partial(locate, node), Markup.BLOCK)


@CALM
@given(MARKDOWN, st.sampled_from(["|", ">", "|-", "|+", '"', "'"]), st.integers(1, 5))
@example("- a\n  {{ x.y | tkr }}", "|", 2)
def test_places_inside_yaml(written: str, style: str, indent: int) -> None:
    blanks = " " * indent
    if style in "\"'":
        quoted = (
            written.replace("'", "''") if style == "'" else written.replace("\\", "\\\\").replace('"', '\\"')
        )
        data = f"behov: {style}{quoted}{style}\n"
    else:
        data = f"behov: {style}\n" + "".join(f"{blanks}{line}\n" for line in ("a " + written).split("\n"))
    made = scalar_text("a.yaml", data)
    assume(made)
    assert made
    source, text = made
    for read_ in (read(text, headings=False), read_plain(text)):
        for expression in read_.expressions:
            place = read_.locate(*expression.name_span)
            assert slice_of(source, place) == expression.name


def test_a_place_inside_a_block_scalar() -> None:
    data = "behov: |\n    En rad.\n    - två {{ drift.belopp | tkr }}\n      tre {{ år }}\n"
    made = scalar_text("omraden/a.yaml", data)
    assert made
    first, second = read(made[1], headings=False).expressions
    assert first.format_span
    assert read(made[1], headings=False).locate(*first.format_span) == Place("omraden/a.yaml", 3, 29, 3, 32)
    assert read(made[1], headings=False).locate(second.start, second.end) == Place(
        "omraden/a.yaml", 4, 11, 4, 19
    )


# The short way for plain paragraphs


def assert_read_alike(written: str) -> None:
    """Where the short way may be taken, it comes to the same as the long one."""
    short, whole = _Reader(text_of(written)), _Reader(text_of(written))
    if _SIMPLE.fullmatch(written):
        short.simple()
        whole.markdown(True)
        assert short.prose() == whole.prose()
        assert short.faults == whole.faults


PLAIN = st.lists(
    st.text("aåÖ {}().,:;!?#-+=~|>'\"”–1290%$@^\u00a0\u2003\x0b/]", min_size=1, max_size=20).map(
        "B{}å".format
    )
    | st.sampled_from(["{{ år }}", "{{ x.y }} a", "a {{ 1 }}", "a"]),
    max_size=6,
).map("\n".join)


@CALM
@given(MARKDOWN | PLAIN)
@example("{{ x.y }}\n\n\nB (a) 5 > 3 - # ! ~ | ]\n{{ x\n\ny }}\n")
@example("a\n===")
@example("a \nb")
@example("a\n\u2003b")
@example("a\u2028b\x0bc")
@example("{% a %}\nb {{ c } d")
def test_plain_paragraphs_are_read_as_markdown_reads_them(written: str) -> None:
    assert_read_alike(written)


def test_the_short_way_is_taken() -> None:
    assert _SIMPLE.fullmatch("Budgeten för {{ år }} är 104 000 tkr.\nNästa mening.\n\n{{ år }} är ett år.\n")
    for written in [
        "- a",
        "1. a",
        "# a",
        "> a",
        "a *b*",
        "a\n---",
        "a\n===",
        "    a",
        "a  \nb",
        "a\\",
        "[a]",
        "`a`",
    ]:
        assert not _SIMPLE.fullmatch(written)


def test_markdown_it_is_imported_when_it_is_needed() -> None:
    code = (
        "import sys; from ladokdoc.prose import read; from ladokdoc.places import Source, Text\n"
        "for text in ('En mening om {{ år }}.', 'En *annan*.'):\n"
        "    read(Text.of_file(Source('a', text)), headings=True); print('markdown_it' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]


# What strangers may write


HTML = re.compile(
    r"</?(?:p|em|strong|code|pre|ul|li|blockquote|a|h[2-6]|ol)>|<(?:br|hr)>"
    r'|<ol start="[0-9]+">|<h[2-6] id="avsnitt-[a-z0-9-]+">|<a href="[^"<>\s]+">|&(?:amp|lt|gt|quot);|[^<>&"]'
)


@CALM
@given(MARKDOWN | st.text(max_size=60))
def test_the_html_is_safe(written: str) -> None:
    for read_ in (document(written), read_plain(text_of(written))):
        made = html(read_, write)
        assert HTML.sub("", made) == ""
        opened = re.findall(r"<(/?)(p|em|strong|code|pre|ul|ol|li|blockquote|a|h\d)\b", made)
        stack: list[str] = []
        for closes, name in opened:
            if closes:
                assert stack.pop() == name
            else:
                stack.append(name)
        assert not stack
        assert "<" not in plain(read_, write) or "<" in written + VALUES["y"]


# What is repeated, how often, and what comes after.
REPEATED = [
    *(("[", 50_000, ""), ("![", 5000, ""), ("*a_ ", 20_000, ""), ("_*", 5000, ""), ("`", 1_000_000, "")),
    *(("> ", 1000, "a"), ("> > a\n", 2000, ""), ("- ", 10_000, "a"), (">\n", 5000, ""), ("# a\n", 3000, "")),
    *(("[a](", 5000, ""), ('[a](x "', 5000, ""), ("[a](<b", 5000, ""), ("[x][", 3000, "\n\n[x]: y")),
    *(
        ("[a\n", 3000, ""),
        ("<", 20_000, ""),
        ("<a ", 10_000, ""),
        ("<!--", 10_000, ""),
        ("<x y='", 10_000, ""),
    ),
    *(
        ("&", 20_000, ""),
        ("\\", 30_000, ""),
        ("{", 30_000, ""),
        ("{{ a ", 5000, ""),
        ("{{ a.b }} ", 4000, ""),
    ),
    *(("](x{{ a }} ", 3000, ""), ("{% ", 5000, ""), ("\n", 100_000, "<"), (" ", 100_000, "<")),
    *(("a\n", 5000, "<"), ("a  \n", 3000, ""), ("<b>", 5000, ""), ("a**b", 5000, "")),
]


@pytest.mark.validator
@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(("unit", "times", "after"), REPEATED, ids=[repr(case[0]) for case in REPEATED])
def test_no_text_takes_long_or_fails(unit: str, times: int, after: str) -> None:
    assert html(document("a" * (unit in "\n ") + unit * times + after), write)


def test_steps_down_a_list() -> None:
    assert html(document("".join(" " * (2 * depth) + "- a\n" for depth in range(300))), write)


def test_prose_says_what_it_offers() -> None:
    assert set(prose.__all__) >= {"Prose", "headings", "html", "plain", "read", "read_plain"}
