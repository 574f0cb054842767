"""The window's texts are all in the catalogue, all in French, and the compiled catalogue is the one of the text."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from desktop.i18n import CATALOGUES, install_translators
from tests.desktop.pseudolocale import pseudo
from tools.desktop_texts import LANGUAGES, Catalogue, problems, untranslated, update

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desktop.watched_application import WatchedApplication

FRENCH = [
    (source, "".join(form.itertext()))
    for _, source, translation in Catalogue("fr").messages()
    for form in (translation.findall("numerusform") or [translation])
    if translation.get("type") != "unfinished"
]


@pytest.fixture
def french(qapp: WatchedApplication) -> Iterator[None]:
    before = QLocale()
    translators = install_translators(qapp, "fr")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_current_translated_and_compiled(language: str) -> None:
    assert problems(Catalogue(language)) == []


def test_a_stale_catalogue_would_be_noticed(tmp_path: Path) -> None:
    copy = Catalogue("fr", tmp_path)
    copy.text.write_bytes(Catalogue("fr").text.read_bytes())
    update(copy)
    text = copy.text.read_text(encoding="utf-8")
    copy.text.write_text(text.replace("<source>Quit</source>", "<source>Leave</source>"), encoding="utf-8")

    found = problems(copy)

    assert f"{copy.text.name}: not translated: MainWindow: Quit" in found
    assert f"{copy.text.name}: stale" in found


def test_a_compiled_catalogue_of_other_words_would_be_noticed(tmp_path: Path) -> None:
    copy = Catalogue("fr", tmp_path)
    copy.text.write_bytes(Catalogue("fr").text.read_bytes())
    copy.compiled.write_bytes(b"")

    assert f"{copy.compiled.name}: stale" in problems(copy)


def test_words_are_taken_over_only_where_there_are_none(tmp_path: Path) -> None:
    copy = Catalogue("fr", tmp_path)

    update(copy, {"Quit": "Quitter", "Dark": "Sombre"})
    update(copy, {"Quit": "S’en aller"})

    words = {source: translation.text for _, source, translation in copy.messages()}
    assert (words["Quit"], words["Dark"]) == ("Quitter", "Sombre")
    assert "MainWindow: Window" in untranslated(copy)


@pytest.mark.parametrize(("english", "translated"), FRENCH)
def test_the_french_has_the_same_placeholders(english: str, translated: str) -> None:
    assert _placeholders(translated) == _placeholders(english)


@pytest.mark.parametrize(("english", "translated"), FRENCH)
def test_french_typography(english: str, translated: str) -> None:
    assert "'" not in translated, f"typographic apostrophes: {english}"
    assert not re.search(r"[ \u00a0\w][;:!?](\s|$)", translated), f"narrow no-break spaces: {english}"
    assert "« " not in translated, f"narrow no-break spaces: {english}"


@pytest.mark.usefixtures("french")
def test_widgets_and_qts_own_dialogs_speak_french() -> None:
    assert QCoreApplication.translate("MainWindow", "Quit") == "Quitter"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    assert QLocale().toString(1.5, "f", 1) == "1,5"


def test_every_catalogue_can_be_installed(qapp: WatchedApplication) -> None:
    for language in CATALOGUES:
        for translator in install_translators(qapp, language):
            qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale("en"))


def test_the_pseudolocale_is_two_fifths_longer_and_keeps_placeholders() -> None:
    assert len(pseudo("Everything that was stored is here")) >= 1.4 * len("Everything that was stored is here")
    assert "{0}" in pseudo("“{0}” is transcribed.")


def _placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None) + re.findall("%n", text)
