"""The product does what the handbook says: one test for each fact, named after its key.

Each goes through the desk, as a person would, and fails when the product stops doing it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.desk.billing_story import BONUS, ENDED, billed, ended, settle
from tests.ui.desks import desk_app
from tests.ui.snapshots import SMALL
from tests.ui.snapshots import settle as settled

from ph_tui.desk.agenda_items import OrderItem
from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.desk.marketing_materials import PostFields
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.handbook.applies import APPLIES
from ph_tui.domain.handbook.keys import ChecklistKey, FormKind
from ph_tui.domain.handbook.library import built_in_editions
from ph_tui.domain.marketing.standing import ApplicationState
from ph_tui.domain.reports import ReportSection
from ph_tui.l10n.words import Words
from ph_tui.ui.handbook.reader import HandbookScreen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding

TODAY = date(2024, 4, 24)
SERVICES = ["Uutta suuntaa", "Työhaun tehotreeni", "Hyvinvoinnilla työelämään"]
SERVICES.append("Työelämän suomen kieltä")
REPORT = {
    ReportSection.BASELINE: "Asiakas on ollut työttömänä kaksi vuotta ja hakee varastotyötä.",
    ReportSection.GOAL: "Tavoitteena on kolme hakemusta viikossa.",
    ReportSection.ACTIONS: "CV päivitettiin, ja asiakas lähetti kuusi hakemusta.",
    ReportSection.FACTORS: "ei tullut esiin",
    ReportSection.FOLLOW_UP: "Asiakas hakee kolmea paikkaa toukokuun loppuun mennessä.",
}


def keys(findings: Iterable[Finding]) -> set[str]:
    """The keys of findings."""
    return {finding.key for finding in findings}


def of_order(desk: Desk, order_id: str) -> set[str]:
    """The keys of what is found in an order."""
    return keys(desk.validation.check(desk.orders.load(order_id)))


def on_agenda(desk: Desk, order_id: str) -> dict[AgendaKind, date | None]:
    """What must happen with an order, and until when."""
    items = (each for each in desk.agenda.gather().items if isinstance(each, OrderItem))
    return {each.kind: each.on for each in items if each.order.id == order_id}


def without(desk: Desk, section: ReportSection, text: str = "") -> set[str]:
    """What keeps a report back in which one section is another."""
    file = ended(desk)
    desk.reports.write(file.order.id, {**REPORT, section: text})
    return keys(desk.reports.gate(desk.reports.fill(file.order.id)))


def test_application_per_service(desk: Desk) -> None:
    """Each service has an application of its own: applying with one leaves the others open."""
    desk.marketing.apply("tehotreeni")
    states = {each.service.name: each.application for each in desk.marketing.overview().services}
    assert states == dict.fromkeys(SERVICES, ApplicationState.OPEN) | {
        "Työhaun tehotreeni": ApplicationState.APPLIED
    }


def test_application_closes(open_desk: OpenDesk) -> None:
    """The last day is two months before the period's end; applying after it is warned of."""
    desk = open_desk()
    assert desk.marketing.standing("uutta").apply_until == date(2024, 4, 30)
    desk.marketing.apply("suomen")
    last = {each.on for each in desk.marketing.due() if each.kind is AgendaKind.APPLY}
    assert last == {date(2024, 4, 30)}
    late = open_desk(moment="2024-05-01T08:00")
    assert late.marketing.standing("uutta").application is ApplicationState.CLOSED
    assert keys(late.marketing.apply("uutta").findings) == {"application.closes"}
    assert keys(late.marketing.apply("tehotreeni", TODAY).findings) == set()


def test_approval_all_suitable(desk: Desk) -> None:
    """Any number of services can be approved, and no order comes of it."""
    for code in ("uutta", "tehotreeni", "hyvinvoinnilla", "suomen"):
        desk.marketing.apply(code)
        assert desk.marketing.approve(code).application is ApplicationState.APPROVED
    assert desk.orders.summaries() == []


def test_period_short(desk: Desk) -> None:
    """An order is carried out inside one period: a day outside of it is warned of."""
    desk.services.add_period("kevät", date(2024, 1, 1), date(2024, 6, 30))
    new = NewOrder("tehotreeni", "A.K.", "1", start=date(2024, 4, 1), end=date(2024, 7, 1))
    order_id = desk.orders.add(new).order.id
    assert "order.inside_period" in of_order(desk, order_id)
    desk.orders.edit(order_id, {"end": "30.6.2024"})
    assert "order.inside_period" not in of_order(desk, order_id)


