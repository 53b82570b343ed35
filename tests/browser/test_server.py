"""The host of the tests itself."""

import socket
from urllib.parse import urlsplit

from tests.browser.server import Host


def test_what_was_asked_a_moment_before_is_heard_before_the_next_test() -> None:
    with Host() as host:
        for _ in range(20):
            asked = []
            for number in range(20):
                each = socket.create_connection(("127.0.0.1", urlsplit(host.url).port or 0))
                each.sendall(b"HEAD /%d HTTP/1.1\r\nHost: x\r\n\r\n" % number)
                asked.append(each)
            for each in asked:
                each.close()
            host.settle()
            assert len(host.requests) == 21
            host.requests.clear()
