/** What the desk has set, as it is stored. */
import * as z from 'zod';
import { instant } from '#shared/contracts/ticket.ts';
import type { SettingValue } from '#shared/domain/playbook/setting.ts';
import type { DeskSettings, SettingChange } from '#shared/domain/setting/desk-settings.ts';

export const settingValue: z.ZodType<SettingValue> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.record(z.string(), z.string()),
]);

const day = z.string();

export const deskSettings: z.ZodType<DeskSettings> = z.object({
  playbook: z.string(),
  version: z.number(),
  values: z.record(z.string(), z.array(z.object({ from: day, value: settingValue.nullable() }))),
});

export const settingChange: z.ZodType<SettingChange> = z.object({
  version: z.number(),
  at: instant,
  by: z.string(),
  name: z.string(),
  from: day,
  old: settingValue.nullable(),
  new: settingValue.nullable(),
});
