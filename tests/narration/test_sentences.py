"""Where a sentence ends, and where only an abbreviation does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.narration.characters import clean_characters
from audio_engine.narration.sentences import split_sentences

FRENCH = """
M. Dupont est arrivé. | Il parle.
MM. Durand et Petit sont là. | Ils parlent.
Le Dr. Martin consulte. | Le Pr. Petit aussi.
Voir l'art. 49.3 de la Constitution. | Le texte passe.
Des fruits, p. ex. des pommes. | Fin.
En 52 av. J.-C. | César gagne.
En 52 av. J.-C. | Il gagne.
« C’est fini ! » a-t-il dit. | Puis il est parti.
« Nous partons. | Nous reviendrons. » | Il a souri.
Il a dit : « Non. » | Puis rien.
Il a rencontré J. K. Rowling à Londres. | Elle écrit.
Des pommes, etc. | Les prix montent.
Des pommes, des poires, etc., en hausse. | Fin.
Il hésite… | Puis il part.
Il hésite… puis il part.
Prenez de la vitamine C. | Les autres attendent.
La S.N.C.F. annonce une grève. | Les usagers râlent.
Il travaille à la S.N.C.F. | Les usagers râlent.
Voir p. 12 et chap. 3. | Merci.
Le 1er janv. 2024 débute. | Fin.
Rendez-vous bd. Voltaire. | Venez.
Quoi ?! | Non !
Qui ? | Moi ? | C’est moi.
C.-à-d. rien. | Fin.
Le taux est de 3.5 en mai. | Il baisse.
Karim M. a été condamné. | Il fait appel.
Le site lemonde.fr ferme. | Il rouvre.
« Bla. […] | Nous partons. »
(Il rit.) | Elle pleure.
1. Le texte est voté. | 2. Le budget passe.
Cela dure 5 min. | Les autres attendent.
Sans point final
Il part ! … | Elle reste.
"""
ENGLISH = """
Mr. Smith met Sen. Warren. | He left.
It starts at 8 p.m. Tuesday in D.C. on time. | Come.
He left at 8 p.m. | The show ended.
The U.S. said no. | It left.
The U.S. Senate voted. | The House did not.
He lives in the U.S. | Many do.
J. K. Rowling wrote it. | James T. Kirk read it.
Acme Inc. said on Jan. 5 that No. 10 agreed. | Fine.
He works for Acme Inc. | The firm is old.
“It’s over.” | He left.
“Stop!” he said. | “Go!”
See fig. 3 and p. 12. | Done.
Gen. Lee vs. Grant. | Done.
He will answer questions at 3 Church St. | To book, call us.
She works at 1600 Pennsylvania Ave. NW in Washington. | He does not.
The 2 St. Mary's schools at 10 St. James Rd. | They are old.
Lt. Col. John Kirk spoke. | Yes.
Is it? | Yes! | No… | Maybe.
He reads Yahoo! News in St. Louis. | She does not.
In 44 B.C. | Caesar fell.
Apples, pears, etc. | Prices rise.
Smith et al. found it. | Others did not.
"""


def _cases(text: str, language: str) -> list[tuple[str, str]]:
    return [(line, language) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("marked", "language"), [*_cases(FRENCH, "fr"), *_cases(ENGLISH, "en")])
def test_sentences_end_where_they_end(marked: str, language: str) -> None:
    sentences = [clean_characters(part) for part in marked.split(" | ")]

    assert split_sentences(" ".join(sentences), language) == sentences


@given(st.text(), st.sampled_from(["fr", "fr-be", "en-us", "de"]))
def test_nothing_is_lost(text: str, language: str) -> None:
    clean = clean_characters(text)

    assert "".join(split_sentences(clean, language)).replace(" ", "") == clean.replace(" ", "")


@given(st.text(alphabet=".!?…»” aA1M\"'("))
def test_no_sentence_is_without_words(text: str) -> None:
    sentences = split_sentences(clean_characters(text), "fr")

    assert all(any(c.isalnum() for c in sentence) for sentence in sentences[1:])
