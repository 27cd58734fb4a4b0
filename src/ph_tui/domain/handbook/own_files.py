"""The company's own files beside the built-in editions: each is checked as it is read.

Owns which file is of which kind; what may stand in one is for its reader.
"""

from __future__ import annotations

from ph_tui.domain.handbook.library import FORMS_FILE, NOTICES_FILE, read_edition, read_forms


def check_own(text: str, *, name: str) -> None:
    """Refuse the text of an edition, of the own forms or of the rules for notices; BadInput."""
    if name == FORMS_FILE:
        read_forms(text)
    elif name == NOTICES_FILE:
        from ph_tui.domain.notices.rules import read_rules

        read_rules(text)
    else:
        read_edition(text, name=name)
