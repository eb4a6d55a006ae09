import {
  advanced,
  type Campaign,
  type CampaignName,
  campaignJob,
  ended,
  type Tally,
} from '#shared/domain/opening/campaign.ts';
import { writeCount } from '#shared/domain/opening/write-count.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import type { PlaybookFault } from '#shared/domain/run/world.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import { hearOfCampaign } from '#shared/domain/ticket/hear-of-campaign.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import type { Campaigns } from '#shared/ports/campaigns.ts';
import type { ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { openByItself, openedKey } from '#shared/usecases/open-by-itself.ts';
import { faultText, withFacts, workedOut } from '#shared/usecases/with-facts.ts';

export interface CampaignPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
  readonly campaigns: Pick<Campaigns, 'campaign'>;
}

/** Tickets of one transaction: each writes five to ten rows of the 100 that are allowed (AWS: TransactWriteItems). */
const TICKETS_AT_ONCE = 10;

/** Rows read at once, as many as a page of them holds. */
const ROWS_AT_ONCE = 100;

/** What a transaction of tickets may write, with room for the campaign, its job and the tallies of their owners. */
const MOST_WRITES = 100 - 2 - TICKETS_AT_ONCE;

/**
 * Works the rows of a campaign up to `to`, a few tickets a transaction.
 *
 * The campaign moves in the transaction that opens the tickets, and the one that brings it to `to` puts down the next job. So a job
 * that is lost, repeated or late opens nothing twice and leaves nothing out.
 */
export const workCampaign = async (
  ports: CampaignPorts,
  name: CampaignName,
  to: number,
): Promise<void> => {
  let held: Held | undefined;
  do {
    let known = held;
    held = committed(
      await decideAgain<Held | undefined, never>(async () => {
        // What was read is good until a commit says otherwise.
        const found = known ?? (await ports.campaigns.campaign(name, ROWS_AT_ONCE));
        known = undefined;
        return found === undefined ? accept(undefined) : workSome(ports, found, to);
      }),
    );
  } while (held !== undefined);
};

/** A campaign as it was read, with the rows that are next. */
interface Held {
  readonly campaign: Campaign;
  readonly starts: readonly Start[];
}

/** What is left to work; nothing when the job is done. */
type Attempt = Result<Held | undefined, ChangeRefusal>;

const workSome = async (ports: CampaignPorts, held: Held, to: number): Promise<Attempt> => {
  const { campaign, starts } = held;
  if (campaign.state !== 'opening') return accept(undefined);
  if (campaign.next >= campaign.total) return finish(ports, campaign);
  if (campaign.next >= to) return accept(undefined);
  const some = { campaign, starts: starts.slice(0, TICKETS_AT_ONCE), to };
  const moved = await openSome(ports, some);
  if (!moved.ok) return moved;
  const rest = starts.slice(moved.value.next - campaign.next);
  if (rest.length > 0) return accept({ campaign: moved.value, starts: rest });
  return accept(await ports.campaigns.campaign(moved.value, ROWS_AT_ONCE));
};

type Moving = Result<Campaign, ChangeRefusal>;

interface Page extends Held {
  readonly to: number;
}

/** Where a ledger refuses one of several, each goes alone. */
const openSome = async (ports: CampaignPorts, page: Page): Promise<Moving> => {
  const stored = await openTogether(ports, page);
  if (stored.ok || stored.refusal.code !== 'change.ledger-refused') return stored;
  const alone = page.starts.slice(0, 1);
  return page.starts.length > 1
    ? openSome(ports, { ...page, starts: alone })
    : commitPage(ports, page, { opened: [], known: 0, failures: [stored.refusal.code] });
};

const openTogether = async (ports: CampaignPorts, page: Page): Promise<Moving> =>
  commitPage(ports, page, await decideTogether(ports, page));

interface Batch {
  readonly opened: readonly Decision[];
  readonly known: number;
  /** Why each of those that could not be worked out could not. */
  readonly failures: readonly string[];
}

/** From the first row on, as many as fit a transaction. */
const decideTogether = async (ports: CampaignPorts, { campaign, starts }: Page): Promise<Batch> => {
  const parent =
    campaign.parent === undefined ? undefined : await ports.desk.ticket(campaign.parent);
  const fresh = await unopened(ports, starts);
  const request = `campaign ${campaign.of} ${campaign.number}`;
  let batch: Batch = { opened: [], known: 0, failures: [] };
  for (const start of starts) {
    const wanted = { start, request, ...(parent === undefined ? {} : { parent }) };
    const decision = fresh.has(start) ? await openByItself(ports, wanted) : undefined;
    if (decision?.ok === true && !hasRoom(batch, decision.value)) return batch;
    batch = withRow(batch, decision);
  }
  return batch;
};

