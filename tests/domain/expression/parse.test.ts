import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression } from '#shared/domain/expression/check.ts';
import { evaluate } from '#shared/domain/expression/evaluate.ts';
import { FUNCTIONS } from '#shared/domain/expression/functions.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { BINARY, MACROS, type Node } from '#shared/domain/expression/syntax.ts';
import {
  AT,
  DATE,
  listOf,
  NOTHING,
  NUMBER,
  PERIOD,
  SPAN,
  TEXT,
  type Type,
  YES,
} from '#shared/domain/expression/type.ts';
import { decimal, spanValue } from '#shared/domain/expression/value.ts';
import { environment, parsed } from '#tests/domain/expression/asking.ts';

describe('an expression that cannot be read says where and why', () => {
  it.each([
    ['', 0, 'unfinished', ''],
    ['1 +', 3, 'unfinished', ''],
    ['(1', 2, 'unfinished', ''],
    ['1 2', 2, 'unexpected', '2'],
    ['a = b', 2, 'unexpected', '='],
    ['金额 > 1', 0, 'unexpected', '金'],
    ['"\\q"', 4, 'bad-text', '"\\q"'],
    ['"没有结尾', 0, 'unexpected', '"'],
    ['rows.map(1, 2)', 9, 'unexpected', '1'],
    ['x'.repeat(2_001), 2_000, 'too-long', ''],
  ])('%s', (text, at, problem, found) => {
    expect(parseExpression(text)).toEqual({
      ok: false,
      refusal: { code: 'expression.syntax', at, problem, found },
    });
  });

  it.each(['(', '!', '-', '['])('%s within each other beyond 50', (sign) => {
    expect(parseExpression(sign.repeat(200))).toMatchObject({ refusal: { problem: 'too-deep' } });
  });
});

/** The text of a tree, with every part in parentheses. */
const print = (node: Node): string => {
  switch (node.is) {
    case 'literal':
      return JSON.stringify(node.value);
    case 'number':
      return node.text;
    case 'name':
      return node.name;
    case 'member':
      return `${inside(node.of)}.${node.name}`;
    case 'index':
      return `${inside(node.of)}[${print(node.key)}]`;
    case 'call':
      return `${node.name}(${node.args.map(print).join(', ')})`;
    case 'each':
      return `${inside(node.list)}.${node.macro}(${node.item}, ${print(node.body)})`;
    case 'not':
      return `!${inside(node.of)}`;
    case 'minus':
      return `-${inside(node.of)}`;
    case 'binary':
      return `${inside(node.left)} ${node.operator} ${inside(node.right)}`;
    case 'choose':
      return `${inside(node.when)} ? ${inside(node.then)} : ${inside(node.otherwise)}`;
    case 'list':
      return `[${node.items.map(print).join(', ')}]`;
    case 'record':
      return `{${node.entries.map(({ name, value }) => `${JSON.stringify(name)}: ${print(value)}`).join(', ')}}`;
  }
};

const inside = (node: Node): string => `(${print(node)})`;

/** What a tree says, without where it stands. */
const said = (node: Node): unknown =>
  JSON.parse(JSON.stringify(node, (key, value) => (key === 'at' ? undefined : value)));

const names = {
  amount: NUMBER,
  agreed: YES,
  reason: TEXT,
  birthday: DATE,
  call: AT,
  limit: SPAN,
  month: PERIOD,
  prices: listOf(NUMBER),
};

const values = environment({
  amount: decimal('12.50'),
  agreed: true,
  reason: '快递丢失',
  birthday: '1990-02-28',
  call: '2026-03-01T17:00:00.000Z',
  limit: spanValue('2wd') ?? null,
  month: '2026-02',
  prices: [decimal(3), null, decimal('0.1')],
});

