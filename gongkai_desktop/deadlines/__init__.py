"""Time limits: events in, due date and its explanation out. Pure; nothing here reads the clock."""
