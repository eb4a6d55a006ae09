/** Selects among rows that were read: where, lacks, sort, by lot, first. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import {
  type Evaluated,
  evaluate,
  type Lookup,
  lookupKey,
} from '#shared/domain/expression/evaluate.ts';
import { namesIn } from '#shared/domain/expression/names.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Node } from '#shared/domain/expression/syntax.ts';
import {
  isDecimal,
  type RecordValue,
  toJson,
  type Value,
} from '#shared/domain/expression/value.ts';
import type { Query } from '#shared/domain/playbook/query.ts';
import { byLot } from '#shared/domain/query/by-lot.ts';
import { sorted } from '#shared/domain/query/sort-rows.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Selecting {
  readonly rows: readonly RecordValue[];
  /** Those of the source of `lacks`. */
  readonly others?: readonly RecordValue[];
  readonly names: Readonly<Record<string, Value>>;
  readonly facts: ReadonlyMap<string, Value>;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly seed: string;
}

export type SelectRefusal =
  | { readonly code: 'facts.needed'; readonly lookups: readonly Lookup[] }
  | { readonly code: 'query.failed'; readonly expression: string; readonly reason: string };

/**
 * @returns the rows in the order of `sort`; or what must be fetched first; or the condition that cannot be worked out with
 * these rows
 */
export const selectRows = (
  query: Query,
  place: Selecting,
): Result<readonly RecordValue[], SelectRefusal> => {
  const judge = judging(place);
  const fitting = place.rows.filter((row) => judge.holds(query.where, { row }));
  const alone =
    query.lacks === undefined ? fitting : withoutOther(fitting, query.lacks, place, judge);
  const ordered = query.sort === undefined ? alone : sorted(alone, query.sort);
  const drawn = byLot(ordered, judge.count(query.sample), place.seed);
  const first = drawn.slice(0, judge.count(query.first));
  return judge.outcome(first);
};

type Names = Readonly<Record<string, Value>>;

interface Judge {
  readonly holds: (expression: string | undefined, names: Names) => boolean;
  readonly node: (node: Node, names: Names) => Value;
  /** Nothing where no number is asked. */
  readonly count: (expression: string | undefined) => number | undefined;
  readonly outcome: <Answer>(answer: Answer) => Result<Answer, SelectRefusal>;
}

const judging = ({ names: known, facts, calendar, now }: Selecting): Judge => {
  const lookups = new Map<string, Lookup>();
  const failures: SelectRefusal[] = [];
  const taken = (result: Evaluated, expression: string): Value => {
    if (result.ok) return result.value;
    const { refusal } = result;
    if (refusal.code === 'facts.needed') {
      for (const lookup of refusal.lookups) lookups.set(lookupKey(lookup), lookup);
    } else {
      failures.push({ code: 'query.failed', expression, reason: refusal.reason });
    }
    return null;
  };
  const node = (of: Node, names: Names, expression = ''): Value =>
    taken(
      evaluate(of, {
        now,
        calendar,
        known: (lookup) => facts.get(lookupKey(lookup)),
        name: (name) => (Object.hasOwn(names, name) ? names[name] : known[name]),
      }),
      expression,
    );
  const nodes = new Map<string, ReturnType<typeof parseExpression>>();
  const value = (expression: string, names: Names): Value => {
    const parsed = nodes.get(expression) ?? parseExpression(expression);
    nodes.set(expression, parsed);
    if (parsed.ok) return node(parsed.value, names, expression);
    failures.push({ code: 'query.failed', expression, reason: 'syntax' });
    return null;
  };
  return {
    node,
    holds: (expression, names) => expression === undefined || value(expression, names) === true,
    count: (expression) => {
      const many = expression === undefined ? undefined : toJson(value(expression, {}));
      if (typeof many !== 'string' || !isDecimal(many)) return undefined;
      return Math.max(0, Math.floor(Number(many)));
    },
    outcome: (answer) => {
      if (lookups.size > 0) return refuse({ code: 'facts.needed', lookups: [...lookups.values()] });
      const failure = failures[0];
      return failure === undefined ? accept(answer) : refuse(failure);
    },
  };
};

/**
 * The rows for which the other query finds nothing.
 *
 * Every row against every other would be millions of pairs: conditions that do not speak of the outer row are asked once for
 * each other row, and an equation between the two (`row.vehicle.id == outer.id`) leads from the one to the few it can be.
 */
const withoutOther = (
  rows: readonly RecordValue[],
  lacks: Query,
  { others = [] }: Selecting,
  judge: Judge,
): readonly RecordValue[] => {
  const parsed = lacks.where === undefined ? undefined : parseExpression(lacks.where);
  const parts = parsed?.ok === true ? conjuncts(parsed.value) : [];
  const alone = parts.filter((part) => !namesIn(part).has('outer'));
  const paired = parts.filter((part) => namesIn(part).has('outer'));
  const candidates = others.filter((row) =>
    alone.every((part) => judge.node(part, { row }) === true),
  );
  const equation = paired.map(equationIn).find((found) => found !== undefined);
  const found = equation === undefined ? () => candidates : finderBy(equation, candidates, judge);
  return rows.filter(
    (outer) =>
      !found(outer).some((row) =>
        paired.every((part) => judge.node(part, { row, outer }) === true),
      ),
  );
};

const conjuncts = (node: Node): readonly Node[] =>
  node.is === 'binary' && node.operator === '&&'
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];

interface Equation {
  readonly row: Node;
  readonly outer: Node;
}

const equationIn = (node: Node): Equation | undefined => {
  if (node.is !== 'binary' || node.operator !== '==') return undefined;
  const [left, right] = [namesIn(node.left), namesIn(node.right)];
  if (!left.has('outer') && right.has('outer') && !right.has('row')) {
    return { row: node.left, outer: node.right };
  }
  return left.has('outer') && !right.has('outer') && !left.has('row')
    ? { row: node.right, outer: node.left }
    : undefined;
};

const finderBy = (
  { row: inner, outer: outside }: Equation,
  candidates: readonly RecordValue[],
  judge: Judge,
): ((outer: RecordValue) => readonly RecordValue[]) => {
  const byValue = Map.groupBy(candidates, (row) => keyOf(judge.node(inner, { row })));
  return (outer) => byValue.get(keyOf(judge.node(outside, { outer }))) ?? [];
};

/** What is the same in expressions has the same key: a record is its id. */
const keyOf = (value: Value): string => {
  const json = toJson(value);
  const id = typeof json === 'object' && json !== null && 'id' in json ? json['id'] : json;
  return JSON.stringify(id);
};
