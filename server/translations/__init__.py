"""Catalogues of the interface: German is the source, every other language has a folder here."""
