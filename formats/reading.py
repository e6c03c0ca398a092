"""Reading aloud: the projector shows one contribution after the other, and what was read is marked."""

from formats.commands import CommandTable

COMMANDS = CommandTable()
