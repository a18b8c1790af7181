"""`python -m nudgebot.cli`: the program where it is not on the path."""

from nudgebot.cli.main import app

app(prog_name="nudgebot")
