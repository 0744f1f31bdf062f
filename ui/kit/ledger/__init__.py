"""One page for every ledger: views, listing, record, acts, all from its kind."""
