"""What the rooms of a running application share."""

from dataclasses import dataclass

from flask import current_app

from server.access import Access
from server.accounts import Accounts
from server.database import Database
from server.events import Events
from server.limits import CommandLimits
from server.settings import Settings

EXTENSION = "teilhabe"


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    database: Database
    accounts: Accounts
    access: Access
    events: Events
    limits: CommandLimits


def services() -> Services:
    """Return the services of the present application."""
    found: Services = current_app.extensions[EXTENSION]
    return found
