/** The parts of an expression, for whoever asks what it is about. */
import type { Node } from '#shared/domain/expression/syntax.ts';

export const childrenOf = (node: Node): readonly Node[] => {
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

/** The names that it takes from around it; what a `map` or a `filter` calls its elements is its own. */
export const namesIn = (node: Node): ReadonlySet<string> => {
  if (node.is === 'name') return new Set([node.name]);
  if (node.is === 'each') {
    const inBody = [...namesIn(node.body)].filter((name) => name !== node.item);
    return new Set([...namesIn(node.list), ...inBody]);
  }
  return new Set(childrenOf(node).flatMap((child) => [...namesIn(child)]));
};

/** The largest parts that know nothing of a name, and can be worked out without it. */
export const partsWithout = (name: string, node: Node): readonly Node[] => {
  if (!namesIn(node).has(name)) return [node];
  return node.is === 'each'
    ? [
        ...partsWithout(name, node.list),
        ...partsWithout(name, node.body).filter((part) => !namesIn(part).has(node.item)),
      ]
    : childrenOf(node).flatMap((child) => partsWithout(name, child));
};
