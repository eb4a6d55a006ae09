/** A desk's own playbooks, kinds and ledgers as JSON: the whole language, strictly. What they mean the checker judges afterwards. */
import * as z from 'zod';
import {
  by,
  expression,
  expressions,
  fields,
  form,
  MOST_FIELDS,
  MOST_STEPS,
  momentText,
  name,
  query,
  reference,
  type ShapeOf,
  spanText,
  table,
  texts,
  who,
} from '#shared/contracts/playbook-words.ts';
import type { AccessRule } from '#shared/domain/playbook/access.ts';
import { CONTACT_CHANNELS } from '#shared/domain/playbook/contact.ts';
import type { DueRule, Reaction } from '#shared/domain/playbook/due.ts';
import { type Effect, NOTICES } from '#shared/domain/playbook/effect.ts';
import {
  type Count,
  FIGURE_PERIODS,
  type Metric,
  type Register,
} from '#shared/domain/playbook/figure.ts';
import {
  type Act,
  type Outcome,
  type Response,
  SIGNALS,
  type Step,
} from '#shared/domain/playbook/flow.ts';
import type { Kind, Life, NumberRule } from '#shared/domain/playbook/kind.ts';
import { type Ledger, UNITS } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Setting } from '#shared/domain/playbook/setting.ts';
import { DOORS, type Trigger } from '#shared/domain/playbook/trigger.ts';
import type { PartyRule } from '#shared/domain/playbook/who.ts';

/** Effects of one outcome, limits of one step, triggers, outcomes: longer lists are a mistake of a program. */
const MOST_OF_A_KIND = 200;

const LONGEST_SOURCE = 500;

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(MOST_OF_A_KIND);

const to = z.union([name, listOf(name).min(1)]);

const settingValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.record(z.string(), z.string()),
]);

const source = z.string().min(1).max(LONGEST_SOURCE);

const setting: z.ZodType<Setting> = z.strictObject({
  title: texts,
  // JSON knows no `undefined`: a blank that the desk must fill is written as null.
  initial: settingValue.nullable().transform((initial) => initial ?? undefined),
  variants: listOf(z.strictObject({ value: settingValue, source })).exactOptional(),
  source,
} satisfies ShapeOf<Setting>);

const reaction: z.ZodType<Reaction> = z.union([
  z.strictObject({ remind: who }),
  z.strictObject({ raise: who }),
  z.strictObject({ give: who }),
  z.strictObject({ go: name }),
  z.strictObject({ send: name, to: who }),
]);

const due: z.ZodType<DueRule> = z.strictObject({
  id: name,
  title: texts.exactOptional(),
  ends: z.union([
    z.strictObject({ within: spanText }),
    z.strictObject({ withinOf: expression }),
    z.strictObject({ by: momentText }),
    z.strictObject({ at: expression }),
  ]),
  from: expression.exactOptional(),
  calendar: name.exactOptional(),
  pausedWhile: expression.exactOptional(),
  keptWhen: expression.exactOptional(),
  before: listOf(z.strictObject({ span: spanText, do: reaction })).exactOptional(),
  after: reaction.exactOptional(),
} satisfies ShapeOf<DueRule>);

const rowsFrom = z.union([expression, query]);

const effect: z.ZodType<Effect> = z.union([
  z.strictObject({ set: expressions }),
  z.strictObject({
    send: name,
    to: who,
    via: z.array(z.enum(CONTACT_CHANNELS)).min(1).exactOptional(),
    attach: name.exactOptional(),
  }),
  z.strictObject({ notice: z.enum(NOTICES) }),
  z.strictObject({ make: name, into: name }),
  z.strictObject({
    open: name,
    each: rowsFrom.exactOptional(),
    about: expression.exactOptional(),
    with: expressions.exactOptional(),
    share: by.exactOptional(),
    key: expression.exactOptional(),
  }),
  z.strictObject({ tell: expression, outcome: name }),
  z.strictObject({
    post: name,
    each: expression.exactOptional(),
    from: expression,
    to: expression,
    amount: expression,
    note: expression.exactOptional(),
  }),
  z.strictObject({ fill: name, from: rowsFrom }),
  z.strictObject({
    match: name,
    with: query,
    on: name,
    keep: z.enum(['matched', 'lacking', 'surplus', 'different']),
    into: name,
  }),
  z.strictObject({ change: expression, set: expressions }),
  z.strictObject({ lend: expression, to: expression, until: expression, why: expression }),
  z.strictObject({ destroy: expression, approvedIn: z.array(name).min(1) }),
  z.strictObject({ number: z.literal(true) }),
  z.strictObject({
    call: reference,
    with: expressions.exactOptional(),
    into: name.exactOptional(),
  }),
]);

const effects = listOf(effect).exactOptional();

const outcome: z.ZodType<Outcome> = z.strictObject({
  title: texts,
  to,
  when: expression.exactOptional(),
  form: form.exactOptional(),
  effects,
} satisfies ShapeOf<Outcome>);

const byWhom = z.union([who, by]);

const step: z.ZodType<Step> = z.strictObject({
  title: texts,
  by: byWhom.exactOptional(),
  form: form.exactOptional(),
  guide: texts.exactOptional(),
  effects,
  wait: z
    .union([
      z.strictObject({ for: expression }),
      z.strictObject({ until: expression }),
      z.strictObject({ children: z.union([z.literal('all'), z.int().min(1)]) }),
    ])
    .exactOptional(),
  dues: listOf(due).exactOptional(),
  join: z.literal(true).exactOptional(),
  when: expression.exactOptional(),
  resolved: z.literal(true).exactOptional(),
  outcomes: table(outcome, MOST_OF_A_KIND),
} satisfies ShapeOf<Step>);

