"""Pictures of the workspace of articles, in both languages and both themes, of the real window on the present display.

    xvfb-run -s "-screen 0 1400x900x24" python -m tools.screenshots_articles docs/screens [LANGUAGE-THEME …]

The articles are read, rendered and published by the real engine with the built-in voice.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QDialog

from audio_engine.engine import Engine, NarrationRequest
from desktop.app import FIRST_STEPS, LATER_STEPS, Startup
from desktop.articles.workspace_side import SidePage
from desktop.theme import ThemeMode
from tools.screenshots import CHECKOUT, LOOKS, SIZE, _grab, _settle

if TYPE_CHECKING:
    from desktop.articles.workspace import ArticlesWorkspace
    from desktop.main_window import MainWindow

__all__ = ["main"]

MOST_BYTES: Final = 220_000
"""Of a picture: these pages are full of text."""
SAMPLES: Final = CHECKOUT / "resources" / "samples"
HTML: Final = (
    "<h1>Le budget de la ville adopté à une voix près</h1><p>Par Jeanne Martin</p>"
    "<p>Le conseil municipal a voté lundi un budget de 1,2 Md€, une première depuis le XVIe siècle.</p>"
    "<figure><figcaption>La mairie, lundi soir. Photo AFP</figcaption></figure>"
    "<h2>Une majorité fragile</h2><p>« Nous avons tenu », a dit le maire.</p><p>À lire aussi : Les écoles rénovées</p>"
)


def main(arguments: list[str]) -> int:
    """The command."""
    if arguments[0] == "--one":
        _photograph(arguments[1], Path(arguments[2]), Path(arguments[3]))
        return 0
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    too_large = []
    for look in arguments[1:] or LOOKS:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            home.mkdir(mode=0o700)
            variables = {"SOUFFLEUR_HOME": str(home), "SOUFFLEUR_LANGUAGE": look[:2], "HOME": folder}
            environment = {**os.environ, "SOUFFLEUR_MODELS": str(CHECKOUT / "tests/data/models"), **variables}
            os.environ.update(environment)
            _make_library(home, Path(folder))
            command = [sys.executable, "-m", "tools.screenshots_articles", "--one", look, str(home), str(target)]
            subprocess.run(command, env=environment, check=True)
    too_large = [picture.name for picture in target.glob("articles-*.png") if picture.stat().st_size > MOST_BYTES]
    if too_large:
        sys.stdout.write(f"larger than {MOST_BYTES // 1000} kB: {', '.join(sorted(too_large))}\n")
    return 1 if too_large else 0


def _make_library(home: Path, folder: Path) -> None:
    """Two articles: one published and not approved, one published and approved."""
    with Engine(home) as engine:
        for language in ("en", "fr"):
            source = SAMPLES / f"article-{language}.md"
            request = NarrationRequest(source, language=language, format="mp3", output=folder / f"{source.stem}.mp3")
            prepared = engine.prepare_narration(request)
            outcome = engine.run(prepared.job_id, lambda _: None)
            if language == "fr":
                assert outcome.narration is not None
                engine.approve(outcome.narration.path, "JM")


def _photograph(look: str, home: Path, target: Path) -> None:
    startup = Startup([], home=home)
    for name, step in FIRST_STEPS + LATER_STEPS:
        if name == "fill the window":
            startup.theme.set_mode(ThemeMode.DARK if look.endswith("dark") else ThemeMode.LIGHT)
        step(startup)
    sys.excepthook = sys.__excepthook__  # here a mistake is for whoever runs this tool
    window, bridge = startup.window, startup.bridge
    assert bridge
    window.resize(*SIZE)
    for name, show in _views(window):
        show()
        for _ in range(3):  # an answer asks the next question
            _settle(bridge)
        file = target / f"articles-{name}-{look}.png"
        _grab(window).save(str(file), quality=0)
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.notices.clear()
    window.close()
    bridge.close()
    startup.reports.end()
    startup.instance.release()


def _views(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each view, and how one gets there. They come in this order, one from the other."""
    articles = cast("ArticlesWorkspace", window.workspace("articles"))
    yield "list", lambda: _show_list(window, articles)
    yield "search", lambda: articles.list.search.field.setText("2027")
    yield "address", lambda: _drop_address(articles)
    yield "editor", lambda: articles.open_article(1)
    yield "cleanup", lambda: articles.take_data(_page())
    yield "published", lambda: articles.open_article(2, published=True)
    yield "music", lambda: articles.page.side.show_page(SidePage.MUSIC)
    yield "publish", lambda: _publish(articles)
    yield "approve", lambda: articles.hands.approve_newest(1)


def _publish(articles: ArticlesWorkspace) -> None:
    articles.hands.publish()


def _show_list(window: MainWindow, articles: ArticlesWorkspace) -> None:
    window.go_to("articles")
    articles.list.choose(1)


def _drop_address(articles: ArticlesWorkspace) -> None:
    articles.list.search.field.clear()
    articles.take_data(_address())


def _address() -> QMimeData:
    data = QMimeData()
    data.setText("https://example.org/article")
    data.setUrls([QUrl("https://example.org/article")])
    return data


def _page() -> QMimeData:
    data = QMimeData()
    data.setHtml(HTML)
    return data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
