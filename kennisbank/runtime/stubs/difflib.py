"""Without matching: a page asks for no calculator that is not there."""


def get_close_matches(word: str, possibilities: list[str], n: int = 3) -> list[str]:
    """Nothing comes close."""
    return []
