"""Languages: each is named in the way that a screen reader knows, or it reads with the wrong voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.gate.document import Document, Fault

# Those with two letters, ISO 639-1. Of those with three there are thousands, and only their form is looked at.
_CODES = (
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz"
    " ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik"
    " io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml"
    " mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd"
    " se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi"
    " vo wa wo xh yi yo za zh zu"
    " "
)
# A language, and perhaps how it is written and where: BCP 47, 2.1.
_TAG = re.compile(
    r"([a-z]{2,3})(-[a-z]{4})?(-(?:[a-z]{2}|[0-9]{3}))?(-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*", re.IGNORECASE
)


def check(document: Document) -> Iterator[Fault]:
    """Parts whose language is no language. That the whole has one is seen to elsewhere."""
    for element in document.having["lang"]:
        said = element.get("lang", "").strip()
        if said and not _is_language(said):
            yield Fault(
                f'`lang="{said}"` är inget språk. Skriv dess kod, till exempel `sv`, `en` eller `se`.',
                element,
            )


def _is_language(said: str) -> bool:
    found = _TAG.fullmatch(said)
    return found is not None and (len(found[1]) == 3 or f" {found[1].lower()} " in _CODES)
