"""Only `escape`: what reads entities back would bring a table of 2,231 names."""


def escape(s: str, quote: bool = True) -> str:
    """The text, safe inside HTML; and inside an attribute, with `quote`."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s
