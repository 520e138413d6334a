# SPDX-License-Identifier: GPL-3.0-or-later
"""Huey on SQLite with the settings it has when none are given."""
from huey_peer import HueyDefaultPeer

THE_PEER = HueyDefaultPeer
