"""GitHub's API over HTTP: JSON in, JSON out, page by page.

Python's own client is enough for the few calls that are made, and the only one here that knows the net.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from time import sleep
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

VERSION = "2022-11-28"
_NEXT = re.compile(r'<([^>]+)>;\s*rel="next"')
# What is wrong at GitHub and not with what was asked.
_PASSING = {500, 502, 503, 504}
_TRIES = 3
_SECONDS = 30
_MAX_PAGES = 50


class GitHubFault(Exception):
    """GitHub does not do what was asked: one sentence in Swedish. status: of the answer, 0 where none came."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class _StayHere(HTTPRedirectHandler):
    """A redirect would carry the token to wherever it leads."""

    def redirect_request(self, *_: Any) -> None:
        """Follows none."""


class Api:
    """The API of one repository.

    url: of the API, "https://api.github.com" or that of a server of one's own. repository: "owner/name".
    pause: seconds to wait before the second try, doubled before the third.
    """

    def __init__(self, url: str, repository: str, token: str, pause: float = 1.0) -> None:
        """Raises GitHubFault where the words cannot be an address and a repository."""
        parts = urlsplit(url)
        local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
        if parts.scheme != "https" and not (parts.scheme == "http" and local):
            raise GitHubFault(f"{url} är ingen adress till GitHub. Ange en som börjar med https://.")
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
            raise GitHubFault(f"{repository or 'Inget'} är inget namn på ett arkiv. Ange ägare/namn.")
        self._url = url.rstrip("/")
        self._base = f"{self._url}/repos/{repository}"
        self._token = token
        self._pause = pause
        self._opener = build_opener(_StayHere())

    def get(self, path: str) -> Any:
        """What is at a path of the repository, such as "/pulls/3". Raises GitHubFault."""
        return self._ask("GET", self._base + path)[0]

    def list(self, path: str, inside: str = "") -> Iterator[Any]:
        """Everything of a list, over all its pages. inside: the key that it stands under. Raises GitHubFault."""
        url = self._base + path + ("&" if "?" in path else "?") + "per_page=100"
        for _ in range(_MAX_PAGES):
            found, link = self._ask("GET", url)
            yield from found.get(inside, ()) if inside else found
            following = _NEXT.search(link)
            if not following or not following[1].startswith(self._url):
                return
            url = following[1]

    def send(self, method: str, path: str, body: dict[str, Any]) -> Any:
        """Makes (POST) or changes (PATCH) what is at a path. Raises GitHubFault."""
        return self._ask(method, self._base + path, json.dumps(body).encode())[0]

    def _ask(self, method: str, url: str, body: bytes | None = None) -> tuple[Any, str]:
        request = Request(
            url,
            data=body,
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                "User-Agent": "ladokdoc",
                "X-GitHub-Api-Version": VERSION,
            },
        )
        for number in range(_TRIES):
            try:
                with self._opener.open(request, timeout=_SECONDS) as answer:
                    return json.loads(answer.read() or b"null"), answer.headers.get("Link", "")
            except HTTPError as error:
                # A change is not tried again: it may have been made although the answer says otherwise.
                if error.code not in _PASSING or method != "GET" or number + 1 == _TRIES:
                    raise GitHubFault(_told(error), error.code) from None
            except (URLError, TimeoutError, ConnectionError) as error:
                if method != "GET" or number + 1 == _TRIES:
                    why = getattr(error, "reason", error)
                    raise GitHubFault(f"GitHub svarar inte ({why}). Kör steget igen.") from None
            except ValueError:
                raise GitHubFault("GitHub svarade med något annat än JSON. Kör steget igen.") from None
            sleep(self._pause * 2**number)
        raise AssertionError("the last try returns or raises")


def _told(error: HTTPError) -> str:
    with error:
        try:
            said = str(json.loads(error.read()).get("message", ""))
        except (ValueError, AttributeError, OSError):
            said = ""
    hints = {
        401: "Kontrollera att GITHUB_TOKEN är satt.",
        403: "Kontrollera att arbetsflödet har rättigheten pull-requests: write.",
        404: "Kontrollera arkivets namn och att arbetsflödet har rättigheten pull-requests: write.",
        422: "Det som skickades stämmer inte med pull requesten, som kan ha ändrats. Kör steget igen.",
    }
    hint = hints.get(error.code, "Kör steget igen.")
    return f"GitHub svarade {error.code}{f' ({said})' if said else ''}. {hint}"
