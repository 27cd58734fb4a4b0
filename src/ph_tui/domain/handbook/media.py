"""What an edition asks of a provider's video and of its posts, as far as it can be measured.

What only a person can judge is in the checklists. Knows no file and no link.
"""

from __future__ import annotations

from ph_tui.domain.handbook.keys import PictureFormat
from ph_tui.domain.handbook.shapes import Cites, Flag, Host, Key, Length, Line, Part, Some


class Video(Part):
    """How long a marketing video is about to be, and where it may stand."""

    shortest: Length
    longest: Length
    hosts: Some[Host]
    """Where it can be watched; a name stands for those below it too."""
    cites: Cites

    @property
    def shortest_seconds(self) -> int:
        """The shortest length, in seconds."""
        return int(self.shortest.total_seconds())

    @property
    def longest_seconds(self) -> int:
        """The longest length, in seconds."""
        return int(self.longest.total_seconds())


class Channel(Part):
    """One of the city's channels that a post can be made for."""

    key: Key
    name: Line
    story: Flag
    """Whether it wants a portrait picture for its stories too."""


class Posts(Part):
    """For which channels the city takes posts, and in what format their pictures come."""

    channels: Some[Channel]
    formats: Some[PictureFormat]
    cites: Cites

    def channel(self, key: str) -> Channel | None:
        """The channel of a key; None when the edition has none."""
        return next((each for each in self.channels if each.key == key), None)
