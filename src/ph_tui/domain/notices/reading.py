"""Reading an order notice: whatever text it is, each field is looked for, and nothing is guessed.

Owns which finds count: own patterns before labels, labels before what merely looks like it, and
different values of one field stay side by side. What the values look like is in `shapes`, by what
they are called in the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.notices.cleaning import clean_notice
from ph_tui.domain.notices.finding import Find, Finder
from ph_tui.domain.notices.rules import Named
from ph_tui.domain.notices.services import ServiceNames
from ph_tui.domain.notices.shapes import day_told
from ph_tui.domain.notices.values import Candidate, NoticeField, NoticeReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ph_tui.domain.handbook.edition import CoachingService
    from ph_tui.domain.notices.rules import NoticeRules
    from ph_tui.domain.notices.shapes import DayTold

_PLAIN = {
    NoticeField.NUMBER: Named.NUMBER,
    NoticeField.CLIENT: Named.CLIENT,
    NoticeField.HOURS: Named.HOURS,
    NoticeField.PRICE: Named.PRICE,
    NoticeField.CASE_COACH: Named.CASE_COACH,
}


def read_notice(
    raw: str, *, services: Sequence[CoachingService], rules: NoticeRules, today: date
) -> NoticeReading:
    """Read any text as an order notice; never raises. A day without a year lies near `today`."""
    clean = clean_notice(raw)
    finder = Finder(clean.text, rules)
    found = {field: _candidates(finder.best(named)) for field, named in _PLAIN.items()}
    found[NoticeField.SERVICE] = _services(finder, ServiceNames(services))
    starts, ends = _days(finder, today)
    found[NoticeField.START], found[NoticeField.END] = starts, ends
    return NoticeReading(
        clean.text,
        {field: values for field, values in found.items() if values},
        clean.left_out,
        clean.is_cut,
    )


def _candidates(finds: Iterable[Find]) -> tuple[Candidate, ...]:
    """One candidate for each different value, in the order of the text."""
    different: dict[str, Candidate] = {}
    for find in sorted(finds, key=lambda find: find.start):
        candidate = Candidate(find.text, find.start, find.end, find.told_from, find.told_to)
        different.setdefault(find.key, candidate)
    return tuple(different.values())


def _services(finder: Finder, names: ServiceNames) -> tuple[Candidate, ...]:
    """Every service that the text names; its short name counts where no whole one stands."""
    own = [(find, names.at(find.text)) for find in finder.by_pattern(Named.SERVICE)]
    told = [(find, code) for find, code in own if code]
    if not told:
        told = [
            (Find.of(start, end, finder.text), code)
            for start, end, code in names.places(finder.text, finder.after_labels(Named.SERVICE))
        ]
    different: dict[str, Candidate] = {}
    for find, code in sorted(told, key=lambda each: each[0].start):
        candidate = Candidate(code, find.start, find.end, find.told_from, find.told_to)
        different.setdefault(code, candidate)
    return tuple(different.values())


def _days(finder: Finder, today: date) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """First and last days; of a labelled one, the other may stand in a span."""
    own = finder.by_pattern(Named.START), finder.by_pattern(Named.END)
    spans = [*_spans(finder.by_pattern(Named.DAYS)), *finder.spans(labelled=True)]
    starts = list(own[0]) or [*finder.labelled(Named.START), *(first for first, _ in spans)]
    ends = list(own[1]) or [*finder.labelled(Named.END), *(last for _, last in spans)]
    if not starts and not ends:
        bare = finder.spans(labelled=False)
        starts, ends = [first for first, _ in bare], [last for _, last in bare]
    first_days = [(find, day_told(find.text)) for find in starts]
    last_days = [(find, day_told(find.text)) for find in ends]
    ends_on = min(
        (on for _, day in last_days if day and day.year and (on := day.on(0))), default=None
    )
    dated = _dated(first_days, ends_on.year if ends_on else today.year, before=ends_on)
    end_year = min((day.year for day in dated.values()), default=today.year)
    start = min(dated.values(), default=None)
    return (
        _day_candidates(first_days, dated),
        _day_candidates(last_days, _dated(last_days, end_year, after=start)),
    )


def _spans(finds: Iterable[Find]) -> list[tuple[Find, Find]]:
    return [span for find in finds if (span := find.as_span()) is not None]


def _dated(
    told: Sequence[tuple[Find, DayTold | None]],
    year: int,
    *,
    after: date | None = None,
    before: date | None = None,
) -> dict[Find, date]:
    """The days with their years; without one, a last day lies after the first, and that before."""
    dated = {}
    for find, day in told:
        on = day.on(year) if day else None
        if on and day and day.year is None and after and on < after:
            on = day.on(year + 1)
        elif on and day and day.year is None and before and on > before:
            on = day.on(year - 1)
        if on is not None:
            dated[find] = on
    return dated


def _day_candidates(
    told: Sequence[tuple[Find, DayTold | None]], dated: dict[Find, date]
) -> tuple[Candidate, ...]:
    different: dict[date, Candidate] = {}
    for find in sorted((find for find, _ in told if find in dated), key=lambda find: find.start):
        on = dated[find]
        candidate = Candidate(on, find.start, find.end, find.told_from, find.told_to)
        different.setdefault(on, candidate)
    return tuple(different.values())
