/** Which names an expression uses. */
import type { Node } from '#shared/domain/expression/syntax.ts';

/** The names that must be known outside; those that a `map` or its kin gives to elements are not among them. */
export const namesIn = (node: Node): ReadonlySet<string> => {
  const found = new Set<string>();
  visit(node, new Set(), (name) => found.add(name));
  return found;
};

/** The members of a name of which more is asked: `owner` in `row.owner.doNotCall`. */
export const openedMembers = (node: Node, name: string): ReadonlySet<string> => {
  const found = new Set<string>();
  every(node, (one) => {
    if (one.is !== 'member' || one.of.is !== 'member') return;
    const { of, name: opened } = one.of;
    if (of.is === 'name' && of.name === name) found.add(opened);
  });
  return found;
};

/** Names of which more than the id is asked: `opener` in `opener.roles`, and not in `opener.id == me.id`. */
export const openedNames = (node: Node): ReadonlySet<string> => {
  const found = new Set<string>();
  every(node, (one) => {
    if (one.is === 'member' && one.of.is === 'name' && one.name !== 'id') found.add(one.of.name);
  });
  return found;
};

/** The node and everything under it. */
export const nodesIn = (node: Node): readonly Node[] => {
  const found: Node[] = [];
  every(node, (one) => found.push(one));
  return found;
};

const visit = (node: Node, bound: ReadonlySet<string>, tell: (name: string) => void): void => {
  if (node.is === 'name' && !bound.has(node.name)) tell(node.name);
  if (node.is === 'each') {
    visit(node.list, bound, tell);
    visit(node.body, new Set([...bound, node.item]), tell);
    return;
  }
  for (const part of partsOf(node)) visit(part, bound, tell);
};

const every = (node: Node, tell: (node: Node) => void): void => {
  tell(node);
  for (const part of partsOf(node)) every(part, tell);
};

/** What it is made of, one step down. */
export const partsOf = (node: Node): readonly Node[] => {
  switch (node.is) {
    case 'literal':
    case 'number':
    case 'name':
      return [];
    case 'member':
    case 'not':
    case 'minus':
      return [node.of];
    case 'index':
      return [node.of, node.key];
    case 'call':
      return node.args;
    case 'each':
      return [node.list, node.body];
    case 'binary':
      return [node.left, node.right];
    case 'choose':
      return [node.when, node.then, node.otherwise];
    case 'list':
      return node.items;
    case 'record':
      return node.entries.map(({ value }) => value);
  }
};
