"""A real nginx, with the configuration that hosting/ gives as a sample."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.programs import find
from tests.sites import ROOT
from tests.waiting import until


@contextmanager
def nginx(site: Path, scratch: Path, below: str = "") -> Iterator[int]:
    """On which port of this machine it serves the site, at the path `below`. What it writes comes
    in `scratch`.
    """
    program = find("nginx")
    assert program
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    root = site
    if below:
        root = scratch / "www"
        place = root / below.strip("/")
        place.parent.mkdir(parents=True)
        place.symlink_to(site)
    sample = (ROOT / "hosting" / "nginx.conf").read_text("utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /var/www/kennisbank;", f'root "{root}";'),
        ('set $submap "";', f'set $submap "{below}";'),
        ("include mime.types;", "include /etc/nginx/mime.types;"),
    ):
        assert sample.count(old) == 1, old
        sample = sample.replace(old, new)
    paths = "".join(
        f"{name}_temp_path {scratch}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = scratch / "nginx.conf"
    config.write_text(
        f"daemon off; pid {scratch}/pid; error_log {scratch}/error.log; events {{}}\n"
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        f"http {{ access_log off; {paths}\n{sample} }}\n",
        "utf-8",
    )
    server = subprocess.Popen([program, "-c", config, "-e", scratch / "error.log"])
    try:
        until(lambda: _listens(port))
        yield port
    finally:
        server.terminate()
        server.wait()


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return not tried.connect_ex(("127.0.0.1", port))
