"""Charts: one description, laid out into marks by pure code, drawn on paper here and on the screen by the window."""
