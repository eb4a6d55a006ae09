/** A signal from outside reaches a ticket: the answer to a call, at once or later. */
import { fromField } from '#shared/domain/expression/field-value.ts';
import { fromJson, isJsonList, type Json } from '#shared/domain/expression/value.ts';
import { effectsIn } from '#shared/domain/playbook/effects-in.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { hear } from '#shared/domain/run/hear.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type AnswerRefusal =
  /** The playbook neither calls nor listens by this name. */
  | { readonly code: 'signal.unknown'; readonly signal: string }
  /** The answer is no value of the field that it goes into. */
  | { readonly code: 'signal.answer-refused'; readonly field: string };

/**
 * The answer goes into the field that the call names, where it names one, and the playbook answers as it says.
 *
 * An answer that is an object with a property of the field's name gives that property, any other answer itself.
 *
 * @returns nothing when the ticket has ended: nobody waits any more
 */
export const hearSignal = (
  ticket: Ticket,
  {
    playbook,
    signal,
    answer,
  }: { readonly playbook: Playbook; readonly signal: string; readonly answer: Json },
  moment: Moment,
): Result<Decision | undefined, AnswerRefusal | RunFault> => {
  const calls = effectsIn(playbook).flatMap((effect) =>
    'call' in effect && effect.call === signal ? [effect] : [],
  );
  const isHeard = (playbook.responses ?? []).some(({ on }) => on === `signal:${signal}`);
  if (calls.length === 0 && !isHeard) return refuse({ code: 'signal.unknown', signal });
  if (ticket.run.endedAt !== undefined) return accept(undefined);
  const into = calls.find((call) => call.into !== undefined)?.into;
  const filled = into === undefined ? accept({}) : filledWith(playbook, into, answer);
  if (!filled.ok) return filled;
  const moved = hear(
    standOf(ticket, playbook),
    {
      on: `signal:${signal}`,
      event: { signal, answer: fromJson(answer) },
      change: (run) => ({ ...run, fields: { ...run.fields, ...filled.value } }),
    },
    worldOf(moment),
  );
  if (!moved.ok) return moved;
  const { at, by } = moment;
  const found = followed(ticket, moved.value, moment);
  return accept(
    decided(ticket, {
      ...found,
      events: [{ type: 'signal.heard', at, by, signal }, ...found.events],
    }),
  );
};

const filledWith = (
  { fields }: Playbook,
  name: string,
  answer: Json,
): Result<Readonly<Record<string, Json>>, AnswerRefusal> => {
  const field = fields[name];
  const value = partFor(name, answer);
  if (value === null) return accept({});
  return field !== undefined && fromField(field, value).ok
    ? accept({ [name]: value })
    : refuse({ code: 'signal.answer-refused', field: name });
};

const partFor = (name: string, answer: Json): Json =>
  typeof answer === 'object' && answer !== null && !isJsonList(answer) && name in answer
    ? (answer[name] ?? null)
    : answer;
