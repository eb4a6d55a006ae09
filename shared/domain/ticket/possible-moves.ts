/** What may be done with a ticket's place beside its playbook: split words off, merge it, undo that. */
import type { PlacingTexts } from '#shared/catalogue/placing-texts.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import {
  type MergeRefused,
  undoneUntil,
  whyNotMerge,
  whyNotUnmerge,
} from '#shared/domain/ticket/merge.ts';
import { actWords, refusalWords } from '#shared/domain/ticket/placing-words.ts';
import { type SplitRefused, whyNotSplit } from '#shared/domain/ticket/split-off.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/kernel/language.ts';

export interface PossibleMove {
  readonly id: keyof PlacingTexts['acts'];
  readonly title: Texts;
  /** Set when it cannot be done, whatever message or other ticket it is about. */
  readonly why?: { readonly code: string; readonly says: Texts };
  /** Until when it can be done. */
  readonly until?: Instant;
}

export const possibleMoves = (
  ticket: Ticket,
  playbook: Playbook,
  now: Instant,
): readonly PossibleMove[] => {
  const split = whyNotSplit(ticket);
  const merge = whyNotMerge(ticket, playbook);
  const unmerge = whyNotUnmerge(ticket, now);
  const until = undoneUntil(ticket);
  return [
    move('split', split === undefined ? undefined : { code: 'split.refused', why: split }),
    move('merge', merge === undefined ? undefined : { code: 'merge.refused', why: merge }),
    {
      ...move(
        'unmerge',
        unmerge === undefined ? undefined : { code: 'merge.refused', why: unmerge },
      ),
      ...(until === undefined ? {} : { until }),
    },
  ];
};

const move = (
  id: PossibleMove['id'],
  refusal: SplitRefused | MergeRefused | undefined,
): PossibleMove => ({
  id,
  title: actWords(id),
  ...(refusal === undefined ? {} : { why: { code: refusal.why, says: refusalWords(refusal) } }),
});
