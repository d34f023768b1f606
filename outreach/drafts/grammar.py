"""A parsed template in, the names that it reads out; anything beyond text, tests and fields is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from outreach.drafts.near import meant
from outreach.errors import TemplateError

#: All that a mail to one person needs. No loop, no call, no arithmetic: so no way out and no way to run on.
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.Assign,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.Test,
    nodes.Keyword,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Concat,
)
_REFUSED: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.For, "a loop"),
    (nodes.Call, "a call"),
    (nodes.Macro, "a macro"),
    (nodes.BinExpr, "arithmetic"),
    (nodes.UnaryExpr, "arithmetic"),
    (nodes.Include, "another template"),
    (nodes.Import, "another template"),
    (nodes.FromImport, "another template"),
    (nodes.Extends, "another template"),
    (nodes.Block, "a block"),
    (nodes.Literal, "a list or a dictionary"),
)


@dataclass(frozen=True, slots=True)
class Names:
    """What a template reads, as dotted names, and the words of its own that it may print."""

    fields: frozenset[str]
    literals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The names that a template may use."""

    fields: Mapping[str, Mapping[str, str]]
    filters: Collection[str]
    tests: Collection[str]
    #: Filters whose arguments are constants.
    constant: Collection[str] = ()
    #: Filters that have a meaning only in mails of another language, and which.
    foreign: Mapping[str, str | None] = field(default_factory=dict)

    def read(self, tree: nodes.Template, where: Callable[[int], str]) -> Names:
        """Check *tree* and list what it reads; *where* makes `file:line` of a line of the tree.

        TemplateError for the first thing that is not allowed or not known.
        """
        own = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
        found: set[str] = set()
        for node in _walk(tree):
            problem = self._problem(node, own)
            if problem:
                raise TemplateError(f"{where(node.lineno or 1)}: {problem}")
            if isinstance(node, (nodes.Getattr, nodes.Getitem)):
                found.add(".".join(_path(node) or ()))
        literals = {const.value for const in tree.find_all(nodes.Const) if isinstance(const.value, str)}
        return Names(frozenset(found), frozenset(literals))

    def _problem(self, node: nodes.Node, own: set[str]) -> str | None:
        if isinstance(node, nodes.Name):
            return self._name(node, own)
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            return self._field(_path(node))
        if isinstance(node, nodes.Filter):
            return _unknown("filter", node.name, self.filters) or self._filter(node)
        if isinstance(node, nodes.Test):
            return _unknown("test", node.name, self.tests)
        if isinstance(node, _ALLOWED):
            return None
        kind = next((words for refused, words in _REFUSED if isinstance(node, refused)), type(node).__name__)
        return f"{kind} cannot be used in a template"

    def _name(self, node: nodes.Name, own: set[str]) -> str | None:
        if node.ctx == "store":
            return f"{node.name} cannot be set" if node.name in self.fields else None
        if node.name in self.fields:
            fields = ", ".join(f"{node.name}.{field}" for field in self.fields[node.name])
            return f"{node.name} is no text of its own; read one of {fields}"
        return None if node.name in own else _unknown("name", node.name, self.fields)

    def _filter(self, node: nodes.Filter) -> str | None:
        if node.name in self.foreign:
            return f"{node.name} can be used only in templates with Language: {self.foreign[node.name]}"
        given = [*node.args, *(pair.value for pair in node.kwargs), node.dyn_args, node.dyn_kwargs]
        if node.name in self.constant and not all(isinstance(one, nodes.Const | None) for one in given):
            return f'what stands in the brackets of {node.name} must be words of your own, such as {node.name}("...")'
        return None

    def _field(self, path: tuple[str, ...] | None) -> str | None:
        if not path:
            return f"only a field of {', '.join(self.fields)} can be read, by its plain name"
        space, name, *deeper = path
        if space not in self.fields:
            return _unknown("name", space, self.fields)
        if name not in self.fields[space]:
            return f"{space}.{name}: no such field; {meant(name, self.fields[space])}"
        if (space, name) == ("person", "fields"):
            return None if len(deeper) == 1 else 'name the column of the sheet, such as person.fields["City"]'
        return f"{space}.{name} is text and has no {deeper[0]}" if deeper else None


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    """Visit *node* and all below it, a dotted name as one."""
    yield node
    if isinstance(node, (nodes.Getattr, nodes.Getitem)) and _path(node):
        return
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _path(node: nodes.Node) -> tuple[str, ...] | None:
    """Spell `person.fields["City"]` as its parts; None where a part is computed."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        above = _path(node.node)
        return (*above, node.attr) if above else None
    if (
        isinstance(node, nodes.Getitem)
        and isinstance(node.arg, nodes.Const)
        and isinstance(node.arg.value, str)
    ):
        above = _path(node.node)
        return (*above, node.arg.value) if above else None
    return None


def _unknown(kind: str, name: str, known: Collection[str]) -> str | None:
    return None if name in known else f"{name}: no such {kind}; {meant(name, known)}"
