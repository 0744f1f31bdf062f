"""Side ledgers as data: a TOML file is a whole ledger; the office may have its own beside those of the program."""
