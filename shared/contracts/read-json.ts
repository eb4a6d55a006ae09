/** Reads a text that a desk wrote (a playbook, a kind, a ledger) and says where it is wrong. */
import type * as z from 'zod';
import { oddKeys } from '#shared/contracts/odd-keys.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** A row of the table holds 400 KB with the names of its columns (AWS: DynamoDB quotas); the rest is for what stands beside. */
export const MOST_PLAYBOOK_BYTES = 350_000;

/** Whoever repairs these sees the next ones. */
const MOST_PROBLEMS = 50;

export interface JsonProblem {
  /** `steps.judge.outcomes.founded.to`; empty for the whole. */
  readonly at: string;
  readonly problem: string;
  /** The unknown keys, the allowed words, or the limit. */
  readonly detail?: string;
}

export type JsonRefusal =
  | { readonly code: 'json.too-large'; readonly bytes: number; readonly most: number }
  | { readonly code: 'json.unreadable'; readonly reason: string }
  /** At most 50 problems. */
  | { readonly code: 'json.malformed'; readonly problems: readonly JsonProblem[] };

export const readJson = <Value>(
  text: string,
  schema: z.ZodType<Value>,
): Result<Value, JsonRefusal> => {
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_PLAYBOOK_BYTES) {
    return refuse({ code: 'json.too-large', bytes, most: MOST_PLAYBOOK_BYTES });
  }
  const json = parsed(text);
  if (!json.ok) return json;
  const odd = oddKeys(text);
  if (odd.length > 0) {
    return refuse({ code: 'json.malformed', problems: odd.slice(0, MOST_PROBLEMS) });
  }
  const read = schema.safeParse(json.value);
  return read.success
    ? accept(read.data)
    : refuse({
        code: 'json.malformed',
        problems: read.error.issues.flatMap((issue) => problemsOf(issue)).slice(0, MOST_PROBLEMS),
      });
};

const parsed = (text: string): Result<unknown, JsonRefusal> => {
  try {
    return accept(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return refuse({ code: 'json.unreadable', reason: error.message });
    }
    throw error;
  }
};

type Issue = z.core.$ZodIssue;
type Path = Issue['path'];

const problemsOf = (issue: Issue, above: Path = []): readonly JsonProblem[] => {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const meant = nearest(issue.errors);
    if (meant !== undefined) return meant.flatMap((one) => problemsOf(one, path));
  }
  const detail = detailOf(issue);
  return [
    {
      at: path.map(String).join('.'),
      problem: problemOf(issue),
      ...(detail === undefined ? {} : { detail }),
    },
  ];
};

/** The form of a union that fits best: the one that got furthest, then the one with the least wrong with it. */
const nearest = (forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  forms.toSorted((one, other) => depth(other) - depth(one) || weight(one) - weight(other))[0];

const depth = (issues: readonly Issue[]): number =>
  issues.every(({ code, path }) => code === 'invalid_type' && path.length === 0) ? 0 : 1;

const weight = (issues: readonly Issue[]): number =>
  issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  );

const problemOf = (issue: Issue): string => {
  if (issue.code !== 'custom') return issue.code;
  return issue.params?.['most'] === undefined ? 'custom' : 'too_big';
};

const detailOf = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.join(', ');
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'invalid_type':
      return issue.expected;
    case 'too_big':
      return String(issue.maximum);
    case 'too_small':
      return String(issue.minimum);
    case 'custom': {
      const detail = issue.params?.['problem'] ?? issue.params?.['most'];
      return detail === undefined ? undefined : String(detail);
    }
    default:
      return undefined;
  }
};
