"""The hooks: each test is judged once its teardown is through.

A test that provokes a log line says so:

    def test_keyring_fails(expected_log):
        expected_log("the keyring failed", logger="workbench.casefile.keys.keychain")
"""

import logging
import re
from collections.abc import Generator
from typing import Protocol

import pytest

from tests.noticing import leftovers, messages
from tests.noticing.messages import Expectation, MessageWatch

_WATCH = pytest.StashKey[MessageWatch]()
_EXPECTED = pytest.StashKey[list[Expectation]]()
_BEFORE = pytest.StashKey[tuple[leftovers.Threads, frozenset[int]]]()
_CURRENT = pytest.StashKey[pytest.Item]()


class ExpectLog(Protocol):
    """Declares a log line that the test provokes."""

    def __call__(
        self, pattern: str, *, logger: str = "", level: int = logging.WARNING, at_least: int = 1
    ) -> Expectation:
        """A line whose message matches `pattern`, from `logger` or one below it.

        It has to come `at_least` so many times; 0 for one that depends on timing.
        """


def pytest_configure(config: pytest.Config) -> None:
    """Watch from here on; Qt's own handler is set aside for the whole run."""
    config.stash[_WATCH] = messages.watch_messages()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Remember what ran before the first fixture."""
    item.stash[_EXPECTED] = []
    item.stash[_BEFORE] = (leftovers.threads(), leftovers.children())
    item.config.stash[_CURRENT] = item
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """What a fixture of several tests starts may outlive the test that asked for it first."""
    if fixturedef.scope == "function":
        # Nearly all of them; to list the children takes as long as most fixtures.
        return (yield)
    threads, children = leftovers.threads(), leftovers.children()
    result = yield
    if _CURRENT in request.config.stash:
        item = request.config.stash[_CURRENT]
        known_threads, known_children = item.stash[_BEFORE]
        item.stash[_BEFORE] = (
            known_threads | (leftovers.threads() - threads),
            known_children | (leftovers.children() - children),
        )
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Judge after the last fixture has gone."""
    result = yield
    found = leftovers.complaints(*item.stash[_BEFORE])
    found = messages.complaints(item.config.stash[_WATCH].take(), item.stash[_EXPECTED]) + found
    if found:
        pytest.fail("\n".join(found), pytrace=False)
    return result


@pytest.fixture
def expected_log(request: pytest.FixtureRequest) -> ExpectLog:
    """For tests that provoke a log line or a Qt message (logger `qt`)."""

    def expect(
        pattern: str, *, logger: str = "", level: int = logging.WARNING, at_least: int = 1
    ) -> Expectation:
        expectation = Expectation(re.compile(pattern), logger, level, at_least)
        request.node.stash[_EXPECTED].append(expectation)
        return expectation

    return expect
