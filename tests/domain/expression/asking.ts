/** A desk in Shanghai on Monday 2 March 2026, 10:00, and the questions that tests put to it. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import {
  type Environment,
  type Evaluated,
  evaluate,
  lookupKey,
} from '#shared/domain/expression/evaluate.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Node } from '#shared/domain/expression/syntax.ts';
import { fromJson, type Json, toJson, type Value } from '#shared/domain/expression/value.ts';
import { both } from '#shared/domain/playbook/define.ts';

const HOURS = [{ from: '09:00', to: '18:00' }];

const shanghai: Calendar = {
  id: 'desk',
  title: both('客服台', 'Desk'),
  zone: 'Asia/Shanghai',
  week: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS, sat: [], sun: [] },
  holidays: [{ name: both('清明节', 'Qingming'), from: '2026-04-04', to: '2026-04-06' }],
  makeUpDays: [],
};

export const environment = (
  names: Readonly<Record<string, Value>> = {},
  facts: ReadonlyMap<string, Value> = new Map(),
): Environment => ({
  name: (name) => (Object.hasOwn(names, name) ? names[name] : undefined),
  calendar: shanghai,
  now: '2026-03-02T02:00:00.000Z',
  known: (lookup) => facts.get(lookupKey(lookup)),
});

export const parsed = (text: string): Node => {
  const node = parseExpression(text);
  if (!node.ok) throw new Error(`${text}: ${JSON.stringify(node.refusal)}`);
  return node.value;
};

export const asked = (text: string, names: Readonly<Record<string, Json>> = {}): Evaluated =>
  evaluate(
    parsed(text),
    environment(
      Object.fromEntries(Object.entries(names).map(([name, json]) => [name, fromJson(json)])),
    ),
  );

/** The answer as JSON, with numbers as exact texts; a refusal by its reason. */
export const answer = (text: string, names: Readonly<Record<string, Json>> = {}): Json => {
  const result = asked(text, names);
  if (result.ok) return toJson(result.value);
  return result.refusal.code === 'expression.failed' ? result.refusal.reason : result.refusal.code;
};
