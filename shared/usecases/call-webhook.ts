import { backOff } from '#shared/domain/delivery/delivery.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { decided } from '#shared/domain/ticket/decision.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { later } from '#shared/kernel/instant.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { CallOutcome, WebhookCaller, Webhooks } from '#shared/ports/webhooks.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type HearPorts, hearAnswer } from '#shared/usecases/hear-answer.ts';
import { momentOf } from '#shared/usecases/moment.ts';

export interface CallPorts extends HearPorts {
  readonly desk: HearPorts['desk'] & Pick<DeskStore, 'effects'>;
  readonly webhooks: Pick<Webhooks, 'webhook'>;
  readonly caller: WebhookCaller;
}

export type CallJob = Extract<Job, { readonly queue: 'calls' }>;
type CallEffect = Extract<RunEffect, { readonly kind: 'call' }>;

/** With the waits of {@link backOff} between them the attempts reach over a good hour. */
const MOST_CALLS = 11;

/**
 * Asks a webhook what a playbook wants to know, again and again until it answers or the attempts are used up.
 *
 * The other side may get one call several times, always under the same id; the ticket hears one answer.
 */
export const callWebhook = async (
  ports: CallPorts,
  job: CallJob,
): Promise<'nothing-to-do' | 'answered' | 'put-off' | 'given-up'> => {
  const answered = answerId(job);
  if ((await ports.desk.ticketOfMessage(answered)) !== undefined) return 'nothing-to-do';
  const ticket = await ports.desk.ticket(job.ticket);
  const effects = await ports.desk.effects(job.ticket, job.effect.version);
  const effect = effects.find(({ key }) => key === job.effect.key);
  if (ticket === undefined || effect?.kind !== 'call') return 'nothing-to-do';
  const outcome = await attempt(ports, job, { ticket, effect });
  if (outcome.outcome === 'answered') {
    const heard = await hearAnswer(ports, ticket.id, {
      signal: effect.call,
      answer: outcome.answer,
      once: answered,
      by: { kind: 'machine' },
    });
    if (heard.ok) return 'answered';
    await giveUp(ports, job, heard.refusal.code);
    return 'given-up';
  }
  const next = job.attempt + 1;
  if (!outcome.again || next >= MOST_CALLS) {
    await giveUp(ports, job, outcome.reason);
    return 'given-up';
  }
  const at = ports.clock.now();
  const again = { ...job, attempt: next, due: later(at, backOff(next)) };
  committed(await ports.desk.commit({ at, jobs: [again] }));
  return 'put-off';
};

const answerId = ({ ticket, effect }: CallJob): string =>
  `called-${ticket}-${effect.version}-${effect.key}`;

const attempt = async (
  { webhooks, caller, clock }: CallPorts,
  job: CallJob,
  { ticket, effect }: { readonly ticket: Ticket; readonly effect: CallEffect },
): Promise<
  CallOutcome | { readonly outcome: 'failed'; readonly reason: string; readonly again: false }
> => {
  const webhook = await webhooks.webhook(effect.call);
  if (webhook === undefined) return { outcome: 'failed', reason: 'no-such-webhook', again: false };
  const at = clock.now();
  return caller.call({ webhook, id: job.id, at, body: bodyOf(ticket, effect, at) });
};

/** `type`, `timestamp` and `data` are the members that Standard Webhooks recommends. */
const bodyOf = ({ id, number, run }: Ticket, effect: CallEffect, at: string): Json => ({
  type: effect.call,
  timestamp: at,
  ticket: { id, number, businessNumber: run.number ?? null },
  data: effect.with,
});

/** It stands on the timeline, once. */
const giveUp = async (ports: CallPorts, job: CallJob, reason: string): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const ticket = await ports.desk.ticket(job.ticket);
      if (ticket === undefined) return accept(undefined);
      const { at, by } = momentOf(ports, { kind: 'machine' });
      const event = { type: 'effect.failed', at, by, effect: 'call', reason } as const;
      const stored = await ports.desk.commit({
        at,
        decisions: [decided(ticket, { events: [event] })],
        takenIn: { messageId: answerId(job), ticket: job.ticket },
      });
      return stored.ok || stored.refusal.code === 'change.message-known'
        ? accept(undefined)
        : stored;
    }),
  );
};
