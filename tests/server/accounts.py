"""What tests of accounts look at: the tables behind them."""

from sqlalchemy import select

from server import tables
from server.services import Services

EMAIL = "kim@stadt.example"


def rows(services: Services, table: str) -> list[dict[str, object]]:
    query = select(tables.metadata.tables[table])
    return services.database.read(
        lambda connection: [dict(row) for row in connection.execute(query).mappings()]
    )
