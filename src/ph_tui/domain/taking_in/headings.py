"""What the columns of a spreadsheet hold, guessed from their headings in Finnish or English.

Owns the words of headings and the fields that they mean. Knows no cell below a heading. A column
that no word fits keeps no field: it is named, never dropped unseen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Kind(StrEnum):
    """What the rows of a spreadsheet are."""

    ORDERS = "orders"
    SESSIONS = "sessions"


_NUMBERS = (
    "tilausnumero, tilausnro, tilausnr, tilausno, tilaus nro, tilaus nr, tilaus, tilauksen numero,"
    "tilauksen nro, sopimusnumero, sopimusnro, tilaussopimus, tilaussopimuksen numero, numero, nro,"
    "nr, order number, order no, order nr, order, order id, contract number, contract, number, no"
)
_CLIENTS = (
    "asiakas, asiakastunnus, asiakaskoodi, asiakkaan tunnus, asiakkaan nimikirjaimet,"
    "nimikirjaimet, tunnus, client, client code, client id, customer, initials"
)
_COACHES = "valmentaja, meidan valmentaja, oma valmentaja, vetaja, coach, our coach, trainer"
_STATES = "tila, tilanne, status, vaihe, state, stage"

_ORDER_WORDS = {
    "number": _NUMBERS,
    "client": _CLIENTS,
    "service": (
        "palvelu, palvelun nimi, valmennus, valmennuspalvelu, valmennuksen nimi, tuote, service,"
        "coaching, coaching service, service name, product"
    ),
    "hours": (
        "tunnit, tilatut tunnit, tilattu, tuntimaara, tunteja, tilattuja tunteja, tuntia, h,"
        "hours, ordered hours, hours ordered, amount of hours"
    ),
    "start": (
        "alku, alkaa, alkoi, alkamispaiva, alkupaiva, aloitus, aloituspaiva, alkaen, sopimus alkaa,"
        "start, starts, start date, begins, begin, from, first day"
    ),
    "end": (
        "loppu, loppuu, paattyy, loppupaiva, paattymispaiva, asti, saakka, sopimus paattyy,"
        "end, ends, end date, until, to, last day"
    ),
    "price": (
        "hinta, tuntihinta, a hinta, yksikkohinta, hinta h, eur h, price, hourly price,"
        "price per hour, rate, hourly rate"
    ),
    "coach": _COACHES,
    "case_coach": (
        "omavalmentaja, kaupungin omavalmentaja, kaupungin valmentaja, tilaaja, case coach,"
        "personal coach, case worker, caseworker, ordered by"
    ),
    "period": "kausi, sopimuskausi, tilaussopimuskausi, period, contract period",
    "received": (
        "saapui, saapunut, herate, tilattu pvm, tilauspaiva, saapumispaiva, received,"
        "received on, order date, ordered on"
    ),
    "accepted": (
        "hyvaksytty, hyvaksytty cloudiassa, hyvaksyntapaiva, hyvaksymispaiva, hyvaksynta, accepted,"
        "accepted on, acceptance"
    ),
    "contacted": (
        "yhteys, yhteys otettu, yhteydenotto, otettu yhteytta, yhteydenottopaiva, ensikontakti,"
        "contacted, contacted on, contact, first contact"
    ),
    "ended": (
        "paattyi, palvelu paattyi, paattynyt, toteutunut loppu, lopetettu, ended, ended on,"
        "service ended, finished, finished on, completed"
    ),
    "state": _STATES,
    "reason": "syy, keskeytyksen syy, keskeytymisen syy, lisasyy, reason, reason of end",
    "feedback_asked": "palaute, palaute pyydetty, palautepyynto, feedback, feedback asked",
}
_SESSION_WORDS = {
    "number": _NUMBERS,
    "client": _CLIENTS,
    "on": "pvm, paiva, paivamaara, paivays, tapaamispaiva, date, day, on, session date",
    "start": "alku, alkaa, alkoi, klo alku, aloitus, aloitusaika, start, start time, from, begins",
    "end": "loppu, loppui, paattyi, paattyy, klo loppu, lopetus, end, end time, to, ends, until",
    "span": "klo, kello, aika, kellonaika, kellonajat, time, times",
    "minutes": "minuutit, min, minuuttia, kesto min, minutes, mins",
    "hours": "kesto, tunnit, tunteja, h, tuntia, kesto h, duration, hours, length",
    "state": f"{_STATES}, toteutuma, toteutui, outcome",
    "coach": _COACHES,
    "note": (
        "kirjaus, kirjaukset, muistiinpano, muistiinpanot, sisalto, kuvaus, mita tehtiin, aihe,"
        "huomiot, note, notes, description, content, topic, what was done, comments"
    ),
    "group": "ryhma, ryhmatapaaminen, group, group session",
}
_WORDS = {Kind.ORDERS: _ORDER_WORDS, Kind.SESSIONS: _SESSION_WORDS}
_UNITS = {"pvm", "paiva", "date", "on", "klo", "h", "eur", "e", "cloudia", "cloudiassa"}
"""Words at a heading's end that tell no field apart."""
_LEAST_GUESSED = 2
NOTHING = ("", "-")
"""What is written after `=` where a column is left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, what its heading says, what it is taken for."""

    at: int
    """Counted from 0."""
    heading: str
    """As it is written; empty for a column without one."""
    field: str = ""
    """One of `fields_of`; empty when it is left out."""


