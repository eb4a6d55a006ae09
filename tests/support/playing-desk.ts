/**
 * A desk on which colleagues play the processes of the handbook through the API, with a clock that moves and every queue, timer
 * and mail at work behind it.
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { randomIds } from '#shared/adapters/random-ids.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import { ticketView } from '#shared/contracts/agent-api.ts';
import { instant } from '#shared/contracts/ticket.ts';
import { decimal, type Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import { postEffects } from '#shared/domain/ledger/post-effects.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import {
  HOUR,
  type Instant,
  instantOf,
  later,
  MINUTE,
  millisecondsOf,
} from '#shared/kernel/instant.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { LedgerBook } from '#shared/ports/ledger-book.ts';
import type { Records } from '#shared/ports/records.ts';
import { planTriggers } from '#shared/usecases/plan-triggers.ts';
import { breaker } from '../simulation/faults.ts';
import { type World, world } from '../simulation/world.ts';
import { type Answer, deskApi } from './desk-api.ts';
import type { RequestParts } from './http-events.ts';
import { keep } from './kept-records.ts';
import { MONDAY_TEN, value } from './tickets.ts';

const problemShape = z.looseObject({ type: z.string() });

type Fields = Readonly<Record<string, Json>>;

/** 500: nobody knows whether it happened. 412: somebody was faster. */
const [FAULT, STALE] = [500, 412];

/** No call ever fails. */
const wholesome = () => breaker(0, 'before');

/** A machine may be faster than a colleague, and a call may fail: people look again, and do it again. */
const TURNS = 5;

/** Where colleagues play: the API they act through, and the books of the desk for whoever looks on. */
export interface Ground {
  readonly api: (route: string, parts?: RequestParts) => Promise<Answer>;
  readonly ports: {
    readonly desk: DeskStore;
    readonly book: LedgerBook;
    readonly records: Records;
  };
  readonly now: () => Instant;
  /** Lets the time come, with everything that is due before. */
  readonly until: (moment: Instant) => Promise<void>;
  /** Lets everything be done that is under way. */
  readonly settles: () => Promise<void>;
  /** What the desk has sent, oldest first. */
  readonly mails: () => Promise<readonly Mail[]>;
}

interface Mail {
  readonly to: string;
  readonly text: string;
}

/** What colleagues do on a ground, and what is to be seen of it. */
export const playOn = ({ api, ports, now, until, settles, mails }: Ground) => {
  const view = async (id: TicketId) => {
    const ticket = await ports.desk.ticket(id);
    if (ticket === undefined) throw new Error(`no ticket ${id}`);
    return ticket;
  };

  /** A request is made again until it is known what became of it. */
  const visits: Ground['api'] = async (route, parts = {}) => {
    let answer = await api(route, parts);
    for (let turn = 1; answer.status === FAULT && turn < TURNS; turn++) {
      answer = await api(route, parts);
    }
    return answer;
  };

  /** A colleague with roles (and, written `team.x`, teams). */
  const colleague = (name: string, ...groups: readonly string[]) => {
    const caller = { name, groups };
    const act = async (
      method: 'POST' | 'PUT',
      path: string,
      id: TicketId,
      fields: Fields,
    ): Promise<string> => {
      for (let turn = 1; ; turn++) {
        const { version } = await view(id);
        const answer = await api(`${method} /v1/tickets/${id}${path}`, {
          caller,
          headers: { 'if-match': `"${version}"` },
          body: JSON.stringify({ fields }),
        });
        if (answer.status === 200) return 'done';
        // Whose answer was lost sees on the ticket whether it was done.
        if (answer.status === FAULT && (await view(id)).version > version) return 'done';
        if (turn === TURNS || (answer.status !== FAULT && answer.status !== STALE)) {
          return refusalIn(answer.json);
        }
      }
    };
    const asks: Ground['api'] = (route, parts) => visits(route, { caller, ...parts });
    return {
      name,
      caller,
      /** Begins a process by hand. */
      begins: async (playbook: string, about?: string): Promise<TicketId> => {
        const answer = await asks(`POST /v1/playbooks/${playbook}/tickets`, {
          headers: { 'idempotency-key': randomUUID() },
          body: JSON.stringify(about === undefined ? {} : { about }),
        });
        if (answer.status !== 201) throw new Error(`${playbook}: ${answer.body}`);
        return ticketView.parse(answer.json).id;
      },
      /** Takes `step.outcome` with what is filled in. @returns `done`, or why not */
      takes: (id: TicketId, way: `${string}.${string}`, fields: Fields = {}): Promise<string> =>
        act('POST', `/steps/${way.replace('.', '/')}`, id, fields),
      /** Does an act beside the steps. */
      does: (id: TicketId, name: string, fields: Fields = {}): Promise<string> =>
        act('POST', `/acts/${name}`, id, fields),
      saves: (id: TicketId, step: string, fields: Fields): Promise<string> =>
        act('PUT', `/steps/${step}`, id, fields),
      possible: async (id: TicketId): Promise<unknown> =>
        (await asks(`GET /v1/tickets/${id}/possible`)).json,
      asks,
    };
  };

  return {
    api,
    /** What somebody does who has no account. */
    visits,
    colleague,
    ticket: view,
    /** The steps that a ticket stands in. */
    steps: async (id: TicketId): Promise<readonly string[]> =>
      (await view(id)).run.steps.map(({ id: step }) => step),
    fields: async (id: TicketId): Promise<Fields> => (await view(id)).run.fields,
    state: async (id: TicketId): Promise<string> => (await view(id)).status.state,
    /** What happened, by its type and what it was about. */
    timeline: async (id: TicketId): Promise<readonly string[]> =>
      ((await ports.desk.file(id))?.events ?? []).map(toldOf),
    /** Tickets of a playbook, oldest first. */
    tickets: async (playbook: string): Promise<readonly TicketId[]> =>
      (await ports.desk.ticketsOf({ playbook, limit: 1000 })).items.map(({ id }) => id),
    children: async (id: TicketId): Promise<readonly TicketId[]> =>
      (await ports.desk.ticketsOf({ parent: id, limit: 1000 })).items.map(({ id: child }) => child),
    /** A record's fields, or its state where none are left. */
    record: async (kind: string, id: string): Promise<Fields> => {
      const found = await ports.records.record({ kind, id });
      return found?.state === 'kept' ? found.fields : { state: found?.state ?? 'missing' };
    },
    /** Who may look into a record for a time. */
    loans: (kind: string, id: string) => ports.records.grants({ kind, id }, now()),
    /** Lets everything happen that is due within this time. */
    passes: (milliseconds: number): Promise<void> => until(later(now(), milliseconds)),
    /** Lets the time come, with everything that is due before. */
    until: (moment: Instant): Promise<void> => until(instant.parse(moment)),
    settles,
    mails,
    now,
    /** What lies on an account, in the ledger's unit. */
    balance: async (ledger: string, account: string): Promise<string> => {
      const of = ledgerNamed(ledger);
      return decimal(
        decimalText(await ports.book.balance({ ledger: of, account }), of.unit),
      ).toFixed();
    },
    /** What was there before the test begins. */
    keeps: (...records: readonly DeskRecord[]): Promise<void> => keep(ports.desk, ...records),
    posts: async (ledger: string, from: string, to: string, amount: string): Promise<void> => {
      const at = now();
      const effect = { kind: 'post', key: 'opening', ledger, from, to, amount } as const;
      const on = { ticket: randomIds.ticketId(at), at };
      const books = { ledgers: LEDGERS, boundsOf: () => ({}) };
      const entry = value(postEffects([effect], on, books));
      if (entry === undefined) throw new Error('nothing to post');
      value(await ports.desk.commit({ at, postings: entry }));
    },
  };
};

