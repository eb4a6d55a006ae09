/** Where one ticket stands in its playbook, with everything that was filled in. */
import type { DeskDocument } from '#shared/domain/document/document.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export interface Run {
  /** Several may be open at once; empty when the playbook has ended. */
  readonly steps: readonly OpenStep[];
  /** Joins that a branch has reached while others are still under way. */
  readonly joining: readonly string[];
  /** As the fields' types store them; a field that is unset is not there. */
  readonly fields: Readonly<Record<string, Json>>;
  /** Everything that was made into each `document` field, oldest first; the field itself holds the one that counts. */
  readonly documents?: Readonly<Record<string, readonly DeskDocument[]>>;
  /** How often each step was entered. */
  readonly visits: Readonly<Record<string, number>>;
  /** Who took the last outcome of a step, and when. */
  readonly taken?: Readonly<Record<string, { readonly by: string; readonly at: Instant }>>;
  /** Who has agreed on a step that needs several. */
  readonly votes: readonly Vote[];
  readonly children: { readonly opened: number; readonly ended: number };
  /** What it has sent and opened by itself, against runaway playbooks. */
  readonly spent: { readonly sent: number; readonly opened: number };
  /** The opening, or the last reopening: limits of the whole ticket count from here. */
  readonly activeSince: Instant;
  readonly repliedAt?: Instant;
  readonly resolvedAt?: Instant;
  readonly endedAt?: Instant;
  /** The record that it is about and that it made itself. */
  readonly about?: string;
  /** The business number, where the playbook gives one. */
  readonly number?: string;
  /** The engine has stopped itself; a person must look. */
  readonly stopped?: StopReason;
}

/** A run before its first step. */
export const NOT_BEGUN = {
  steps: [],
  joining: [],
  fields: {},
  visits: {},
  votes: [],
  children: { opened: 0, ended: 0 },
  spent: { sent: 0, opened: 0 },
} as const satisfies Omit<Run, 'activeSince'>;

/** A step that the ticket stands in. */
export interface OpenStep {
  readonly id: string;
  readonly since: Instant;
}

export interface Vote {
  readonly step: string;
  /** The id of a colleague, or `party:<name>` of a party outside. */
  readonly by: string;
  /** Which of those whom the step names it speaks for, from 0, where each of several must agree. */
  readonly seat?: number;
}

/** Why a playbook was stopped before it could run away. */
export const STOP_REASONS = [
  'too-many-hops',
  'too-many-visits',
  'too-many-sends',
  'too-many-children',
  'no-way-on',
  /** A bound of a ledger forbids what the engine was to post by itself. */
  'posting-refused',
  /** An expression cannot be worked out with these values. */
  'expression-failed',
] as const;

export type StopReason = (typeof STOP_REASONS)[number];

/**
 * Steps the engine takes by itself in one go. The longest chain of the handbook has 6; 50 leaves room and still ends a circle
 * of automatic steps at once.
 */
export const MOST_HOPS = 50;

/** How often one step may be entered. A callback is tried a handful of times, a daily loop of a year enters 366 times. */
export const MOST_VISITS = 500;

/** Mails and messages that one ticket may send by itself. */
export const MOST_SENT = 500;

/** Tickets that one ticket may open by itself; the largest campaign has 10,000 children. */
export const MOST_OPENED = 20_000;
