"""信息登记: the ledger page, an item's panel, entering, files in and out."""
