"""What is wrong with a request, field by field, as Discord lists it."""

from collections.abc import Iterable, Iterator
from typing import Any

from sandbox.errors import ApiError, Json

Problem = tuple[str, str, str]  # path such as "data.content", Discord's code, its message


def refuse_invalid(problems: Iterable[Problem]) -> None:
    """Raise ApiError 50035 that lists the problems, field by field, if there are any."""
    errors: Json = {}
    for path, code, message in problems:
        field = errors
        for part in path.split("."):
            field = field.setdefault(part, {})
        field.setdefault("_errors", []).append({"code": code, "message": message})
    if errors:
        raise ApiError(400, 50035, "Invalid Form Body", errors=errors)


def length(path: str, value: Any, least: int, most: int) -> Iterator[Problem]:
    """Yield what is wrong with the length of a text or a list; if least is 0, it may be missing."""
    if value is None and least:
        yield path, "BASE_TYPE_REQUIRED", "This field is required"
    elif value is not None and not hasattr(value, "__len__"):
        yield path, "BASE_TYPE_BAD_TYPE", "This field has a wrong type."
    elif not least <= len(value or "") <= most:
        yield (
            (path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
            if least
            else (path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        )


def between(path: str, value: int | None, least: int, most: int) -> Iterator[Problem]:
    """Yield what is wrong with a number that may be missing."""
    if value is not None and value < least:
        yield path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}."
    if value is not None and value > most:
        yield path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}."
