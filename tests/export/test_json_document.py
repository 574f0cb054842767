from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, ValidationError

from audio_engine.export import render
from audio_engine.export.legible import without_surrogates
from audio_engine.resources import resource
from audio_engine.transcript import FORMAT, Doubt, ReviewState, SegmentState, Transcript, Word
from tests.export.interviews import english, french, segment, transcript
from tests.export.strategies import any_transcripts, valid_transcripts

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA: dict[str, Any] = json.loads(resource("schemas/souffleur-transcript-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


@given(valid_transcript=valid_transcripts)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_keeps_the_schema_and_can_be_read_again(valid_transcript: Transcript) -> None:
    document = json.loads(render(valid_transcript, "json"))

    VALIDATOR.validate(document)
    assert json.dumps(Transcript.from_json(document).to_json()) == json.dumps(document)
    assert document == json.loads(without_surrogates(json.dumps(valid_transcript.to_json(), ensure_ascii=False)))


@pytest.mark.parametrize("interview", [french, english])
def test_nothing_is_lost_on_the_way_through_a_file(interview: Callable[[], Transcript]) -> None:
    assert Transcript.from_json(json.loads(render(interview(), "json"))) == interview()


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    content = render(transcript(segment(1, 0.0, 1.0, "a\ud83db")), "json")

    assert json.loads(content)["segments"][0]["text"] == "a\ufffdb"


@given(any_transcript=any_transcripts)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_transcript_is_strict_json(any_transcript: Transcript) -> None:
    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is no JSON")

    assert json.loads(render(any_transcript, "json").decode(), parse_constant=refuse)["format"] == FORMAT


def test_a_number_that_json_cannot_hold_costs_nothing_else() -> None:
    said = transcript(segment(1, 0.0, 1.0, "a", words=(Word("a", 0.0, 1.0, float("nan")),)))

    assert json.loads(render(said, "json"))["segments"][0]["words"] == [
        {"text": "a", "start_s": 0.0, "end_s": 1.0, "confidence": 0.0}
    ]


def test_the_schema_is_a_schema_and_strict_everywhere() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    objects = [SCHEMA, *(definition for definition in SCHEMA["$defs"].values() if "properties" in definition)]

    assert all(o["additionalProperties"] is False and set(o["required"]) == set(o["properties"]) for o in objects)


def test_the_schema_knows_every_value_of_every_enum() -> None:
    definitions = SCHEMA["$defs"]

    assert definitions["segment"]["properties"]["state"]["enum"] == list(SegmentState)
    assert definitions["segment"]["properties"]["doubt"]["items"]["enum"] == list(Doubt)
    assert definitions["review"]["properties"]["state"]["enum"] == list(ReviewState)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update(format="souffleur-transcript/2"),
        lambda d: d.update(unknown=1),
        lambda d: d.pop("gaps"),
        lambda d: d["segments"][0].update(start_s=-1),
        lambda d: d["segments"][0].update(state="sure"),
        lambda d: d["segments"][0]["words"][0].update(confidence=1.5),
        lambda d: d["segments"][0]["words"][0].pop("end_s"),
        lambda d: d["recording"].update(sha256="AB"),
        lambda d: d["review"].update(state="approved"),
        lambda d: d["engine"].update(recogniser="somebody"),
    ],
)
def test_a_document_that_breaks_the_contract_is_refused(spoil: Callable[[dict[str, Any]], object]) -> None:
    document = french().to_json()
    spoil(document)

    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)
