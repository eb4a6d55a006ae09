/** The key design of the one table: the only place that knows what a partition or sort key looks like. */
import { createHash } from 'node:crypto';
import type { Audience } from '#shared/domain/access/reading.ts';
import type { TicketAccess } from '#shared/domain/access/ticket-access.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';
import type { CampaignName } from '#shared/domain/opening/campaign.ts';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { TicketCard } from '#shared/domain/ticket/card.ts';
import type { State } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { GuideEdition } from '#shared/ports/guides.ts';
import type { Key } from '#shared/ports/table.ts';

/** Rises when rows of a new shape are written that older code could not read. */
export const SCHEMA = 1;

export const ticketPartition = (id: TicketId): string => `T#${id}`;

export const headKey = (id: TicketId): Key => ({ pk: ticketPartition(id), sk: 'HEAD' });

/** The events of a ticket, a row a version. */
export const EVENTS = 'E#';

export const eventsKey = (id: TicketId, version: number): Key => ({
  pk: ticketPartition(id),
  sk: `${EVENTS}${String(version).padStart(8, '0')}`,
});

/** Tickets of a playbook, and those that one ticket opened, in the order of their opening: partitions of the two indexes. */
export const playbookPartition = (playbook: string): string => `playbook#${playbook}`;

export const childrenPartition = (parent: TicketId): string => `children#${parent}`;

/** Tickets about the records of one id, and the row of a ticket that stands there. */
export const aboutPartition = (id: string): string => `about#${bounded(id)}`;

export const aboutKey = (id: TicketId): Key => ({ pk: ticketPartition(id), sk: 'ABOUT' });

export const messageKey = (id: TicketId, message: string): Key => ({
  pk: ticketPartition(id),
  sk: `M#${message}`,
});

/** What a decision wanted done beside. */
export const effectsKey = (id: TicketId, version: number): Key => ({
  pk: ticketPartition(id),
  sk: `W#${String(version).padStart(8, '0')}`,
});

export const deliveryKey = (id: TicketId, job: string): Key => ({
  pk: ticketPartition(id),
  sk: `S#${job}`,
});

/** Who looked into a ticket lies behind all its other rows, so that reading the ticket stops before them. */
export const TICKET_ACCESSES = 'Z#';

/** One row for a person, an outcome and a minute. */
export const ticketAccessKey = ({ ticket, at, person, outcome }: TicketAccess): Key => ({
  pk: ticketPartition(ticket),
  sk: `${TICKET_ACCESSES}${at.slice(0, 'yyyy-mm-ddThh:mm'.length)}#${outcome}#${person}`,
});

export const numberKey = (number: string): Key => ({ pk: `N#${number}`, sk: 'NUMBER' });

/** The business numbers that were given, each once. */
export const businessNumberKey = (number: string): Key => ({
  pk: `BN#${bounded(number)}`,
  sk: 'NUMBER',
});

/** The last running number of a series. */
export const seriesKey = (series: string): Key => ({ pk: `BS#${bounded(series)}`, sk: 'SERIES' });

/** A partition key holds 2,048 bytes (AWS: DynamoDB quotas), and a hostile Message-ID outside ASCII has more. */
const LONGEST_MESSAGE_ID = 1024;

export const messageIdKey = (messageId: string): Key => ({
  pk:
    Buffer.byteLength(messageId) <= LONGEST_MESSAGE_ID
      ? `X#${messageId}`
      : `X#sha256:${createHash('sha256').update(messageId).digest('base64url')}`,
  sk: 'MESSAGE-ID',
});

/** Where a file is looked up by its id: the file itself until it is bound, then its place. */
export const fileKey = (id: string): Key => ({ pk: `F#${id}`, sk: 'FILE' });

export const boundFileKey = (ticket: TicketId, id: string): Key => ({
  pk: ticketPartition(ticket),
  sk: `F#${id}`,
});

export const mailKey = (id: string): Key => ({ pk: `MAIL#${id}`, sk: 'MAIL' });

