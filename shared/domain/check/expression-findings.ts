/** Whether every expression can be read, works with the types at its place, and conditions are yes or no. */
import type { Around } from '#shared/domain/check/around.ts';
import type { Finding } from '#shared/domain/check/finding.ts';
import { namesOf } from '#shared/domain/check/names-of.ts';
import type { Use } from '#shared/domain/check/use.ts';
import { checkExpression } from '#shared/domain/expression/check.ts';
import type { TypeFinding } from '#shared/domain/expression/finding.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { HOLE } from '#shared/domain/expression/text.ts';
import { ANY, type Type } from '#shared/domain/expression/type.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

type ExpressionUse = Extract<Use, { readonly is: 'expression' }>;

export const expressionFindings = (
  playbook: Playbook,
  uses: readonly Use[],
  around: Around,
): readonly Finding[] => {
  const names = namesOf(playbook, around);
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
  { at, text, names: own = {}, isCondition = false, isElsewhere = false }: ExpressionUse,
  names: Readonly<Record<string, Type>>,
): readonly Finding[] => {
  const node = parseExpression(text);
  if (!node.ok) {
    const { problem, at: where, found } = node.refusal;
    const more = `${problem} ${where + 1} ${found}`.trim();
    return [{ code: 'expression.syntax', at, what: text, more }];
  }
  const type = checkExpression(node.value, { names: isElsewhere ? own : { ...names, ...own } });
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
