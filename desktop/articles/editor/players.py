"""The players of the editors of articles: made once, for articles are opened and closed all day."""

from __future__ import annotations

from desktop.bridge import Bridge
from desktop.player.player import Player

__all__ = ["article_player", "hearing_player"]


def article_player(bridge: Bridge) -> Player:
    """The one that plays the article that is open."""
    return _player(bridge, "article-player")


def hearing_player(bridge: Bridge) -> Player:
    """The one that lets a word be heard, while the other keeps its place."""
    return _player(bridge, "article-hearing")


def _player(bridge: Bridge, name: str) -> Player:
    found = bridge.findChild(Player, name)
    if found is not None:
        return found
    made = Player(bridge.preferences, bridge)
    made.setObjectName(name)
    return made