def test_brochure_due(desk: Desk) -> None:
    """A week after the approval it is still in time, a day later it is an error until delivered."""
    desk.marketing.apply("uutta", TODAY - timedelta(days=20))
    on_time = desk.marketing.approve("uutta", TODAY - timedelta(days=7))
    assert on_time.brochure_due == TODAY
    assert Severity.ERROR not in {each.severity for each in on_time.findings}
    desk.marketing.apply("tehotreeni", TODAY - timedelta(days=20))
    late = desk.marketing.approve("tehotreeni", TODAY - timedelta(days=8))
    (finding,) = [each for each in late.findings if each.key == "brochure.due"]
    assert finding.severity is Severity.ERROR
    desk.marketing.brochure("tehotreeni", "https://koivunen.example/esite")
    sent = desk.marketing.delivered("tehotreeni", ChecklistKey.BROCHURE)
    assert "brochure.due" not in keys(sent.findings)


def test_brochure_per_service(desk: Desk) -> None:
    """Two approved services are two brochures to deliver, and one for both is warned of."""
    for code in ("uutta", "tehotreeni"):
        desk.marketing.apply(code)
        desk.marketing.approve(code)
    due = [each.service for each in desk.marketing.due() if each.kind is AgendaKind.BROCHURE]
    assert sorted(due) == ["tyohaun-tehotreeni", "uutta-suuntaa"]
    for code in ("uutta", "tehotreeni"):
        desk.marketing.brochure(code, "https://koivunen.example/esite")
    assert "brochure.per_service" in keys(desk.marketing.findings())


def test_brochure_content(desk: Desk) -> None:
    """Each point of the handbook's is open until somebody answers for it."""
    desk.marketing.apply("uutta")
    desk.marketing.approve("uutta")
    standing = desk.marketing.brochure("uutta", "https://koivunen.example/esite")
    points = [point.key for point in standing.points(ChecklistKey.BROCHURE)]
    assert {"concrete", "own_angle", "illustrated", "accessible", "within_description"} <= {*points}
    assert "brochure.checklist" in keys(standing.findings)
    for point in points:
        standing = desk.marketing.tick("uutta", ChecklistKey.BROCHURE, point)
    assert "brochure.checklist" not in keys(standing.findings)


def test_order_notice(desk: Desk) -> None:
    """After the notice an order waits to be accepted, then for the client to be contacted."""
    order_id = desk.orders.add(NewOrder("tehotreeni", "A.K.", "1")).order.id
    assert set(on_agenda(desk, order_id)) == {AgendaKind.ACCEPT}
    desk.orders.accept(order_id)
    assert set(on_agenda(desk, order_id)) == {AgendaKind.CONTACT}
    desk.orders.contact(order_id)
    assert set(on_agenda(desk, order_id)) == {AgendaKind.PLAN}
    desk.orders.edit(order_id, {"accepted": "", "contacted": ""})
    desk.sessions.log(desk.sessions.read("23.4. 9-11 CV", order_id))
    assert {"order.accepted", "order.contacted"} <= of_order(desk, order_id)


def test_order_no_summary(desk: Desk) -> None:
    """The list of orders tells of each how far it is, what comes next, and its hours."""
    new = NewOrder("tehotreeni", "A.K.", "1", ordered_hours=Decimal(20))
    order_id = desk.orders.add(new).order.id
    desk.orders.accept(order_id)
    desk.orders.add(NewOrder("uutta", "B.K.", "2"))
    desk.orders.contact(order_id)
    desk.sessions.log(desk.sessions.read("23.4. 9-11 CV", order_id))
    rows = {row.number: row for row in desk.orders.summaries()}
    assert (rows["1"].stage, rows["1"].actual_minutes, rows["2"].step) == (
        "in_progress",
        120,
        "accept",
    )


def test_end_two_reports(desk: Desk) -> None:
    """Once the service has ended, a service report and a billing report are to be delivered."""
    due = on_agenda(desk, ended(desk).order.id)
    assert (due[AgendaKind.REPORT], due[AgendaKind.BILLING]) == (date(2024, 4, 30),) * 2


def test_end_feedback(desk: Desk) -> None:
    """The client is to be asked, with the form's link and in the client's language."""
    desk.settings.set({"feedback_form": "https://kaupunki.example/palaute"})
    desk.clients.set("A.K.", {"language": "en"})
    file = ended(desk)
    assert AgendaKind.FEEDBACK in on_agenda(desk, file.order.id)
    assert "feedback.asked" in of_order(desk, file.order.id)
    fields = {each.key: each for each in desk.forms.fields(file, FormKind.FEEDBACK, Words("fi"))}
    assert "https://kaupunki.example/palaute" in fields["message"].text
    assert fields["message"].text.startswith("Hello!")
    desk.orders.ask_feedback(file.order.id)
    assert "feedback.asked" not in of_order(desk, file.order.id)


