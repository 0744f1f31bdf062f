"""An item on a day under the rule set it began with: what its acts, its panel and its papers look at. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai_desktop.cases.breach import Note
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.office.chain import Progress
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.register.deadlines import remind_from, report_limit
from gongkai_desktop.register.files import Role, roles
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook, is_explained
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.status import ItemStatus
from gongkai_desktop.register.withholding import is_secret


@dataclass(frozen=True)
class ItemCase:
    """An item with where it stands (``now``) and the rules it goes by, on a day."""

    item: Item
    now: ItemStatus
    book: Rulebook
    today: date

    @property
    def rules(self) -> RuleSet:
        """The rule set it began under."""
        return self.book.rules

    @cached_property
    def progress(self) -> Progress:
        """How far its approvals have come: most of its acts ask that, so it is worked out once."""
        return self.book.progress(self.item)

    @property
    def fields(self) -> Mapping[str, str]:
        """Its columns, with the verdict of its review."""
        return {**self.item.fields, "review_conclusion": self.now.conclusion, "reviewed": self.now.reviewed}

    @property
    def secret(self) -> bool:
        """Whether it is a state secret, or was one and nothing says that it no longer is."""
        return is_secret(self.item, self.rules)

    @property
    def responsible(self) -> str:
        """Who must publish it: another organ by where it came from (条例第十条), else the department."""
        fields, source = self.item.fields, self.book.source(self.item)
        if source is not None and not source.ours and not fields.get("predecessor"):
            return f"{source.responsible}{aside(source.article)}"
        return fields.get("department", "")

    @property
    def phase(self) -> str:
        """The office's own name for where it stands (B12)."""
        step = self.progress.next if self.now.stage is Stage.REVIEW else None
        return self.rules.phase(self.now.stage, step.key if step else "")

    @property
    def roles(self) -> Mapping[str, Role]:
        """What becomes of each of its files, by content."""
        return roles(self.item)

    @cached_property
    def report(self) -> Limit | None:
        """The department's report, as long as it is owed."""
        return report_limit(self.item, self.book)

    @property
    def remind(self) -> str:
        """The day (ISO) from which the department is reminded of it; '' where none is owed."""
        return remind_from(self.report, self.book)

    @property
    def explaining_owed(self) -> bool:
        """Whether an interpretation belongs to it under its rule set (C18) and is not there."""
        wanted = self.rules.interpretation is not None and self.book.wants_explaining(self.item)
        return wanted and not is_explained(self.item)

    @property
    def prompts(self) -> tuple[Note, ...]:
        """What to look at with care before an opinion is given (E7), and what must come along (C18)."""
        if self.now.stage not in (Stage.REVIEW, Stage.RETURNED):
            return ()
        fields, rules = self.item.fields, self.rules
        fits = rules.cautions_for(fields.get("title", ""), fields.get("category", ""))
        found = [Note(f"重点审查：{caution.title}", caution.article) for caution in fits]
        if rules.interpretation is not None and self.explaining_owed:
            found.append(Note("未附政策解读，应退回补正", rules.interpretation.article))
        return tuple(found)
