"""Listening: the player, its keys, its bar and the waveform."""

from __future__ import annotations

from desktop.player.commands import add_player_actions, declare_player_commands
from desktop.player.player import PlaybackState, Player, Span
from desktop.player.transport_bar import TransportBar
from desktop.player.waveform_view import WaveformView

__all__ = [
    "PlaybackState",
    "Player",
    "Span",
    "TransportBar",
    "WaveformView",
    "add_player_actions",
    "declare_player_commands",
]
