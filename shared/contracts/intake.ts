/** The addresses that customers write to, as they are asked for, stored and shown. */
import * as z from 'zod';
import { language, texts } from '#shared/contracts/ticket.ts';
import {
  type IntakeAddress,
  type IntakeSetting,
  MOST_INTAKE_ADDRESSES,
} from '#shared/domain/mail/intake.ts';

/** RFC 5321 section 4.5.3.1.3 */
const LONGEST_ADDRESS = 254;

/** A line of a list of mails shows no more. */
const LONGEST_NAME = 80;

const name = z.string().min(1).max(64);

/** It stands in a header: nothing in it may end one. */
const senderName = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_NAME)
  .refine((text) => !/\p{Cc}/u.test(text), { params: { problem: 'control-characters' } });

const intakeAddress: z.ZodType<IntakeAddress> = z.object({
  address: z.string(),
  playbook: z.string().exactOptional(),
  team: z.string().exactOptional(),
  language: language.exactOptional(),
  name: texts.exactOptional(),
});

/** Also what GET and PUT /v1/intake-addresses answer; the version is what If-Match names. */
export const intakeSetting: z.ZodType<IntakeSetting> = z.object({
  version: z.number(),
  addresses: z.array(intakeAddress),
});

/** PUT /v1/intake-addresses: all of them, in the place of what was set before. */
export const intakeRequest = z.strictObject({
  addresses: z
    .array(
      z.strictObject({
        address: z
          .string()
          .max(LONGEST_ADDRESS)
          .transform((text) => text.trim().toLowerCase()),
        playbook: name.exactOptional(),
        team: name.exactOptional(),
        language: language.exactOptional(),
        name: z.strictObject({ 'zh-CN': senderName, en: senderName }).exactOptional(),
      }),
    )
    .max(MOST_INTAKE_ADDRESSES),
});
