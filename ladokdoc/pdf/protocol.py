"""What passes between the command and the child that makes the PDF: messages of a kind, a length and their bytes.

The command sends jobs. The child answers each with the number of pages as soon as it knows it and then the PDF,
or at any time with what is wrong.
"""

from __future__ import annotations

import struct
from enum import Enum
from typing import BinaryIO, NamedTuple

_HEAD = struct.Struct(">cQ")


class Kind(Enum):
    """The kinds of a message. JOB: `{"html": text, "fonts": {name: path}, "cargo": …}` as JSON.

    TROUBLES: what is wrong with the page, `[[message, [tag, nth, id, line]], …]` as JSON. The rest are answers.
    """

    JOB = b"J"
    PAGES = b"N"
    PDF = b"P"
    RENDER_FAULT = b"R"
    TROUBLES = b"T"
    ENVIRONMENT_FAULT = b"E"


class Message(NamedTuple):
    """One message."""

    kind: Kind
    data: bytes


def send(stream: BinaryIO, message: Message) -> None:
    """Writes a message at once."""
    stream.write(_HEAD.pack(message.kind.value, len(message.data)))
    stream.write(message.data)
    stream.flush()


def receive(stream: BinaryIO) -> Message | None:
    """The next message; None where the other side has ended, be it in the middle of one."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    data = stream.read(length)
    return Message(Kind(kind), data) if len(data) == length else None
