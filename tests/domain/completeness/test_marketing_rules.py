"""The rules of application, brochure, video, posts and own marketing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.completeness.asking import ids, keys
from tests.domain.completeness.marketing_examples import standing_findings
from tests.factories import EDITION_ID, a_participation, a_period, an_edition, at

from ph_tui.domain.completeness.marketing_case import MarketingCase
from ph_tui.domain.completeness.marketing_rules import MARKETING_RULES, weighed
from ph_tui.domain.findings import Finding, Severity, Source
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.materials import (
    Brochure,
    OwnMarketing,
    PictureFacts,
    Post,
    VideoRecord,
)
from ph_tui.domain.waivers import Waiver
from ph_tui.l10n.words import LANGUAGES, Words

TODAY = date(2024, 2, 1)
DELIVERED = Brochure(
    "esite.pdf",
    ("concrete", "own_angle", "illustrated", "accessible", "within_description", "one_service"),
    date(2024, 1, 26),
)
VIDEO = VideoRecord("https://vimeo.com/1", 90, ticked=("one_service", "gain", "content"))
SQUARE = PictureFacts("kuva.jpg", "JPEG", 1080, 1080, 1000, "0" * 64)
PORTRAIT = replace(SQUARE, name="pysty.jpg", height=1920)
POST = Post("p1", "instagram", "Hei @polku", "@polku", SQUARE, PORTRAIT)


def found(today: date = TODAY, **changes: Any) -> tuple[Finding, ...]:
    """The findings of an approved participation whose brochure was delivered."""
    record = a_participation(**{"brochure": DELIVERED, **changes})
    return standing_findings(MarketingCase(record, a_period(), an_edition(), today))


def test_a_service_that_is_in_order_has_no_findings() -> None:
    """Applied and approved in time, brochure delivered and checked, nothing else begun."""
    assert found() == ()


def test_application_closes() -> None:
    """`application.closes`: an application after the last day warns, one on that day does not."""
    late = found(applied_on=date(2024, 5, 1), approved_on=None)
    assert keys(late) == ["application.closes"]
    assert late[0].severity is Severity.WARNING
    assert found(applied_on=date(2024, 4, 30), approved_on=None) == ()


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2024, 4, 15), []),
        (date(2024, 4, 16), ["rule.application.closes"]),
        (date(2024, 4, 30), ["rule.application.closes.today"]),
        (date(2024, 5, 1), []),
    ],
)
def test_an_application_to_be_made_warns_as_its_day_comes(today: date, expected: list[str]) -> None:
    """Two weeks before the last day, and no more once nothing can be done."""
    assert ids(found(today, applied_on=None, approved_on=None)) == expected


@pytest.mark.parametrize(
    ("today", "expected", "severity"),
    [
        (date(2024, 1, 26), [], None),
        (date(2024, 1, 27), ["rule.brochure.due.soon"], Severity.WARNING),
        (date(2024, 1, 29), ["rule.brochure.due.today"], Severity.WARNING),
        (date(2024, 1, 30), ["rule.brochure.due.late"], Severity.ERROR),
    ],
)
def test_brochure_due(today: date, expected: list[str], severity: Severity | None) -> None:
    """`brochure.due`: a week after approval; two days before it warns, late it is an error."""
    findings = found(today, brochure=Brochure())
    assert ids(findings) == expected
    assert [each.severity for each in findings] == ([severity] if severity else [])
    assert all(each.deadline for each in findings)


def test_brochure_per_service() -> None:
    """`brochure.per-service`: the same brochure at two services is found at both."""
    edition, period = an_edition(), a_period()
    one = a_participation(brochure=DELIVERED)
    other = replace(one, id="other", service="uutta-suuntaa")
    for mine, its in ((one, other), (other, one)):
        case = MarketingCase(mine, period, edition, TODAY, (its,))
        assert keys(standing_findings(case)) == ["brochure.per_service"]


def test_brochure_content() -> None:
    """`brochure.content`: the points of a brochure that exists are to be seen to, told as one."""
    some = replace(DELIVERED, ticked=("concrete", "accessible"))
    findings = found(brochure=some)
    assert keys(findings) == ["brochure.checklist"]
    assert dict(findings[0].message.params) == {"n": 4, "of": 6}


def test_a_brochure_that_is_not_begun_has_no_points() -> None:
    """Before anything is there, only its day matters."""
    assert found(date(2024, 1, 23), brochure=Brochure()) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"seconds": 121}, ["video.length"]),
        ({"seconds": 59}, ["video.length"]),
        ({"link": "https://example.org/v"}, ["video.host"]),
        ({"ticked": ("gain", "content")}, ["video.one_service"]),
        ({"ticked": ("one_service",)}, ["video.checklist"]),
    ],
)
def test_video_rules(changes: dict[str, Any], expected: list[str]) -> None:
    """`video.rules`: length, site, one service, and the points that only a person can judge."""
    video = replace(VIDEO, delivered_on=TODAY, **changes)
    assert keys(found(video=video)) == expected


def test_a_video_is_optional() -> None:
    """Nothing is asked of a video that nobody has begun."""
    assert found(video=VideoRecord()) == ()


def test_one_video_for_two_services_is_found() -> None:
    """The same link at another service is more than a tick can answer for."""
    mine = a_participation(brochure=DELIVERED, video=replace(VIDEO, delivered_on=TODAY))
    other = replace(mine, id="other", brochure=Brochure())
    case = MarketingCase(mine, a_period(), an_edition(), TODAY, (other,))
    assert ids(standing_findings(case)) == ["rule.video.one_service.shared"]


LOOKED_AT = ("reader", "content", "tone", "no_logo", "delivered")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"picture": None}, ["posts.square"]),
        ({"picture": PORTRAIT}, ["posts.square"]),
        ({"story": None}, ["posts.story"]),
        ({"story": SQUARE}, ["posts.story"]),
        ({"text": "Hei"}, ["posts.handle"]),
        ({"ticked": ("reader", "content", "tone", "delivered")}, ["posts.logo"]),
        ({"ticked": ("no_logo", "delivered")}, ["posts.checklist"]),
    ],
)
def test_posts_rules(changes: dict[str, Any], expected: list[str]) -> None:
    """`posts.rules`: square, story, handle, logo, and the points that only a person can judge."""
    post = replace(POST, **({"ticked": LOOKED_AT} | changes))
    findings = found(posts=(post,))
    assert keys(findings) == expected
    assert {each.location.field for each in findings} <= {post.id}


def test_a_facebook_post_needs_no_story() -> None:
    """Only a channel with stories wants an upright picture."""
    assert found(posts=(replace(POST, channel="facebook", story=None, ticked=LOOKED_AT),)) == ()


def test_own_marketing_facts() -> None:
    """`own-marketing.facts`: each fact that is missing is named, and the name must be exact."""
    findings = found(own=OwnMarketing("Uutta suuntaa!", ("no_logo",)))
    assert [each.location.field for each in findings] == [
        "target_group",
        "service_name",
        "duration",
        "languages",
        "delivery",
    ]
    assert set(keys(findings)) == {"own_marketing.facts"}
    told = "Työhaun tehotreeni työnhakijoille: 8 viikkoa etänä, suomeksi."
    assert found(own=OwnMarketing(told, ("no_logo",))) == ()
    assert keys(found(own=OwnMarketing(told))) == ["own_marketing.logo"]


@pytest.mark.parametrize(
    "changes",
    [{"withdrawn_on": TODAY}, {"rejected_on": TODAY, "approved_on": None}],
)
def test_who_does_not_take_part_owes_nothing(changes: dict[str, Any]) -> None:
    """After a no, and once the service was left out, nothing is to be mended."""
    assert found(date(2024, 3, 1), brochure=Brochure(), own=OwnMarketing("x"), **changes) == ()


def test_a_period_that_is_over_is_left_alone() -> None:
    """What was not done by then can't be done any more."""
    last = a_period().ends
    assert keys(found(last, brochure=Brochure())) == ["brochure.due"]
    assert found(last + timedelta(days=1), brochure=Brochure()) == ()


