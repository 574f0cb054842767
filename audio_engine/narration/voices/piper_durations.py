"""How long each phoneme lasts is known inside every Piper network and told by none: here its tensor becomes an output.

A VITS network rounds the durations up with its one `Ceil`. To make that an output takes some thirty bytes: protobuf
merges what is written twice, so a graph that holds nothing but the output is appended to the file's own. The file
itself stays as it was published, whoever owns the folder that it is in, and no second copy is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

__all__ = ["duration_output", "with_output"]

_GRAPH: Final = 7
"""Fields of onnx.proto: of ModelProto, …"""
_NODE: Final = 1
_OUTPUT: Final = 12
"""… of GraphProto, …"""
_NODE_OUTPUT: Final = 2
_NODE_TYPE: Final = 4
"""… of NodeProto, …"""
_VALUE_NAME: Final = 1
"""… and of ValueInfoProto."""

_BYTES: Final = 2
"""The wire type of texts and messages."""
_FIXED: Final = {1: 8, 5: 4}


def duration_output(network: bytes) -> str | None:
    """The name of the tensor of durations in `network`, an ONNX file; None where there is not just one candidate."""
    try:
        graphs = [graph for field, graph in _fields(memoryview(network)) if field == _GRAPH]
        names = [name for graph in graphs for field, node in _fields(graph) if field == _NODE for name in _ceil(node)]
    except (IndexError, UnicodeDecodeError):
        return None
    return names[0] if len(names) == 1 else None


def with_output(network: bytes, name: str) -> bytes:
    """`network` with the tensor `name` as its last output."""
    value = _message(_VALUE_NAME, name.encode())
    return network + _message(_GRAPH, _message(_OUTPUT, value))


def _ceil(node: memoryview) -> list[str]:
    fields = [(field, bytes(text)) for field, text in _fields(node) if field in {_NODE_OUTPUT, _NODE_TYPE}]
    return [text.decode() for field, text in fields if field == _NODE_OUTPUT and (_NODE_TYPE, b"Ceil") in fields]


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview]]:
    """The texts and messages in `message`, each with the number of its field.

    Raises:
        IndexError: it is damaged.
    """
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        wire_type = key & 7
        if wire_type == 0:
            _, at = _varint(message, at)
        elif wire_type == _BYTES:
            length, at = _varint(message, at)
            if at + length > len(message):
                raise IndexError("a field longer than what holds it")
            yield key >> 3, message[at : at + length]
            at += length
        elif wire_type in _FIXED:
            at += _FIXED[wire_type]
        else:
            raise IndexError("an unknown wire type")


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while shift < 64:
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    raise IndexError("a number without end")


def _message(field: int, content: bytes) -> bytes:
    return bytes([field << 3 | _BYTES]) + _encoded(len(content)) + content


def _encoded(number: int) -> bytes:
    encoded = b""
    while number > 0x7F:
        encoded += bytes([number & 0x7F | 0x80])
        number >>= 7
    return encoded + bytes([number])
