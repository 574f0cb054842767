"""The workspace of models: what is read from the bridge goes onto the page, what people ask for goes to the bridge."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from audio_engine.errors import UserFacingError
from audio_engine.models.kinds import ModelKind
from desktop.bridge.models_values import Download, DownloadState, LicenceText, ModelItem, ModelKey, ModelsPicture, Work
from desktop.models.install_dialog import InstallDialog
from desktop.models.licence_dialog import LicenceDialog
from desktop.models.model_lines import ModelLine, Tab, languages_in
from desktop.models.models_page import ModelsPage
from desktop.models.remove_dialog import RemoveDialog
from desktop.models.voice_hearing import VoiceHearing
from desktop.notices import Notice, NoticeKind
from desktop.workspaces import WorkspaceContext

__all__ = ["ModelsWorkspace"]

_GATHER_MS: Final = 30
"""Changes that come together are read together."""
_FOLDER: Final = "models.folder"
_BUNDLE: Final = ".zip"


class ModelsWorkspace(QWidget):
    """Everything in it is read from the bridge and kept up to date by its signals."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__()
        self._context = context
        self._models = context.bridge.models
        self._picture: ModelsPicture | None = None
        self.page = ModelsPage(context, self)
        self.hearing = VoiceHearing(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setAcceptDrops(True)
        self._read_timer = QTimer(self, interval=_GATHER_MS, singleShot=True)
        self._read_timer.timeout.connect(self._read)
        self._listen()
        self._listen_to_people()
        self._read()

    def open_item(self, item: object) -> None:
        """Show a model by its kind and name, a tuple of both."""
        if isinstance(item, tuple) and len(item) == 2:
            kind, name = item
            self.page.bar.show_tab(Tab.VOICES if kind == ModelKind.PIPER else Tab.RECOGNITION)
            self.page.bar.widen()
            self.page.table.choose((str(kind), str(name), 0))

    def open_files(self, paths: list[Path]) -> None:
        """Import these folders and bundles."""
        self._models.import_(paths)

    def take_focus(self) -> None:
        """The list has the keyboard first."""
        self.page.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Meanwhile a package may have brought a model, or a job have measured one."""
        super().showEvent(event)
        self._read_timer.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Folders and bundles can be dropped; whatever else is dropped is the window's."""
        if _importable(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Import what was dropped."""
        event.acceptProposedAction()
        self.open_files(_importable(event.mimeData()))

    # --- reading ----------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        models = self._models
        models.changed.connect(self._on_changed)
        models.imported.connect(self._on_imported)
        models.verified.connect(self._on_verified)
        models.work_failed.connect(self._on_work_failed)
        models.downloads.changed.connect(self._on_download)
        models.downloads.ended.connect(lambda *_: self._show_tasks())
        models.downloads.installed.connect(self._on_installed)
        models.works.changed.connect(self._show_tasks)

    def _read(self) -> None:
        self._models.read(on_success=self._show, owner=self)

    def _show(self, picture: ModelsPicture) -> None:
        self._picture = picture
        lines = [self._line(item) for item in picture.items]
        self.page.show_picture(picture)
        self.page.model.set_lines(lines)
        self._offer_languages()
        self._show_tasks()

    def _line(self, item: ModelItem) -> ModelLine:
        """A download belongs to the one of the name that the person has, or to the catalogue's."""
        download = self._models.downloads.of(item.kind, item.entry.name) if item.entry else None
        return ModelLine(item, download if item.key[2] == 0 else None)

    def _offer_languages(self) -> None:
        self.page.bar.offer_languages(languages_in(self.page.model.lines, self.page.bar.tab))

    def _show_tasks(self) -> None:
        self.page.tasks.show_tasks(self._models.downloads.all(), self._models.works.all())

    def _on_changed(self) -> None:
        self.page.details.forget_checks()
        self._read_timer.start()

    def _on_download(self, download: Download) -> None:
        self._show_tasks()
        if download.state is DownloadState.FAILED and download.problem is not None and not self.isVisible():
            self._context.notices.failure(download.problem)  # whoever is here sees it above the list
        key: ModelKey = (str(download.kind), download.name, 0)
        line = next((line for line in self.page.model.lines if line.key == key), None)
        if line is not None:
            self.page.model.set_line(ModelLine(line.item, download))

    def _on_installed(self, _kind: ModelKind, name: str) -> None:
        self._context.notices.say(self.tr("“{0}” is installed.").format(name))

    def _on_imported(self, names: tuple[str, ...]) -> None:
        text = self.tr("“{0}” can be used.") if len(names) == 1 else self.tr("{0} can be used.")
        self._context.notices.say(text.format(", ".join(names)))

    def _on_verified(self, key: ModelKey, problems: tuple[str, ...]) -> None:
        self.page.details.show_checked(key, problems)
        if problems:
            what = self.tr("“{0}” is not as it should be.").format(key[1])
            self._context.notices.post(Notice(what, " ".join(problems[:2]), NoticeKind.FAILURE))
        else:
            self._context.notices.say(self.tr("Every file of “{0}” is as it should be.").format(key[1]))

    def _on_work_failed(self, _work: Work, problem: UserFacingError) -> None:
        self._context.notices.failure(problem)

    # --- what people ask for ----------------------------------------------------------------------------------------

    def _listen_to_people(self) -> None:
        page, actions, models = self.page, self.page.actions_of_models, self._models
        page.table.chosen.connect(self._on_chosen)
        page.table.open_wanted.connect(actions.open)
        page.table.menu_wanted.connect(self._show_menu)
        page.bar.tabs.currentChanged.connect(lambda _: self._offer_languages())
        page.tasks.pause_wanted.connect(lambda download: models.downloads.pause(download.kind, download.name))
        page.tasks.resume_wanted.connect(lambda download: models.downloads.install(download.kind, download.name))
        page.tasks.cancel_wanted.connect(lambda download: models.downloads.cancel(download.kind, download.name))
        page.tasks.stop_wanted.connect(lambda work: models.works.cancel(work.id))
        actions.import_wanted.connect(self._show_import_menu)
        actions.install_wanted.connect(self._ask_to_install)
        actions.resume_wanted.connect(self._resume)
        actions.pause_wanted.connect(lambda line: models.downloads.pause(line.item.kind, _name(line)))
        actions.cancel_wanted.connect(lambda line: models.downloads.cancel(line.item.kind, _name(line)))
        actions.hear_wanted.connect(lambda line: self.hearing.hear(line.item))
        actions.measure_wanted.connect(lambda line: models.measure(line.item))
        actions.verify_wanted.connect(lambda line: models.verify(line.item))
        actions.licence_wanted.connect(self._show_licence)
        actions.remove_wanted.connect(self._ask_to_remove)

    def _on_chosen(self) -> None:
        line = self.page.table.chosen_line()
        self.page.actions_of_models.choose(line)
        self.page.details.show_line(line)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.page.actions_of_models.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(at)

    def _ask_to_install(self, line: ModelLine) -> None:
        off = self._picture.downloads_off if self._picture else ""
        dialog = InstallDialog(self._context, line.item, off, self)
        dialog.agreed.connect(lambda item: self._install(item, is_update=dialog.is_update))
        dialog.import_wanted.connect(self._show_import_menu)
        dialog.open()

    def _install(self, item: ModelItem, *, is_update: bool = False) -> None:
        name = item.entry.name if item.entry else item.name
        self._models.downloads.install(
            item.kind, name, is_update=is_update, kept=item.kept_bytes, total=item.size_bytes
        )

    def _resume(self, line: ModelLine) -> None:
        if line.download is None and self._picture is not None and self._picture.downloads_off:
            self._ask_to_install(line)
        else:
            self._install(line.item)

    def _ask_to_remove(self, line: ModelLine) -> None:
        dialog = RemoveDialog(self._context.theme, line.item, self)
        dialog.accepted.connect(lambda: self._remove(line.item))
        dialog.open()

    def _remove(self, item: ModelItem) -> None:
        gone = self.tr("“{0}” is removed.").format(item.name)
        self._models.remove(item, on_success=lambda: self._context.notices.say(gone), owner=self)

    def _show_licence(self, line: ModelLine) -> None:
        def show(papers: list[LicenceText]) -> None:
            LicenceDialog(line.item.name, papers, self).open()

        self._models.papers(line.item, on_success=show, owner=self)

    def _show_import_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("A bundle (.zip)…"), lambda: self._choose_import(is_folder=False))
        menu.addAction(self.tr("The folder of a model…"), lambda: self._choose_import(is_folder=True))
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.page.import_
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose_import(self, *, is_folder: bool) -> None:
        dialog = QFileDialog(self, self.tr("Import a model"))
        if is_folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilter(self.tr("Bundles of models (*.zip)"))
        preferences = self._context.bridge.preferences
        dialog.setDirectory(str(preferences.get(_FOLDER, "")))

        def chosen(files: list[str]) -> None:
            preferences.set(_FOLDER, str(Path(files[0]).parent))
            self.open_files([Path(file) for file in files])

        dialog.filesSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _name(line: ModelLine) -> str:
    return line.item.entry.name if line.item.entry else line.item.name


def _importable(data: QMimeData) -> list[Path]:
    """The folders and bundles in what is dragged, if it is nothing else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths if paths and all(path.suffix.lower() == _BUNDLE or path.is_dir() for path in paths) else []
