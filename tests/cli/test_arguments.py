"""How a command line is read against what a command takes."""

from __future__ import annotations

import pytest

from ph_tui.cli.arguments import Argument, Command, Given, Option, UsageError, read, read_leading
from ph_tui.domain.errors import BadInput

COMMAND = Command(
    "show",
    lambda _face, _given: None,
    (Argument("number"), Argument("text", optional=True, many=True)),
    (
        Option("hours", "hours"),
        Option("format", "format", ("md", "pdf")),
        Option("output", "file", short="o", path=True),
        Option("force"),
    ),
)
NEEDS = Command("end", lambda _face, _given: None, (), (Option("why", "text", required=True),))


def given(*typed: str) -> Given:
    """What the command is given by a command line."""
    return read(typed, COMMAND)


def refusal(*typed: str, command: Command = COMMAND) -> str:
    """The id of the message with which a command line is refused."""
    with pytest.raises(UsageError) as caught:
        read(typed, command)
    assert caught.value.exit_code == BadInput.exit_code
    return caught.value.message.id


def test_options_stand_anywhere() -> None:
    """Options may come before, between and after the arguments."""
    told = given("--force", "4711", "--hours", "20", "a", "-o", "x.pdf", "b")
    assert told["number"] == "4711"
    assert told.many == ("a", "b")
    assert told["hours"] == "20"
    assert told["output"] == "x.pdf"
    assert told.has("force")
    assert not told.has("json")


def test_a_value_may_begin_with_a_dash() -> None:
    """What stands behind an option is its value, a negative number too."""
    assert given("4711", "--hours", "-1e9")["hours"] == "-1e9"
    assert given("4711", "--hours=-5")["hours"] == "-5"


@pytest.mark.parametrize("word", ["-", "-5", "-2h töitä", "- luettelo"])
def test_a_dash_before_text_is_no_option(word: str) -> None:
    """Numbers, texts of several words and the lone dash are arguments."""
    assert given("4711", word).many == (word,)


def test_a_value_may_stand_right_behind_a_short_option() -> None:
    """`-oFILE` is `-o FILE`, as everywhere; a short switch has no value."""
    assert given("1", "-oa=b.pdf")["output"] == "a=b.pdf"
    assert refusal("1", "-hx") == "cli.usage.option_unknown"


def test_two_dashes_end_the_options() -> None:
    """Behind `--` everything is an argument."""
    assert given("--", "--force", "--json")["number"] == "--force"


def test_the_last_value_counts() -> None:
    """An option that is given twice has its last value, as in a shell alias with an override."""
    assert given("1", "--hours", "1", "--hours", "2")["hours"] == "2"


@pytest.mark.parametrize(
    ("typed", "message_id"),
    [
        ((), "cli.usage.argument_missing"),
        (("1", "--jsn"), "cli.usage.option_unknown"),
        (("1", "-x"), "cli.usage.option_unknown"),
        (("1", "--hours"), "cli.usage.option_value_missing"),
        (("1", "--hours", "--force"), "cli.usage.option_value_missing"),
        (("1", "--force=yes"), "cli.usage.option_takes_no_value"),
        (("1", "--format", "doc"), "cli.usage.choice"),
        (("1", "--hours", "\udcff"), "cli.usage.not_utf8"),
        (("\udcff",), "cli.usage.not_utf8"),
    ],
)
def test_what_does_not_fit_is_refused(typed: tuple[str, ...], message_id: str) -> None:
    """Each way of being wrong has a sentence of its own."""
    assert refusal(*typed) == message_id


def test_a_required_option_is_asked_for() -> None:
    """An option that a command can't do without is named."""
    assert refusal(command=NEEDS) == "cli.usage.option_missing"


def test_surplus_words_are_refused() -> None:
    """A value with spaces that lost its quotation marks is not cut short in silence."""
    assert refusal("--why", "Asiakas", "muutti", command=NEEDS) == "cli.usage.too_many"


def test_a_path_need_not_be_utf8() -> None:
    """File names are bytes: they are taken as they are."""
    assert given("1", "-o", "\udcff.pdf")["output"] == "\udcff.pdf"


def test_help_needs_no_arguments() -> None:
    """Whoever asks for help has not typed the rest yet."""
    assert given("--help").has("help")
    assert read(("-h",), NEEDS).has("help")


def test_leading_options_end_at_the_first_word() -> None:
    """The command's own options are not read before the command is known."""
    told, rest = read_leading(("--lang", "en", "--debug", "order", "list", "--json"))
    assert told["lang"] == "en"
    assert told.has("debug")
    assert rest == ("order", "list", "--json")


def test_json_may_be_asked_for_first() -> None:
    """`--json` is every command's, so it may stand before the command's name."""
    outer, rest = read_leading(("--json", "show", "1"))
    assert rest == ("show", "1")
    assert read(rest[1:], COMMAND).under(outer).has("json")


def test_later_options_override_leading_ones() -> None:
    """An option behind the command wins over the same before it."""
    outer, _ = read_leading(("--data", "a", "--user", "b"))
    inner = read(("1", "--data", "c"), COMMAND).under(outer)
    assert (inner["data"], inner["user"]) == ("c", "b")
