"""今日: what needs a hand on a day, most urgent first, and what falls due in a month."""
