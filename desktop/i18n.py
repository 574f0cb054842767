"""The language of the widgets: Qt's translators, for the same language as the engine's sentences."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from audio_engine.resources import resource
from audio_engine.text import interface_language

__all__ = ["CATALOGUES", "install_translators"]

CATALOGUES: Final = ("en", "fr")
"""The languages of `resources/i18n`. English stands in the code; its catalogue has the forms of plurals."""


def install_translators(application: QCoreApplication, language: str | None = None) -> list[QTranslator]:
    """Have widgets speak `language`, the reader's unless given: Qt's own dialogs too. Returns what was installed.

    Raises:
        FileNotFoundError: a catalogue is missing; the installation is not complete.
    """
    language = language or interface_language()
    if QLocale().language() is not QLocale(language).language():
        QLocale.setDefault(QLocale(language))  # dates and numbers in the language of the sentences around them
    files = [str(resource(f"i18n/souffleur_{language}.qm"))]
    if language != "en":
        files.insert(0, f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm")
    installed = []
    for file in files:  # the last is asked first
        translator = QTranslator(application)
        if not translator.load(file):
            raise FileNotFoundError(file)
        application.installTranslator(translator)
        installed.append(translator)
    return installed
