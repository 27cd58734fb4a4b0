"""What must fit together in forms, an edition's or the company's own: keys, sources, places.

Pure checks over forms that have their shape; loads no pydantic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ph_tui.domain.handbook.faults import Fault, path_of, repeated, shown
from ph_tui.domain.handbook.keys import FORM_PLACES, FORM_SOURCES
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.domain.handbook.forms import FieldOfForm, Form
    from ph_tui.domain.handbook.keys import FormKind

PLACE = re.compile(r"\{([^{}]*)\}")
"""A place in a form's own text, such as `{service}`."""


def form_faults(forms: Sequence[Form]) -> Iterator[Fault]:
    """What does not fit in a list of forms that stands under `forms`."""
    yield from repeated("forms", "kind", [form.kind for form in forms])
    for index, form in enumerate(forms):
        where = path_of("forms", index, "fields")
        yield from repeated(where, "key", [field.key for field in form.fields])
        for place, field in enumerate(form.fields):
            yield from _field(path_of("forms", index, "fields", place), form.kind, field)


def _field(where: str, kind: FormKind, field: FieldOfForm) -> Iterator[Fault]:
    if bool(field.sources) == (field.text is not None):
        yield Fault(where, Message("error.edition.form_field"))
    for index, source in enumerate(field.sources):
        if source not in FORM_SOURCES[kind]:
            allowed = ", ".join(sorted(FORM_SOURCES[kind]))
            reason = Message("error.edition.not_allowed", value=shown(source), allowed=allowed)
            yield Fault(f"{where}.sources.{index + 1}", reason)
    for lang in ("fi", "en") if field.text is not None else ():
        yield from _places(f"{where}.text.{lang}", getattr(field.text, lang))


def _places(where: str, text: str) -> Iterator[Fault]:
    for name in PLACE.findall(text):
        if name not in FORM_PLACES:
            allowed = ", ".join(f"{{{place}}}" for place in sorted(FORM_PLACES))
            value = f"{{{shown(name)}}}"
            yield Fault(where, Message("error.edition.not_allowed", value=value, allowed=allowed))