def test_video_rules(desk: Desk) -> None:
    """About one to two minutes, on YouTube or Vimeo, about one service; else warned or refused."""
    link = "https://vimeo.com/123456789"
    assert "video.length" in keys(desk.marketing.video("uutta", link=link, seconds=200).findings)
    assert "video.length" not in keys(desk.marketing.video("uutta", seconds=90).findings)
    with pytest.raises(Refused):
        desk.marketing.video("uutta", link="https://videot.example/1")
    assert "video.one_service" in keys(desk.marketing.standing("uutta").findings)
    done = desk.marketing.tick("uutta", ChecklistKey.VIDEO, "one_service")
    assert "video.one_service" not in keys(done.findings)
    assert keys(desk.marketing.standing("tehotreeni").findings) == set()


def test_posts_rules(desk: Desk, tmp_path: Path) -> None:
    """A square JPEG, for Instagram a portrait too; the logo is looked for by a person."""
    wide, square, tall = (tmp_path / f"{name}.jpg" for name in ("wide", "square", "tall"))
    for path, size in ((wide, (1200, 800)), (square, (1080, 1080)), (tall, (1080, 1920))):
        Image.new("RGB", size, "white").save(path)
    text = "Mietitkö uutta suuntaa? Tule mukaan!"
    fields = PostFields(text=text, picture=str(wide))
    found = keys(desk.marketing.post("uutta", "instagram", fields).findings)
    assert {"posts.square", "posts.story", "posts.logo"} <= found
    fields = PostFields(picture=str(square), story=str(tall))
    found = keys(desk.marketing.post("uutta", "instagram", fields).findings)
    assert not {"posts.square", "posts.story"} & found
    fields = PostFields(text=text, picture=str(square))
    found = keys(desk.marketing.post("tehotreeni", "facebook", fields).findings)
    assert not {"posts.square", "posts.story"} & found


def test_popup_slots(desk: Desk) -> None:
    """Two slots on each weekday, one provider in each; no other time can be booked."""
    friday = date(2024, 5, 10)
    assert [slot.slot for slot in desk.popup.day(friday).slots] == ["10-12", "13-15"]
    desk.popup.book(friday, "10-12")
    for on, slot in ((friday, "11-13"), (friday, "10-12"), (date(2024, 5, 11), "10-12")):
        with pytest.raises(Refused):
            desk.popup.book(on, slot)
    assert desk.popup.book(friday, "13-15").slot == "13-15"


def test_popup_lead(desk: Desk) -> None:
    """Thirteen days ahead is refused, fourteen are enough."""
    with pytest.raises(Refused):
        desk.popup.book(TODAY + timedelta(days=13), "10-12")
    assert desk.popup.book(TODAY + timedelta(days=14), "10-12").on == date(2024, 5, 8)
    assert desk.popup.last_booking_day(date(2024, 5, 8)) == TODAY


def test_popup_marketing(desk: Desk) -> None:
    """A booking keeps what we show, and whether the city was seen to announce it."""
    booking = desk.popup.book(date(2024, 5, 10), "10-12")
    desk.popup.note(booking.id, "Esitteet ja CV-klinikka")
    announced = desk.popup.announce(booking.id)
    assert (announced.note, announced.announced_on) == ("Esitteet ja CV-klinikka", TODAY)


def test_own_marketing_facts(desk: Desk) -> None:
    """A text of one's own without the five facts is warned of, fact by fact; the logo too."""
    standing = desk.marketing.own_marketing("uutta", "Tervetuloa mukaan!")
    missing = {
        each.location.field for each in standing.findings if each.key == "own_marketing.facts"
    }
    assert missing == {"target_group", "service_name", "duration", "languages", "delivery"}
    assert "own_marketing.logo" in keys(standing.findings)
    standing = desk.marketing.own_marketing("uutta", "Uutta suuntaa – tervetuloa mukaan!")
    missing = {
        each.location.field for each in standing.findings if each.key == "own_marketing.facts"
    }
    assert "service_name" not in missing


def test_services_names(desk: Desk) -> None:
    """An order is for one of the four; its invoice has the exact name."""
    assert [row.service.name for row in desk.services.list()] == SERVICES
    with pytest.raises(BadInput):
        desk.orders.add(NewOrder("työvalmennus", "A.K.", "1"))
    settle(desk)
    invoice = desk.invoices.create(billed(desk).order.id)
    assert [line.text for line in invoice.lines] == ["Työhaun tehotreeni"]


