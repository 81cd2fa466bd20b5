"""Our `dataclass` gives what the one of the standard library gives."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import KW_ONLY, InitVar, field
from typing import Any, ClassVar

import pytest

from workbench.values import records

WAYS: list[dict[str, bool]] = [
    {"frozen": True, "slots": True},
    {"slots": True},
    {"frozen": True},
    {},
    {"frozen": True, "order": True},
    {"slots": True, "kw_only": True},
]
BOTH: tuple[Callable[..., Any], ...] = (dataclasses.dataclass, records.dataclass)
calls: list[str] = []


def classes(decorate: Callable[..., Any], way: dict[str, bool]) -> list[type]:
    """Classes of all shapes that the project has, and of some that it has not."""

    class Plain:
        """Has a text of its own."""

        name: str
        put: int = 3
        unset: float = float("nan")

    class Made:
        self_made: list[int] = field(default_factory=list)
        hidden: str = field(default="h", repr=False)
        aside: Any = field(default=None, compare=False)
        shared: ClassVar[int] = 7

    class Named:
        first: str
        _: KW_ONLY
        second: str = "2"
        third: "str"

        def __post_init__(self) -> None:
            calls.append(self.first)

        @property
        def both(self) -> str:
            return self.first + self.second

    class Empty:
        pass

    class Own:
        name: str

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "own"

    class Unusual:
        start: InitVar[int]
        length: int = field(init=False, default=4)
        known: int = field(default=1, hash=False)

        def __post_init__(self, start: int) -> None:
            calls.append(str(start))

    return [decorate(**way)(one) for one in (Plain, Made, Named, Empty, Own, Unusual)]


ARGUMENTS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    (("a",), {}),
    ((), {"name": "a"}),
    (("a", 4), {}),
    (("b",), {"third": "c"}),
    ((), {"first": "b", "third": "c", "second": "d"}),
    (([1],), {"hidden": "x", "aside": 2}),
    ((5,), {}),
    ((5, 6, 7, 8), {}),
    ((), {"start": 5, "known": 2}),
    ((), {"missing": 1}),
]


def result(work: Callable[[], Any]) -> Any:
    """What it gives, or the kind of error."""
    try:
        return work()
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        return type(error)


def seen(cls: type, way: dict[str, bool]) -> list[Any]:
    """All that a program can see of a class and of objects of it."""
    told: list[Any] = [cls.__qualname__, [(f.name, f.type, f.kw_only) for f in dataclasses.fields(cls)]]
    told.append([getattr(cls, name, None) for name in ("__match_args__", "__slots__", "__module__")])
    told.append([(p.name, p.kind, str(p.annotation)) for p in inspect.signature(cls).parameters.values()])
    told.append(cls.__hash__ is None)
    made = []
    for args, named in ARGUMENTS:
        one = result(lambda: cls(*args, **named))  # noqa: B023
        made.append(one)
        told.append(repr(one) if not isinstance(one, type) else one)
    objects = [one for one in made if not isinstance(one, type)]
    for one in objects:
        told.append([one == other for other in [*objects, copy.copy(one), None]])
        told.append(result(lambda: hash(one) == hash(copy.copy(one))))  # noqa: B023
        told.append(result(lambda: dataclasses.asdict(one)) if "unset" not in dir(one) else 0)  # noqa: B023
        told.append(repr(result(lambda: dataclasses.replace(one))))  # noqa: B023
        told.append(repr(copy.deepcopy(one)))
    for one in objects:
        # That there is no other attribute the library of Python 3.11 says with a wrong error.
        told.append(isinstance(result(lambda: setattr(one, "other", 1)), type))  # noqa: B023
        for name in (f.name for f in dataclasses.fields(cls)):
            told.append(result(lambda: setattr(one, name, 1)))  # noqa: B023
            told.append(repr(result(lambda: repr(one))))  # noqa: B023
            told.append(result(lambda: delattr(one, name)))  # noqa: B023
    return told


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_it_gives_what_the_library_gives(way: dict[str, bool]) -> None:
    pairs = zip(*(classes(decorate, way) for decorate in BOTH), strict=True)
    for library, ours in pairs:
        calls.clear()
        expected, said = seen(library, way), list(calls)
        calls.clear()
        assert seen(ours, way) == expected
        assert calls == said
        assert library.__dataclass_params__.__repr__() == ours.__dataclass_params__.__repr__()


@records.dataclass(frozen=True, slots=True)
class Node:
    """Stands in a module, so that it can be pickled."""

    name: str
    inner: "list[Node]" = field(default_factory=list)


@records.dataclass(frozen=True)
class Base:
    name: str


@records.dataclass(frozen=True)
class Further(Base):
    number: int = 0


def test_one_that_holds_itself_is_printed_and_one_is_pickled() -> None:
    node = Node("a")
    assert pickle.loads(pickle.dumps(node)) == node
    node.inner.append(node)
    assert repr(node) == "Node(name='a', inner=[...])"


def test_one_can_be_the_base_of_another() -> None:
    one = Further("a", 3)
    assert (one, hash(one), repr(one)) == (Further("a", 3), hash(("a", 3)), "Further(name='a', number=3)")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "b"  # type: ignore[misc]
    assert Base("a") != Further("a")


def test_a_mutable_value_is_refused_as_default() -> None:
    class Shared:
        names: list[str] = []

    with pytest.raises(ValueError, match="mutable default"):
        records.dataclass(slots=True)(Shared)
