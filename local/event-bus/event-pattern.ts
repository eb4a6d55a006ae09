/**
 * EventBridge's event patterns, which the filters of event source mappings share.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type EventPattern = (event: unknown) => boolean;

type Values = readonly unknown[];
type Test = (values: Values) => boolean;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valuesOf = (value: unknown): Values =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const someText =
  (test: (text: string) => boolean): Test =>
  (values) =>
    values.some((value) => typeof value === 'string' && test(value));

function textOf(operator: string, argument: unknown): string {
  if (typeof argument === 'string') return argument;
  throw new Error(`The event pattern's ${operator} needs a text.`);
}

const COMPARISONS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function numeric(argument: unknown): Test {
  const parts = valuesOf(argument);
  const tests: ((value: number) => boolean)[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const compare = COMPARISONS[String(parts[at])];
    const limit = parts[at + 1];
    if (compare === undefined || typeof limit !== 'number') {
      throw new Error("The event pattern's numeric needs pairs of comparison and number.");
    }
    tests.push((value) => compare(value, limit));
  }
  return (values) =>
    values.some((value) => typeof value === 'number' && tests.every((test) => test(value)));
}

function anythingBut(argument: unknown): Test {
  if (isRecord(argument)) {
    const inner = operatorOf(argument);
    return (values) => values.length > 0 && !inner(values);
  }
  const refused = new Set(valuesOf(argument));
  return (values) => values.some((value) => !refused.has(value));
}

const OPERATORS: Readonly<Record<string, (argument: unknown) => Test>> = {
  prefix: (argument) => {
    const start = textOf('prefix', argument);
    return someText((text) => text.startsWith(start));
  },
  suffix: (argument) => {
    const end = textOf('suffix', argument);
    return someText((text) => text.endsWith(end));
  },
  'equals-ignore-case': (argument) => {
    const same = textOf('equals-ignore-case', argument).toLowerCase();
    return someText((text) => text.toLowerCase() === same);
  },
  exists: (argument) => (values) => values.length > 0 === (argument === true),
  numeric,
  'anything-but': anythingBut,
};

function operatorOf(condition: Readonly<Record<string, unknown>>): Test {
  const [entry, more] = Object.entries(condition);
  const operator = entry && OPERATORS[entry[0]];
  if (entry === undefined || operator === undefined || more !== undefined) {
    throw new Error(
      `The local cloud does not know the event pattern ${JSON.stringify(condition)}.`,
    );
  }
  return operator(entry[1]);
}

const testOf = (condition: unknown): Test =>
  isRecord(condition) ? operatorOf(condition) : (values) => values.includes(condition);

function compileField(name: string, rule: unknown): EventPattern {
  if (name.startsWith('$')) throw new Error(`The local cloud does not know ${name} in a pattern.`);
  const fieldOf = (event: unknown) => (isRecord(event) ? event[name] : undefined);
  if (isRecord(rule)) {
    const inner = eventPattern(rule);
    return (event) => inner(fieldOf(event));
  }
  if (!Array.isArray(rule)) throw new Error(`The event pattern of ${name} must be a list.`);
  const tests = rule.map(testOf);
  return (event) => {
    const values = valuesOf(fieldOf(event));
    return tests.some((test) => test(values));
  };
}

/** @throws Error when the pattern uses something that is not known here. */
export function eventPattern(pattern: Readonly<Record<string, unknown>>): EventPattern {
  const fields = Object.entries(pattern).map(([name, rule]) => compileField(name, rule));
  return (event) => fields.every((matches) => matches(event));
}
