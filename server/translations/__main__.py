"""`python -m server.translations update` brings the catalogues up to date with the code and compiles them;
`python -m server.translations compile` only compiles them."""

import sys
from pathlib import Path

from server.translations.catalogues import compile_all, update_all

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]

if sys.argv[1:] == ["update"]:
    update_all(ROOT, FOLDER)
elif sys.argv[1:] != ["compile"]:
    sys.exit("Usage: python -m server.translations update | compile")
compile_all(FOLDER)
