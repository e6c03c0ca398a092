"""What may happen in a meeting: pure rules, no web, no database, no clock, no chance."""
