/** A change as the writes of one transaction. */
import type { Audience } from '#shared/domain/access/reading.ts';
import type { Delivery } from '#shared/domain/delivery/delivery.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import { cardOf } from '#shared/domain/ticket/card.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import { earliestMoment } from '#shared/domain/ticket/due.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { DAY, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Cap, Change, HeldMail, MovedMessage } from '#shared/ports/desk-store.ts';
import type { Row } from '#shared/ports/table.ts';
import { movedWrite, plannedWrites, signalWrite, tallyWrite } from './campaign-rows.ts';
import { fileWrites, movedFileWrites } from './file-writes.ts';
import {
  aboutKey,
  aboutPartition,
  allMailsPartition,
  audienceIndexKeys,
  audienceKey,
  COUNTER_SHARDS,
  capKey,
  childrenPartition,
  deliveryKey,
  effectsKey,
  eventsKey,
  headKey,
  heldKey,
  indexKeys,
  JOB_SHARDS,
  jobPartition,
  mailCounterKey,
  mailKey,
  mailStatePartition,
  messageIdKey,
  messageKey,
  monthOf,
  numberKey,
  playbookPartition,
  SCHEMA,
  shardOf,
  timerKey,
} from './keys.ts';
import { ledgerWrites } from './ledger-writes.ts';
import { numberWrites } from './number-writes.ts';
import { always, epochSeconds, type PurposefulWrite } from './purpose.ts';
import { loanWrites, recordWrites } from './record-writes.ts';

/** How long a mail's Message-ID keeps a second copy out, and how long an answer to it finds its ticket. */
const MESSAGE_ID_KEPT = 400 * DAY;

export const writesOf = (change: Change): readonly PurposefulWrite[] => [
  ...(change.decisions ?? []).flatMap((decision) => decisionWrites(decision)),
  ...(change.mail === undefined ? [] : mailWrites(change.mail)),
  ...takenInWrites(change),
  ...(change.delivery === undefined ? [] : deliveryWrites(change.delivery, change)),
  ...(change.moves ?? []).flatMap((move) => moveWrites(move, change)),
  ...jobRows(change.jobs ?? []).map((row) => always({ put: row })),
  ...(change.campaigns ?? []).flatMap((one) =>
    'starts' in one ? plannedWrites(one) : [movedWrite(one)],
  ),
  ...(change.tallies ?? []).map(tallyWrite),
  ...(change.caps ?? []).map(capWrite),
  ...(change.held === undefined ? [] : [heldWrite(change.held)]),
  ...(change.postings === undefined ? [] : ledgerWrites(change.postings)),
  ...recordWrites(change.records ?? []),
  ...(change.loans ?? []).flatMap(loanWrites),
  // After what they tell of, so that whoever was too late for a record is known as that.
  ...(change.signals ?? []).map(signalWrite),
  // Last, so that a repeated request is known as one before its files are found taken.
  ...(change.files ?? []).flatMap(fileWrites),
];

const decisionWrites = (decision: Decision): readonly PurposefulWrite[] => {
  const { before, after, events, messages, jobs, effects, campaign, entry, numbered } = decision;
  return [
    headWrite(decision),
    ...audienceWrites(decision),
    ...aboutWrites(decision),
    ...(before === undefined ? [numberWrite(decision)] : []),
    always({
      put: {
        ...eventsKey(after.id, after.version),
        ...(before === undefined ? openedKeys(after) : {}),
        kind: 'events',
        schema: SCHEMA,
        events,
      },
    }),
    ...messages.map((message) =>
      always({
        put: { ...messageKey(after.id, message.id), kind: 'message', schema: SCHEMA, message },
      }),
    ),
    ...(effects.length === 0
      ? []
      : [
          always({
            put: {
              ...effectsKey(after.id, after.version),
              kind: 'effects',
              schema: SCHEMA,
              effects,
            },
          }),
        ]),
    ...(campaign === undefined ? [] : plannedWrites(campaign)),
    ...(entry === undefined ? [] : ledgerWrites(entry)),
    ...(numbered === undefined ? [] : numberWrites(numbered, after.id)),
    ...jobRows(jobs).map((row) => always({ put: row })),
    ...timerWrites(decision),
  ];
};

const headWrite = ({ before, after }: Decision): PurposefulWrite => {
  const card = cardOf(after);
  const put: Row = {
    ...headKey(after.id),
    ...indexKeys(card),
    kind: 'ticket',
    schema: SCHEMA,
    version: after.version,
    card,
    ticket: after,
  };
  return before === undefined
    ? { write: { put, when: { row: 'absent' } }, for: { is: 'new-ticket' } }
    : {
        write: { put, when: { field: 'version', equals: before.version } },
        for: { is: 'version' },
      };
};