def test_report_baseline(desk: Desk) -> None:
    """Without the starting situation, or the shared goal, the report is not sent."""
    assert without(desk, ReportSection.BASELINE) == {"report.baseline"}
    order_id = desk.orders.find("4711").id
    desk.reports.write(order_id, {ReportSection.BASELINE: REPORT[ReportSection.BASELINE]})
    assert desk.reports.gate(desk.orders.load(order_id)) == ()
    desk.reports.write(order_id, {ReportSection.GOAL: ""})
    with pytest.raises(Refused):
        desk.reports.send(order_id, Words("fi"))


def test_report_sessions(desk: Desk) -> None:
    """Every meeting that was held is told, meeting by meeting, with what was done."""
    file = ended(desk)
    desk.reports.write(file.order.id, REPORT)
    assert "report.sessions" in keys(desk.reports.gate(desk.orders.load(file.order.id)))
    filled = desk.reports.fill(file.order.id)
    for told in ("16.4.", "CV", "23.4.", "Hakemukset"):
        assert told in filled.report.sessions
    assert desk.reports.gate(filled) == ()
    desk.sessions.log(desk.sessions.read("22.4. 9-10 Lisää", file.order.id))
    assert "report.sessions" in keys(desk.reports.gate(desk.orders.load(file.order.id)))


def test_report_actions(desk: Desk) -> None:
    """Without a concrete measure the report is not sent; a dash is none."""
    assert without(desk, ReportSection.ACTIONS, "-") == {"report.actions"}


def test_report_factors(desk: Desk) -> None:
    """An empty answer is none, but that nothing came up is one."""
    assert without(desk, ReportSection.FACTORS) == {"report.factors"}
    order_id = desk.orders.find("4711").id
    desk.reports.write(order_id, {ReportSection.FACTORS: "ei tullut esiin"})
    assert desk.reports.gate(desk.orders.load(order_id)) == ()


def test_report_follow_up(desk: Desk) -> None:
    """The plan says what the client does next, and by when."""
    text = "Asiakas hakee kolmea varastotyön paikkaa."
    assert without(desk, ReportSection.FOLLOW_UP, text) == {"report.follow_up.when"}
    order_id = desk.orders.find("4711").id
    desk.reports.write(order_id, {ReportSection.FOLLOW_UP: "Toukokuun loppuun mennessä."})
    assert keys(desk.reports.gate(desk.orders.load(order_id))) == {"report.follow_up.what"}


@pytest.mark.parametrize(("days", "late"), [(7, False), (8, True)])
def test_report_due(open_desk: OpenDesk, days: int, *, late: bool) -> None:
    """A week after the end is in time; on the eighth day it is an error until it is sent."""
    file = ended(open_desk())
    desk = open_desk(moment=f"{ENDED + timedelta(days=days)}T23:30")
    found = desk.validation.check(desk.orders.load(file.order.id))
    errors = {each.key for each in found if each.severity is Severity.ERROR and each.deadline}
    assert ("report.due" in errors) is late
    assert desk.reports.due(file) == ENDED + timedelta(days=7)


def test_report_purpose(desk: Desk) -> None:
    """What is sent is one document for whoever goes on with the client: all of its sections."""
    file = ended(desk)
    desk.reports.write(file.order.id, REPORT)
    document = desk.reports.markdown(desk.reports.fill(file.order.id), Words("fi"))
    for section, text in REPORT.items():
        told = "ei tullut esiin" if section is ReportSection.FACTORS else text
        assert told in document


def test_billing_actual_hours(desk: Desk) -> None:
    """Meetings that were held count; those planned and missed do not."""
    file = ended(desk)
    before = desk.billing.figures(file)
    assert (before.minutes, before.hours) == (270, Decimal("4.50"))
    session = desk.orders.load(file.order.id).sessions[0]
    desk.sessions.miss(file.order.id, session.id)
    assert desk.billing.figures(desk.orders.load(file.order.id)).minutes == 150


def test_billing_due(open_desk: OpenDesk) -> None:
    """Before any invoice, and at the latest a week after the end."""
    desk = open_desk()
    settle(desk)
    file = ended(desk)
    with pytest.raises(Refused):
        desk.invoices.create(file.order.id)
    assert "billing.due" in of_order(open_desk(moment="2024-05-01T08:00"), file.order.id)
    desk.billing.send(file.order.id)
    assert desk.invoices.create(file.order.id).number == 1001
    assert "billing.due" not in of_order(open_desk(moment="2024-05-01T08:00"), file.order.id)