export const capKey = (name: string): Key => ({ pk: `CAP#${name}`, sk: 'CAP' });

/** How the desk's mails look: one row. */
export const LOOK_KEY: Key = { pk: 'LOOK', sk: 'LOOK' };

/** Who wants no surveys, by their address. */
export const optOutKey = (address: string): Key => ({ pk: `OUT#${address}`, sk: 'SURVEYS' });

/** Mails to a colleague that an hour held back, until its digest has left. */
export const heldPartition = (person: string, hour: Instant): string => `HM#${person}#${hour}`;

export const heldKey = (
  { person, hour }: { readonly person: string; readonly hour: Instant },
  job: string,
): Key => ({ pk: heldPartition(person, hour), sk: job });

/** The desk's webhooks, a row each. */
export const WEBHOOKS = 'WEBHOOKS';

export const webhookKey = (name: string): Key => ({ pk: WEBHOOKS, sk: name });

/** Campaigns of a ticket, or of one firing of a trigger, with what is counted of their tickets. */
export const campaignPartition = (of: string): string => `C#${of}`;

export const campaignKey = ({ of, number }: CampaignName): Key => ({
  pk: campaignPartition(of),
  sk: `H#${String(number).padStart(8, '0')}`,
});

/** Where the rows of a campaign stand. */
export const campaignRowsPointerKey = ({ of, number }: CampaignName): Key => ({
  pk: campaignPartition(of),
  sk: `P#${String(number).padStart(8, '0')}`,
});

export const campaignRowsKey = (rows: string, page: number): Key => ({
  pk: `CR#${rows}`,
  sk: `R#${String(page).padStart(6, '0')}`,
});

export const tallyKey = (parent: TicketId, of: 'owner' | 'outcome', name: string): Key => ({
  pk: campaignPartition(parent),
  sk: `N#${of}#${name}`,
});

export const signalKey = (id: string): Key => ({ pk: `SIGNAL#${id}`, sk: 'SIGNAL' });

/** How far triggers of the clock are planned. */
export const PLAN_CURSOR: Key = { pk: 'PLAN', sk: 'CURSOR' };

export const TICK_CURSOR: Key = { pk: 'TICK', sk: 'CURSOR' };

export const changesKey = (team: string): Key => ({ pk: `CHANGES#${team}`, sk: 'CHANGES' });

/** Mail counters lie on several rows, so that two mails rarely meet on one. */
export const COUNTER_SHARDS = 8;

export const mailCounterKey = (shard: number): Key => ({ pk: 'MAILS', sk: `COUNT#${shard}` });

/** Jobs of one hour lie in several partitions, so that a busy hour is no hot one. */
export const JOB_SHARDS = 4;

/**
 * Jobs lie by the hour they fall due in, in order of their instant. By minute, an idle desk would pay for 28
 * reads a minute, and a sweep after an outage of a day for 6,000.
 */
export const jobPartition = (due: Instant, shard: number): string =>
  `J#${due.slice(0, 'yyyy-mm-ddThh'.length)}#${shard}`;

