"""今日: what needs a hand today."""
