"""Facts of a service in a free text: whether it says how long, in which language, for whom, how.

Finds that something is said, not whether it is true. Finnish and English; what is not found may
still be there in other words, so that a person may answer for it.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = (
    r"(?:\d{1,3}(?:\s*[-–]\s*\d{1,3})?|yksi|kaksi|kolme|neljä|viisi|kuusi|kahdeksan|kymmenen|yhden"
    r"|kahden|kolmen|neljän|viiden|kuuden|puolen|one|two|three|four|five|six"
    r"|eight|ten)"
)
_UNIT = (
    r"(?:h|t|tunti|tunnin|tuntia|kertaa|kerran|tapaamis\w+|viikko\w*|viikon|vk|vko|kk"
    r"|kuukau\w+|päivä\w*|vuo\w+|hours?|weeks?|months?|days?|sessions?|meetings?)"
)
_LANGUAGE = (
    r"suome\w*|englanni\w*|englanti\w*|ruotsi\w*|arabia\w*|venäjä\w*|ukraina\w*|viro\w*"
    r"|somali\w*|dari\w*|persia\w*|kurdi\w*|espanja\w*|ranska\w*|saksa\w*|selkosuome\w*|viittomakiel\w*"
    r"|finnish|english|swedish|arabic|russian|ukrainian|estonian|somali|persian|kurdish|spanish"
    r"|french|german|sign language"
)
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "duration": rf"\b{_NUMBER}\s*{_UNIT}\b",
        "languages": rf"\b(?:{_LANGUAGE})\b|\b\w+n?\s+kielellä\b|\b\w+kieli\w+\b",
        "target_group": (
            r"\b(?:työnhaki\w+|työttöm\w+|työtön|kuntakokeil\w+|työllisyyden\s+\w+"
            r"|jobseekers?|job\s+seekers?|unemployed|employment\s+trial)\b"
        ),
        "delivery": (
            r"\b(?:etä\w*|lähi(?:tapaami|valmennu|opetu|toteutu)\w*|lähinä|verko\w+|verkko\w*"
            r"|ryhmä\w*|yksilö\w*|paikan\s+päällä|kasvotusten|kahden\s+kesken|hybridi\w*|teams\w*"
            r"|zoom\w*|online|remote(?:ly)?|face\s+to\s+face|on\s+site|in\s+person|groups?|one-to-one"
            r"|individual(?:ly)?|hybrid)\b"
        ),
    }
)


def says(fact: str, text: str) -> bool | None:
    """Whether a text says a fact, by its key; None for a fact that no words are known for."""
    pattern = _WORDS.get(fact)
    return None if pattern is None else _compiled(pattern).search(text) is not None


def names(service_name: str, text: str) -> bool:
    """Whether a text has the exact name of a service, letter by letter, as words of its own."""
    gaps = r"\s+".join(re.escape(word) for word in service_name.split())
    return re.search(rf"(?<!\w){gaps}(?!\w)", text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
