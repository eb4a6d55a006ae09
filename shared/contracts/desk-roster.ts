/** Rosters, as they are stored. */
import * as z from 'zod';
import type { ShapeOf } from '#shared/contracts/playbook-words.ts';
import { instant, texts } from '#shared/contracts/ticket.ts';
import type {
  DeskRoster,
  RosterAct,
  RosterChange,
  SwapAsked,
} from '#shared/domain/roster/desk-roster.ts';
import type {
  Absence,
  Plan,
  Post,
  Roster,
  ShiftBreak,
  ShiftWindow,
  Turn,
} from '#shared/domain/roster/roster.ts';

const shiftBreak: z.ZodType<ShiftBreak> = z.object({
  from: z.string(),
  to: z.string(),
  relief: z.object({ post: z.string(), place: z.number() }).exactOptional(),
} satisfies ShapeOf<ShiftBreak>);

const shiftWindow: z.ZodType<ShiftWindow> = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  breaks: z.array(shiftBreak).exactOptional(),
} satisfies ShapeOf<ShiftWindow>);

const post: z.ZodType<Post> = z.object({
  id: z.string(),
  title: texts,
  places: z.number(),
  cycle: z.object({ from: z.string(), days: z.array(z.array(shiftWindow)) }),
} satisfies ShapeOf<Post>);

const turn: z.ZodType<Turn> = z.object({
  post: z.string(),
  from: z.string(),
  everyDays: z.number(),
  people: z.array(z.string()),
} satisfies ShapeOf<Turn>);

export const plan: z.ZodType<Plan> = z.object({
  from: z.string(),
  posts: z.array(post),
  turns: z.array(turn),
} satisfies ShapeOf<Plan>);

const absence: z.ZodType<Absence> = z.object({
  person: z.string(),
  from: instant,
  to: instant,
  reason: texts,
} satisfies ShapeOf<Absence>);

const roster: z.ZodType<Roster> = z.object({
  zone: z.string(),
  plans: z.array(plan),
  absences: z.array(absence),
  changes: z.array(z.object({ shift: z.string(), person: z.string() })),
} satisfies ShapeOf<Roster>);

export const swapAsked: z.ZodType<SwapAsked> = z.object({
  one: z.string(),
  other: z.string(),
  agreedBy: z.array(z.string()),
} satisfies ShapeOf<SwapAsked>);

export const deskRoster: z.ZodType<DeskRoster> = z.object({
  id: z.string(),
  title: texts,
  version: z.number(),
  roster,
  asked: z.array(swapAsked),
} satisfies ShapeOf<DeskRoster>);

const pair = { one: z.string(), other: z.string() };

const rosterAct: z.ZodType<RosterAct> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('published'), plan }),
  z.object({
    kind: z.literal('covered'),
    shift: z.string(),
    person: z.string().exactOptional(),
    instead: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('swap-asked'), ...pair }),
  z.object({ kind: z.literal('swapped'), ...pair }),
  z.object({ kind: z.literal('absent'), absence }),
  z.object({ kind: z.literal('absence-withdrawn'), absence }),
]);

export const rosterChange: z.ZodType<RosterChange> = z.object({
  version: z.number(),
  at: instant,
  by: z.string(),
  act: rosterAct,
} satisfies ShapeOf<RosterChange>);