const { node: trees } = fc.letrec<{ node: Node }>((tie) => {
  const part = tie('node');
  const at = fc.constant(0);
  const name = fc.constantFrom(...Object.keys(names));
  const leaf: fc.Arbitrary<Node> = fc.oneof(
    fc.record({
      is: fc.constant('literal' as const),
      at,
      value: fc.constantFrom(null, true, false, '王小明', 'month', '2026-03-02', '3d'),
    }),
    fc.record({
      is: fc.constant('number' as const),
      at,
      text: fc.constantFrom('0', '7', '0.05', '99999999999999999999'),
    }),
    fc.record({ is: fc.constant('name' as const), at, name }),
  );
  const args = fc.array(part, { maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.record({
        is: fc.constant('binary' as const),
        at,
        operator: fc.constantFrom(...BINARY),
        left: part,
        right: part,
      }),
      fc.record({ is: fc.constantFrom('not' as const, 'minus' as const), at, of: part }),
      fc.record({ is: fc.constant('member' as const), at, of: part, name }),
      fc.record({ is: fc.constant('index' as const), at, of: part, key: part }),
      fc.tuple(part, part, part).map(([when, then, otherwise]) => ({
        is: 'choose' as const,
        at: 0,
        when,
        then,
        otherwise,
      })),
      fc.record({
        is: fc.constant('call' as const),
        at,
        name: fc.constantFrom(...Object.keys(FUNCTIONS)),
        args,
        isMethod: fc.constant(false),
      }),
      fc.record({
        is: fc.constant('each' as const),
        at,
        macro: fc.constantFrom(...MACROS),
        list: part,
        item: fc.constant('amount'),
        body: part,
      }),
      fc.record({ is: fc.constant('list' as const), at, items: args }),
    ),
  };
});

type Names = Readonly<Record<string, Type>>;

/** The checker accepts it, and nowhere in it is a type unknown. */
const isDefinite = (tree: Node, known: Names): boolean => {
  const checked = checkExpression(tree, { names: known });
  return checked.ok && isKnown(checked.value) && partsOf(tree, known).every((sound) => sound);
};

const isKnown = (type: Type): boolean =>
  type.is === 'list' ? isKnown(type.of) : type.is !== 'any';

const partsOf = (tree: Node, known: Names): readonly boolean[] => {
  const all = (...parts: readonly Node[]) => parts.map((part) => isDefinite(part, known));
  switch (tree.is) {
    case 'literal':
    case 'number':
    case 'name':
    case 'record':
      return [];
    case 'member':
    case 'not':
    case 'minus':
      return all(tree.of);
    case 'index':
      return all(tree.of, tree.key);
    case 'call':
      return all(...tree.args);
    case 'each': {
      const list = checkExpression(tree.list, { names: known });
      const of = list.ok && list.value.is === 'list' ? list.value.of : NOTHING;
      return [...all(tree.list), isDefinite(tree.body, { ...known, [tree.item]: of })];
    }
    case 'binary':
      return all(tree.left, tree.right);
    case 'choose':
      return all(tree.when, tree.then, tree.otherwise);
    case 'list':
      return all(...tree.items);
  }
};

const RUNS = { numRuns: 1_000 };

describe('any tree', () => {
  it('is read again as it was printed', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = print(tree);
        fc.pre(text.length <= 2_000);
        expect(said(parsed(text))).toEqual(said(tree));
      }),
      { numRuns: 300 },
    );
  });

  it('is worked out or refused, and never throws', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(typeof evaluate(tree, values).ok).toBe('boolean');
      }),
      RUNS,
    );
  });

  it('of which every part has a type does not fail because of a type', () => {
    const typeFailures = [
      'not-a-number',
      'not-comparable',
      'not-a-list',
      'unknown-name',
      'unknown-function',
    ];
    fc.assert(
      fc.property(trees, (tree) => {
        fc.pre(isDefinite(tree, names));
        const result = evaluate(tree, values);
        const reason =
          !result.ok && result.refusal.code === 'expression.failed' ? result.refusal.reason : '';
        expect(typeFailures).not.toContain(reason);
      }),
      RUNS,
    );
  });
});
