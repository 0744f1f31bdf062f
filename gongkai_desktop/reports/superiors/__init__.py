"""上报台账: any ledger into the blank workbooks of whoever supervises the office, with a packing list."""
