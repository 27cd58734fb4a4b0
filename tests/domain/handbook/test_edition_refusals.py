"""A wrong edition file is refused with its name, the key and the reason, and with nothing else."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from ph_tui.domain.errors import BadInput
from ph_tui.domain.handbook.library import read_edition
from ph_tui.domain.messages import Message

NAME = "2025-01-01.toml"


class Broken(NamedTuple):
    """One way to break the shipped file, and what is said of it."""

    old: str
    new: str
    key: str
    reason: str


BROKEN = {
    "a key is missing": Broken("valid_from = 2024-01-01", "", "valid_from", "missing"),
    "a key of an entry is missing": Broken(
        'side = "before"\nanchor = "period_end"',
        'anchor = "period_end"',
        "deadlines.4.side",
        "missing",
    ),
    "a key is misspelt": Broken(
        'period = "P2M"', 'perod = "P2M"', "deadlines.4.perod", "unknown_key"
    ),
    "a key is unknown": Broken("[popup]", "[popup]\nfee = 10", "popup.fee", "unknown_key"),
    "a table is unknown": Broken(
        "[popup]", "[prices]\nhour = 60\n\n[popup]", "prices", "unknown_key"
    ),
    "a text is a number": Broken('operator = "CGI"', "operator = 5", "buyer.operator", "not_text"),
    "a text is empty": Broken('operator = "CGI"', 'operator = " "', "buyer.operator", "empty"),
    "a text holds only unseen characters": Broken(
        'operator = "CGI"', 'operator = "\\u200B\\u001B"', "buyer.operator", "empty"
    ),
    "a flag is a text": Broken(
        "allows_none = true", 'allows_none = "yes"', "report.5.allows_none", "not_flag"
    ),
    "a date is a text": Broken(
        "valid_from = 2024-01-01", 'valid_from = "2024-01-01"', "valid_from", "not_date"
    ),
    "a date is a number": Broken(
        "valid_from = 2024-01-01", "valid_from = 20240101", "valid_from", "not_date"
    ),
    "a time is a number": Broken("opens = 09:00:00", "opens = 9", "contact.opens", "not_time"),
    "a weekday is a text": Broken(
        "[1, 2, 3, 4, 5]\nslots", '["mon"]\nslots', "popup.weekdays.1", "not_number"
    ),
    "a weekday is out of the week": Broken(
        "[1, 2, 3, 4, 5]\nslots", "[8]\nslots", "popup.weekdays.1", "not_valid"
    ),
    "a weekday is there twice": Broken(
        "[1, 2, 3, 4, 5]\nslots", "[1, 2, 1]\nslots", "popup.weekdays.3", "repeated"
    ),
    "a list is a text": Broken(
        'cites = ["contact"]\n\n[feedback]',
        'cites = "contact"\n\n[feedback]',
        "contact.cites",
        "not_list",
    ),
    "a list is empty": Broken(
        'cites = ["contact"]\n\n[feedback]', "cites = []\n\n[feedback]", "contact.cites", "empty"
    ),
    "a table is a text": Broken(
        'role = { fi = "koulutuskoordinaattori", en = "training coordinator" }',
        'role = "koordinaattori"',
        "contact.role",
        "not_table",
    ),
    "a language is missing": Broken(
        'fi = "Laskutus"\nen = "Invoicing"', 'fi = "Laskutus"', "sections.10.en", "missing"
    ),
    "a period is in words": Broken(
        'period = "P2M"', 'period = "2 kk"', "deadlines.4.period", "not_period"
    ),
    "a period is a number": Broken(
        'period = "P2M"', "period = 60", "deadlines.4.period", "not_period"
    ),
    "a length is a number": Broken(
        'shortest = "PT1M"', "shortest = 60", "video.shortest", "not_length"
    ),
    "a length is a period of days": Broken(
        'longest = "PT2M"', 'longest = "P2M"', "video.longest", "not_length"
    ),
    "a length is nothing": Broken(
        'shortest = "PT1M"', 'shortest = "PT0S"', "video.shortest", "not_length"
    ),
    "the longest is shorter than the shortest": Broken(
        'longest = "PT2M"', 'longest = "PT30S"', "video.longest", "longest_shorter"
    ),
    "a site is an address": Broken(
        '"youtu.be"', '"https://youtu.be/"', "video.hosts.2", "not_host"
    ),
    "a site is there twice": Broken('"youtu.be"', '"youtube.com"', "video.hosts.2", "repeated"),
    "the video's rules are missing": Broken(
        '[video]\nshortest = "PT1M"\nlongest = "PT2M"\n'
        'hosts = ["youtube.com", "youtu.be", "vimeo.com"]\ncites = ["video"]\n',
        "",
        "video",
        "missing",
    ),
    "a format is unknown": Broken(
        'formats = ["JPEG"]', 'formats = ["TIFF"]', "posts.formats.1", "not_allowed"
    ),
    "a channel is there twice": Broken(
        'key = "facebook"', 'key = "instagram"', "posts.channels.2.key", "repeated"
    ),
    "a channel cites an unknown section": Broken(
        'formats = ["JPEG"]\ncites = ["posts"]',
        'formats = ["JPEG"]\ncites = ["post"]',
        "posts.cites.1",
        "unknown_section",
    ),
    "a deadline is unknown": Broken(
        'key = "application"', 'key = "applications"', "deadlines.4.key", "not_allowed"
    ),
    "a deadline has another's anchor": Broken(
        'anchor = "approval"', 'anchor = "period_end"', "deadlines.3.anchor", "not_allowed"
    ),
    "a deadline is lacking": Broken(
        '[[deadlines]]\nkey = "popup_booking"\nperiod = "P14D"\nside = "before"\n'
        'anchor = "popup_day"\ncites = ["popup"]\n',
        "",
        "deadlines",
        "lacking",
    ),
    "a code has capitals": Broken(
        'code = "uutta-suuntaa"', 'code = "Uutta suuntaa"', "services.1.code", "not_key"
    ),
    "a code is there twice": Broken(
        'code = "tyohaun-tehotreeni"', 'code = "uutta-suuntaa"', "services.2.code", "repeated"
    ),
    "a service is there twice": Broken(
        'name = "Työhaun tehotreeni"', 'name = "Uutta suuntaa"', "services.2.name", "repeated"
    ),
    "a short name is long": Broken(
        'short = "Tehotreeni"', 'short = "Työhaun tehot."', "services.2.short", "long_text"
    ),
    "a fact is there twice": Broken(
        'key = "report.purpose"', 'key = "report.due"', "facts.25.key", "repeated"
    ),
    "a checklist has a key twice": Broken(
        '{ key = "length"', '{ key = "gain"', "checklists.2.items.4.key", "repeated"
    ),
    "a fact cites an unknown section": Broken(
        'cites = ["memo", "feedback"]',
        'cites = ["memo", "feedbacks"]',
        "facts.11.cites.2",
        "unknown_section",
    ),
    "a checklist item cites an unknown section": Broken(
        '{ key = "length", cites = ["video"]',
        '{ key = "length", cites = ["film"]',
        "checklists.2.items.4.cites.1",
        "unknown_section",
    ),
    "the buyer cites an unknown section": Broken(
        '/ {service}"\ncites = ["invoicing"]',
        '/ {service}"\ncites = ["invoices"]',
        "buyer.cites.1",
        "unknown_section",
    ),
    "a slot ends before it starts": Broken(
        "start = 10:00:00, end = 12:00:00",
        "start = 12:00:00, end = 10:00:00",
        "popup.slots.1.end",
        "end_before_start",
    ),
    "slots overlap": Broken(
        "start = 13:00:00", "start = 11:30:00", "popup.slots.2.start", "slots_overlap"
    ),
    "the office closes before it opens": Broken(
        "closes = 15:00:00", "closes = 09:00:00", "contact.closes", "end_before_start"
    ),
    "the sentence for none is missing": Broken(
        "none_sentence = {", "# none_sentence = {", "report.5.none_sentence", "missing"
    ),
    "a sentence for none that is not allowed": Broken(
        "allows_none = true", "allows_none = false", "report.5.none_sentence", "none_not_allowed"
    ),
    "the business ID is mistyped": Broken(
        "0174666-4", "0174666-5", "buyer.business_id", "check_digit"
    ),
    "the OVT id is mistyped": Broken(
        "003701746664200", "003701746646200", "buyer.ovt", "check_digit"
    ),
    "the operator's id is mistyped": Broken(
        "003703575029", "003703575020", "buyer.operator_id", "check_digit"
    ),
    "the reference has no place for the service": Broken(
        "/ {service}", "/ palvelu", "buyer.reference_template", "reference_place"
    ),
    "a form is there twice": Broken(
        'kind = "bonus"', 'kind = "portal"', "forms.5.kind", "repeated"
    ),
    "a form is unknown": Broken(
        'kind = "bonus"', 'kind = "bonuses"', "forms.3.kind", "not_allowed"
    ),
    "a form has a key twice": Broken(
        '{ key = "choice"', '{ key = "order"', "forms.3.fields.2.key", "repeated"
    ),
    "a field takes what another form has": Broken(
        'sources = ["bonus.details"]',
        'sources = ["billing.hours"]',
        "forms.3.fields.5.sources.1",
        "not_allowed",
    ),
    "a field says nothing": Broken(
        'sources = ["bonus.details"], ', "", "forms.3.fields.5", "form_field"
    ),
    "a field says two things": Broken(
        '{ key = "choice", ',
        '{ key = "choice", sources = ["order.number"], ',
        "forms.3.fields.2",
        "form_field",
    ),
    "a text has a place for what there is not": Broken(
        'text = { fi = "Haen bonusta"',
        'text = { fi = "Haen bonusta {client}"',
        "forms.3.fields.2.text.fi",
        "not_allowed",
    ),
    "a text has no words": Broken(
        'text = { fi = "Haen bonusta"', 'text = { fi = " "', "forms.3.fields.2.text.fi", "empty"
    ),
    "the reference has another place": Broken(
        "/ {service}", "/ {service} {number}", "buyer.reference_template", "reference_place"
    ),
}


def refusal(text: str) -> Message:
    """What is said of a text that is no edition."""
    with pytest.raises(BadInput) as refused:
        read_edition(text, name=NAME)
    return refused.value.message


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_edition_is_refused_with_file_key_and_reason(
    shipped_text: str, broken: Broken
) -> None:
    """Each way to break the file is told by the file, the dotted key and a reason of its own."""
    assert shipped_text.count(broken.old) == 1
    said = refusal(shipped_text.replace(broken.old, broken.new))
    assert said.id == "error.edition.refused"
    assert (said.params["file"], said.params["key"]) == (NAME, broken.key)
    reason = said.params["reason"]
    assert isinstance(reason, Message)
    assert reason.id == f"error.edition.{broken.reason}"


def test_the_shipped_file_is_not_refused(shipped_text: str) -> None:
    """What the broken files are made of is whole."""
    assert read_edition(shipped_text, name=NAME).id == "2024-01-01"
