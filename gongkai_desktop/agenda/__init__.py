"""今日: what needs a hand on a day, most urgent first."""

from gongkai_desktop.agenda.today import Agenda, Group, Line

__all__ = ["Agenda", "Group", "Line"]
