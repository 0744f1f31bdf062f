"""The language of the screen: Chinese is the source, English a translation; Qt's own words in both."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gongkai_desktop.data import translations


def install(application: QCoreApplication, language: str) -> None:
    """Set the locale and load the translations for ``zh_CN`` or ``en``."""
    QLocale.setDefault(QLocale(language))
    if language != "zh_CN":
        _load(application, str(translations().joinpath("gongkai_en.qm")))
        return
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _load(application, f"{folder}/qtbase_zh_CN.qm")


def _load(application: QCoreApplication, path: str) -> None:
    translator = QTranslator(application)
    if translator.load(path):
        application.installTranslator(translator)
