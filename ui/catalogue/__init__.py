"""基本目录: the catalogue's page, its entry panel and its dialogs."""
