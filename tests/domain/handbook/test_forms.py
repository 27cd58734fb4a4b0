"""The city's web forms: those that ship, the company's own over them, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.handbook.library import (
    FORMS_FILE,
    EditionLibrary,
    built_in_editions,
    read_forms,
)
from ph_tui.domain.handbook.own_files import check_own
from ph_tui.domain.messages import Message

ON = date(2024, 4, 24)
OWN = """
feedback_link = "https://example.org/palaute"

[[forms]]
kind = "bonus"
fields = [
  { key = "what", sources = ["bonus.name", "bonus.details"], fi = "Mitä", en = "What" },
]
"""


def without_forms(text: str, edition_id: str) -> str:
    """The shipped edition under another id and day, with all its forms taken away."""
    before, _, rest = text.partition("[[forms]]")
    after = rest[rest.index("# ---- facts") :]
    return (before + after).replace("2024-01-01", edition_id)


@pytest.mark.parametrize("kind", FormKind)
def test_every_built_in_edition_has_every_form(kind: FormKind) -> None:
    """Whatever the company leaves out, there is a form to fall back on."""
    for edition in built_in_editions():
        form = edition.form(kind)
        assert form is not None
        assert any(field.walked for field in form.fields)


def test_the_walks_are_short_enough_for_their_budget() -> None:
    """The service report is five fields; billing and a portal of one line spare the keys."""
    library = EditionLibrary()
    walked = {
        kind: [field.key for field in library.form(kind, ON).fields if field.walked]
        for kind in FormKind
    }
    assert len(walked[FormKind.SERVICE_REPORT]) == 5
    assert len(walked[FormKind.BILLING_REPORT]) <= 4
    assert len(walked[FormKind.BONUS]) <= 4
    paid_with_tax = set(walked[FormKind.PORTAL]) - {"credits", "vat-note"}
    assert len(paid_with_tax) <= 7


def test_the_companys_own_form_stands_over_the_editions() -> None:
    """Only the kinds that it has; the others stay as they ship."""
    library = EditionLibrary({FORMS_FILE: OWN})
    assert [field.key for field in library.form(FormKind.BONUS, ON).fields] == ["what"]
    shipped = EditionLibrary().form(FormKind.PORTAL, ON)
    assert library.form(FormKind.PORTAL, ON) == shipped
    assert library.own_forms.feedback_link == "https://example.org/palaute"


def test_the_file_of_forms_is_no_edition() -> None:
    """It stands beside the editions and is read apart from them."""
    library = EditionLibrary({FORMS_FILE: OWN})
    assert [edition.id for edition in library.all()] == ["2024-01-01"]
    check_own(OWN, name=FORMS_FILE)
    with pytest.raises(BadInput):
        check_own(OWN, name="2025-01-01.toml")


def test_an_edition_without_a_form_leaves_it_to_the_one_before(shipped_text: str) -> None:
    """An own edition need not repeat the forms."""
    library = EditionLibrary({"own.toml": without_forms(shipped_text, "2024-03-01")})
    assert library.in_force(ON).id == "2024-03-01"
    assert library.form(FormKind.BONUS, ON) == EditionLibrary().form(FormKind.BONUS, ON)


def test_an_own_edition_brings_its_forms_from_its_day_on(shipped_text: str) -> None:
    """The form of a day is the one of the edition then in force."""
    text = shipped_text.replace("2024-01-01", "2024-07-01").replace(
        'key = "details"', 'key = "why"'
    )
    library = EditionLibrary({"own.toml": text.replace("2024-01-01", "2024-07-01")})
    for on, key in ((ON, "details"), (date(2024, 7, 1), "why")):
        assert key in [field.key for field in library.form(FormKind.BONUS, on).fields]


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('"bonus.name"', '"bonus.nimi"', "forms.1.fields.1.sources.1", "not_allowed"),
        ("kind", "kinds", "forms.1.kinds", "unknown_key"),
        ("feedback_link", "feedback", "feedback", "unknown_key"),
        ('fi = "Mitä", ', "", "forms.1.fields.1.fi", "missing"),
    ],
)
def test_a_broken_file_of_forms_is_told_by_its_key(
    old: str, new: str, key: str, reason: str
) -> None:
    """As an edition is; among the data it is data that can't be read."""
    broken = OWN.replace(old, new, 1)
    with pytest.raises(BadInput) as refused:
        read_forms(broken)
    params = refused.value.message.params
    assert (params["file"], params["key"]) == (FORMS_FILE, key)
    assert isinstance(params["reason"], Message)
    assert params["reason"].id == f"error.edition.{reason}"
    with pytest.raises(DataError):
        EditionLibrary({FORMS_FILE: broken}).form(FormKind.BONUS, ON)
