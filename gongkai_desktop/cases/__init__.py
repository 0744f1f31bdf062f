"""The spine of every record: acts as objects, kinds of records, and the one service that all of them use."""
