"""The side ledgers on screen."""
