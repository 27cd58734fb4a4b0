"""What must fit together inside one edition, beyond the shape of each value.

Pure checks over an edition that has its shape; each yields the faults that it finds.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ph_tui.domain.business_id import is_business_id, is_ovt
from ph_tui.domain.handbook.faults import Fault, path_of, repeated, shown
from ph_tui.domain.handbook.form_faults import form_faults
from ph_tui.domain.handbook.keys import ANCHORS, SERVICE_PLACE, ChecklistKey, DeadlineKey
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import time

    from ph_tui.domain.handbook.edition import Edition


def first_fault(edition: Edition) -> Fault | None:
    """The first thing in an edition that does not fit the rest of it; None when all fits."""
    checks = (
        _twice,
        _lacking,
        _unknown_sections,
        _anchors,
        _none_sentences,
        _times,
        _lengths,
        _buyer,
        _forms,
    )
    return next(chain.from_iterable(check(edition) for check in checks), None)


def _twice(edition: Edition) -> Iterator[Fault]:
    yield from repeated("sections", "key", [each.key for each in edition.sections])
    yield from repeated("services", "code", [each.code for each in edition.services])
    yield from repeated("services", "name", [each.name for each in edition.services])
    yield from repeated("report", "key", [each.key for each in edition.report])
    yield from repeated("deadlines", "key", [each.key for each in edition.deadlines])
    yield from repeated("checklists", "key", [each.key for each in edition.checklists])
    for index, checklist in enumerate(edition.checklists):
        items = [item.key for item in checklist.items]
        yield from repeated(path_of("checklists", index, "items"), "key", items)
    yield from repeated("video.hosts", "", list(edition.video.hosts))
    yield from repeated("posts.channels", "key", [each.key for each in edition.posts.channels])
    yield from repeated("posts.formats", "", [str(each) for each in edition.posts.formats])
    yield from repeated("facts", "key", [each.key for each in edition.facts])
    yield from repeated("popup.weekdays", "", [str(day) for day in edition.popup.weekdays])
    yield from repeated("contact.weekdays", "", [str(day) for day in edition.contact.weekdays])


def _lacking(edition: Edition) -> Iterator[Fault]:
    yield from _absent("report", ReportSection, [each.key for each in edition.report])
    yield from _absent("deadlines", DeadlineKey, [each.key for each in edition.deadlines])
    yield from _absent("checklists", ChecklistKey, [each.key for each in edition.checklists])


def _absent(where: str, wanted: Iterable[str], there: list[str]) -> Iterator[Fault]:
    for value in wanted:
        if value not in there:
            yield Fault(where, Message("error.edition.lacking", value=str(value)))


def _unknown_sections(edition: Edition) -> Iterator[Fault]:
    known = {section.key for section in edition.sections}
    for where, cites in _all_cites(edition):
        for index, section in enumerate(cites):
            if section not in known:
                key = f"{where}.cites.{index + 1}"
                yield Fault(key, Message("error.edition.unknown_section", value=section))


def _all_cites(edition: Edition) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in ("report", "deadlines", "facts"):
        for index, entry in enumerate(getattr(edition, name)):
            yield path_of(name, index), entry.cites
    for index, checklist in enumerate(edition.checklists):
        for place, item in enumerate(checklist.items):
            yield path_of("checklists", index, "items", place), item.cites
    for name in ("popup", "buyer", "video", "posts", "contact", "feedback"):
        yield name, getattr(edition, name).cites


def _anchors(edition: Edition) -> Iterator[Fault]:
    for index, deadline in enumerate(edition.deadlines):
        wanted = ANCHORS[deadline.key]
        if deadline.anchor is not wanted:
            yield Fault(
                path_of("deadlines", index, "anchor"),
                Message(
                    "error.edition.not_allowed", value=str(deadline.anchor), allowed=str(wanted)
                ),
            )


def _none_sentences(edition: Edition) -> Iterator[Fault]:
    for index, field in enumerate(edition.report):
        key = path_of("report", index, "none_sentence")
        if field.allows_none and field.none_sentence is None:
            yield Fault(key, Message("error.edition.missing"))
        if field.none_sentence is not None and not field.allows_none:
            yield Fault(key, Message("error.edition.none_not_allowed"))


def _times(edition: Edition) -> Iterator[Fault]:
    slots = edition.popup.slots
    for index, slot in enumerate(slots):
        yield from _backwards(path_of("popup", "slots", index, "end"), slot.start, slot.end)
    for index, (earlier, later) in enumerate(pairwise(slots), start=1):
        if later.start < earlier.end:
            key = path_of("popup", "slots", index, "start")
            yield Fault(key, Message("error.edition.slots_overlap", other=earlier.key))
    yield from _backwards("contact.closes", edition.contact.opens, edition.contact.closes)


def _lengths(edition: Edition) -> Iterator[Fault]:
    video = edition.video
    if video.longest < video.shortest:
        shortest, longest = video.shortest_seconds, video.longest_seconds
        reason = Message("error.edition.longest_shorter", shortest=shortest, longest=longest)
        yield Fault("video.longest", reason)


def _backwards(key: str, start: time, end: time) -> Iterator[Fault]:
    if end <= start:
        yield Fault(key, Message("error.edition.end_before_start", start=start, end=end))


def _forms(edition: Edition) -> Iterator[Fault]:
    return form_faults(edition.forms)


def _buyer(edition: Edition) -> Iterator[Fault]:
    buyer = edition.buyer
    wrong = []
    if not is_business_id(buyer.business_id):
        wrong.append(("buyer.business_id", buyer.business_id))
    if not is_ovt(buyer.ovt):
        wrong.append(("buyer.ovt", buyer.ovt))
    if buyer.operator_id.startswith("0037") and not is_ovt(buyer.operator_id):
        wrong.append(("buyer.operator_id", buyer.operator_id))
    for key, value in wrong:
        yield Fault(key, Message("error.edition.check_digit", value=shown(value)))
    around = buyer.reference_template.split(SERVICE_PLACE)
    if len(around) != 2 or any(brace in part for part in around for brace in "{}"):
        reason = Message("error.edition.reference_place", place=SERVICE_PLACE)
        yield Fault("buyer.reference_template", reason)
