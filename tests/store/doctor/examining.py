"""What the tests of the doctor share: troubles by their kinds, and what the texts say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.l10n.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.store.doctor.trouble import Trouble


def kinds(found: Iterable[Trouble]) -> dict[str, str]:
    """Where the trouble of each kind is; every one of them can be told in both languages."""
    troubles = list(found)
    for trouble in troubles:
        for language in LANGUAGES:
            words = Words(language)
            assert trouble.where in words(trouble.what)
            assert words(trouble.mend)
    return {trouble.kind: trouble.where for trouble in troubles}
