/** How mails look, as it is stored, asked for and shown. */
import * as z from 'zod';
import { language } from '#shared/contracts/ticket.ts';
import type { KeptLook } from '#shared/domain/notification/mail-look.ts';

/** Bounded so that nothing huge is looked at; the domain says what is wrong. */
const told = z.string().trim().min(1).max(1_000);

const look = z.strictObject({
  company: z.strictObject({ 'zh-CN': told, en: told }),
  logo: told.exactOptional(),
  colours: z.strictObject({ accent: told, text: told }),
});

/** PUT /v1/mail-look */
export const lookRequest = look;

/** The row, and what GET answers. */
export const keptLook: z.ZodType<KeptLook> = z.object({ version: z.number(), look });

export const TEMPLATES = ['confirmation', 'reply', 'resolved', 'survey', 'notice'] as const;

/** GET /v1/mail-templates/{template} */
export const templatePath = z.object({ template: z.enum(TEMPLATES) });

export const templateQuery = z.strictObject({ language: language.default('zh-CN') });

export const templateView = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
