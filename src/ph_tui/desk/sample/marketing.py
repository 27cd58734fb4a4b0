"""What the sample company has done to take part with its services: this period and the one before.

Everything is invented and follows from today's date alone; what is due is due soon.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.history import Deed
from ph_tui.domain.marketing.materials import (
    Brochure,
    OwnMarketing,
    PictureFacts,
    Post,
    VideoRecord,
)
from ph_tui.domain.marketing.records import Participation, ServiceRecords
from ph_tui.domain.marketing.standing import last_day_to_apply
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.desk.core import Core
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.handbook.edition import CoachingService, Edition

_DAY = timedelta(days=1)
_OFFICE = "toimisto"
"""The login that has recorded it: nobody who tries the sample takes it back by mistake."""
_POST = (
    "Mietitkö, mistä työnhaussa kannattaa aloittaa? {service} auttaa: tavataan omalla tahdilla, "
    "hiotaan hakemukset kuntoon ja harjoitellaan haastatteluja yhdessä. Kysy lisää omalta "
    "valmentajaltasi! @polkujatuki"
)
_OWN = (
    "{service} on tarkoitettu Jyväskylän kuntakokeilun työnhakijoille. Valmennus kestää 8 viikkoa, "
    "ja tapaamiset pidetään kahden kesken toimistollamme tai etänä, suomeksi tai englanniksi."
)
_UNTICKED = frozenset({"accessible", "reader", "delivered"})
"""Points that nobody has looked at yet where a service is still being made known."""


class _Place(NamedTuple):
    """One service of one period."""

    id: str
    period: ContractPeriod
    edition: Edition
    service: CoachingService


def make_marketing(core: Core) -> None:
    """Save the participations of the sample company."""
    records = tuple(_participations(core))

    def step(before: ServiceRecords) -> ServiceRecords:
        return ServiceRecords(before.periods, records, before.summaries)

    what = Message("word.did.service_sample")
    core.store.change_services(step, lambda: Deed(what, _OFFICE, core.now))


def _participations(core: Core) -> Iterator[Participation]:
    ids = (f"{number * 2654435761 % 2**32:08x}{number:024x}" for number in count(1))
    current = core.period_on(core.today)
    before = core.period_on(current.starts - _DAY)
    for period in (before, current):
        edition = core.library.get(period.edition_id)
        for place, service in enumerate(edition.services):
            here = _Place(next(ids), period, edition, service)
            if period is before and place < 3:
                yield _known(here, period.starts - 40 * _DAY)
            elif period is current and place in _RUNNING:
                yield _RUNNING[place](here, core.today)


def _known(here: _Place, applied: date) -> Participation:
    """A service that was approved in good time, with everything that tells of it."""
    approved = applied + 14 * _DAY
    brochure = Brochure(
        f"https://polkujatuki.example/esitteet/{here.service.code}-{here.period.id}.pdf",
        _all(here, ChecklistKey.BROCHURE),
        approved + 5 * _DAY,
    )
    return _begun(here, applied=applied, approved=approved, brochure=brochure)


def _marketed(here: _Place, today: date) -> Participation:
    """A service of this period for which clients are being won."""
    known = _known(here, here.period.starts - 45 * _DAY)
    name = here.service.name
    on = min(today, here.period.starts + 20 * _DAY)
    ticked = tuple(key for key in _all(here, ChecklistKey.POSTS) if key not in _UNTICKED)
    post = Post(
        id=f"{here.id[:-1]}a",
        channel=here.edition.posts.channels[0].key,
        text=_POST.format(service=name),
        handle="@polkujatuki",
        picture=_picture("tehotreeni.jpg", 1080, 1080),
        story=_picture("tehotreeni-tarina.jpg", 1080, 1920),
        ticked=ticked,
    )
    video = VideoRecord(
        link="https://vimeo.com/00000001",
        seconds=112,
        ticked=_all(here, ChecklistKey.VIDEO),
        delivered_on=on,
    )
    own = OwnMarketing(_OWN.format(service=name), _all(here, ChecklistKey.OWN_MARKETING))
    return Participation(
        known.id,
        known.period_id,
        known.service,
        known.edition_id,
        applied_on=known.applied_on,
        approved_on=known.approved_on,
        brochure=known.brochure,
        video=video,
        posts=(post,),
        own=own,
    )


def _approved(here: _Place, today: date) -> Participation:
    """A service that was approved a few days ago; its brochure is being made."""
    ticked = tuple(key for key in _all(here, ChecklistKey.BROCHURE) if key not in _UNTICKED)
    applied = _in_time(here, today - 30 * _DAY)
    return _begun(
        here, applied=applied, approved=today - 5 * _DAY, brochure=Brochure(ticked=ticked)
    )


def _applied(here: _Place, today: date) -> Participation:
    """A service whose answer is waited for."""
    return _begun(here, applied=_in_time(here, today - 9 * _DAY))


def _begun(
    here: _Place,
    *,
    applied: date,
    approved: date | None = None,
    brochure: Brochure | None = None,
) -> Participation:
    return Participation(
        here.id,
        here.period.id,
        here.service.code,
        here.edition.id,
        applied_on=applied,
        approved_on=approved,
        brochure=brochure or Brochure(),
    )


_RUNNING = {0: _approved, 1: _marketed, 2: _applied}
"""What is done with the services of this period, by their place; the rest can be applied for."""


def _in_time(here: _Place, on: date) -> date:
    """A day, or the last one for an application."""
    return min(on, last_day_to_apply(here.period, here.edition))


def _all(here: _Place, key: ChecklistKey) -> tuple[str, ...]:
    return tuple(item.key for item in here.edition.checklist(key).items)


def _picture(name: str, width: int, height: int) -> PictureFacts:
    return PictureFacts(name, "JPEG", width, height, 240_000, "0" * 64)