/**
 * So many of those who are meant find the ticket in their lists; a transaction holds 100 writes (AWS: TransactWriteItems), and
 * the handbook means five at most. The others open it by its address.
 */
const MOST_LISTED = 40;

/** The ticket in the lists of those who are meant, and out of those who no longer are. */
const audienceWrites = ({ before, after }: Decision): readonly PurposefulWrite[] => {
  const card = cardOf(after);
  const [was, is] = [listedFor(before), listedFor(after)];
  return [
    ...was
      .filter((audience) => !is.includes(audience))
      .map((audience) => always({ remove: audienceKey(after.id, audience) })),
    ...is.map((audience) =>
      always({
        put: {
          ...audienceKey(after.id, audience),
          ...audienceIndexKeys(card, audience),
          kind: 'audience',
          schema: SCHEMA,
          card,
        },
      }),
    ),
  ];
};

const listedFor = (ticket: Ticket | undefined): readonly Audience[] =>
  ticket?.protection?.audience?.slice(0, MOST_LISTED) ?? [];

/** The first events row is written once: it costs one index entry where the head would cost one with each decision. */
const openedKeys = ({ id, playbook, openedAt, linkedTo, channel }: Ticket) => ({
  aPk: playbookPartition(playbook.id),
  aSk: `${openedAt}#${id}`,
  ...(linkedTo === undefined || channel !== 'playbook'
    ? {}
    : { bPk: childrenPartition(linkedTo), bSk: `${openedAt}#${id}` }),
  card: { ticket: id },
});

const numberWrite = ({ after }: Decision): PurposefulWrite => ({
  write: {
    put: { ...numberKey(after.number), kind: 'number', schema: SCHEMA, ticket: after.id },
    when: { row: 'absent' },
  },
  for: { is: 'number' },
});

/**
 * The ticket in the history of the record that it is about. A row of its own: the second index of the events row belongs to the parent
 * of a ticket that has one, and what a ticket is about may come later, when it makes the record.
 */
const aboutWrites = ({ before, after }: Decision): readonly PurposefulWrite[] => {
  const about = recordOf(after);
  if (about === undefined || (before !== undefined && recordOf(before) === about)) return [];
  const { id, openedAt } = after;
  const put = {
    ...aboutKey(id),
    bPk: aboutPartition(about),
    bSk: `${openedAt}#${id}`,
    kind: 'about',
    schema: SCHEMA,
    card: { ticket: id },
  };
  return [always({ put })];
};

const recordOf = ({ about, run }: Ticket): string | undefined => about ?? run.about;

/** The one timer row of a ticket follows its earliest moment. */
const timerWrites = ({ before, after }: Decision): readonly PurposefulWrite[] => {
  const old = before === undefined ? undefined : earliestMoment(before.dues);
  const next = earliestMoment(after.dues);
  if (old === next) return [];
  const timer: Job[] =
    next === undefined
      ? []
      : [
          {
            queue: 'follow-up',
            id: `timer-${after.id}-${millisecondsOf(next).toString(36)}`,
            ticket: after.id,
            due: next,
          },
        ];
  return [
    ...(old === undefined ? [] : [always({ remove: timerKey(after.id, old) })]),
    ...timer.map((job) =>
      always({
        put: { ...timerKey(after.id, job.due), kind: 'job', schema: SCHEMA, jobs: [job] },
      }),
    ),
  ];
};

/** Jobs that fall due together share a row: it is the outbox, and the fewer rows the cheaper. */
export const jobRows = (jobs: readonly Job[]): readonly Row[] =>
  [...Map.groupBy(jobs, (job) => job.due)].flatMap(([due, together]) => {
    const first = together[0];
    return first === undefined
      ? []
      : [
          {
            pk: jobPartition(due, shardOf(first.id, JOB_SHARDS)),
            sk: `${due}#${first.id}`,
            kind: 'job',
            schema: SCHEMA,
            jobs: together,
          },
        ];
  });

const mailRow = (after: RawMail): Row => {
  const month = monthOf(after.receivedAt);
  return {
    ...mailKey(after.id),
    aPk: mailStatePartition(after.state, month),
    aSk: `${after.receivedAt}#${after.id}`,
    bPk: allMailsPartition(month),
    bSk: `${after.receivedAt}#${after.id}`,
    kind: 'mail',
    schema: SCHEMA,
    state: stepOfMail(after),
    card: { ...after, content: undefined, form: undefined },
    mail: after,
  };
};

