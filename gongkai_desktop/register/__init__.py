"""信息登记: the register of public information, from entry to publication and removal."""

from gongkai_desktop.register.acts import NextAct
from gongkai_desktop.register.fields import ATTRIBUTES, COLUMNS, ON_REQUEST, PROACTIVE, REGISTER, WITHHELD
from gongkai_desktop.register.incoming import Known, amended, imported, objection
from gongkai_desktop.register.item import Attached, Item
from gongkai_desktop.register.projection import ItemProjection, natural_key
from gongkai_desktop.register.query import Query, View
from gongkai_desktop.register.service import ItemView, Move, Register
from gongkai_desktop.register.standing import Flag, Rulebook, Stage, Standing
from gongkai_desktop.register.timeline import Entry
from gongkai_desktop.register.urgency import Urgency

__all__ = [
    "ATTRIBUTES",
    "COLUMNS",
    "ON_REQUEST",
    "PROACTIVE",
    "REGISTER",
    "WITHHELD",
    "Attached",
    "Entry",
    "Flag",
    "Item",
    "ItemProjection",
    "ItemView",
    "Known",
    "Move",
    "NextAct",
    "Query",
    "Register",
    "Rulebook",
    "Stage",
    "Standing",
    "Urgency",
    "View",
    "amended",
    "imported",
    "natural_key",
    "objection",
]
