"""A form that asks only what fits what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from gongkai_desktop.ledger import show
from ui.kit.form import Form


def offer_only(form: Form, unasked: Callable[[Mapping[str, str]], Collection[str]]) -> None:
    """Show the fields that fit now and hide the others; nothing that is filled in is hidden."""
    left_out = unasked({key: show(field.editor.value()) for key, field in form.fields.items()})
    offered = form.values().keys()
    for key in form.fields:
        if (key in offered) is (key in left_out):
            form.offer(key, key not in left_out)
