"""Drawing of sheets, lists and workbooks: draws what it is given and knows no record."""
