/** A query as something to be asked for outside, with everything that its conditions use. */
import type { Lookup } from '#shared/domain/expression/evaluate.ts';
import { namesIn, openedMembers } from '#shared/domain/expression/names.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Node } from '#shared/domain/expression/syntax.ts';
import type { Value } from '#shared/domain/expression/value.ts';
import type { Query } from '#shared/domain/playbook/query.ts';

/** What the query itself gives names to, and what is known everywhere. */
const OWN = ['row', 'outer', 'now', 'today'];

/**
 * @param seed the same rows are drawn by lot for the same seed: the ticket's id
 * @param value what a name stands for where the query is asked
 */
export const queryLookup = (
  query: Query,
  { seed, value }: { readonly seed: string; readonly value: (name: string) => Value },
): Lookup => ({
  name: 'query',
  args: [JSON.stringify(query), seed],
  names: Object.fromEntries(
    nodesOf(query)
      .flatMap((node) => [...namesIn(node)])
      .filter((name) => !OWN.includes(name))
      .map((name) => [name, value(name)]),
  ),
});

/** The references of its rows that must be followed: `owner` where a condition says `row.owner.doNotCall`. */
export const followedReferences = (query: Query): readonly string[] => [
  ...new Set(
    [...ownNodes(query), ...(query.lacks === undefined ? [] : nodesOf(query.lacks))].flatMap(
      (node) => [...openedMembers(node, 'row'), ...openedMembers(node, 'outer')],
    ),
  ),
];

const nodesOf = (query: Query): readonly Node[] => [
  ...ownNodes(query),
  ...(query.lacks === undefined ? [] : nodesOf(query.lacks)),
];

const ownNodes = ({ where, first, sample }: Query): readonly Node[] =>
  [where, first, sample].flatMap((expression) => {
    const node = expression === undefined ? undefined : parseExpression(expression);
    return node?.ok === true ? [node.value] : [];
  });
