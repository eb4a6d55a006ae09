/** Whether a business number can be written, and differs from the one before it. */
import type { Finding } from '#shared/domain/check/finding.ts';
import { parseNumberFormat } from '#shared/domain/number/number-format.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

const AT = 'number.format';

/** What stands in braces is an expression like any other, and is judged with those. */
export const numberFindings = ({ number }: Playbook): readonly Finding[] => {
  if (number === undefined) return [];
  const parts = parseNumberFormat(number.format);
  if (!parts.ok) return [{ code: 'number.malformed', at: AT, what: parts.refusal.found }];
  const isRunning = parts.value.some(({ is }) => is === 'running');
  return isRunning || number.sameAs !== undefined
    ? []
    : [{ code: 'number.not-unique', at: AT, what: number.format }];
};
