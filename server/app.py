"""The application: everything put together, once per process."""

import secrets

from flask import Flask
from sqlalchemy import Connection, insert, select

from server import api, ingress, office, pages, tables
from server.access import Access
from server.accounts import Accounts
from server.assets import init_assets
from server.database import Database
from server.delivery import Emit
from server.events import Events
from server.headers import init_headers
from server.i18n import init_i18n
from server.limits import CommandLimits
from server.migrations import migrate
from server.services import EXTENSION, Services
from server.settings import Settings
from server.socket import Sockets


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application, its database brought up to date; raises SettingsRefused."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__)
    app.config.update(SECRET_KEY=settings.secret_key, MAX_CONTENT_LENGTH=ingress.BODY_BYTES)
    app.jinja_env.autoescape = True
    init_assets(app)
    init_i18n(app)
    init_headers(app)
    sockets = Sockets(app)
    services = open_services(settings, sockets.emit)
    services.access.on_revoked = sockets.end
    services.events.on_beat = sockets.end_expired
    app.extensions[EXTENSION] = services
    for room in (api, pages, office):
        app.register_blueprint(room.blueprint)
    return app


def open_services(settings: Settings, emit: Emit | None = None) -> Services:
    """Return the services alone, for the command line; nobody is told of what they change."""
    database = Database(settings)
    try:
        migrate(database.engine)
        database.write(_name_epoch)
    except BaseException:
        database.close()
        raise
    access = Access(database, settings.secret_key)
    events = Events(database, emit or (lambda message, body, room: None))
    return Services(settings, database, Accounts(database), access, events, CommandLimits())


def _name_epoch(connection: Connection) -> None:
    """Give a new database the name of its life. A restored one gets another, so that phones notice."""
    if connection.scalar(select(tables.meta.c.value).where(tables.meta.c.key == "epoch")) is None:
        connection.execute(insert(tables.meta).values(key="epoch", value=secrets.token_urlsafe(8)))
