"""An audio desk's minute in the real window: paste an article, mend what would be said wrongly, publish it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import mutagen
import pytest

from tests.scenarios.desktop import clipboard_source
from tests.scenarios.desktop.screen import Desktop, Person, wait_until

ARTICLE: Final = """# Le budget de la ville atteint 1,2 Md€

La salle, bâtie au XVIe siècle, sera rénovée. Le CRZV a donné son accord lundi.

## Trois ans de travaux

Szczepańska dirige le chantier. Il durera trois ans.
"""
SURNAME: Final = (330, 330)
"""Where the surname stands in the window."""
MOST_ACTIONS: Final = 15

ENGLISH: Final = {"articles": "Articles", "say": "Say it like", "publish": "Publish the article"}
FRENCH: Final = {"articles": "Articles", "say": "Prononcer ainsi", "publish": "Publier l’article"}
FRENCH_SYSTEM: Final = {"LANG": "fr_FR.UTF-8", "LC_ALL": "", "LANGUAGE": "fr_FR.UTF-8", "SOUFFLEUR_LANGUAGE": ""}


@contextmanager
def copied(display: str, text: Path) -> Iterator[None]:
    """Another program in which `text` was copied."""
    command = [sys.executable, clipboard_source.__file__, str(text)]
    surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "copied"
        try:
            yield
        finally:
            process.kill()


class Hands:
    """The person, counted: a key, a click and a typed word are one action each."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.actions = 0

    def press(self, key: str) -> None:
        self.actions += 1
        self.person.press(key)

    def press_until(self, *keys: str, title: str) -> None:
        """Press keys that work once the program has thought; whoever sees the screen presses them once."""
        self.actions += len(keys)
        for _ in range(20):
            self.person.press(*keys)
            if self.person.finds(title, 2.0):
                return

    def write(self, text: str) -> None:
        self.actions += 1
        self.person.write(text)

    def double_click(self, x: int, y: int) -> None:
        self.actions += 1
        self.person.double_click(x, y)


@pytest.mark.parametrize(
    ("system", "titles"), [({}, ENGLISH), (FRENCH_SYSTEM, FRENCH)], ids=["an English system", "a French system"]
)
def test_from_a_pasted_article_to_a_published_file(
    desktop: Desktop, person: Person, tmp_path: Path, system: dict[str, str], titles: dict[str, str]
) -> None:
    text = tmp_path / "article.md"
    text.write_text(ARTICLE, encoding="utf-8")
    hands = Hands(person)
    with copied(person.display, text):
        desktop.start(**system)
        person.sees("Interviews")
        hands.press("ctrl+2")
        person.sees(titles["articles"])
        hands.press("ctrl+v")
        wait_until(lambda: desktop.ask(lambda library: library.articles()), "the article is read")
    title = "Le budget de la ville atteint 1,2 Md€"
    person.waits_for(title)

    hands.press_until("F8", "ctrl+l", title=titles["say"])  # the doubt, once it is shown: nobody knows this acronym
    person.waits_for(titles["say"])
    hands.press("Return")  # letter by letter, for this article
    wait_until(lambda: len(_names(desktop)) == 1, "the acronym is kept")
    person.goes_to(title)
    hands.double_click(*SURNAME)
    hands.press("ctrl+l")
    person.waits_for(titles["say"])
    hands.write("Chtchepanska")
    hands.press("Return")
    wait_until(lambda: len(_names(desktop)) == 2, "the surname is kept")
    person.goes_to(title)
    hands.press("ctrl+e")
    person.waits_for(titles["publish"])
    hands.actions += 1
    person.confirms(titles["publish"])
    folder = tmp_path / "Documents"
    report_file = wait_until(lambda: next(folder.glob("*.report.json"), None), "it is published")

    assert hands.actions <= MOST_ACTIONS
    report = json.loads(report_file.read_text(encoding="utf-8"))
    spoken = " ".join(sentence["spoken"] for sentence in report["sentences"])
    for said in ("un virgule deux milliard d'euros", "seizième siècle", "C R Z V", "Chtchepanska"):
        assert said in spoken
    assert report["loudness"]["integrated_lufs"] == pytest.approx(-16, abs=0.5)
    assert report["disclosure"]
    tags = mutagen.File(next(folder.glob("*.mp3"))).tags
    assert [str(tags[key].sub_frames.getall("TIT2")[0]) for key in tags if key.startswith("CHAP")][-1] == (
        "Trois ans de travaux"
    )


def _names(desktop: Desktop) -> list[str]:
    found = desktop.ask(lambda library: library.articles()[0].names)
    return [] if found is None else [name["written"] for name in found]
