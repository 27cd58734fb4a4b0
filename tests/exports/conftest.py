"""What the tests of documents share: an invented service report of eight meetings, and the schema.

The schema of Finvoice lies in a package that `make test` installs; where it could not be fetched,
the tests that need it are skipped and say so.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ph_tui.exports.document import DocumentSection, Fact, ReportDocument

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA_PACKAGE = "odoo-addon-account-edi-finvoice"
SCHEMA_FILE = "odoo/addons/account_edi_finvoice/static/schema/Finvoice3.0.xsd"
SCHEMA_DIGEST = "169d28a5918654e998b56535cedc4146b5f1ce54078e64bce3d9524aaca5c6ed"

FACTS = (
    Fact("Tilaussopimus", "4711"),
    Fact("Asiakas", "A.K."),
    Fact("Palvelu", "Työhaun tehotreeni"),
    Fact("Tilaussopimuskausi", "2024-1 (1.1.–30.6.2024)"),
    Fact("Palvelu toteutettiin", "5.3.–24.4.2024, 8 tapaamista, 16 h"),
    Fact("Valmentaja", "Maija, Valmennus Suunta Oy"),
)

BASELINE = """\
Asiakas on ollut työttömänä kahdeksan kuukautta. Hänellä on **pitkä kokemus varastotyöstä** ja \
trukkikortti, mutta viimeisimmästä työnhausta on yli kymmenen vuotta. CV puuttui, ja hakeminen \
sähköisten palvelujen kautta tuntui vieraalta. Puhelimella hakeminen onnistuu, tietokonetta \
asiakkaalla ei ole."""

GOAL = """\
Sovimme yhdessä, että palvelun aikana asiakas

- laatii CV:n ja hakemuspohjan, joita osaa itse muokata
- hakee vähintään kolmea avointa paikkaa
- harjoittelee työhaastattelua ja oppii kertomaan osaamisestaan
"""

NOTES = (
    (
        "Tutustuimme, kävimme läpi työhistorian ja sovimme tavoitteista. Asiakas kertoi, että "
        "lyhyt ja konkreettinen ohje auttaa häntä eniten."
    ),
    (
        "Kirjasimme osaamisen ja kortit: trukkikortti (A, B), hygieniapassi, "
        "työturvallisuuskortti. CV:n ensimmäinen versio valmistui puhelimella."
    ),
    (
        "CV:n viimeistely. Haimme ilmoituksia Työmarkkinatorilta ja valitsimme *kolme* "
        "sopivaa paikkaa Jyväskylän seudulta."
    ),
    (
        "Hakemuspohja ja ensimmäinen hakemus: varastotyöntekijä, vuorotyö. Hakemus "
        "lähetettiin tapaamisen aikana."
    ),
    (
        "Kaksi hakemusta lisää. Harjoittelimme yhteydenottoa työnantajaan, ja asiakas soitti "
        "itse yhteen paikkaan."
    ),
    (
        "Haastatteluharjoitus. Kävimme läpi vahvuudet ja kysymykset, joihin on vaikea "
        "vastata. Asiakas huomasi osaavansa kertoa työstään hyvin, kun aloittaa esimerkistä."
    ),
    (
        "Työhaastattelu oli pidetty edellisenä päivänä. Kävimme sen läpi ja kirjasimme, mitä "
        "seuraavalla kerralla tehdään samoin."
    ),
    (
        "Yhteenveto ja jatkosuunnitelma. Asiakas sai kaksi paikkaa seurattavaksi ja tietää, "
        "mitä tekee seuraavaksi."
    ),
)
DAYS = ("5.3.", "12.3.", "19.3.", "26.3.", "2.4.", "9.4.", "16.4.", "24.4.")

SESSIONS = "\n\n".join(
    f"### {number} · {day}2024 9.00–11.00 · 2 h\n\n{note}"
    for number, (day, note) in enumerate(zip(DAYS, NOTES, strict=True), start=1)
)

ACTIONS = """\
| Toimenpide | Milloin | Tulos |
|---|---|---|
| CV ja hakemuspohja | 12.–26.3. | Valmiit, tallessa asiakkaan puhelimessa |
| Hakemukset | 26.3.–2.4. | Kolme lähetetty, yksi haastattelu |
| Haastatteluharjoitus | 9.4. | Asiakas osaa kertoa osaamisestaan esimerkein |
"""

FACTORS = """\
Oma auto puuttuu, joten työpaikan on oltava bussireittien varrella tai pyörämatkan päässä. \
Yövuorot käyvät, kunhan paluukyyti järjestyy.

> Kun sain itse soittaa ja vastaus oli ystävällinen, seuraava puhelu oli jo helpompi.
"""

FOLLOW_UP = """\
1. Asiakas hakee **kahta seurannassa olevaa paikkaa toukokuun loppuun mennessä**.
2. Hän soittaa haastattelun tehneelle työnantajalle 3.5. ja kysyy valinnasta.
3. Omavalmentajan kanssa sovitaan trukkikortin päivityksestä 15.5. mennessä (hinta noin 180 €).
"""


def one_section(markdown: str, **changes: Any) -> ReportDocument:
    """A small document whose only section has this text."""
    plain = ReportDocument(
        lang="fi",
        title="Palveluraportti",
        subtitle="",
        facts=(),
        sections=(DocumentSection("goal", "Tavoite", markdown),),
        state_note="",
        footer="",
        on=date(2024, 4, 26),
        page_word="Sivu",
    )
    return replace(plain, **changes)


@pytest.fixture
def document_with() -> Callable[..., ReportDocument]:
    """Make a small document of one section's text; any other field can be given by name."""
    return one_section


@pytest.fixture
def report() -> ReportDocument:
    """A complete report that has been sent."""
    return ReportDocument(
        lang="fi",
        title="Palveluraportti",
        subtitle="Työhaun tehotreeni · A.K. · 4711",
        facts=FACTS,
        sections=(
            DocumentSection("baseline", "Lähtötilanne", BASELINE),
            DocumentSection("goal", "Tavoite", GOAL),
            DocumentSection("sessions", "Tapaamiset", SESSIONS),
            DocumentSection("actions", "Toimenpiteet", ACTIONS),
            DocumentSection("factors", "Työllistymiseen vaikuttavat seikat", FACTORS),
            DocumentSection("follow_up", "Jatkosuunnitelma", FOLLOW_UP),
        ),
        state_note="",
        footer="Valmennus Suunta Oy · Dynaaminen pienhankinta, Jyväskylän työllisyyspalvelut",
        on=date(2024, 4, 26),
        page_word="Sivu",
        empty_note="Ei vielä kirjoitettu.",
    )


@pytest.fixture(scope="session")
def finvoice_schema() -> Any:
    """The schema of Finvoice 3.0, ready to validate a tree of lxml."""
    from lxml import etree

    try:
        path = Path(str(distribution(SCHEMA_PACKAGE).locate_file(SCHEMA_FILE)))
    except PackageNotFoundError:
        pytest.skip(f"the schema of Finvoice is not here: {SCHEMA_PACKAGE} could not be fetched")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == SCHEMA_DIGEST
    return etree.XMLSchema(etree.parse(path))
