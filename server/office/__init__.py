"""The office: where organisers prepare events. Pages made on the server, forms that work without script."""

from server.office import entrance, event, links, outlook, programme, questions
from server.office.guard import blueprint

__all__ = ["blueprint", "entrance", "event", "links", "outlook", "programme", "questions"]
