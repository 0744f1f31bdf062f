"""协调征求 on screen."""
