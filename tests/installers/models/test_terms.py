"""What is said of a licence, and where it is found."""

from __future__ import annotations

import pytest

from audio_engine.models.catalogue import catalogue
from audio_engine.models.kinds import ModelKind
from installers.models.sources import source_of
from installers.models.terms import licence_in_card, restrictions


@pytest.mark.parametrize(
    ("licence", "asked"),
    [
        ("MIT", "passes its licence on"),
        ("Apache-2.0", "passes its licence on"),
        ("CC0", "Free for any use."),
        ("CC BY 4.0", "Name its author where you publish."),
        ("CC BY-SA 4.0", "under the same licence"),
        ("CC BY-NC-SA 4.0", "Not for commercial use"),
        ("cc-by-nc-4.0", "Not for commercial use"),
        ("AGPL-3.0", "under the same licence"),
        ("See https://example.org/licence", "Read its licence"),
        (None, "Nobody has recorded its licence"),
    ],
)
def test_what_a_licence_asks(licence: str | None, asked: str) -> None:
    assert asked in restrictions(licence)


def test_every_licence_of_the_catalogue_is_understood() -> None:
    licences = {entry.licence for kind in ModelKind for entry in catalogue(kind)}

    assert not [licence for licence in licences if "Read its licence" in restrictions(licence)]


@pytest.mark.parametrize(
    ("card", "licence"),
    [
        ("# Card\n\n* License: CC BY 4.0\n", "CC BY 4.0"),
        ("Licence : Domaine public\r\n", "Domaine public"),
        ("---\nlicense: mit\n---\n", "mit"),
        ("The licence: is mentioned in a sentence only\n", None),
        ("* License:\n", None),
        ("* License: " + "x" * 500, "x" * 200),
        ("", None),
    ],
)
def test_a_card_names_it_in_a_line_of_its_own(card: str, licence: str | None) -> None:
    assert licence_in_card(card) == licence


def test_every_voice_has_a_place_in_the_repository() -> None:
    places = {e.name: source_of(e).folder for e in catalogue(ModelKind.PIPER) if e.revision}

    assert places["fr_FR-siwis-medium"] == "fr/fr_FR/siwis/medium/"
    assert places["sr_RS-serbski_institut-medium"] == "sr/sr_RS/serbski_institut/medium/"
    assert all(place.count("/") == 4 for place in places.values())
