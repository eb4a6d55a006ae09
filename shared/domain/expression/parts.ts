import { namesIn, partsOf } from '#shared/domain/expression/names.ts';
import type { Node } from '#shared/domain/expression/syntax.ts';

/** The largest parts that know nothing of a name, and can be worked out without it. */
export const partsWithout = (name: string, node: Node): readonly Node[] => {
  if (!namesIn(node).has(name)) return [node];
  return node.is === 'each'
    ? [
        ...partsWithout(name, node.list),
        ...partsWithout(name, node.body).filter((part) => !namesIn(part).has(node.item)),
      ]
    : partsOf(node).flatMap((part) => partsWithout(name, part));
};
