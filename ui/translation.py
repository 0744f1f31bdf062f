"""The language of the screen: Chinese is the source, English a translation; Qt's own words in both."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from gongkai_desktop.data import translations

CHINESE, ENGLISH = "zh_CN", "en"


def install(application: QCoreApplication, language: str) -> None:
    """Load the words of a language: ours for English; for Chinese Qt's own, and those that Qt's Chinese lacks."""
    if language == ENGLISH:
        _load(application, str(translations().joinpath("gongkai_en.qm")))
        return
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _load(application, f"{folder}/qtbase_zh_CN.qm")
    _load(application, str(translations().joinpath("lacking_zh_CN.qm")))


def set_locale(language: str) -> None:
    """Write days and numbers as the language does, whatever the machine's locale is."""
    from PySide6.QtCore import QLocale  # its lists of languages and countries cost eight milliseconds

    QLocale.setDefault(QLocale(language))


def _load(application: QCoreApplication, path: str) -> None:
    translator = QTranslator(application)
    if translator.load(path):
        application.installTranslator(translator)
