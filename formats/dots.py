"""Weighing clusters with dots: secret until counted, a Rangfolge and never a decision."""

from formats.commands import CommandTable

COMMANDS = CommandTable()
WEIGH = "weigh"