def test_a_waived_finding_is_set_aside_and_kept() -> None:
    """The waiver is for its rule and its post; a logo that nobody looked for can't be waived."""
    post = replace(POST, picture=PORTRAIT, ticked=("reader", "content", "tone", "delivered"))
    waivers = tuple(
        Waiver(key, post.id, "maija", at(TODAY), "Sovittu.")
        for key in ("posts.square", "posts.logo")
    )
    record = a_participation(brochure=DELIVERED, posts=(post,), waivers=waivers)
    case = MarketingCase(record, a_period(), an_edition(), TODAY)
    assert keys(standing_findings(case)) == ["posts.logo"]
    assert [each.finding.key for each in weighed(case) if each.waiver] == ["posts.square"]


def test_every_rule_cites_a_fact_and_has_its_words() -> None:
    """Each cites a section and a fact of the edition, and is named in both languages."""
    edition = an_edition()
    for rule in MARKETING_RULES:
        cited = edition.citation(rule.section, rule.fact)
        assert (cited.section, cited.fact) == (rule.section, rule.fact)
        assert all(Words(lang)(rule.title) for lang in LANGUAGES)


TEXTS = st.sampled_from(["", "Uutta suuntaa", "Työhaun tehotreeni, 8 viikkoa", "@polku"])
PICTURES = st.sampled_from([None, SQUARE, PORTRAIT, replace(SQUARE, format="PNG")])
TICKS = st.lists(
    st.sampled_from(
        sorted({i.key for key in ChecklistKey for i in an_edition().checklist(key).items})
    )
).map(tuple)


@given(st.data(), st.dates(date(2024, 1, 1), date(2024, 7, 15)))
def test_whatever_is_recorded_the_rules_speak(data: st.DataObject, today: date) -> None:
    """Every finding can be told in both languages and cites the handbook of its edition."""
    draw = data.draw
    days = st.none() | st.dates(date(2024, 1, 1), date(2024, 6, 30))
    channel = draw(st.sampled_from(["instagram", "facebook", "elsewhere"]))
    post = Post("p1", channel, draw(TEXTS), "@polku", draw(PICTURES), draw(PICTURES), draw(TICKS))
    record = a_participation(
        applied_on=draw(days),
        approved_on=draw(days),
        brochure=Brochure(draw(TEXTS), draw(TICKS), draw(days)),
        video=VideoRecord(draw(TEXTS), draw(st.integers(0, 900)), ticked=draw(TICKS)),
        posts=(post,),
        own=OwnMarketing(draw(TEXTS), draw(TICKS)),
    )
    case = MarketingCase(record, a_period(), an_edition(), today, (replace(record, id="x"),))
    for finding in standing_findings(case):
        assert all(Words(lang)(finding.message) for lang in LANGUAGES)
        assert finding.citation.source is Source.HANDBOOK
        assert finding.citation.edition_id == EDITION_ID
        assert finding.location.subject == record.id
