/** What the desk has set, as it is asked for and shown. */
import * as z from 'zod';
import { settingChange, settingValue } from '#shared/contracts/desk-settings.ts';
import { name } from '#shared/contracts/playbook-words.ts';
import { texts } from '#shared/contracts/ticket.ts';
import { LONGEST_TEXT, MOST_ENTRIES } from '#shared/domain/setting/setting-problem.ts';

/** A playbook has at most 500 settings; whoever sets more than this at once runs a program that has lost its way. */
const MOST_AT_ONCE = 100;

/** A key of a table is a word of the desk, such as a grade or a province; never one that an object has by itself. */
const entryName = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u);

/** Bounded twice over: here so that nothing huge is looked at, in the domain with a sentence for people. */
const told = z.string().max(10 * LONGEST_TEXT);

/** PUT /v1/settings/{playbook}: the values that change; those not named stay as they are. */
export const settingsRequest = z.strictObject({
  /** The first day on which they hold, in the desk's zone; today where it is left out. */
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .exactOptional(),
  /** `null` takes back what the desk has set. */
  values: z
    .record(
      name,
      z.union([
        told,
        z.number(),
        z.boolean(),
        z.array(told).max(2 * MOST_ENTRIES),
        z.record(entryName, told),
        z.null(),
      ]),
    )
    .refine((values) => Object.keys(values).length > 0, { params: { problem: 'required' } })
    .refine((values) => Object.keys(values).length <= MOST_AT_ONCE, {
      params: { problem: 'too-many' },
    }),
});

const sourced = z.object({ value: settingValue, source: z.string() });

/** One playbook's settings as they hold today. */
export const playbookSettingsView = z.object({
  playbook: z.string(),
  title: texts,
  /** What If-Match names. */
  version: z.number(),
  settings: z.array(
    z.object({
      name: z.string(),
      title: texts,
      /** What holds today; nothing for a blank. */
      value: settingValue.nullable(),
      /** What the playbook begins with. */
      initial: settingValue.nullable(),
      /** The sources leave it open and the desk has not decided yet. */
      isBlank: z.boolean(),
      /** Whether the desk has set it itself. */
      isOwn: z.boolean(),
      /** What will hold from later days on. */
      planned: z.array(z.object({ from: z.string(), value: settingValue.nullable() })),
      variants: z.array(sourced),
      source: z.string(),
    }),
  ),
});

export const settingsView = z.object({ items: z.array(playbookSettingsView) });

/** With the newest changes first, at most 100. */
export const settingsFileView = playbookSettingsView.extend({ history: z.array(settingChange) });