export type Play = ReturnType<typeof playOn>;

export const playingDesk = (
  start: Instant = MONDAY_TEN,
  {
    playbooks = HANDBOOK,
    desk = world(wholesome(), start, playbooks),
  }: { readonly playbooks?: readonly Playbook[]; readonly desk?: World } = {},
) => {
  const api = deskApi(desk);
  const ports = {
    desk: deskStore(desk.memory),
    book: ledgerBook(desk.memory),
    records: deskRecords(desk.memory),
  };
  return {
    ...desk,
    ...playOn({
      api: (route, parts) => {
        desk.newProcess();
        return api(route, parts);
      },
      ports,
      now: desk.clock.now,
      until: desk.settle,
      settles: () => desk.settle(later(desk.clock.now(), MINUTE)),
      mails: async () => desk.sent.map(({ mail }) => ({ to: mail.to.address, text: mail.text })),
    }),
    /** Lets the time come, with triggers planned each hour on the way. */
    livesTo: async (moment: Instant): Promise<void> => {
      for (;;) {
        await planTriggers(desk.ports);
        const hour = (Math.floor(millisecondsOf(desk.clock.now()) / HOUR) + 1) * HOUR;
        const next = instantOf(hour) < moment ? instantOf(hour) : moment;
        await desk.settle(next);
        if (next === moment) return;
      }
    },
  };
};

export type PlayingDesk = ReturnType<typeof playingDesk>;

const ledgerNamed = (id: string): Ledger => {
  const ledger = LEDGERS.find((one) => one.id === id);
  if (ledger === undefined) throw new Error(`no ledger ${id}`);
  return ledger;
};

/** `step.not-yours`, or what is wrong with a form: `form.refused type missing, lines.2.amount too-many`. */
const refusalIn = (json: unknown): string => {
  const { type, errors } = problemShape
    .extend({ errors: z.array(z.object({ field: z.string(), problem: z.string() })).optional() })
    .parse(json);
  return errors === undefined
    ? type
    : `${type} ${errors.map(({ field, problem }) => `${field} ${problem}`).join(', ')}`;
};

const toldOf = (event: { readonly type: string }): string =>
  [event.type, ...NAMED.flatMap((name) => valueIn(event, name))].join(' ');

const NAMED = ['step', 'outcome', 'act', 'playbook', 'limit', 'effect', 'reason'];

const valueIn = (event: object, name: string): readonly string[] =>
  Object.entries(event).flatMap(([key, value]) => (key === name ? [String(value)] : []));
