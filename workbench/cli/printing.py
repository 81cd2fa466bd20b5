"""How results are printed: plain lines for a person, one JSON value for a script."""

import json
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from typing import Any, TypeVar

import click

from workbench.values.internal import INTERNAL
from workbench.values.streams import encodes

Function = TypeVar("Function", bound=Callable[..., Any])


def json_option(function: Function) -> Function:
    """The option of every command whose answer a script may read."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")(function)


def print_json(value: Any, is_internal: bool = True) -> None:
    """One JSON value on standard output; what tells of a case says in it that it is internal."""
    if is_internal:
        value = _marked(value)
    words = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    if not encodes(words):
        # A name may hold bytes that are no letters, or letters that the encoding lacks: the escapes of JSON.
        words = json.dumps(value, ensure_ascii=True, indent=2, default=_plain)
    click.echo(words)


def print_internal() -> None:
    """The line over everything that tells of a case."""
    click.echo(INTERNAL)


def _marked(value: Any) -> Any:
    """The value, or each of its items, with a mark beside its own fields."""
    if isinstance(value, list | tuple):
        return [_marked(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    return {**value, "marking": INTERNAL} if isinstance(value, dict) else value


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, frozenset | set | tuple):
        return list(value)
    return str(value)
