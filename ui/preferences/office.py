"""本单位与制度: the office's particulars, its numbers with the next one of each, its rule set and switches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.office import events
from gongkai_desktop.office.code import code_warning
from gongkai_desktop.office.founding import choose_rules
from gongkai_desktop.office.loader import available
from gongkai_desktop.office.numbering import SERIES, next_example
from gongkai_desktop.office.organs import ORGANS
from gongkai_desktop.office.people import OWN, Profile
from gongkai_desktop.office.renewal import Renewal, renewal
from gongkai_desktop.office.ruleset import RuleSetInfo
from gongkai_desktop.records.event import Changed
from ui.founding.switches import Switches
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, button, confirm, label, scrolling
from ui.kit.form import Form
from ui.kit.steady import Steady
from ui.preferences.renewing import RenewalBox
from ui.session import Session

_OWN = {key: series for key, series in SERIES.items() if key != "sheet"}
"""The numbers an office writes as it likes; sheets number themselves."""
_Facts = dict[str, str]
_Chosen = tuple[str, Mapping[str, object]]
"""A rule set by its name, with the values of its switches."""
_Next = dict[str, tuple[str, bool]]
"""Of each series the next number, or why there is none."""


class OfficeDialog(Frame):
    """One page that scrolls; what was changed is recorded with one button."""

    manual = "人员与岗位"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", parent, width=760, height=640)
        self.setWindowTitle(self.tr("本单位与制度"))
        self._session, self._known = session, available()
        self._profile: Profile | None = None
        self.banner = Banner()
        self.form = Form(self._questions())
        self.rules = Steady()
        self.rules.setAccessibleName(self.tr("制度方案"))
        self.source = label("", "small", wrap=True)
        self.switches = Switches()
        self.renewal = RenewalBox(self.renew)
        self.keep = button(self.tr("保存  Ctrl+Enter"), self.save, primary=True, icon="done")
        self._arrange()
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._ask_numbers)
        self.form.changed.connect(self._typed)
        self.form.accepted.connect(self.save)
        self.rules.currentIndexChanged.connect(lambda _: self._offer())
        self.area.setEnabled(False)  # what is typed before it has been read would be lost
        session.ask("office", _read, if_there(self, lambda found: self._show(*found)))

    def facts(self) -> _Facts:
        """The particulars that differ from what is recorded."""
        typed = {key: str(value) for key, value in self.form.values().items()}
        old = self._old()
        return {key: value for key, value in typed.items() if value != old[key]}

    def chosen(self) -> RuleSetInfo:
        """The rule set under the cursor."""
        return self._known[self.rules.currentIndex()]

    def rules_changed(self) -> bool:
        """Whether another rule set, or another value of a switch, was chosen."""
        profile = self._profile
        if profile is None or not self.rules.currentIndex() >= 0:
            return False
        now, old = self.switches.values(), profile.switches
        return self.chosen().name != profile.ruleset or any(
            now[key] != old[key] for key in now.keys() & old.keys()
        )

    def unsaved(self) -> str:
        """What was changed."""
        changed = self._profile is not None and (self.facts() or self.rules_changed())
        return self.tr("刚才改的内容会丢掉。") if changed else ""

    def save(self) -> None:
        """Record what was changed; a change of rules is asked once more, with what it means."""
        if self._profile is None or not self.keep.isEnabled() or not self.form.check():
            return
        self.banner.hide()
        if self.rules_changed():
            self._confirm((self.chosen().name, self.switches.values()))
        elif self.facts():
            self._record(None)
        else:
            self.accept()

    def renew(self) -> None:
        """Take the program's present text of the office's own rule set, with the office's own choices."""
        offered = self.renewal.offered
        if offered is not None and self.keep.isEnabled() and self.form.check():
            self._confirm((offered.rules.name, offered.switches))

    def _confirm(self, chosen: _Chosen) -> None:
        told = self.tr(
            "从现在起新登记的信息按新的规则办；已经登记的，仍按登记时的规则办到底，不会变动。改动记入历史。"
        )
        confirm(self, self.tr("改用新的规则吗？"), told, self.tr("改用"), lambda: self._record(chosen))

    def _record(self, chosen: _Chosen | None) -> None:
        profile, facts, today = self._profile, self.facts(), self._session.today()
        if profile is None:
            return
        self.keep.setEnabled(False)

        def record(desk: Desk, actor: int) -> Changed | None:
            changed = None
            with desk.store.atomic():
                if facts:
                    changed = desk.remember([events.changed(profile.id, today, facts)], actor=actor)
                if chosen:
                    name, switches = chosen
                    log, office = desk.records, desk.office
                    changed = choose_rules(log, office, name, switches, day=today, actor=actor)
            return changed

        self._session.act(record, *self.awaits(lambda _: self.accept(), self._refused))

    def _refused(self, error: BaseException) -> None:
        self.keep.setEnabled(True)
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self._session.failures.handle(error)

    # — showing —

    def _questions(self) -> Ledger:
        own = self.tr("不填则用制度方案的编号规则")
        columns = (
            Column("name", self.tr("单位全称"), required=True),
            Column("organ", self.tr("单位性质"), Kind.CHOICE, choices=ORGANS, required=True),
            Column("word", self.tr("机关代字"), help=self.tr("编文号用，如 ×教函")),
            Column("code", self.tr("机构代码"), help=self.tr("编索引号用，一般是统一社会信用代码")),
            Column(
                "contact", self.tr("函件联系人"), help=self.tr("印在函件上；不填的，写担任“联系人”岗位的人")
            ),
            Column("phone", self.tr("函件联系电话"), help=self.tr("印在函件上，如 0632-6611000")),
            *self._remedies(),
            *(
                Column(f"numbering.{key}", self.tr("{}规则").format(series.title), help=own)
                for key, series in _OWN.items()
            ),
        )
        return Ledger("office", self.tr("本单位"), columns)

    def _remedies(self) -> tuple[Column, ...]:
        """Where those may go who do not agree with an answer: printed in it as the office has it here."""
        review = self.tr("全称，印在答复书的救济段；一般是本级人民政府，垂直领导的是上一级主管部门")
        return (
            Column("review_body", self.tr("行政复议机关"), help=review),
            Column(
                "other_review_body",
                self.tr("另一个复议机关"),
                help=self.tr("可以任选两个的才填，如司法行政部门"),
            ),
            Column("review_site", self.tr("网上复议渠道"), help=self.tr("网上送达答复书的，要一并告知")),
            Column("court", self.tr("诉讼管辖法院"), help=self.tr("全称；集中管辖、铁路法院管辖的照实写")),
        )

    def _arrange(self) -> None:
        holder = QFrame()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        used = self.tr(
            "编号规则里可用 {year} 年、{month:02} 月、{code} 机构代码、{word} 机关代字、{n:05} 五位流水号；"
            "方括号里的一段，所用的内容没填时略去。"
        )
        keeps = self.tr("换制度或改选择，只管以后登记的；已登记的仍按登记时的规则。")
        column.addWidget(self.form)
        column.addWidget(label(used, "small", wrap=True))
        column.addWidget(label(self.tr("制度方案"), "heading"))
        column.addWidget(label(keeps, "notice", wrap=True))
        for part in (self.renewal, self.rules, self.source, self.switches):
            column.addWidget(part)
        column.addStretch(1)
        self.area = scrolling(holder)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.area, 1)
        self.buttons(button(self.tr("取消"), self.reject), self.keep)

    def _show(self, profile: Profile, title: str, renewal: Renewal | None) -> None:
        self._profile = profile
        self.area.setEnabled(True)
        self.renewal.offer(renewal)
        if profile.ruleset not in {one.name for one in self._known}:
            self.source.setText(self.tr("现在用的是“{}”，它不在本程序自带的方案里").format(title))
        self.rules.addItems([one.title for one in self._known])
        names = [one.name for one in self._known]
        self.rules.setCurrentIndex(names.index(profile.ruleset) if profile.ruleset in names else -1)
        self.form.fill(self._old())
        self._offer()
        self.form.focus_first()
        self._typed()

    def _old(self) -> _Facts:
        profile = self._profile or Profile(0)
        patterns = {f"numbering.{key}": profile.numbering.get(key, "") for key in _OWN}
        return {**{key: str(getattr(profile, key)) for key in OWN}, **patterns}

    def _offer(self) -> None:
        if self._profile is None or self.rules.currentIndex() < 0:
            return
        rules = self.chosen()
        words = self.tr("出处：{}，{} 起施行").format(rules.source, rules.effective.isoformat())
        self.source.setText("\n".join(part for part in (words, rules.warnings) if part))
        in_use = rules.name == self._profile.ruleset and not self.switches.editors
        self.switches.offer(rules.switches, self._profile.switches if in_use else None)

    # — the next numbers —

    def _typed(self) -> None:
        self.form.fields["code"].tell(code_warning(str(self.form.values()["code"])))
        self._soon.start()

    def _ask_numbers(self) -> None:
        typed = {key: str(value) for key, value in self.form.values().items()}
        today = self._session.today()
        self._session.ask(
            "numbers", lambda desk: _next(desk, typed, today), if_there(self, self._show_numbers)
        )

    def _show_numbers(self, found: _Next) -> None:
        for key, (words, wrong) in found.items():
            field = self.form.fields[f"numbering.{key}"]
            if wrong:
                field.say(words)
            else:
                field.tell(self.tr("下一个：{}").format(words))


def _read(desk: Desk) -> tuple[Profile, str, Renewal | None]:
    return desk.office.profile, desk.office.rules.title, renewal(desk.office)


def _next(desk: Desk, typed: _Facts, today: date) -> _Next:
    found: _Next = {}
    for key in _OWN:
        text = typed[f"numbering.{key}"]
        try:
            number = next_example(
                desk.store, desk.office, key, text, code=typed["code"], word=typed["word"], day=today
            )
            found[key] = (number, False)
        except ValueError as reason:
            found[key] = (str(reason), bool(text))
    return found
