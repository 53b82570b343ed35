"""Only `make assistant` installs the SDK: without it there is nothing to collect here."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("mcp") else ["test_*.py"]
