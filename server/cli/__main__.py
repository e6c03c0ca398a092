"""`python -m server.cli`, for where the script is not on the PATH."""

from server.cli import main

main()