def test_billing_bonus(desk: Desk) -> None:
    """A bonus is claimed by a second report that says so, names it, and has its details."""
    settle(desk)
    order_id = billed(desk).order.id
    with pytest.raises(BadInput):
        desk.bonuses.claim(order_id, "Muu bonus", "Työ alkoi.")
    file = desk.bonuses.claim(order_id, BONUS, "Työ alkoi 22.4.2024.")
    form = desk.forms.fields(file, FormKind.BONUS, Words("fi"), claim_id="1")
    texts = {field.key: field.text for field in form}
    assert (texts["choice"], texts["bonus"]) == ("Haen bonusta", BONUS)
    assert (texts["service"], texts["details"]) == ("Työhaun tehotreeni", "Työ alkoi 22.4.2024.")
    desk.bonuses.send(order_id, "1")
    assert desk.invoices.create(order_id, "1").net == Decimal("300.00")


def test_invoice_per_order(desk: Desk) -> None:
    """One invoice for an order's hours, with its number on it; another only after a credit note."""
    settle(desk)
    order_id = billed(desk).order.id
    assert desk.invoices.create(order_id).order_number == "4711"
    with pytest.raises(Refused):
        desk.invoices.create(order_id)
    desk.invoices.credit(1001)
    assert desk.invoices.create(order_id).order_number == "4711"


def test_invoice_monthly(desk: Desk) -> None:
    """All that is ready is gathered for one run, whichever order it is of."""
    settle(desk)
    ids = {billed(desk, "4711").order.id, billed(desk, "4712", "B.K.").order.id}
    ended(desk, "4713", "C.K.")
    ready = desk.invoices.ready()
    assert {each.order.id for each in ready if not each.gaps} == ids


def test_invoice_buyer(desk: Desk) -> None:
    """The invoice goes to the city as the edition of the order has it."""
    settle(desk)
    buyer = desk.invoices.create(billed(desk).order.id).buyer
    assert (buyer.name, buyer.business_id) == ("Jyväskylän kaupunki", "0174666-4")
    assert buyer.unit == "Elinkeino- ja työllisyyspalvelut / Työllisyyspalvelut"
    assert (buyer.ovt, buyer.operator_id) == ("003701746664200", "003703575029")


def test_invoice_reference(desk: Desk) -> None:
    """The buyer's reference is made of the procurement's and the service's name."""
    settle(desk)
    invoice = desk.invoices.create(billed(desk).order.id)
    assert invoice.buyer_reference == "Dynaaminen pienhankinta / Työhaun tehotreeni"
    assert "invoice.reference" not in of_order(desk, desk.orders.find("4711").id)


def test_feedback_summary(open_desk: OpenDesk) -> None:
    """After the period the city's summary is waited for, until it is filed."""
    ended(open_desk())
    assert keys(open_desk().feedback.findings()) == set()
    desk = open_desk(moment="2024-07-01T08:00")
    assert keys(desk.feedback.findings()) == {"feedback.summary"}
    assert AgendaKind.SUMMARY in {each.kind for each in desk.feedback.due()}
    desk.feedback.summaries.file("2024-1", "Kiitettävää palautetta.".encode())
    assert keys(desk.feedback.findings()) == set()


def test_contact_office(desk: Desk) -> None:
    """The office shows with its address and hours, the coordinator as the company wrote it down."""
    desk.settings.set({"coordinator_name": "Koordinaattori", "coordinator_email": "k@city.example"})
    office, person = map(Words("fi"), desk.handbook.office(desk.handbook.edition(), "fi"))
    assert "Asemakatu 4, 40100 Jyväskylä, maanantai–perjantai 9.00–15.00" in office
    assert person == "Yhteys: Koordinaattori · k@city.example"


async def test_every_fact_is_proved_placed_and_read(desk: Desk) -> None:
    """The facts of the edition, these tests, the places, and the reader's entries are the same."""
    (edition,) = built_in_editions()
    facts = {fact.key for fact in edition.facts}
    named = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    proved = {key for key in facts if key.replace(".", "_").replace("-", "_") in named}
    app = desk_app(desk, "orders", lambda: HandbookScreen(desk))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, HandbookScreen)
        read = {row.fact.key for row in screen.rows if row.applies is not None}
    assert facts == proved == set(APPLIES) == read
    others = {"every_fact_is_proved_placed_and_read"}
    assert named - others == {key.replace(".", "_").replace("-", "_") for key in facts}
