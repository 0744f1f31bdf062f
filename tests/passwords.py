"""Passwords of offices in tests, and guesses that cost nothing."""

from __future__ import annotations

from typing import Final

PASSWORD: Final = "correct horse battery"
OTHER: Final = "staple+ding7shu"
QUICK: Final = {"n": 16, "r": 8, "p": 1}
"""What the key of a password is made with here; the fixture ``quick_keys`` sets it."""