const act: z.ZodType<Act> = z.strictObject({
  title: texts,
  by: byWhom,
  form: form.exactOptional(),
  when: expression.exactOptional(),
  effects,
  to: to.exactOptional(),
} satisfies ShapeOf<Act>);

const response: z.ZodType<Response> = z.strictObject({
  on: z.union([
    z.enum(SIGNALS),
    z.templateLiteral(['signal:', z.string().regex(/[\w.:-]{1,128}/)]),
  ]),
  when: expression.exactOptional(),
  effects,
  to: to.exactOptional(),
} satisfies ShapeOf<Response>);

const ofEveryTrigger = {
  each: query.exactOptional(),
  key: expression.exactOptional(),
  with: expressions.exactOptional(),
};

const shift = { shift: spanText.exactOptional() };

const trigger: z.ZodType<Trigger> = z.union([
  z.strictObject({
    door: z.enum(DOORS),
    who: z.array(who).exactOptional(),
    ...ofEveryTrigger,
  }),
  z.strictObject({ door: z.literal('playbook'), ...ofEveryTrigger }),
  z.strictObject({ on: reference, where: expression.exactOptional(), ...ofEveryTrigger }),
  z.strictObject({
    cron: z.string().min(1).max(LONGEST_SOURCE),
    days: z.enum(['any', 'work-before', 'work-after']).exactOptional(),
    ...ofEveryTrigger,
  }),
  z.strictObject({
    every: expression,
    from: expression,
    until: expression.exactOptional(),
    ...ofEveryTrigger,
  }),
  z.strictObject({ moment: expression, ...shift, ...ofEveryTrigger }),
  z.strictObject({ occasion: reference, ...shift, ...ofEveryTrigger }),
  z.strictObject({
    shiftOf: reference,
    at: z.enum(['start', 'end']),
    ...shift,
    ...ofEveryTrigger,
  }),
]);

const numberRule: z.ZodType<NumberRule> = z.strictObject({
  format: z.string().min(1).max(LONGEST_SOURCE),
  series: expression,
  restart: z.enum(['month', 'year']).exactOptional(),
  sameAs: z.literal('parent').exactOptional(),
} satisfies ShapeOf<NumberRule>);

const access: z.ZodType<AccessRule> = z.strictObject({
  seenBy: z.array(who).exactOptional(),
  hiddenWhen: expression.exactOptional(),
  secrecy: expression.exactOptional(),
  keepFor: spanText.exactOptional(),
} satisfies ShapeOf<AccessRule>);

const party: z.ZodType<PartyRule> = z.strictObject({
  name: expression,
  mail: expression.exactOptional(),
  phone: expression.exactOptional(),
} satisfies ShapeOf<PartyRule>);

const count: z.ZodType<Count> = z.strictObject({
  of: reference,
  where: expression.exactOptional(),
  sum: expression.exactOptional(),
  at: expression,
  by: z.array(name).exactOptional(),
} satisfies ShapeOf<Count>);

const metric: z.ZodType<Metric> = z.strictObject({
  title: texts,
  value: z.union([expression, count]),
  per: z.union([expression, count]).exactOptional(),
  target: expression.exactOptional(),
  period: z.enum(FIGURE_PERIODS),
  owner: who.exactOptional(),
} satisfies ShapeOf<Metric>);

const register: z.ZodType<Register> = z.strictObject({
  title: texts,
  columns: z.array(name).min(1).max(MOST_FIELDS),
  where: expression.exactOptional(),
  groupBy: z.array(name).exactOptional(),
  totals: z.array(name).exactOptional(),
} satisfies ShapeOf<Register>);

export const playbookJson: z.ZodType<Playbook> = z.strictObject({
  id: name,
  version: z.int().min(1),
  title: texts,
  help: texts.exactOptional(),
  processes: listOf(name),
  about: name.exactOptional(),
  team: name,
  triggers: listOf(trigger),
  number: numberRule.exactOptional(),
  access: access.exactOptional(),
  settings: table(setting, MOST_FIELDS).exactOptional(),
  parties: table(party, MOST_OF_A_KIND).exactOptional(),
  fields,
  start: name,
  steps: table(step, MOST_STEPS),
  acts: table(act, MOST_OF_A_KIND).exactOptional(),
  responses: listOf(response).exactOptional(),
  dues: listOf(due).exactOptional(),
  texts: table(texts, MOST_FIELDS).exactOptional(),
  registers: table(register, MOST_OF_A_KIND).exactOptional(),
  metrics: table(metric, MOST_OF_A_KIND).exactOptional(),
} satisfies ShapeOf<Playbook>);

const life: z.ZodType<Life> = z.strictObject({
  reviewEvery: spanText.exactOptional(),
  keepFor: spanText.exactOptional(),
  destroyedBy: z.array(who).exactOptional(),
} satisfies ShapeOf<Life>);

export const kindJson: z.ZodType<Kind> = z.strictObject({
  id: name,
  title: texts,
  fields,
  key: z.array(name).min(1).exactOptional(),
  number: numberRule.exactOptional(),
  life: life.exactOptional(),
  secrecy: expression.exactOptional(),
  seenBy: z.array(who).exactOptional(),
} satisfies ShapeOf<Kind>);

export const ledgerJson: z.ZodType<Ledger> = z.strictObject({
  id: name,
  title: texts,
  unit: z.enum(UNITS),
  account: z.string().min(1).max(LONGEST_SOURCE),
  floor: expression.exactOptional(),
  ceiling: expression.exactOptional(),
  outside: z.array(name),
  readBy: z.array(name).min(1),
  soft: z.strictObject({ raise: who }).exactOptional(),
} satisfies ShapeOf<Ledger>);
