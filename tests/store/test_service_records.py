"""What was done to take part with services comes back from its file exactly as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.marketing.materials import (
    Brochure,
    OwnMarketing,
    PictureFacts,
    Post,
    VideoRecord,
)
from ph_tui.domain.marketing.records import Participation, ServiceRecords
from ph_tui.domain.waivers import Waiver
from ph_tui.store.codec import services_from_tables, services_to_tables

TEXTS = st.text(max_size=40)
DAYS = st.none() | st.dates()
KEYS = st.lists(TEXTS, max_size=3).map(tuple)
NUMBERS = st.integers(0, 10**9)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside it
PICTURES = st.none() | st.builds(
    PictureFacts, TEXTS, TEXTS, NUMBERS, NUMBERS, NUMBERS, TEXTS, TEXTS
)
PARTICIPATIONS = st.builds(
    Participation,
    st.uuids().map(lambda value: value.hex),
    TEXTS,
    TEXTS,
    TEXTS,
    DAYS,
    DAYS,
    DAYS,
    DAYS,
    TEXTS,
    st.builds(Brochure, TEXTS, KEYS, DAYS),
    st.builds(VideoRecord, TEXTS, NUMBERS, st.booleans(), TEXTS, KEYS, DAYS),
    st.lists(
        st.builds(Post, TEXTS, TEXTS, TEXTS, TEXTS, PICTURES, PICTURES, KEYS, DAYS), max_size=2
    ).map(tuple),
    st.builds(OwnMarketing, TEXTS, KEYS),
    st.lists(st.builds(Waiver, TEXTS, TEXTS, TEXTS, MOMENTS, TEXTS), max_size=2).map(tuple),
)


@given(st.lists(PARTICIPATIONS, max_size=3, unique_by=lambda each: each.id).map(tuple))
def test_participations_come_back_as_they_were(records: tuple[Participation, ...]) -> None:
    """Whatever text, day or picture there is."""
    saved = ServiceRecords(participations=records)
    assert services_from_tables(services_to_tables(saved, 3)) == (saved, 3)


def test_a_record_of_before_has_defaults() -> None:
    """A participation that was saved with its days alone is whole without the rest."""
    record = Participation("a", "2024-1", "uutta-suuntaa", "2024-01-01", date(2024, 1, 8))
    tables = services_to_tables(ServiceRecords(participations=(record,)), 1)
    kept = {"period_id", "service", "edition_id", "applied_on"}
    few = {key: value for key, value in tables["participations"]["a"].items() if key in kept}
    tables["participations"]["a"] = few
    assert services_from_tables(tables)[0].participations == (record,)
