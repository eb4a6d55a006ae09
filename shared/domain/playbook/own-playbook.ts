/**
 * A playbook that the desk writes itself: one draft at a time, published versions that never change, of which one is live.
 *
 * New tickets begin with the live one; a ticket that runs keeps its version whatever becomes of the playbook.
 */
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface OwnPlaybook {
  readonly id: string;
  /** Rises by one with everything that is done to it; 0 before the first draft. */
  readonly revision: number;
  readonly draft?: OwnVersion;
  readonly live?: OwnVersion;
  /** The last time it was taken from new tickets. */
  readonly retired?: OwnVersion;
  /** The highest version that was ever published; 0 before the first. */
  readonly newest: number;
}

/** A version, with who did it and when. */
export interface OwnVersion extends Stamp {
  readonly version: number;
}

export interface Stamp {
  readonly at: Instant;
  readonly by: string;
}

export const unwritten = (id: string): OwnPlaybook => ({ id, revision: 0, newest: 0 });

/** A ticket may run on this version already, of the desk's own or of the handbook's. */
export interface VersionTaken {
  readonly code: 'playbook.version-taken';
  readonly version: number;
  /** The lowest that is free. */
  readonly least: number;
}

/**
 * Puts a draft in the place of the one before.
 *
 * @param installed the highest version of this id in the handbook, 0 where there is none: the desk's own replaces it for new
 *   tickets, so it must be a higher one
 */
export const writeDraft = (
  own: OwnPlaybook,
  { version, installed, ...stamp }: OwnVersion & { readonly installed: number },
): Result<OwnPlaybook, VersionTaken> => {
  const free = isFree(own, version, installed);
  return free.ok ? accept({ ...next(own), draft: { version, ...stamp } }) : free;
};

/** The draft becomes the version that new tickets begin with. */
export const publishDraft = (
  own: OwnPlaybook,
  { installed, ...stamp }: Stamp & { readonly installed: number },
): Result<OwnPlaybook, VersionTaken | { readonly code: 'playbook.no-draft' }> => {
  const { draft, ...rest } = own;
  if (draft === undefined) return refuse({ code: 'playbook.no-draft' });
  const { version } = draft;
  // The handbook may have got this version by a deployment since the draft was written.
  const free = isFree(own, version, installed);
  return free.ok ? accept({ ...next(rest), live: { version, ...stamp }, newest: version }) : free;
};

/** New tickets do without it, or begin with the handbook's again; those that run go on. */
export const retire = (
  own: OwnPlaybook,
  stamp: Stamp,
): Result<OwnPlaybook, { readonly code: 'playbook.not-live' }> => {
  const { live, ...rest } = own;
  return live === undefined
    ? refuse({ code: 'playbook.not-live' })
    : accept({ ...next(rest), retired: { version: live.version, ...stamp } });
};

const next = (own: OwnPlaybook): OwnPlaybook => ({ ...own, revision: own.revision + 1 });

const isFree = (
  { newest }: OwnPlaybook,
  version: number,
  installed: number,
): Result<void, VersionTaken> => {
  const least = Math.max(newest, installed) + 1;
  return version >= least
    ? accept(undefined)
    : refuse({ code: 'playbook.version-taken', version, least });
};
