"""不予公开备案 (A12): what was withheld in a quarter, checked, signed and filed, and what came back of it."""
