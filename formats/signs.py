"""Signs on contributions: a conflict to be discussed later, and "verstehe ich nicht" for the author."""

from formats.commands import CommandTable

COMMANDS = CommandTable()
