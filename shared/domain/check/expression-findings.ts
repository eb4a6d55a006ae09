/** Whether every expression can be read, works with the types at its place, and conditions are yes or no. */
import type { Around } from '#shared/domain/check/around.ts';
import type { Finding } from '#shared/domain/check/finding.ts';
import type { Use } from '#shared/domain/check/use.ts';
import { parseSpan } from '#shared/domain/due/span-text.ts';
import { checkExpression } from '#shared/domain/expression/check.ts';
import type { TypeFinding } from '#shared/domain/expression/finding.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { HOLE } from '#shared/domain/expression/text.ts';
import {
  ANY,
  AT,
  DATE,
  listOf,
  NUMBER,
  PERSON,
  recordOf,
  SPAN,
  TEXT,
  type Type,
  typeOfField,
  typeOfKind,
} from '#shared/domain/expression/type.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { SettingValue } from '#shared/domain/playbook/setting.ts';

type ExpressionUse = Extract<Use, { readonly is: 'expression' }>;

export const expressionFindings = (
  playbook: Playbook,
  uses: readonly Use[],
  around: Around,
): readonly Finding[] => {
  const names = namesIn(playbook, around);
  return uses.flatMap((use) => {
    if (use.is === 'expression') return judged(use, names);
    return use.is === 'words' ? holesIn(use).flatMap((hole) => judged(hole, names)) : [];
  });
};

/** The expressions in a text. */
export const holesIn = ({
  at,
  words,
}: Extract<Use, { readonly is: 'words' }>): readonly ExpressionUse[] =>
  Object.values(words).flatMap((text) =>
    [...text.matchAll(HOLE)].map(
      ([, source = '']): ExpressionUse => ({
        at,
        is: 'expression',
        text: source.trim(),
        names: { row: ANY, event: ANY },
      }),
    ),
  );

const judged = (
  { at, text, names: own = {}, isCondition = false }: ExpressionUse,
  names: Readonly<Record<string, Type>>,
): readonly Finding[] => {
  const node = parseExpression(text);
  if (!node.ok) {
    const { problem, at: where, found } = node.refusal;
    const more = `${problem} ${where + 1} ${found}`.trim();
    return [{ code: 'expression.syntax', at, what: text, more }];
  }
  const type = checkExpression(node.value, { names: { ...names, ...own } });
  if (!type.ok) {
    return type.refusal.map((one) => ({
      code: 'expression.type',
      at,
      what: text,
      more: reasonOf(one),
    }));
  }
  const { is } = type.value;
  return isCondition && is !== 'yes' && is !== 'any'
    ? [{ code: 'expression.not-yes-or-no', at, what: text }]
    : [];
};

const reasonOf = (finding: TypeFinding): string =>
  Object.entries(finding)
    .filter(([name]) => name !== 'at')
    .map(([, value]) => (Array.isArray(value) ? value.join(', ') : String(value)))
    .join(' ');

const namesIn = (playbook: Playbook, { kindOf }: Around): Readonly<Record<string, Type>> => {
  const about = playbook.about === undefined ? undefined : kindOf(playbook.about);
  return {
    ticket: TICKET,
    me: PERSON,
    owner: PERSON,
    opener: PERSON,
    now: AT,
    today: DATE,
    prev: ANY,
    about: about === undefined ? ANY : typeOfKind(about, kindOf),
    set: recordOf(
      Object.fromEntries(
        Object.entries(playbook.settings ?? {}).map(([name, { initial }]) => [
          name,
          typeOfSetting(initial),
        ]),
      ),
    ),
    ...Object.fromEntries(
      Object.entries(playbook.fields).map(([name, field]) => [name, typeOfField(field, kindOf)]),
    ),
  };
};

const TICKET: Type = recordOf({
  id: TEXT,
  number: TEXT,
  businessNumber: TEXT,
  state: TEXT,
  team: TEXT,
  step: TEXT,
  steps: listOf(TEXT),
  openedAt: AT,
  activeSince: AT,
  repliedAt: AT,
  resolvedAt: AT,
  endedAt: AT,
  enteredAt: AT,
});

/** A blank may become anything. */
const typeOfSetting = (initial: SettingValue | undefined): Type => {
  switch (typeof initial) {
    case 'number':
      return NUMBER;
    case 'string':
      return parseSpan(initial).ok ? SPAN : TEXT;
    default:
      return ANY;
  }
};