def fields_of(kind: Kind) -> tuple[str, ...]:
    """The fields that columns may hold, in the order in which people think of them."""
    return tuple(_WORDS[kind])


def bare(heading: str) -> str:
    """A heading as it is compared: without case, diacritics, signs and what stands in brackets."""
    text = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", clean_line(heading))
    text = " ".join(re.sub(r"[\W_]+", " ", folded(text.replace("€", " eur "))).split())
    return text or " ".join(re.sub(r"[\W_]+", " ", folded(clean_line(heading))).split())


def guessed_field(kind: Kind, heading: str) -> str:
    """The field that a heading means; empty when no word fits."""
    words = _fields_by_word(kind)
    text = bare(heading)
    while text:
        if text in words:
            return words[text]
        rest, _, last = text.rpartition(" ")
        if last not in _UNITS:
            return ""
        text = rest
    return ""


@cache
def _fields_by_word(kind: Kind) -> Mapping[str, str]:
    return {
        word.strip(): field for field, words in _WORDS[kind].items() for word in words.split(",")
    }


def guessed(kind: Kind, headings: Sequence[str]) -> tuple[Column, ...]:
    """The columns under some headings; of two that mean the same the first one has the field."""
    columns: list[Column] = []
    taken: set[str] = set()
    for at, heading in enumerate(headings):
        field = guessed_field(kind, heading)
        columns.append(Column(at, clean_line(heading), "" if field in taken else field))
        taken.add(field)
    return tuple(columns)


def score(kind: Kind, headings: Sequence[str]) -> int:
    """How many fields some headings tell; 0 when too few for a row of headings."""
    found = sum(bool(column.field) for column in guessed(kind, headings))
    return found if found >= _LEAST_GUESSED else 0


def mapped(columns: Sequence[Column], at: int, field: str) -> tuple[Column, ...]:
    """The columns once one of them holds a field; another one that held it holds none any more."""
    return tuple(
        replace(column, field=field)
        if column.at == at
        else replace(column, field="")
        if field and column.field == field
        else column
        for column in columns
    )


def read_map(kind: Kind, text: str) -> dict[str, str]:
    """Read `Heading=field,…` as fields by bare headings; BadInput for a field that there isn't."""
    found: dict[str, str] = {}
    for part in filter(str.strip, text.split(",")):
        heading, equals, field = part.rpartition("=")
        field = field.strip()
        if not equals or not bare(heading):
            raise BadInput(Message("error.taking_in.map", text=clean_line(part)[:40]))
        if field not in (*fields_of(kind), *NOTHING):
            known = ", ".join(fields_of(kind))
            raise BadInput(Message("error.taking_in.field", field=field[:40], known=known))
        found[bare(heading)] = "" if field in NOTHING else field
    return found


def with_map(columns: Sequence[Column], fields: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns as a map tells; BadInput for a heading that there isn't."""
    result = tuple(columns)
    for heading, field in fields.items():
        place = next((column.at for column in columns if bare(column.heading) == heading), None)
        if place is None:
            known = ", ".join(column.heading for column in columns if column.heading)
            raise BadInput(
                Message("error.taking_in.heading", heading=heading[:40], known=known[:300])
            )
        result = mapped(result, place, field)
    return result
