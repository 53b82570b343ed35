"""404.html, which a host shows at any address that does not exist, however deep.

It cannot know how deep it is shown, and who builds without SITE_URL has not even said where the
site begins. So its style is in it, its addresses count from a `<base>`, and its scripts wait until
that is known to be right: theme/404.html looks where the site begins.
"""

import re
from pathlib import Path

NAME = "404.html"
_ROOT = re.compile(r'<meta name="kb-release"[^>]*\bdata-root="([^"]*)"')
_CHARSET = re.compile(r"<meta charset=[^>]*>")
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
_SCRIPT = re.compile(r'<script(?: type="(module)")? src="([^"]*)"></script>')
_ADDRESS = re.compile(r'(?<=[\s])(href|src|action|data-root)="([^"]*)"')


def anywhere(site: Path, html: str) -> str:
    """The page so that it can be shown anywhere; as it is when that was done before."""
    root = _ROOT.search(html)
    if "<base " in html or not root:
        return html
    base = root[1].removesuffix(".")

    def counted(match: re.Match[str]) -> str:
        if not match[2].startswith(base):
            return match[0]
        return f'{match[1]}="{match[2].removeprefix(base) or "./"}"'

    html = _ADDRESS.sub(counted, html)
    html = _CHARSET.sub(lambda charset: f'{charset[0]}\n<base href="{base}">', html, count=1)
    html = _STYLE.sub(lambda link: f"<style>{(site / link[1]).read_text('utf-8')}</style>", html)
    return _SCRIPT.sub(
        lambda script: (
            f'<script type="text/plain" data-type="{script[1] or ""}" '
            f'data-src="{script[2]}"></script>'
        ),
        html,
    )
