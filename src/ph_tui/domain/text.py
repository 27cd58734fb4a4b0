"""What free text may hold, and what can be told about it without understanding it.

Owns the cleaning of text where it enters, the search for personal identity codes and sensitive
words, and the judgement whether a text answers anything. It must not know which field a text stands
in, nor what a finding costs. Every record that is loaded passes here: a pattern is compiled when it
is first needed, and never before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
# What Python calls printable and a terminal draws as nothing.
_BLANK = r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\uffa0"
# C0, DEL and C1; what Unicode lets a terminal draw as nothing (bidi controls, zero-width characters
# and the like) but the joiner of emoji and variation selectors; surrogates, noncharacters.
_UNSEEN = (
    rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BLANK}"
    r"\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)


def clean_line(text: str) -> str:
    """The text as one safe line: NFC, no control, bidi or unseen characters, ends stripped.

    Line breaks and tabs become one space each. Cleaning a clean line changes nothing.
    """
    if not _is_clean(text):
        spaced = _compiled(_LINE_END + r"|\t").sub(" ", text)
        text = normalize("NFC", _compiled(_UNSEEN).sub("", spaced))
    return text.strip()


def clean_prose(text: str) -> str:
    """The text as safe prose: as `clean_line`, with tabs kept and each line break as one newline.

    Line breaks at the start and white space at the end go; the first line keeps its indentation.
    """
    if not _is_clean(text.replace("\n", "")):
        broken = _compiled(_LINE_END).sub("\n", text)
        text = normalize("NFC", _compiled(_UNSEEN).sub("", broken))
    return text.lstrip("\n").rstrip()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is_clean(text: str) -> bool:
    if not text.isprintable():
        return False
    return text.isascii() or (
        is_normalized("NFC", text) and not _compiled(f"[{_BLANK}]").search(text)
    )


_CENTURIES = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_DASHES = "-\u2010\u2011\u2012\u2013\u2212"
_PERSONAL_CODE = (
    r"(?i)(?<![^\W_])([0-9]{2})([0-9]{2})([0-9]{2})"
    rf"([+{_DASHES}A-FU-Y])([0-9]{{3}})([{_CHECKS}])(?![^\W_])"
)
_FIRST_NUMBER = 2


@dataclass(frozen=True, slots=True)
class PersonalCode:
    """Where a text has a Finnish personal identity code, or something that looks like one."""

    start: int
    end: int
    valid: bool
    """The birth date exists and the check character is right: no mere look-alike."""


def personal_codes(text: str) -> Iterator[PersonalCode]:
    """The personal identity codes in a text, in order; upper or lower case, all century signs."""
    for match in _compiled(_PERSONAL_CODE).finditer(text):
        yield PersonalCode(match.start(), match.end(), _is_valid(*match.groups()))


# Digits, what may follow six of them in a code (of the dashes the first byte), and all other bytes.
_CODE_BYTES = bytes(
    48 if byte in b"0123456789" else 115 if byte in b"+-ABCDEFUVWXYabcdefuvwxy\xe2" else 46
    for byte in range(256)
)
_CODE_START = b"000000s"


def has_personal_code(text: str) -> bool:
    """Whether a text holds a valid personal identity code; quick enough to be asked at each key."""
    if _CODE_START not in text.encode("utf-8", "surrogatepass").translate(_CODE_BYTES):
        return False
    return any(code.valid for code in personal_codes(text))


def _is_valid(day: str, month: str, year: str, sign: str, number: str, check: str) -> bool:
    century = _CENTURIES["-" if sign in _DASHES else sign.upper()]
    try:
        date(century + int(year), int(month), int(day))
    except ValueError:
        return False
    expected = _CHECKS[int(day + month + year + number) % len(_CHECKS)]
    return int(number) >= _FIRST_NUMBER and check.upper() == expected


_LEFT_OVER = r"«[^«»\n]{0,60}»|\{[^{}\n]{0,60}\}|<[^<>\n]{0,60}>|\[[^\[\]\n]{0,60}\](?![(:])"
_IDLE_LINE = (
    r"\#{1,6}(?:\s.*)?"  # a heading is no answer
    r"|\W*(?:TODO|FIXME|XXX+|TBD|TBA)(?![-\w]).*"
    r"|(?i:[\W_]*(?:ei vielä kirjoitettu|not written yet)[\W_]*)"  # what our own drafts print
    r"|(?i:[\W_]*(?:(?:kirjoita|täytä|täydennä) tähän|(?:write|type|fill in) here)\b.*)"
    r"|[^:]{1,40}:[\s*_]*"  # a label with nothing behind it
)
_WORD = r"[^\W\d_]+(?:[-'’/:][^\W\d_]+)*"
_IDLE_WORD = (
    r"(.)\1*|ok|okei|okay|kyllä|joo|juu|jep|yes|yep|no|nope|ei|en|eos|na|n/a|tbd|tba|todo|fixme"
    r"|bla|blaa|blah|asdf|qwerty|lorem|ipsum|dolor|nbsp|test|testi|puuttuu|kesken|tulossa|täydennä"
    r"|täydennetään|myöhemmin|missing|pending|later|draft|luonnos"
)


def is_real_text(text: str) -> bool:
    """Whether a text says anything: a word that is no mark, no left-over of a template, no `ok`.

    Headings, labels with nothing behind them and what stands in template brackets don't count.
    """
    lines = _compiled(_LEFT_OVER).sub(" ", text).splitlines()
    telling = (line for line in lines if not _compiled(_IDLE_LINE).fullmatch(line.strip()))
    words = (word for line in telling for word in _compiled(_WORD).findall(line.casefold()))
    return any(_says(word) for word in words)


def _says(word: str) -> bool:
    return any(map(str.isalpha, word)) and not _compiled(_IDLE_WORD).fullmatch(word)


_LONGEST_NONE = 30
_NEGATION = r"ei|eivät|eikä|no|none|nothing|not|nor|(?:did|does|was|were|has|have|is)n"
_NONE = (
    r"tullut|tule|noussut|nouse|ilmennyt|ilmene|ilmaantunut|ole|ollut|todettu|havaittu|löytynyt"
    r"|halunnut|halua|mitään|lisättävää|kerrottavaa|(?:seik|este|haaste|tekijö)\w*"
    r"|came|come|emerged|arose|want|wanted|wish|found|observed|identified|noticed|report|add"
    r"|none|nothing|factors|issues|obstacles|barriers"
)
_AROUND_NONE = (
    r"(?:asiak|palvelu|valmennu|jakso|tapaami|työllisty|vaikutta|liitty|asioi|muita|muuta|erity"
    r"|sellais|mainittav|kirjattav|huomioitav|tulleit|noussei|jatkosuunnitel|suunnitel|tavoit"
    r"|palaut|client|customer|affect|employ|servic|coaching|meeting|plan)\w*"
    r"|aikana|toistaiseksi|asiaa|mitä|uutta|uusia|esiin|esille|ilmi|tällä|kertaa|vielä|lainkaan"
    r"|ollenkaan|kertoa|keskustella|puhua|vastata|osallistua|täyttää|antaa|asettaa|laatia|tehdä|sitä"
    r"|niitä|siitä|the|any|anything|that|which|during|was|were|has|have|there|is|are|did|t|to|it|of"
    r"|this|up|in|on|at|all|so|far|else|other|new|special|particular|discuss|mention|one|a"
)


def is_none_answer(text: str) -> bool:
    """Whether a text says in words, and says nothing else, that there is nothing to tell.

    So `ei tullut esiin` and `The client did not want to`; not `-`, and not `ei ole ajokorttia`.
    """
    clauses = [re.findall(r"\w+", clause) for clause in re.split(r"[.,;!\n]+", text.casefold())]
    told = [clause for clause in clauses if clause]
    if not told or sum(map(len, told)) > _LONGEST_NONE:
        return False
    return all(_is_none(clause) for clause in told)


def _is_none(words: list[str]) -> bool:
    negation, none = _compiled(_NEGATION), _compiled(_NONE)
    known = _compiled(f"{_NEGATION}|{_NONE}|{_AROUND_NONE}")
    return (
        all(known.fullmatch(word) for word in words)
        and any(negation.fullmatch(word) for word in words)
        and any(none.fullmatch(word) for word in words)
    )


_HEALTH = (
    r"diagno|masen|depress|ahdistu|anxi|uupum|burnout|mielenterv|mielialah|mental|psyyk|psyk(?:ia|oo"
    r"|oter)|psych(?:ia|os|oth)|skitso|schizo|bipola|kaksisuuntai|traum|itsemurh|itsetuho|suicid"
    r"|adhd|autis|asperger|neurokirjo|nepsy|kehitysvamma|lukivaik|lukihäir|dyslex|unettom|insomni"
    r"|saira(?:u|s)|illness|disease|^sick|syöpä|syövä|cancer|diabe|epileps|astma|asthma|migre|migrai"
    r"|reuma|rheum|^hiv$|krooni|chronic|^oire|symptom|^kipu|selkäki[pv]|niskaki[pv]|^vamma(?!i)"
    r"|aivovamma|invalid|disab|handicap|työkyvyttöm|kuntoutu[sk]|terapia|therapy"
    r"|lääkity|lääkkei|medicat|lääkärinlausu|päih[dt]e|alkohol|alcohol|huume|huumau|^drugs?$"
    r"|vieroitu|katkaisuho|raittiu|riippuvuu|riippuvai|addict|substance|raskaana|raskau[ds]|pregnan"
)


def health_words(text: str) -> tuple[str, ...]:
    """The words that speak of health, intoxicants or pregnancy, in lower case, once each."""
    words = dict.fromkeys(re.findall(r"\w+", text.casefold()))
    return tuple(word for word in words if _compiled(_HEALTH).search(word))
