"""Which days are worked: notices, estimates, and the office's own corrections."""
