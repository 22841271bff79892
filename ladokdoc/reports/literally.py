"""Text in Markdown on GitHub that is shown as it stands, whatever a stranger has put in it.

GitHub looks for people, references, addresses and emoji in what Markdown has become, so that neither a backslash nor an
entity hides them; a comment that nobody sees, between the signs that would be one, does.
"""

from __future__ import annotations

import re

from ladokdoc.reports.excerpts import shown

_SPECIAL = re.compile(
    # With & for what an entity would become: GitHub looks for mentions when they are signs again.
    r"[\\`*_{}\[\]<>|~$&]"
    # What GitHub makes a mention, a reference to an issue, a link or a picture of, without any sign of Markdown.
    r"|(?P<parted>#(?=\w)|@(?=\w)|(?<![^\W_])(?:GH(?=-[0-9])|www(?=\.))|:(?=//)|:(?=[\w+-]+:))"
    r"|^(?=[-+=#>]|[0-9]+[.)])",
    re.MULTILINE | re.IGNORECASE,
)


def escaped(text: str) -> str:
    """A text that Markdown shows as it stands, in which nobody is mentioned and nothing leads to somewhere else."""

    def escape(match: re.Match[str]) -> str:
        sign = match.group()
        return f"{sign}<!-- -->" if match["parted"] else f"\\{sign}" if sign else "\u200b"

    return _SPECIAL.sub(escape, shown(text))
