"""What is found out of a text, in; the same, found once and kept beside it, out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar, overload

_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801 - written like a property
    """A property that is made when it is first asked for; `functools.cached_property` takes a lock each time before Python 3.12."""

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy[_T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> _T: ...
    def __get__(self, owner: object | None, kind: type) -> _T | lazy[_T]:
        """Make the value and keep it in the place of this property."""
        if owner is None:
            return self
        made = owner.__dict__[self._name] = self._make(owner)
        return made


class _Keeps(Protocol):
    """What several rules ask the same of: a stretch, a text, a view."""

    @property
    def memo(self) -> dict[Any, Any]: ...


_K = TypeVar("_K", bound=_Keeps)


def once(find: Callable[[_K], _T]) -> Callable[[_K], _T]:
    """Let *find* look once at each stretch, text or view, whoever asks."""

    def found(of: _K) -> _T:
        memo = of.memo
        if find not in memo:
            memo[find] = find(of)
        kept: _T = memo[find]
        return kept

    return wraps(find)(found)
