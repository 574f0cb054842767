"""What a model's licence lets a newsroom do, shown before anything is downloaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from audio_engine.models.catalogue import CatalogueEntry
from audio_engine.text import tr

__all__ = ["Terms", "licence_in_card", "licence_note", "restrictions", "terms_of"]

_LICENCE_LINE = re.compile(r"^[\s*#-]*licen[cs]e\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_LICENCE_MAX_CHARACTERS: Final = 200


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person agrees to with a model. `size_bytes` 0 and `licence` None where the catalogue does not know."""

    name: str
    licence: str | None
    restrictions: str
    address: str
    """Where the model comes from, for a browser."""
    size_bytes: int
    model_card: str | None = None
    """What the publisher says, where that must be read because nobody has written the licence down."""

    def to_json(self) -> dict[str, Any]:
        """The event `licence`, less its kind."""
        return {
            "name": self.name,
            "licence": self.licence,
            "restrictions": self.restrictions,
            "address": self.address,
            "size_bytes": self.size_bytes or None,
            "model_card": self.model_card,
        }


def terms_of(entry: CatalogueEntry, address: str, model_card: str | None = None) -> Terms:
    """The terms of `entry`, which comes from `address`."""
    licence = entry.licence or (licence_in_card(model_card) if model_card else None)
    return Terms(entry.name, licence, restrictions(licence), address, entry.size_bytes, model_card)


def restrictions(licence: str | None) -> str:
    """What `licence` asks of who uses the model, in one or two sentences."""
    key = (licence or "").upper().replace("-", " ")
    if not key:
        return tr("Nobody has recorded its licence: read its model card before you publish anything made with it.")
    if "NC" in key.split():
        return tr("Not for commercial use. A newsroom that earns money needs its author’s consent.")
    known = {
        ("CC0", "UNLICENSE", "PUBLIC DOMAIN"): tr("Free for any use."),
        ("MIT", "APACHE"): tr("Free for any use; whoever passes the model on passes its licence on with it."),
        ("CC BY SA",): tr(
            "Name its author where you publish; a changed model must be passed on under the same licence."
        ),
        ("CC BY",): tr("Name its author where you publish."),
        ("AGPL", "GPL"): tr("Free for any use; a changed model must be passed on under the same licence."),
    }
    read_it = tr("Read its licence before you publish anything made with it.")
    return next((asked for beginnings, asked in known.items() if key.startswith(beginnings)), read_it)


def licence_in_card(card: str) -> str | None:
    """The licence that a model card names in a line of its own; None where there is no such line."""
    found = _LICENCE_LINE.search(card)
    if found is None:
        return None
    return " ".join(found[1].split())[:_LICENCE_MAX_CHARACTERS] or None


def licence_note(entry: CatalogueEntry, licence: str | None, address: str) -> bytes:
    """The file that says it where the publisher has put none beside the model: in English, always the same bytes."""
    lines = (
        f"Model: {entry.name}",
        f"From: {address}",
        f"Revision: {entry.revision}",
        f"Licence: {licence or 'not recorded; see the model card'}",
        "",
        "This note was written by Souffleur, because the publisher has put no licence file beside the model.",
        "The licence is the one that the publisher declares.",
    )
    return ("\n".join(lines) + "\n").encode()
