"""The database's shape and how it got there. Migrations run at every start, on both databases."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from server.settings import SettingsRefused

_HERE = Path(__file__).parent


def migrate(engine: Engine) -> None:
    """Bring the database up to the newest shape; raises SettingsRefused for one that newer code wrote."""
    with engine.begin() as connection:
        config = _config(connection)
        script = ScriptDirectory.from_config(config)
        present = MigrationContext.configure(connection).get_current_revision()
        known = {revision.revision for revision in script.walk_revisions()}
        if present is not None and present not in known:
            raise SettingsRefused(
                f"This database was written by a newer version (shape {present}). Please update."
            )
        if present != script.get_current_head():
            command.upgrade(config, "head")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"] = connection
    return config
