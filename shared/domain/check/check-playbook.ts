import { accessFindings } from '#shared/domain/check/access-findings.ts';
import { accountFindings } from '#shared/domain/check/account-findings.ts';
import type { Around } from '#shared/domain/check/around.ts';
import { circleFindings } from '#shared/domain/check/circle-findings.ts';
import { dutyFindings } from '#shared/domain/check/duty-findings.ts';
import { expressionFindings } from '#shared/domain/check/expression-findings.ts';
import type { Finding } from '#shared/domain/check/finding.ts';
import { flowFindings } from '#shared/domain/check/flow-findings.ts';
import { nameFindings } from '#shared/domain/check/name-findings.ts';
import { numberFindings } from '#shared/domain/check/number-findings.ts';
import { ruleFindings } from '#shared/domain/check/rule-findings.ts';
import { usesIn } from '#shared/domain/check/uses.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/**
 * Finds what would go wrong with a playbook before a ticket runs on it.
 *
 * @returns nothing for a playbook that can be run from its start to its end; warnings among errors, in the order of the playbook
 */
export const checkPlaybook = (playbook: Playbook, around: Around): readonly Finding[] => {
  const uses = usesIn(playbook, around);
  return [
    ...ruleFindings(playbook),
    ...flowFindings(playbook),
    ...accessFindings(playbook),
    ...dutyFindings(playbook),
    ...circleFindings(playbook),
    ...numberFindings(playbook),
    ...nameFindings(playbook, uses, around),
    ...expressionFindings(playbook, uses, around),
    ...accountFindings(uses, around),
  ];
};
