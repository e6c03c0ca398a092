"""Sorting together: participants get small batches of loose cards that nobody else has."""

from formats.commands import CommandTable

COMMANDS = CommandTable()
