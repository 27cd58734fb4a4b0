"""The city's web forms as data: their fields in order, what each is called, what goes into it.

The handbook names the forms and not their fields, so an edition ships a sensible order and the
company may put one of its own over it. Knows the shape of a form; what fits together is in
`form_faults`.
"""

from __future__ import annotations

from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.handbook.shapes import Bilingual, Flag, Key, Line, Part, Prose, Some


class BilingualProse(Part):
    """The same text in Finnish and in English; it may have several lines."""

    fi: Prose
    en: Prose

    def said_in(self, lang: str) -> str:
        """The text in a language: English for `en`, else Finnish."""
        return self.en if lang == "en" else self.fi


class FieldOfForm(Bilingual):
    """One field: the words are its label on the web page."""

    key: Key
    sources: tuple[Key, ...] = ()
    """Where its text comes from, such as `billing.hours`; several stand one below the other."""
    text: BilingualProse | None = None
    """What stands in it instead, with places such as `{service}`."""
    walked: Flag = True
    """Whether the copy walk stops at it; the others are only told, to be checked by eye."""


class Form(Part):
    """One web form, or a message."""

    kind: FormKind
    fields: Some[FieldOfForm]


class OwnForms(Part):
    """The company's own forms, which stand over those of every edition."""

    feedback_link: Line | None = None
    """The address of the city's feedback form, put where a text says `{link}`."""
    forms: tuple[Form, ...] = ()

    def form(self, kind: FormKind) -> Form | None:
        """The company's own form of a kind."""
        return next((form for form in self.forms if form.kind is kind), None)
