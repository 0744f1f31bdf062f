"""What must be on record before information that was once withheld may be public: 解密, consent, a new assessment.

条例第十四条 withholds what is secret, forbidden or dangerous; 第十五条 what harms a third party. The reasons of
第十六条 are the office's own choice, and nothing has to be lifted before it chooses otherwise. Which of them a reason
needs, and by which article, ``office.law`` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DECLASSIFY, CONSENT, ASSESS = "解密", "第三方同意", "重新评估"
KINDS: Final = (DECLASSIFY, CONSENT, ASSESS)
NEVER: Final = "定密有误"
MANNERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        DECLASSIFY: ("保密期满", "提前解密", NEVER),
        CONSENT: ("第三方同意", "公共利益"),
        ASSESS: ("情势变化，评估后可以公开", "当时认定有误"),
    }
)
"""How each of them comes about, as it is recorded."""
