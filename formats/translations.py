"""Translations beside contributions. The original stays first and unchanged."""

from formats.commands import CommandTable

COMMANDS = CommandTable()