const withRow = (
  { opened, known, failures }: Batch,
  decision: Result<Decision, PlaybookFault> | undefined,
): Batch => {
  if (decision === undefined) return { opened, known: known + 1, failures };
  return decision.ok
    ? { opened: [...opened, decision.value], known, failures }
    : { opened, known, failures: [...failures, faultText(decision.refusal)] };
};

/** Two that post might touch the same account, and a transaction writes a row once: whoever posts goes alone. */
const hasRoom = ({ opened }: Batch, next: Decision): boolean =>
  opened.length === 0 ||
  ([...opened, next].every(({ entry }) => entry === undefined) &&
    [...opened, next].reduce((sum, one) => sum + writeCount(one), 0) <= MOST_WRITES);

/** Those that are not there yet; of two with one key the first. */
const unopened = async (
  { desk, ids }: CampaignPorts,
  starts: readonly Start[],
): Promise<ReadonlySet<Start>> => {
  const first = [...new Map(starts.toReversed().map((start) => [start.key, start])).values()];
  const there = await Promise.all(
    first.map((start) => desk.ticket(ids.ticketIdFor(openedKey(start)))),
  );
  return new Set(first.filter((_, index) => there[index] === undefined));
};

const commitPage = async (
  { desk, clock }: CampaignPorts,
  { campaign, to }: Page,
  { opened, known, failures }: Batch,
): Promise<Moving> => {
  const [failure] = failures;
  const after = advanced(campaign, {
    opened: opened.length,
    known,
    failed: failures.length,
    ...(failure === undefined ? {} : { failure }),
  });
  const at = clock.now();
  const stored = await desk.commit({
    at,
    decisions: opened,
    campaigns: [{ before: campaign, after }],
    tallies: talliesOf(campaign, opened),
    jobs: after.next >= to && after.next < after.total ? [campaignJob(after, at)] : [],
  });
  if (stored.ok) return accept(after);
  // Somebody else has opened one of them just now: look again.
  return stored.refusal.code === 'change.request-known'
    ? { ok: false, refusal: { code: 'change.stale' } }
    : stored;
};

const talliesOf = ({ parent }: Campaign, opened: readonly Decision[]): readonly Tally[] =>
  parent === undefined
    ? []
    : [...Map.groupBy(opened, ({ after }) => after.assignee)].flatMap(([owner, theirs]) =>
        owner === undefined
          ? []
          : [{ parent, of: 'owner', name: owner, opened: theirs.length, ended: 0 } as const],
      );

const finish = async (ports: CampaignPorts, campaign: Campaign): Promise<Attempt> => {
  const at = ports.clock.now();
  const after = ended(campaign, at);
  const stored = await ports.desk.commit({
    at,
    campaigns: [{ before: campaign, after }],
    decisions: await toldParent(ports, after),
  });
  if (!stored.ok) return stored;
  if (after.parent === undefined && after.failed > 0) {
    // No ticket would say so: the log does.
    throw new Error(`${after.failed} tickets of ${after.of} did not open: ${after.failure}`);
  }
  return accept(undefined);
};

/** The ticket that waits hears that its campaign has ended. */
export const toldParent = async (
  ports: Pick<CampaignPorts, keyof DecisionPorts | 'desk'>,
  campaign: Campaign,
  by: Actor = { kind: 'machine' },
): Promise<readonly Decision[]> => {
  const parent =
    campaign.parent === undefined ? undefined : await ports.desk.ticket(campaign.parent);
  return parent === undefined ? [] : [await heardOf(ports, parent, { campaign, by })];
};

const heardOf = async (
  ports: DecisionPorts,
  parent: Ticket,
  { campaign, by }: { readonly campaign: Campaign; readonly by: Actor },
): Promise<Decision> => {
  const playbook = await ports.playbooks.of(parent.playbook);
  const moment = await momentOn(ports, playbook, by);
  return workedOut(
    await withFacts(ports.facts, (facts) =>
      hearOfCampaign(parent, { playbook, campaign }, { ...moment, facts }),
    ),
  );
};
