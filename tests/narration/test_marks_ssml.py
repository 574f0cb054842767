"""SSML: what our voices can do is done, the rest is reported, and hostile XML is one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.errors import UnusableInputError
from audio_engine.limits import SSML_MAX_DEPTH
from audio_engine.narration.article import Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.marks_ssml import read_ssml

DOCUMENT = """<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE speak PUBLIC "-//W3C//DTD SYNTHESIS 1.0//EN" "http://www.w3.org/TR/speech-synthesis/synthesis.dtd">
<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="fr-FR">
  <metadata>of the file</metadata>
  Avant tout.
  <p><s>Bonjour   à
     tous</s> <s>Fini.</s></p>
  <p xml:lang="fr-FR">Ici<mark name="x"/> aussi.</p>
</speak>"""


def _marked(inside: str) -> list[tuple[str, MarkKind, str]]:
    """What the one paragraph of `inside` is marked with: the words, and how they are said."""
    (paragraph,) = read_ssml(f"<speak xml:lang='fr'>{inside}</speak>").paragraphs
    return [(paragraph.text[m.start : m.end], m.kind, m.value) for m in paragraph.marks]


def test_a_document_has_its_paragraphs_and_its_language() -> None:
    article = read_ssml(DOCUMENT)

    assert article.language == "fr-fr"
    assert article.problems == ()
    assert article.paragraphs == (
        Paragraph(Kind.BODY, "Avant tout."),
        Paragraph(Kind.BODY, "Bonjour à tous Fini.", (Mark(15, 15, MarkKind.PAUSE, "0.4"),)),
        Paragraph(Kind.BODY, "Ici aussi."),
    )


@pytest.mark.parametrize(
    ("inside", "marks"),
    [
        ("l’<sub alias='Organisation'>ONU</sub>", [("ONU", MarkKind.RESPELLING, "Organisation")]),
        ("<phoneme alphabet='ipa' ph='ɕi'> Xi </phoneme> a", [("Xi", MarkKind.IPA, "ɕi")]),
        ("<phoneme ph='ɕi'>Xi</phoneme>", [("Xi", MarkKind.IPA, "ɕi")]),
        ("<say-as interpret-as='characters'>HEC</say-as>", [("HEC", MarkKind.LETTERS, "")]),
        ("<say-as interpret-as='spell-out'>HEC</say-as>", [("HEC", MarkKind.LETTERS, "")]),
        ("<say-as interpret-as='cardinal'>XIV</say-as>", [("XIV", MarkKind.SAY_AS, "cardinal")]),
        ("<say-as interpret-as='ordinal'>2</say-as>", [("2", MarkKind.SAY_AS, "ordinal")]),
        ("<say-as interpret-as='date'>3/4</say-as>", [("3/4", MarkKind.SAY_AS, "date")]),
        ("<say-as interpret-as='telephone'>1</say-as>", [("1", MarkKind.SAY_AS, "telephone")]),
        ("<lang xml:lang='en_US'>Wall Street</lang>", [("Wall Street", MarkKind.LANGUAGE, "en-us")]),
        ("<s xml:lang='en'>Hi.</s>", [("Hi.", MarkKind.LANGUAGE, "en")]),
        ("<voice name='amy'>Hi</voice>", [("Hi", MarkKind.VOICE, "amy")]),
        (
            "<lang xml:lang='en'>a <lang xml:lang='de'>b</lang></lang>",
            [("a b", MarkKind.LANGUAGE, "en"), ("b", MarkKind.LANGUAGE, "de")],
        ),
        ("a<break time='250ms'/>b", [("", MarkKind.PAUSE, "0.25")]),
        ("a<break time='2s' strength='weak'/>b", [("", MarkKind.PAUSE, "2")]),
        ("a<break/>b", [("", MarkKind.PAUSE, "0.5")]),
        ("a.<break strength='none'/>b", [("", MarkKind.PAUSE, "0")]),
        ("<s>a</s><break time='3s'/><s>b</s>", [("", MarkKind.PAUSE, "3")]),
        ("<s>a.</s><s>b</s>", []),
        ("<w>a</w> <token>b</token>", []),
    ],
)
def test_what_our_voices_can_do_is_marked(inside: str, marks: list[tuple[str, MarkKind, str]]) -> None:
    assert _marked(inside) == marks


@pytest.mark.parametrize(
    ("inside", "text", "problem"),
    [
        ("<prosody rate='slow'>lent</prosody>", "lent", "<prosody> is not known to our voices"),
        ("<emphasis>fort</emphasis>", "fort", "<emphasis>"),
        ("<audio src='x.wav'>bruit</audio>", "bruit", "<audio>"),
        ("<amazon:effect name='whispered'>bas</amazon:effect>", "bas", "<amazon:effect>"),
        ("<sub>ONU</sub>", "ONU", "<sub> is not followed: its “alias” is missing."),
        ("<phoneme ph='9'>Xi</phoneme>", "Xi", "“9” is not in the phonetic alphabet"),
        ("<phoneme alphabet='x-sampa' ph='a'>Xi</phoneme>", "Xi", "the alphabet “x-sampa” is not known"),
        ("<say-as interpret-as='time'>8h</say-as>", "8h", "“time” is left to the rules of the language"),
        ("<lang xml:lang='9'>a</lang>", "a", "“9” is no language code"),
        ("<voice gender='male'>a</voice>", "a", "its “name” is missing"),
        ("a<break time='soon'/>", "a", "“soon” is no time"),
        ("a<break time='11s'/>", "a", "10 s at most"),
        ("a<break strength='mighty'/>", "a", "“mighty” is no strength of a break"),
    ],
)
def test_what_they_cannot_do_is_reported_and_its_text_stays(inside: str, text: str, problem: str) -> None:
    article = read_ssml(f"<speak>{inside}</speak>")

    assert [(p.text, p.marks) for p in article.paragraphs] == [(text, ())]
    assert len(article.problems) == 1
    assert problem in article.problems[0]


def test_a_break_between_paragraphs_belongs_to_the_next_and_at_the_end_to_the_last() -> None:
    article = read_ssml("<speak><p>a</p><break time='1s'/><p>bc</p><break time='2s'/></speak>")

    assert [p.marks for p in article.paragraphs] == [
        (),
        (Mark(0, 0, MarkKind.PAUSE, "1"), Mark(2, 2, MarkKind.PAUSE, "2")),
    ]


@pytest.mark.parametrize(
    ("ssml", "sentence"),
    [
        ("", "no well-formed XML"),
        ("Bonjour", "no well-formed XML; line 1"),
        ("<speak>\n<s>a</speak>", "no well-formed XML; line 2"),
        ("<speak>a\0</speak>", "no well-formed XML"),
        ("<p>a</p>", "its first element is “p”"),
        ("<speak>&eacute;</speak>", "no well-formed XML"),
        ("<!DOCTYPE speak [<!ENTITY a 'b'>]><speak>&a;</speak>", "declares entities"),
        ("<!DOCTYPE speak SYSTEM 'file:///etc/passwd'><speak>&a;</speak>", "no well-formed XML"),
        ("<speak>" + "<s>" * SSML_MAX_DEPTH + "</s>" * SSML_MAX_DEPTH + "</speak>", "nested too deeply"),
        ("<speak>" + "<s>" * 5000 + "</s>" * 5000 + "</speak>", "no well-formed XML"),
    ],
)
def test_xml_that_cannot_be_used_is_one_sentence(ssml: str, sentence: str) -> None:
    with pytest.raises(UnusableInputError, match=sentence):
        read_ssml(ssml)


@given(
    st.lists(
        st.sampled_from(["<s>", "</s>", "<p>", "</p>", "<break/>", "a", " ", "b.", "<sub alias='x'>", "</sub>", "é"])
    ).map("".join)
)
def test_any_text_is_an_article_or_one_sentence(inside: str) -> None:
    try:
        article = read_ssml(f"<speak>{inside}</speak>")
    except UnusableInputError:
        return

    for paragraph in article.paragraphs:
        assert paragraph.text == " ".join(paragraph.text.split())
        assert all(0 <= mark.start <= mark.end <= len(paragraph.text) for mark in paragraph.marks)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<s>a</s><s>b</s>", "a b"),
        ("a<break/>b", "a b"),
        ("a<break/>, b", "a, b"),
        ("a <break/> b", "a b"),
        ("<emphasis>a</emphasis>b", "ab"),
    ],
)
def test_words_are_parted_where_there_is_silence(inside: str, text: str) -> None:
    assert [paragraph.text for paragraph in read_ssml(f"<speak>{inside}</speak>").paragraphs] == [text]
