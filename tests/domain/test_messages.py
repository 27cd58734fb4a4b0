"""Messages and the errors that carry them."""

from __future__ import annotations

import copy
import pickle

import pytest

from ph_tui.domain.errors import BadInput, Conflict, DataError, PhTuiError, Refused
from ph_tui.domain.messages import Message


def test_messages_are_equal_by_id_and_parameters() -> None:
    """Two messages are one in a set when id and parameters agree, in whatever order."""
    one = Message("rule.goal.missing", number="4711", n=2)
    other = Message("rule.goal.missing", n=2, number="4711")
    assert one == other
    assert len({one, other, Message("rule.goal.missing", n=3, number="4711")}) == 2


def test_a_parameter_may_have_any_name() -> None:
    """The id is given by place alone, so that a parameter can be called `id` too."""
    assert Message("error.session.unknown", id="ab12").params == {"id": "ab12"}


def test_parameters_cannot_be_changed() -> None:
    """What a message says is fixed when it is made."""
    message = Message("rule.goal.missing", number="4711")
    with pytest.raises(TypeError):
        message.params["number"] = "4712"  # type: ignore[index]  # that is the point


def test_a_message_survives_copying_and_pickling() -> None:
    """A message that crosses a thread or a process is the same message."""
    message = Message("a.b", inner=Message("c.d", n=1))
    assert copy.deepcopy(message) == pickle.loads(pickle.dumps(message)) == message  # noqa: S301 (our own bytes)


@pytest.mark.parametrize(
    ("kind", "code"), [(Refused, 1), (BadInput, 2), (DataError, 3), (Conflict, 4)]
)
def test_each_error_has_its_exit_code(kind: type[PhTuiError], code: int) -> None:
    """Scripts tell the four ways of saying no apart by the exit code."""
    error = kind(Message("error.entry.empty"))
    assert isinstance(error, PhTuiError)
    assert error.exit_code == code


def test_an_error_shows_its_id_and_no_user_text() -> None:
    """A log line that holds the error holds no word that a client or a coach typed."""
    assert str(BadInput(Message("error.entry.day", got="Salainen"))) == "error.entry.day"
