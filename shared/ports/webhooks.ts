import type { Json } from '#shared/domain/expression/value.ts';
import type { Webhook } from '#shared/domain/webhook/webhook.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The webhooks of the desk. */
export interface Webhooks {
  webhook(name: string): Promise<Webhook | undefined>;
  /** All of them; a desk has a few. */
  all(): Promise<readonly Webhook[]>;
  /** Makes it, or puts it in the place of the one of this name. */
  keep(webhook: Webhook): Promise<void>;
}

export interface Call {
  readonly webhook: Webhook;
  /** The same with every attempt, so that the other side knows a call that it has answered. */
  readonly id: string;
  readonly at: Instant;
  readonly body: Json;
}

export type CallOutcome =
  /** Null for an answer without a body. */
  | { readonly outcome: 'answered'; readonly answer: Json }
  /** @see again: whether another attempt may go better */
  | { readonly outcome: 'failed'; readonly reason: CallFailure; readonly again: boolean };

export type CallFailure =
  | 'unreachable'
  | 'time-out'
  /** It leads into a network that is nobody's business outside. */
  | 'address-refused'
  | 'refused'
  | 'server-error'
  | 'answer-too-large'
  | 'answer-unreadable';

export interface WebhookCaller {
  /** One attempt, of ten seconds at most. */
  call(call: Call): Promise<CallOutcome>;
}
