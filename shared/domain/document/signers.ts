/** Who signs what: read out of a playbook, which says it by its forms. */
import type { Signing } from '#shared/domain/document/signature.ts';
import type { FieldUse } from '#shared/domain/playbook/field.ts';
import type { Step } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';

const PARTY = 'party:';

/** As signatures and lines to sign on name somebody: parties by their name alone. */
export const signerOf = (who: Who): string =>
  who.startsWith(PARTY) ? who.slice(PARTY.length) : who;

export const isOutside = (who: Who): boolean => who === 'customer' || who.startsWith(PARTY);

/** Those whom a step is given to. */
export const whoOf = ({ by }: Pick<Step, 'by'>): readonly Who[] => {
  if (by === undefined) return [];
  const who = typeof by === 'string' ? by : by.who;
  return typeof who === 'string' ? [who] : who;
};

/** The fields of a type on the form of a step, shown ones too, each once. */
export const fieldsOn = (
  { fields }: Pick<Playbook, 'fields'>,
  step: Step,
  type: 'document' | 'sign',
): readonly string[] => [
  ...new Set(
    [...(step.form ?? []), ...Object.values(step.outcomes).flatMap(({ form = [] }) => form)]
      .map(nameOf)
      .filter((name) => fields[name]?.type === type),
  ),
];

const nameOf = (use: FieldUse): string => use.replace(/[!=]$/, '');

/** Who is asked to sign the document of a field: whoever has it on a form together with a signature. */
export const signingOf = (playbook: Playbook, into: string): Signing => {
  const steps = Object.values(playbook.steps).filter(
    (step) =>
      fieldsOn(playbook, step, 'document').includes(into) &&
      fieldsOn(playbook, step, 'sign').length > 0,
  );
  const [only, ...others] = steps;
  return {
    by: [...new Set(steps.flatMap(whoOf).map(signerOf))],
    quorum: others.length > 0 ? 'all' : (quorumOf(only?.by) ?? 'any'),
  };
};

const quorumOf = (by: Who | By | undefined): By['quorum'] =>
  typeof by === 'object' ? by.quorum : undefined;
