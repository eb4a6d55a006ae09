import type { Play } from '#tests/support/playing-desk.ts';
import { playArchive } from './archive.ts';
import { playCallbackCampaign } from './callback-campaign.ts';
import { playCredit } from './credit.ts';
import { playSpareParts } from './spare-parts.ts';

/** A process of the handbook from its trigger to its end, to be played on any desk that runs it. */
export interface HandbookPlay {
  readonly name: string;
  /** What opens in it: on a desk with these alone nothing else happens. */
  readonly playbooks: readonly string[];
  /** @throws where the desk does not do as the play has it */
  readonly play: (desk: Play) => Promise<void>;
}

export const PLAYS: readonly HandbookPlay[] = [
  {
    name: 'a callback campaign (P030)',
    playbooks: ['callback-campaign', 'callback-call', 'complaint'],
    play: playCallbackCampaign,
  },
  {
    name: 'loans and destruction of records (P048, P049)',
    playbooks: ['archive-loan', 'destruction'],
    play: playArchive,
  },
  {
    name: 'a credit review (P052)',
    playbooks: ['credit-review', 'credit-emergency'],
    play: playCredit,
  },
  {
    name: 'spare parts (P090)',
    playbooks: ['spare-parts', 'purchase'],
    play: playSpareParts,
  },
];
