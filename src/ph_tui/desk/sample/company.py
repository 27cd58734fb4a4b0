"""The making of the sample company: who takes part, in which periods, and the saving of it all.

Everything is invented and follows from today's date and the number of orders alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import time, timedelta
from itertools import count, cycle, product
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.clock import FixedClock
from ph_tui.desk.desk import open_core
from ph_tui.desk.reports import ReportDesk
from ph_tui.desk.sample.diary import Diary
from ph_tui.desk.sample.kinds import LESSER, PAST_LESSER, past_roles, running_roles
from ph_tui.desk.sample.ledger import Ledger
from ph_tui.desk.sample.life_maker import LifeMaker
from ph_tui.desk.sample.marketing import make_marketing
from ph_tui.desk.sample.phrase_files import add_phrase_files
from ph_tui.desk.sample.phrases import COMMON, Phrases
from ph_tui.desk.sample.records import Client, Recorder
from ph_tui.desk.sample.season import Season
from ph_tui.desk.sample.stands import add_stands
from ph_tui.desk.sample.terms import settled
from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.money.company import FIRST_INVOICE
from ph_tui.domain.reports import Sending
from ph_tui.domain.sessions import wall_time
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from ph_tui.desk.core import Core
    from ph_tui.desk.sample.kinds import Role
    from ph_tui.desk.sample.life import Life
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.settings import Settings

_OTHER_COACHES = ("olli", "saara")
_LETTERS = "AEHIJKLMNOPRSTV"
"""What client codes are made of."""
_FIRST_NUMBER = 4600
_PERIOD_LIMIT = 500
"""Orders of one contract period; a larger company has had more periods."""
_COACH_LIMIT = 20
"""Orders that one coach has in a contract period."""


class _Draft(NamedTuple):
    """An order that lacks its number, and its report as it would be sent."""

    life: Life
    file: OrderFile
    receipt: str


def make_sample(data: Path, *, today: date, orders: int = 60, user: str, cache: Path) -> int:
    """Make an invented company of so many orders around today; gives their number.

    Raises Refused when the data directory has orders, and DataError when it can't be written.
    """
    core = _core(data, today, user, cache)
    with core.store.locked():
        if not core.store.is_empty():
            raise Refused(Message("error.sample.not_empty"))
        files = list(_files(core, orders))
        core.store.change_settings(lambda _: _settings(core, files))
        core.restamp_index()
        for file in files:
            core.store.create(file)
        make_marketing(core)
        add_stands(core)
        add_phrase_files(core)
    return orders


def sample_files(
    data: Path, *, today: date, orders: int, user: str, cache: Path
) -> Iterator[OrderFile]:
    """The orders that `make_sample` would save, the oldest first; saves nothing."""
    return _files(_core(data, today, user, cache), orders)


def _core(data: Path, today: date, user: str, cache: Path) -> Core:
    return open_core(data, user, FixedClock(wall_time(today, time(12))), cache=cache)


def _files(core: Core, orders: int) -> Iterator[OrderFile]:
    """The orders with all that belongs to them."""
    files = list(_reported(core, orders))
    ledger = Ledger(core, _settings(core, files), core.period_on(core.today).id)
    return ledger.settled(files)


def _settings(core: Core, files: Sequence[OrderFile]) -> Settings:
    """What the company has settled, and the number of its next invoice."""
    period = core.period_on(core.today)
    services = core.library.get(period.edition_id).service_codes
    reported = [f for f in files if f.report.sent and f.order.period_id == period.id]
    busy = Counter(dict.fromkeys(services, 0))
    busy.update(file.order.service for file in reported)
    last = max((i.number for file in files for i in file.invoices), default=FIRST_INVOICE - 1)
    settings = settled(core.store.settings(), services, (busy.most_common(1)[0][0], period.id))
    return replace(settings, next_invoice=last + 1)


def _reported(core: Core, orders: int) -> Iterator[OrderFile]:
    """The orders with their service reports, and nothing of their money."""
    rng = Random(f"{core.today} {orders}")  # noqa: S311 - chance that repeats, not secrecy
    company = _Company(core, _coaches(core.user, min(orders, _PERIOD_LIMIT)), rng)
    periods = _periods(core, orders)
    drafts = [draft for period, size in periods for draft in company.draft(period, size)]
    drafts.sort(key=lambda draft: draft.life.received)
    numberless = next((d for d in reversed(drafts) if d.life.accepted is None), None)
    reports, words = ReportDesk(core), Words("fi")
    number = _FIRST_NUMBER
    for draft in drafts:
        number += rng.randint(1, 3)
        told = "" if draft is numberless else str(number)
        file = replace(draft.file, order=replace(draft.file.order, number=told))
        yield file if draft.life.sent is None else _sent(file, draft, reports, words)


def _coaches(user: str, orders: int) -> tuple[str, ...]:
    named = dict.fromkeys((user, *_OTHER_COACHES))
    more = (f"valmentaja{number}" for number in count(1))
    while len(named) < max(3, orders // _COACH_LIMIT):
        named.setdefault(next(more))
    return tuple(named)


def _periods(core: Core, orders: int) -> Iterator[tuple[ContractPeriod, int]]:
    """The contract period of today and those before it, each with its number of orders."""
    day = core.today
    while orders > 0:
        period, size = core.period_on(day), min(orders, _PERIOD_LIMIT)
        yield period, size
        orders, day = orders - size, period.starts - timedelta(days=1)


class _Company:
    """Drafts the orders of one contract period after the other."""

    def __init__(self, core: Core, coaches: tuple[str, ...], rng: Random) -> None:
        codes = [f"{first}.{last}." for first, last in product(_LETTERS, repeat=2)]
        rng.shuffle(codes)
        self._codes = cycle(codes)
        self._core = core
        self._coaches = coaches
        self._rng = rng
        self._phrases = Phrases(rng)

    def draft(self, period: ContractPeriod, size: int) -> list[_Draft]:
        """The orders of a period, without numbers."""
        season = Season.of(period.starts, period.ends, self._core.today)
        diary, runs = Diary(self._coaches, self._rng), period.covers(self._core.today)
        roles = (running_roles if runs else past_roles)(size, self._coaches)
        lives = LifeMaker(season, diary, self._rng, LESSER if runs else PAST_LESSER)
        recorder = Recorder(period, self._phrases, self._rng, self._core.today)
        cast = zip(roles, self._services(period), strict=False)
        return [self._one(role, service, lives, recorder) for role, service in cast]

    def _services(self, period: ContractPeriod) -> Iterator[str]:
        """The services' codes without end, each as often as any other."""
        codes = [service.code for service in self._core.library.get(period.edition_id).services]
        while True:
            self._rng.shuffle(codes)
            yield from codes

    def _one(self, role: Role, service: str, lives: LifeMaker, recorder: Recorder) -> _Draft:
        life = lives.make(role.kind, role.coach, service)
        client = Client(
            next(self._codes),
            self._phrases.deal(COMMON, "fields"),
            self._phrases.deal(COMMON, "interruptions"),
        )
        receipt: str = self._phrases.deal(COMMON, "receipts")
        return _Draft(life, recorder.file(life, client, role.coach, service), receipt)


def _sent(file: OrderFile, draft: _Draft, reports: ReportDesk, words: Words) -> OrderFile:
    """The file with its report sent on the day of its life, and locked as it reads."""
    on = draft.life.sent or draft.life.received
    minute = int(file.order.id[:4], 16) % (7 * 60)
    at = wall_time(on, time(8 + minute // 60, minute % 60))
    sending = Sending(on, file.order.coach, at, "", draft.receipt)
    locked = replace(file, report=replace(file.report, sent=sending))
    text = reports.markdown(locked, words)
    return replace(locked, report=replace(locked.report, sent=replace(sending, text=text)))
