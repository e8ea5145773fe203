"""Discord's published contract, as a judge of the requests that the bot makes.

The document is Discord's own and is not part of this project: the variable DISCORD_OPENAPI names
a copy (https://github.com/discord/discord-api-spec, specs/openapi.json). Without one the requests
are still judged by the sandbox.
"""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from sandbox.server import ApiRequest

_URI = "urn:discord"


@cache
def contract() -> dict[str, Any] | None:
    """Return the document, where a copy is available."""
    place = os.environ.get("DISCORD_OPENAPI")
    if not place:
        return None
    document: dict[str, Any] = json.loads(Path(place).read_text(encoding="utf-8"))
    # discord.py numbers the files of a request, and Discord takes numbers for ids.
    document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return document


def complaints(request: ApiRequest) -> list[str]:
    """Return what Discord's contract has against a request; nothing where there is no copy."""
    document = contract()
    if document is None:
        return []
    operation = _operation(document, request)
    if operation is None:
        return [f"{request.method} {request.path}: no such endpoint"]
    found = []
    names = {parameter["name"] for parameter in _parameters(document, operation)}
    found += [f"{request.path}: unknown parameter {name}" for name in request.query.keys() - names]
    body = operation.get("requestBody")
    if body is None:
        if request.json is not None:
            found.append(f"{request.method} {request.path}: takes no body")
        return found
    schema = body["content"]["application/json"]["schema"]
    registry: Registry[Any] = Registry().with_resource(
        _URI, Resource.from_contents(document, default_specification=DRAFT202012)
    )
    validator = Draft202012Validator(_absolute(schema), registry=registry)
    return found + [
        f"{request.method} {request.path}: {error.json_path} {error.message[:300]}"
        for error in validator.iter_errors(request.json)
    ]


def _operation(document: dict[str, Any], request: ApiRequest) -> dict[str, Any] | None:
    """Return the operation of the most literal path that fits, with its path's parameters."""
    fitting = [
        template
        for template, item in document["paths"].items()
        if request.method.lower() in item
        and re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)), request.path)
    ]
    if not fitting:
        return None
    item = document["paths"][min(fitting, key=lambda template: template.count("{"))]
    shared = item.get("parameters", [])
    operation = item[request.method.lower()]
    return {**operation, "parameters": [*shared, *operation.get("parameters", [])]}


def _parameters(document: dict[str, Any], operation: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        document["components"]["parameters"][parameter["$ref"].rsplit("/", 1)[1]]
        if "$ref" in parameter
        else parameter
        for parameter in operation["parameters"]
    ]


def _absolute(value: Any) -> Any:
    """Return a schema whose references lead into the document."""
    if isinstance(value, dict):
        return {
            key: f"{_URI}{inner}" if key == "$ref" else _absolute(inner)
            for key, inner in value.items()
        }
    return [_absolute(inner) for inner in value] if isinstance(value, list) else value