/** A stable shard for an identifier. */
export const shardOf = (id: string, shards: number): number =>
  [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % shards;

export const timerKey = (id: TicketId, due: Instant): Key => ({
  pk: jobPartition(due, shardOf(id, JOB_SHARDS)),
  sk: `${due}#timer#${id}`,
});

/** Sorts behind every real instant. */
const NO_DUE = '9999-12-31T23:59:59.999Z';

/** States whose lists are read by what is due first; all others by what happened last. */
export const ACTIVE: readonly State[] = ['open', 'waiting'];

/**
 * Secrecy is part of the partition: what a reader is not cleared for is not read for them, so that no page is shorter for it and no
 * count gives it away.
 */
export type Band = 'normal' | Secrecy;

/** Ended tickets pile up without end: they lie by month. */
export const teamPartition = (
  team: string,
  state: State,
  { band, month }: { readonly band: Band; readonly month: string },
): string => byMonth(`${team}#${state}#${band}`, state, month);

/**
 * Tickets that only some may see lie in no team's partition but in one for each of those who are meant: colleagues of the team do
 * not read past them, and whoever is meant finds them whatever team has them.
 */
export const audiencePartition = (audience: Audience, state: State, month: string): string =>
  byMonth(`seen#${audience}#${state}`, state, month);

const byMonth = (partition: string, state: State, month: string): string =>
  state === 'closed' || state === 'merged' ? `${partition}#${month}` : partition;

/** The row that puts a ticket before the eyes of some of those who are meant. */
export const audienceKey = (id: TicketId, audience: Audience): Key => ({
  pk: ticketPartition(id),
  sk: `A#${audience}`,
});

export const agentPartition = (agent: string, state: State): string => `agent#${agent}#${state}`;

/** What the desk has set for the addresses that customers write to. */
export const INTAKE: Key = { pk: 'INTAKE', sk: 'ADDRESSES' };

/** What the desk has set lies together, a row a playbook: one query shows all of it. */
export const SETTINGS = 'SETTINGS';

export const settingsKey = (playbook: string): Key => ({ pk: SETTINGS, sk: playbook });

/** The history of a playbook's settings, a row a change. */
export const settingsHistory = (playbook: string): string => `SETTINGS#${playbook}`;

export const settingsChangeKey = (playbook: string, version: number): Key => ({
  pk: settingsHistory(playbook),
  sk: String(version).padStart(8, '0'),
});

/** The desk's rosters lie together, a row each: whoever asks who is on duty reads them all. */
export const ROSTERS = 'ROSTERS';

export const rosterKey = (id: string): Key => ({ pk: ROSTERS, sk: id });

/** What was changed in a roster, a row a change. */
export const rosterHistory = (id: string): string => `ROSTERS#${id}`;

export const rosterChangeKey = (id: string, version: number): Key => ({
  pk: rosterHistory(id),
  sk: String(version).padStart(8, '0'),
});

/** How the desk's own playbooks stand lies together; their texts lie apart, each by itself. */
export const OWN_PLAYBOOKS = 'PLAYBOOKS';

export const ownPlaybookKey = (id: string): Key => ({ pk: OWN_PLAYBOOKS, sk: id });

export const draftKey = (id: string): Key => ({ pk: `PLAYBOOK#${id}`, sk: 'DRAFT' });

export const playbookVersionKey = (id: string, version: number): Key => ({
  pk: `PLAYBOOK#${id}`,
  sk: `V#${String(version).padStart(8, '0')}`,
});

/** `yyyy-mm` */
export const monthOf = (instant: Instant): string => instant.slice(0, 'yyyy-mm'.length);

/** The order of a list: what is due first, or what happened last. */
const listKey = ({ id, state, due, updatedAt }: TicketCard): string =>
  `${ACTIVE.includes(state) ? (due ?? NO_DUE) : updatedAt}#${id}`;

/** Where a ticket stands for those who are meant to see it. */
export const audienceIndexKeys = (
  card: TicketCard,
  audience: Audience,
): Readonly<Record<string, string>> => ({
  aPk: audiencePartition(audience, card.state, monthOf(card.updatedAt)),
  aSk: listKey(card),
});

/** Where a ticket stands in the two indexes. */
export const indexKeys = (card: TicketCard): Record<string, string> => ({
  ...(card.protection?.audience === undefined
    ? {
        aPk: teamPartition(card.team, card.state, {
          band: card.protection?.secrecy ?? 'normal',
          month: monthOf(card.updatedAt),
        }),
        aSk: listKey(card),
      }
    : {}),
  ...(card.assignee === undefined
    ? {}
    : {
        bPk: agentPartition(card.assignee, card.state),
        bSk: `${card.updatedAt}#${card.id}`,
      }),
});

export const mailStatePartition = (state: string, month: string): string =>
  `mails#${state}#${month}`;

export const allMailsPartition = (month: string): string => `mails#${month}`;

/**
 * The accounts of a ledger lie together in the order of their names. Accounts do not slow each other there: the
 * partition bears 1,000 writes a second (AWS: DynamoDB quotas), and a transaction locks single rows.
 */
export const ledgerPartition = (ledger: string): string => `L#${ledger}`;

/** Where accounts inside begin; those of the world outside lie apart from them. */
export const ACCOUNTS = 'A#';

export const accountKey = (ledger: string, account: string): Key => ({
  pk: ledgerPartition(ledger),
  sk: `${ACCOUNTS}${account}`,
});

/** Half of all postings touch the same account outside: on several rows they rarely meet. */
export const OUTSIDE_SHARDS = 32;

export const outsideShards = (account: string): string => `O#${account}#`;

export const outsideKey = (ledger: string, account: string, shard: number): Key => ({
  pk: ledgerPartition(ledger),
  sk: `${outsideShards(account)}${String(shard).padStart(2, '0')}`,
});

/** The postings of a ticket. */
export const POSTINGS = 'P#';

export const postingKey = (ticket: TicketId, key: string): Key => ({
  pk: ticketPartition(ticket),
  sk: `${POSTINGS}${key}`,
});

/** In the order of its accounts' lines. */
export const postingPlace = ({ at, ticket, key }: Pick<Posting, 'at' | 'ticket' | 'key'>): string =>
  `${at}#${ticket}#${key}`;

/** What went out of an account, or came into it, in a month (`yyyy-mm`): partitions of the two indexes. */
export const turnoverPartition = (
  direction: 'out' | 'in',
  {
    ledger,
    account,
    month,
  }: { readonly ledger: string; readonly account: string; readonly month: string },
): string => `L#${ledger}#${direction}#${account}#${month}`;

/** Records of a kind lie in several partitions, so that an import meets none of them alone; a list reads one after the other. */
export const RECORD_SHARDS = 4;

export const recordPartition = (kind: string, shard: number): string => `R#${kind}#${shard}`;

/** A record, or what is left of one that was merged or destroyed. */
export const recordKey = (kind: string, id: string): Key => ({
  pk: recordPartition(kind, shardOf(id, RECORD_SHARDS)),
  sk: id,
});

/** Texts of people have any length; what does not fit into a key is known by its digest. */
const bounded = (text: string): string =>
  Buffer.byteLength(text) <= LONGEST_MESSAGE_ID
    ? text
    : `sha256:${createHash('sha256').update(text).digest('base64url')}`;

/** The one record of a kind that has this key. */
export const uniqueKey = (kind: string, key: string): Key => ({
  pk: `RK#${kind}#${bounded(key)}`,
  sk: 'KEY',
});

/** The records that an address leads to, a row each. */
export const addressPartition = (kind: string, address: string): string =>
  `RA#${kind}#${bounded(address)}`;

export const addressKey = (kind: string, address: string, id: string): Key => ({
  pk: addressPartition(kind, address),
  sk: id,
});

/** What belongs to one record beside its content: loans and who looked into it. It stays when the record is destroyed. */
export const dossierPartition = (kind: string, id: string): string => `RD#${kind}#${id}`;

/** Loans of a record in the order of their ends. */
export const GRANTS = 'G#';

export const grantKey = (
  { kind, id }: { readonly kind: string; readonly id: string },
  { until, to, from }: { readonly until: Instant; readonly to: string; readonly from: Instant },
): Key => ({ pk: dossierPartition(kind, id), sk: `${GRANTS}${until}#${to}#${from}` });

/** Who looked into a record, in the order of time. */
export const ACCESSES = 'LOG#';

export const accessKey = (
  { kind, id }: { readonly kind: string; readonly id: string },
  { at, entry }: { readonly at: Instant; readonly entry: string },
): Key => ({ pk: dossierPartition(kind, id), sk: `${ACCESSES}${at}#${entry}` });

/** All that belongs to one import. */
const importPartition = (id: string): string => `I#${id}`;

export const importKey = (id: string): Key => ({ pk: importPartition(id), sk: 'HEAD' });

const pageOf = (page: number): string => String(page).padStart(6, '0');

/** Rows as they stood in the file: another file of the same import has other pages. */
export const rawRowsKey = (id: string, digest: string, page: number): Key => ({
  pk: importPartition(id),
  sk: `RAW#${digest}#${pageOf(page)}`,
});

export const plannedRowsKey = (id: string, page: number): Key => ({
  pk: importPartition(id),
  sk: `PLANNED#${pageOf(page)}`,
});

export const outcomesKey = (id: string, page: number): Key => ({
  pk: importPartition(id),
  sk: `OUTCOME#${pageOf(page)}`,
});
/** How a source counts lies apart from it: whoever opens a ticket does not read it. */
export const countedKey = (source: string): Key => ({ pk: `C#${source}`, sk: 'COUNTED' });

/** What a source adds to one part of a figure, a row each. */
export const contributionKey = (
  source: string,
  { figure, part }: { readonly figure: string; readonly part: string },
): Key => ({ pk: `C#${source}`, sk: `${figure}#${part}` });

/** What added to a part of a figure in a month (`yyyy-mm`), by day: a partition of an index. */
export const contributionsPartition = (
  { figure, part }: { readonly figure: string; readonly part: string },
  month: string,
): string => `C#${figure}#${part}#${month}`;

/**
 * The sum of a day lies on several rows: a thousand tickets a minute add to the same one, and transactions that meet on a row
 * fail. A month of a figure is one query all the same.
 */
export const FIGURE_SHARDS = 8;

/** The sums of a figure's days, by month: a year is twelve small queries. */
export const daySumsPartition = (
  { figure, part }: { readonly figure: string; readonly part: string },
  month: string,
): string => `D#${figure}#${part}#${month}`;

export const daySumKey = (
  of: { readonly figure: string; readonly part: string; readonly day: string },
  { groups, shard }: { readonly groups: string; readonly shard: number },
): Key => ({
  pk: daySumsPartition(of, monthOf(of.day)),
  sk: `${of.day}#${shard}#${short(groups)}`,
});

/** A sort key holds 1,024 bytes (AWS: DynamoDB quotas). */
const LONGEST_GROUPS = 500;

const short = (text: string): string =>
  Buffer.byteLength(text) <= LONGEST_GROUPS
    ? text
    : `sha256:${createHash('sha256').update(text).digest('base64url')}`;

/** Where the last recount has got to. */
export const RECOUNT: Key = { pk: 'FIGURES', sk: 'RECOUNT' };

/** What people put in for a figure, by the year of its period. */
export const enteredPartition = (figure: string, year: string): string => `FE#${figure}#${year}`;

export const enteredKey = ({
  figure,
  period,
  group,
}: {
  readonly figure: string;
  readonly period: string;
  readonly group: string;
}): Key => ({
  pk: enteredPartition(figure, period.slice(0, 'yyyy'.length)),
  sk: `${period}#${short(group)}`,
});

/** Every value that was ever put in for it, a row each. */
export const enteredHistoryPartition = ({
  figure,
  period,
  group,
}: {
  readonly figure: string;
  readonly period: string;
  readonly group: string;
}): string => `FH#${figure}#${period}#${short(group)}`;

export const enteredHistoryKey = (
  of: { readonly figure: string; readonly period: string; readonly group: string },
  version: number,
): Key => ({ pk: enteredHistoryPartition(of), sk: String(version).padStart(8, '0') });

/** Those who have read an edition of a guide. */
export const guidePartition = (guide: string, edition: number): string => `G#${guide}#${edition}`;

export const acknowledgementKey = ({ guide, edition }: GuideEdition, person: string): Key => ({
  pk: guidePartition(guide, edition),
  sk: person,
});
