/**
 * A desk on which colleagues play the processes of the handbook through the API, with a clock that moves and every queue, timer
 * and mail at work behind it.
 */
import * as z from 'zod';
import { ticketView } from '#shared/contracts/agent-api.ts';
import { instant } from '#shared/contracts/ticket.ts';
import { decimal, type Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import { postEffects } from '#shared/domain/ledger/post-effects.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { HOUR, type Instant, instantOf, later, millisecondsOf } from '#shared/kernel/instant.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { planTriggers } from '#shared/usecases/plan-triggers.ts';
import { breaker } from '../simulation/faults.ts';
import { type World, world } from '../simulation/world.ts';
import { deskApi } from './desk-api.ts';
import { MONDAY_TEN, value } from './tickets.ts';

const problemShape = z.looseObject({ type: z.string() });

type Fields = Readonly<Record<string, Json>>;

/** No call ever fails. */
const wholesome = () => breaker(0, 'before');

export const playingDesk = (
  start: Instant = MONDAY_TEN,
  {
    playbooks = HANDBOOK,
    desk = world(wholesome(), start, playbooks),
  }: { readonly playbooks?: readonly Playbook[]; readonly desk?: World } = {},
) => {
  const api = deskApi(desk);
  const view = async (id: TicketId) => {
    const ticket = await desk.ports.desk.ticket(id);
    if (ticket === undefined) throw new Error(`no ticket ${id}`);
    return ticket;
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
      const { version } = await view(id);
      const answer = await api(`${method} /v1/tickets/${id}${path}`, {
        caller,
        headers: { 'if-match': `"${version}"` },
        body: JSON.stringify({ fields }),
      });
      if (answer.status === 200) return 'done';
      return refusalIn(answer.json);
    };
    return {
      name,
      caller,
      /** Begins a process by hand. */
      begins: async (playbook: string, about?: string): Promise<TicketId> => {
        const answer = await api(`POST /v1/playbooks/${playbook}/tickets`, {
          caller,
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
        (await api(`GET /v1/tickets/${id}/possible`, { caller })).json,
      asks: (route: string, parts: Parameters<typeof api>[1] = {}) =>
        api(route, { caller, ...parts }),
    };
  };

  return {
    ...desk,
    api,
    colleague,
    ticket: view,
    /** The steps that a ticket stands in. */
    steps: async (id: TicketId): Promise<readonly string[]> =>
      (await view(id)).run.steps.map(({ id: step }) => step),
    fields: async (id: TicketId): Promise<Fields> => (await view(id)).run.fields,
    state: async (id: TicketId): Promise<string> => (await view(id)).status.state,
    /** What happened, by its type and what it was about. */
    timeline: async (id: TicketId): Promise<readonly string[]> =>
      ((await desk.ports.desk.file(id))?.events ?? []).map(toldOf),
    /** Tickets of a playbook, oldest first. */
    tickets: async (playbook: string): Promise<readonly TicketId[]> =>
      (await desk.ports.desk.ticketsOf({ playbook, limit: 1000 })).items.map(({ id }) => id),
    children: async (id: TicketId): Promise<readonly TicketId[]> =>
      (await desk.ports.desk.ticketsOf({ parent: id, limit: 1000 })).items.map(
        ({ id: child }) => child,
      ),
    /** Lets everything happen that is due within this time. */
    passes: async (milliseconds: number): Promise<void> =>
      desk.settle(later(desk.clock.now(), milliseconds)),
    /** Lets the time come, with everything that is due before. */
    until: (moment: Instant): Promise<void> => desk.settle(instant.parse(moment)),
    /** The same, with triggers planned each hour on the way. */
    livesTo: async (moment: Instant): Promise<void> => {
      for (;;) {
        await planTriggers(desk.ports);
        const hour = (Math.floor(millisecondsOf(desk.clock.now()) / HOUR) + 1) * HOUR;
        const next = instantOf(hour) < moment ? instantOf(hour) : moment;
        await desk.settle(next);
        if (next === moment) return;
      }
    },
    now: () => desk.clock.now(),
    /** What lies on an account, in the ledger's unit. */
    balance: async (ledger: string, account: string): Promise<string> => {
      const of = ledgerNamed(ledger);
      return decimal(
        decimalText(await desk.ports.book.balance({ ledger: of, account }), of.unit),
      ).toFixed();
    },
    /** What was there before the test begins. */
    posts: async (ledger: string, from: string, to: string, amount: string): Promise<void> => {
      const at = desk.clock.now();
      const effect = { kind: 'post', key: 'opening', ledger, from, to, amount } as const;
      const on = { ticket: desk.ports.ids.ticketId(at), at };
      const books = { ledgers: LEDGERS, boundsOf: () => ({}) };
      const entry = value(postEffects([effect], on, books));
      if (entry === undefined) throw new Error('nothing to post');
      value(await desk.ports.desk.commit({ at, postings: entry }));
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
