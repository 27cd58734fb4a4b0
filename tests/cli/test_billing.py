"""`ph-tui billing`: what it shows, how a report and a claim are sent, opened again, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.money import SERVICE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program


def test_every_figure_has_its_computation(paying: Program) -> None:
    """Minutes and hours stand side by side; the sum is rounded once, by the rule that is told."""
    paying.done("order", "resume", "4711")
    paying.done("log", "4711", "2024-04-23 50min Haastattelu")
    paying.done("service", "set", SERVICE, "increment=0.25", "rounding=nearest")
    shown = paying.done("billing", "show", "4711", "--json").json()
    assert [row["service_hours"] for row in shown["rows"]] == ["2.00", "0.83"]
    assert (shown["minutes"], shown["service_hours"]) == (170, "2.75")
    assert (shown["hour_minutes"], shown["increment"], shown["rounding"]) == (60, "0.25", "nearest")
    first = shown["rows"][0]
    assert (first["on"], first["start"], first["end"]) == ("2024-04-22", "09:00", "11:00")
    listed = paying.done("session", "list", "4711", "--json").json()
    assert [row["session_id"] for row in shown["rows"]] == [each["id"] for each in listed]
    told = paying.done("billing", "show", "4711").out
    assert shown["computation"] in told
    assert "2 meetings · 170 min · 2.75 h / 20 h" in told
    assert "Not claimed: Työllistyminen · €300.00" in told


def test_billing_check_tells_what_the_gate_will_say(running: Program) -> None:
    """Before the end of the service the gate is shut; after it the deadline is told."""
    answer = running("billing", "check", "4711", "--json")
    assert (answer.code, answer.found()) == (1, ["billing.ended"])
    running.done("order", "end", "4711", "--on", "2024-04-18")
    late = running("billing", "check", "4711", "--json", today="2024-04-26")
    assert (late.code, late.found()) == (1, ["billing.due"])
    running.done("billing", "sent", "4711", today="2024-04-26")
    assert running.done("billing", "check", "4711").out == "Nothing to remark.\n"


def test_a_sent_report_is_opened_again(reported: Program, tmp_path: Path) -> None:
    """Reopening keeps what was sent and why; a receipt may come from a file."""
    receipt = tmp_path / "receipt.txt"
    receipt.write_text("Vastaanotettu\n24.4.", encoding="utf-8")
    opened = reported.done("billing", "reopen", "4711", "--why", "Unohtui", "--json").json()
    assert (opened["state"], opened["sent"]) == ("draft", None)
    assert opened["reopenings"][0]["why"] == "Unohtui"
    sent = reported.done("billing", "sent", "4711", "--receipt", f"@{receipt}", "--json").json()
    assert sent["sent"]["receipt"] == "Vastaanotettu\n24.4."
    assert "sent 24 Apr 2024" in reported.done("billing", "show", "4711").out


def test_a_bonus_from_claim_to_payment(invoiced: Program) -> None:
    """A claim is written, completed, sent and invoiced beside the hours, by its id or its name."""
    invoiced.done("billing", "bonus", "4711", "työllistyminen", "--follow-up", "2024-10-15")
    claims = invoiced.done(
        "billing", "bonus", "4711", "Työllistyminen", "--details", "Työ alkoi 15.4.", "--json"
    ).json()["claims"]
    assert [(c["id"], c["state"], c["details"]) for c in claims] == [
        ("1", "draft", "Työ alkoi 15.4.")
    ]
    assert claims[0]["follow_up_on"] == "2024-10-15"
    form = invoiced.done("billing", "form", "4711", "--bonus", "1", "--json").json()["fields"]
    assert "Työ alkoi 15.4." in [field["text"] for field in form]
    sent = invoiced.done("billing", "sent", "4711", "--bonus", "Työllistyminen", "--json").json()
    assert (sent["claims"][0]["state"], sent["claims"][0]["amount"]) == ("sent", "300.00")
    assert sent["possible_bonuses"] == []
    made = invoiced.done("invoice", "create", "4711", "--bonus", "1", "--json").json()
    assert (made["invoice_number"], made["kind"], made["net"]) == (1002, "bonus", "300.00")
    assert invoiced("billing", "withdraw", "4711", "1").code == 1


def test_the_follow_up_of_a_sent_claim_can_be_moved(reported: Program) -> None:
    """What was sent is locked; the day to look at it again is not, and an empty one goes."""
    claim = ("billing", "bonus", "4711", "Työllistyminen")
    reported.done(*claim, "--details", "Työ alkoi 15.4.")
    reported.done("billing", "sent", "4711", "--bonus", "1")
    moved = reported.done(*claim, "--follow-up", "2024-10-15", "--json").json()
    assert moved["claims"][0]["follow_up_on"] == "2024-10-15"
    gone = reported.done(*claim, "--follow-up", "", "--json").json()
    assert gone["claims"][0]["follow_up_on"] is None
    assert reported("billing", "bonus", "4711", "Työllistyminen", "--details", "Muu").code == 1


def test_a_claim_is_taken_back(reported: Program) -> None:
    """A claim that has no invoice goes, and the bonus can be claimed again."""
    reported.done("billing", "bonus", "4711", "Työllistyminen", "--details", "Työ alkoi")
    told = reported.done("billing", "withdraw", "4711", "työllistyminen", "--json").json()
    assert told["claims"] == []
    assert [bonus["name"] for bonus in told["possible_bonuses"]] == ["Työllistyminen"]


def test_form_prints_the_fields_of_the_billing_report(reported: Program) -> None:
    """The fields come in the order of the city's form, figures with a decimal comma."""
    fields = reported.done("billing", "form", "4711", "--json").json()["fields"]
    texts = {field["key"]: field["text"] for field in fields}
    assert (texts["order"], texts["hours"]) == ("4711", "2,00")
    assert "22.4.2024 · 9.00–11.00 · 120 min" in reported.done("billing", "form", "4711").out
    assert "A.K." not in str(fields)


def test_the_message_that_asks_for_feedback(ended: Program) -> None:
    """`feedback form` prints the message with the service's name in it."""
    fields = ended.done("feedback", "form", "4711", "--json", lang="fi").json()["fields"]
    assert any("Työhaun tehotreeni" in field["text"] for field in fields)


def test_what_was_billed_is_in_the_export_of_a_client(invoiced: Program) -> None:
    """Everything that is kept of a client holds the billing report, the claims and the invoices."""
    invoiced.done("billing", "bonus", "4711", "Työllistyminen", "--details", "Työ alkoi 15.4.")
    order = invoiced.done("client", "export", "A.K.").json()["orders"][0]
    assert order["billing"]["sent"]["service_hours"] == "2.00"
    assert [claim["details"] for claim in order["claims"]] == ["Työ alkoi 15.4."]
    assert [invoice["invoice_number"] for invoice in order["invoices"]] == [1001]
