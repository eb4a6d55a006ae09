/** The desk writes its own playbooks: a draft is checked, published, and one day taken from new tickets. */
import { may, type Person } from '#shared/domain/access/role.ts';
import { checkPlaybook } from '#shared/domain/check/check-playbook.ts';
import { type ToldFinding, tellFinding } from '#shared/domain/check/finding.ts';
import {
  type OwnPlaybook,
  publishDraft,
  retire,
  type Stamp,
  unwritten,
  type VersionTaken,
  writeDraft,
} from '#shared/domain/playbook/own-playbook.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { aroundOf } from '#shared/playbooks/around.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { OwnPlaybookChange, OwnPlaybooks } from '#shared/ports/own-playbooks.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import type { Kinds } from '#shared/ports/records.ts';

export interface OwnPlaybookPorts {
  readonly clock: Clock;
  readonly own: OwnPlaybooks;
  /** Those that came with the deployment. */
  readonly installed: Playbooks;
  /** Those together with the desk's own. */
  readonly playbooks: Playbooks;
  readonly kinds: Kinds;
}

/** The handbook of a whole department has 180; all of them are read to check one. */
const MOST_OWN_PLAYBOOKS = 500;

export type OwnPlaybookRefusal =
  | VersionTaken
  | { readonly code: 'access.denied'; readonly action: string }
  | { readonly code: 'playbook.unknown'; readonly playbook: string }
  /** The text is about another playbook than the address. */
  | { readonly code: 'playbook.other-id'; readonly id: string }
  | { readonly code: 'playbook.too-many'; readonly most: number }
  /** Somebody has changed it since: look again. */
  | { readonly code: 'playbook.stale'; readonly revision: number }
  | { readonly code: 'playbook.no-draft' | 'playbook.not-live' }
  /** Errors must be mended before it can be published; warnings may stay. */
  | { readonly code: 'playbook.faulty'; readonly findings: readonly ToldFinding[] };

/** What is wanted of one playbook, by whoever saw it at this revision (0: it was not there). */
export interface OwnPlaybookRequest {
  readonly person: Person;
  readonly id: string;
  readonly revision: number;
}

export interface Checked {
  readonly own: OwnPlaybook;
  readonly findings: readonly ToldFinding[];
}

/** How each of the desk's own playbooks stands. */
export const listOwnPlaybooks = async (
  { own }: OwnPlaybookPorts,
  person: Person,
): Promise<Result<readonly OwnPlaybook[], OwnPlaybookRefusal>> => {
  const denied = denialOf(person);
  return denied ?? accept(await own.all());
};

/** One of them with the texts of its draft and its live version, and what the checker says about the draft. */
export const showOwnPlaybook = async (
  ports: OwnPlaybookPorts,
  person: Person,
  id: string,
): Promise<
  Result<Checked & { readonly written?: Playbook; readonly running?: Playbook }, OwnPlaybookRefusal>
> => {
  const denied = denialOf(person);
  if (denied !== undefined) return denied;
  const own = await ports.own.own(id);
  if (own === undefined) return refuse({ code: 'playbook.unknown', playbook: id });
  const [written, running] = await Promise.all([
    own.draft === undefined ? undefined : ports.own.draft(id),
    own.live === undefined ? undefined : ports.own.version(id, own.live.version),
  ]);
  return accept({
    own,
    findings: written === undefined ? [] : await findingsIn(ports, written),
    ...(written === undefined ? {} : { written }),
    ...(running === undefined ? {} : { running }),
  });
};

/**
 * Keeps a draft in the place of the one before, whatever the checker finds: who writes a playbook leaves it half done overnight.
 */
export const writeOwnPlaybook = async (
  ports: OwnPlaybookPorts,
  request: OwnPlaybookRequest,
  playbook: Playbook,
): Promise<Result<Checked, OwnPlaybookRefusal>> => {
  const denied = denialOf(request.person);
  if (denied !== undefined) return denied;
  if (playbook.id !== request.id) return refuse({ code: 'playbook.other-id', id: playbook.id });
  const before = await read(ports, request);
  if (!before.ok) return before;
  if (before.value.revision === 0 && (await ports.own.all()).length >= MOST_OWN_PLAYBOOKS) {
    return refuse({ code: 'playbook.too-many', most: MOST_OWN_PLAYBOOKS });
  }
  const installed = await installedVersion(ports, request.id);
  const { version } = playbook;
  const after = writeDraft(before.value, { version, installed, ...stampOf(ports, request) });
  if (!after.ok) return after;
  const stored = await store(ports, { before: before.value, after: after.value, draft: playbook });
  if (!stored.ok) return stored;
  return accept({ own: stored.value, findings: await findingsIn(ports, playbook) });
};

