/** What a person decides on a mail or form that a check has held back. */
import { HOLDS, type Hold, type RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type HeldRefusal =
  | { readonly code: 'mail.missing' }
  /** Somebody was faster, or it stands where nothing can be decided. */
  | { readonly code: 'mail.stale'; readonly state: RawMail['state'] }
  | { readonly code: 'mail.not-held'; readonly state: RawMail['state'] };

export interface HeldDecision {
  readonly verb: 'release' | 'discard';
  readonly by: string;
  readonly at: Instant;
  readonly why: string;
  /** The version that the person saw. */
  readonly version: number;
}

/** Rises with each end and each decision, so that a decision meets the mail that the person saw. */
export const mailVersion = ({ state, releases = [], discarded }: RawMail): number =>
  2 * releases.length + (state === 'received' ? 0 : 1) + (discarded === undefined ? 0 : 1);

/** The check that holds it, if one does. */
const holdOf = ({ state, reason }: RawMail): Hold | undefined => {
  if (state === 'unreadable') return 'unreadable';
  return state === 'quarantined' ? HOLDS.find((hold) => hold === reason) : undefined;
};

/** Checks that were waived for it. */
export const waivedFor = ({ releases = [] }: RawMail): readonly Hold[] =>
  releases.map(({ check }) => check);

/**
 * Lets a held mail in (it is received again, and intake leaves out this one check) or discards it; the raw mail is kept either way.
 *
 * @returns the mail as it is when this person decided just this before: an answer was lost
 */
export const decideHeld = (
  mail: RawMail,
  decision: HeldDecision,
): Result<RawMail, Exclude<HeldRefusal, { code: 'mail.missing' }>> => {
  const { verb, by, at, why, version } = decision;
  if (isRepeated(mail, decision)) return accept(mail);
  if (mailVersion(mail) !== version) return refuse({ code: 'mail.stale', state: mail.state });
  const check = holdOf(mail);
  if (check === undefined) return refuse({ code: 'mail.not-held', state: mail.state });
  return accept(
    verb === 'discard'
      ? { ...mail, state: 'discarded', discarded: { by, at, why } }
      : {
          ...mail,
          state: 'received',
          reason: '',
          releases: [...(mail.releases ?? []), { by, at, why, check }],
        },
  );
};

const isRepeated = (mail: RawMail, { verb, by, why, version }: HeldDecision): boolean => {
  const known =
    verb === 'discard'
      ? mailVersion(mail) === version + 1
        ? mail.discarded
        : undefined
      : mail.releases?.[(version - 1) / 2];
  return known?.by === by && known.why === why;
};