const mailWrites = ({
  before,
  after,
}: {
  readonly before?: RawMail;
  readonly after: RawMail;
}): readonly PurposefulWrite[] => {
  return [
    {
      write: {
        put: mailRow(after),
        when:
          before === undefined ? { row: 'absent' } : { field: 'state', equals: stepOfMail(before) },
      },
      for: { is: 'mail' },
    },
    always({
      add: mailCounterKey(shardOf(after.id, COUNTER_SHARDS)),
      amounts: counted(before, after),
      initial: { kind: 'counter', schema: SCHEMA },
    }),
  ];
};

/** A later answer to the message finds its new ticket, and so does the list of mails. */
const moveWrites = (
  { from, message, files, mail }: MovedMessage,
  { at }: Change,
): readonly PurposefulWrite[] => {
  const messageId = message.mail?.messageId;
  return [
    always({ remove: messageKey(from, message.id) }),
    ...(messageId === undefined
      ? []
      : [
          always({
            put: {
              ...messageIdKey(messageId),
              kind: 'message-id',
              schema: SCHEMA,
              mail: message.mail?.id ?? '',
              ticket: message.ticket,
              expiresAt: epochSeconds(millisecondsOf(at) + MESSAGE_ID_KEPT),
            },
          }),
        ]),
    ...(mail === undefined
      ? []
      : [
          {
            write: {
              put: mailRow({ ...mail, ticket: message.ticket }),
              when: { field: 'state', equals: stepOfMail(mail) },
            },
            for: { is: 'mail' },
          } as const,
        ]),
    ...files.flatMap((file) => movedFileWrites(file, { from, message })),
  ];
};

/** One that was let in and held again is another than before: whoever saw the first state cannot end the second. */
const stepOfMail = ({ state, releases = [] }: RawMail): string =>
  releases.length === 0 ? state : `${state}#${releases.length}`;

/** Let in again, a mail has not ended any more. */
const counted = (before: RawMail | undefined, after: RawMail): Record<string, number> => ({
  ...(before === undefined ? { received: 1 } : {}),
  ended: ends(after) - (before === undefined ? 0 : ends(before)),
});

const ends = ({ state }: RawMail): number => (state === 'received' ? 0 : 1);

const takenInWrites = ({ takenIn, mail, at }: Change): readonly PurposefulWrite[] =>
  takenIn === undefined
    ? []
    : [
        {
          write: {
            put: {
              ...messageIdKey(takenIn.messageId),
              kind: 'message-id',
              schema: SCHEMA,
              mail: mail?.after.id ?? '',
              ...(takenIn.ticket === undefined ? {} : { ticket: takenIn.ticket }),
              ...(takenIn.request === undefined ? {} : { request: takenIn.request }),
              expiresAt: epochSeconds(millisecondsOf(at) + MESSAGE_ID_KEPT),
            },
            when: { row: 'absent' },
          },
          for: { is: 'message-id' },
        },
      ];

const deliveryWrites = (
  { before, after }: { readonly before?: Delivery; readonly after: Delivery },
  { at }: Change,
): readonly PurposefulWrite[] => {
  const { status } = after;
  return [
    {
      write: {
        put: {
          ...deliveryKey(after.ticket, after.job),
          kind: 'delivery',
          schema: SCHEMA,
          // One field that changes with every step, so that a step is taken by one worker only.
          step: stepOf(after),
          delivery: after,
        },
        when: before === undefined ? { row: 'absent' } : { field: 'step', equals: stepOf(before) },
      },
      for: { is: 'delivery' },
    },
    // SES may tell that a mail has arrived before it tells that it left; an answer finds its ticket either way.
    ...((status.state === 'sent' || status.state === 'delivered') && before?.status.state !== 'sent'
      ? [
          always({
            put: {
              ...messageIdKey(status.messageId),
              kind: 'message-id',
              schema: SCHEMA,
              mail: '',
              ticket: after.ticket,
              expiresAt: epochSeconds(millisecondsOf(at) + MESSAGE_ID_KEPT),
            },
          }),
        ]
      : []),
  ];
};

const stepOf = ({ attempts, status }: Delivery): string =>
  `${attempts}#${status.state}#${status.at}`;

const capWrite = ({ name, limit, until }: Cap): PurposefulWrite => ({
  write: {
    add: capKey(name),
    amounts: { used: 1 },
    initial: { kind: 'cap', schema: SCHEMA, expiresAt: epochSeconds(millisecondsOf(until)) },
    when: { field: 'used', below: limit },
  },
  for: { is: 'cap', name },
});

/** The digest leaves when the hour is over; what is older has been told. */
const HELD_KEPT = 30 * DAY;

const heldWrite = ({ person, hour, ticket, job }: HeldMail): PurposefulWrite =>
  always({
    put: {
      ...heldKey({ person, hour }, job),
      kind: 'held-mail',
      schema: SCHEMA,
      ticket,
      expiresAt: epochSeconds(millisecondsOf(hour) + HELD_KEPT),
    },
  });
