"""`dataclass` as in the standard library, made in a third of the time.

The first screen of a case needs some eighty data classes, and the library compiles up to six functions for
each: forty milliseconds of every start. Here only `__init__` is compiled. The other functions are the same
for all classes and look up the names of the fields; comparing, hashing and printing give what they give
with the library. What is not served here (see `_is_plain`) is left to the library.

Modules that are loaded with the first screen take it from here; elsewhere it makes no difference.
"""

import dataclasses
import sys
from dataclasses import dataclass as _of_library
from operator import attrgetter, eq
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, **others):
        """The decorator of the standard library, with its options and its results."""

        def make(wanted):
            if others or not _is_plain(wanted):
                return _of_library(frozen=frozen, slots=slots, **others)(wanted)
            return _made(wanted, frozen, slots)

        return make if cls is None else make(cls)


_OURS = frozenset(
    f"__{name}__" for name in ("init", "repr", "eq", "hash", "setattr", "delattr", "getstate", "setstate")
)


_ONE_BY_ONE = tuple(sys.version_info) >= (3, 13)


class _Unset:
    """Stands for a value that a default factory makes."""

    def __repr__(self) -> str:
        return "<factory>"


_UNSET = _Unset()


def _is_plain(cls: type) -> bool:
    """Whether the class has nothing that only the library knows: methods of its own in place of the
    generated ones, another data class as base, values for `__init__` alone, fields that are not set by it.
    """
    own = vars(cls)
    annotations = own.get("__annotations__", {})
    return (
        _OURS.isdisjoint(own)
        and "self" not in annotations
        and not any(dataclasses.is_dataclass(base) for base in cls.__mro__[1:])
        and not any("InitVar" in str(value) for value in annotations.values())
        and all(
            value.init and value.hash is None
            for value in own.values()
            if isinstance(value, dataclasses.Field)
        )
    )


def _made(cls: type, frozen: bool, slots: bool) -> Any:
    # Without a text of its own the library would read the signature of a class that has none yet.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = _of_library(init=False, repr=False, eq=False, slots=slots)(cls)
    fields = dataclasses.fields(made)
    made.__init__ = _init(made, fields, frozen)
    made.__repr__ = _repr(fields)
    made.__eq__ = _eq(made, fields)
    made.__hash__ = _hash(fields) if frozen else None
    if frozen:
        _freeze(made, tuple(field.name for field in fields), slots)
    params = made.__dataclass_params__
    params.init = params.repr = params.eq = True
    params.frozen = frozen
    return made


def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> Any:
    # The names it reads begin as no field does.
    names: dict[str, Any] = {"__name__": cls.__module__, "__put": object.__setattr__, "__unset": _UNSET}
    given: list[str] = ["self"]
    named: list[str] = []
    body: list[str] = []
    for field in fields:
        name = value = field.name
        parameter = name
        if field.default is not dataclasses.MISSING:
            names[f"__of_{name}"] = field.default
            parameter = f"{name}=__of_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            names[f"__of_{name}"] = field.default_factory
            parameter = f"{name}=__unset"
            value = f"__of_{name}() if {name} is __unset else {name}"
        (named if field.kw_only else given).append(parameter)
        body.append(f"__put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join([*given, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(body or ["pass"]), names)
    init = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    return init


def _repr(fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    names = [field.name for field in fields if field.repr]

    @recursive_repr()
    def __repr__(self: Any) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({shown})"

    return __repr__


def _values(fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """What gives the values that count when two are compared, as a tuple."""
    names = [field.name for field in fields if field.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _eq(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    values = _values(fields)

    def __eq__(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __eq_one_by_one__(self: Any, other: object) -> bool:
        is_same = self is other or (
            other.__class__ is self.__class__ and all(map(eq, values(self), values(other)))
        )
        return is_same if other.__class__ is self.__class__ else NotImplemented

    # From 3.13 on the library compares one by one: what is not even itself makes two records differ.
    __eq_one_by_one__.__name__ = "__eq__"
    return __eq_one_by_one__ if _ONE_BY_ONE else __eq__


def _hash(fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    values = _values(fields)

    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _freeze(cls: Any, names: tuple[str, ...], slots: bool) -> None:
    def __setattr__(self: Any, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    cls.__setattr__, cls.__delattr__ = __setattr__, __delattr__
    if slots:
        cls.__getstate__, cls.__setstate__ = _state, _restore


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
