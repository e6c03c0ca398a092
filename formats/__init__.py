"""What may happen in an Event. Pure: no web, no database, no clock, no chance."""
