/** Whether the numbers of a rule can be written and told apart. */
import type { Finding } from '#shared/domain/check/finding.ts';
import {
  isRunning,
  type NumberPart,
  parseNumberFormat,
} from '#shared/domain/number/number-format.ts';
import type { NumberRule } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

const AT = 'number.format';

export const numberFindings = ({ number }: Playbook): readonly Finding[] => {
  if (number === undefined) return [];
  const { format } = number;
  const parts = parseNumberFormat(format);
  if (!parts.ok) return [{ code: 'number.malformed', at: AT, what: parts.refusal.found }];
  // A number that is another ticket's is meant to be there twice.
  if (number.sameAs !== undefined) return [];
  if (!isRunning(parts.value)) return [{ code: 'number.not-unique', at: AT, what: format }];
  return showsRestart(number, parts.value)
    ? []
    : [{ code: 'number.restart-hidden', at: AT, what: format }];
};

const showsRestart = ({ restart }: NumberRule, parts: readonly NumberPart[]): boolean => {
  const shows = (...names: readonly string[]): boolean =>
    parts.some((part) => part.is === 'date' && names.includes(part.part));
  if (restart === undefined) return true;
  return shows('yyyy', 'yy') && (restart === 'year' || shows('mm'));
};
