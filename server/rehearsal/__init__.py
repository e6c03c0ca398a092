"""A rehearsal: simulated people run a whole meeting over the public live protocol."""
