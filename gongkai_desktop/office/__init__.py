"""This office: its rule set (制度方案), people and posts, numbers, channels, calendar corrections."""