/** The draft becomes the version that new tickets begin with, within a minute; those that run keep theirs. */
export const publishOwnPlaybook = async (
  ports: OwnPlaybookPorts,
  request: OwnPlaybookRequest,
): Promise<Result<Checked, OwnPlaybookRefusal>> => {
  const before = await readKnown(ports, request);
  if (!before.ok) return before;
  const installed = await installedVersion(ports, request.id);
  const after = publishDraft(before.value, { installed, ...stampOf(ports, request) });
  if (!after.ok) return after;
  const draft = await ports.own.draft(request.id);
  if (draft === undefined) return stale(ports, request.id);
  const findings = await findingsIn(ports, draft);
  if (findings.some(({ severity }) => severity === 'error')) {
    return refuse({ code: 'playbook.faulty', findings });
  }
  const stored = await store(ports, {
    before: before.value,
    after: after.value,
    published: draft,
  });
  return stored.ok ? accept({ own: stored.value, findings }) : stored;
};

/** New tickets do without it, or begin with the handbook's again; those that run go on. */
export const retireOwnPlaybook = async (
  ports: OwnPlaybookPorts,
  request: OwnPlaybookRequest,
): Promise<Result<OwnPlaybook, OwnPlaybookRefusal>> => {
  const before = await readKnown(ports, request);
  if (!before.ok) return before;
  const after = retire(before.value, stampOf(ports, request));
  return after.ok ? store(ports, { before: before.value, after: after.value }) : after;
};

const denialOf = (person: Person): Result<never, OwnPlaybookRefusal> | undefined =>
  may(person, 'playbooks.change')
    ? undefined
    : refuse({ code: 'access.denied', action: 'playbooks.change' });

const stampOf = ({ clock }: OwnPlaybookPorts, { person }: OwnPlaybookRequest): Stamp => ({
  at: clock.now(),
  by: person.id,
});

const read = async (
  { own }: OwnPlaybookPorts,
  { id, revision }: OwnPlaybookRequest,
): Promise<Result<OwnPlaybook, OwnPlaybookRefusal>> => {
  const before = (await own.own(id)) ?? unwritten(id);
  return before.revision === revision
    ? accept(before)
    : refuse({ code: 'playbook.stale', revision: before.revision });
};

const readKnown = async (
  ports: OwnPlaybookPorts,
  request: OwnPlaybookRequest,
): Promise<Result<OwnPlaybook, OwnPlaybookRefusal>> => {
  const denied = denialOf(request.person);
  if (denied !== undefined) return denied;
  return (await ports.own.own(request.id)) === undefined
    ? refuse({ code: 'playbook.unknown', playbook: request.id })
    : read(ports, request);
};

const installedVersion = async ({ installed }: OwnPlaybookPorts, id: string): Promise<number> =>
  (await installed.current(id))?.version ?? 0;

const store = async (
  ports: OwnPlaybookPorts,
  change: OwnPlaybookChange,
): Promise<Result<OwnPlaybook, OwnPlaybookRefusal>> => {
  const stored = await ports.own.store(change);
  return stored.ok ? accept(change.after) : stale(ports, change.after.id);
};

const stale = async (
  { own }: OwnPlaybookPorts,
  id: string,
): Promise<Result<never, OwnPlaybookRefusal>> =>
  refuse({ code: 'playbook.stale', revision: (await own.own(id))?.revision ?? 0 });

/** Checked among all that new tickets begin with now, itself in the place of what has its id. */
const findingsIn = async (
  { playbooks, kinds }: OwnPlaybookPorts,
  playbook: Playbook,
): Promise<readonly ToldFinding[]> => {
  const others = (await playbooks.all()).filter(({ id }) => id !== playbook.id);
  return checkPlaybook(playbook, aroundOf([...others, playbook], await kinds.all())).map(
    tellFinding,
  );
};
