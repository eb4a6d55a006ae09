/** The shapes of documents as they are stored, each held to its type by the compiler. */
import * as z from 'zod';
import type { Block, DocumentContent } from '#shared/domain/document/content.ts';
import type { DeskDocument } from '#shared/domain/document/document.ts';
import { isDocumentHash } from '#shared/domain/document/document-hash.ts';
import type { Signature } from '#shared/domain/document/signature.ts';
import { SECRECY_LEVELS } from '#shared/domain/playbook/access.ts';
import { type Instant, isInstant } from '#shared/kernel/instant.ts';
import { LANGUAGES } from '#shared/kernel/language.ts';

const instant = z.custom<Instant>(isInstant).meta({ type: 'string', format: 'date-time' });
const language = z.enum(LANGUAGES);
const hash = z.string().refine(isDocumentHash);

const block: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['heading', 'paragraph']), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({
    kind: z.literal('fields'),
    fields: z.array(z.object({ title: z.string(), value: z.string() })),
  }),
  z.object({
    kind: z.literal('table'),
    title: z.string(),
    header: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
  z.object({ kind: z.literal('signature'), party: z.string(), title: z.string() }),
]);

const content = {
  title: z.string(),
  number: z.string(),
  language,
  made: z.object({
    ticket: z.string(),
    playbook: z.string(),
    version: z.number(),
    at: instant,
  }),
  blocks: z.array(block),
};

export const documentContent: z.ZodType<DocumentContent> = z.object({
  ...content,
  secrecy: z.enum(SECRECY_LEVELS).exactOptional(),
});

/** As it is hashed and kept: no mark is an empty one. */
export const keptContent = z
  .object({ ...content, secrecy: z.enum([...SECRECY_LEVELS, '']) })
  .transform(
    ({ secrecy, ...rest }): DocumentContent => (secrecy === '' ? rest : { ...rest, secrecy }),
  );

const signed = { by: z.string(), name: z.string(), at: instant, hash };

export const signature: z.ZodType<Signature> = z.discriminatedUnion('how', [
  z.object({ ...signed, how: z.literal('link') }),
  z.object({ ...signed, how: z.literal('console'), person: z.string() }),
  z.object({ ...signed, how: z.literal('paper'), filedBy: z.string() }),
]);

export const withdrawal = z.object({
  at: instant,
  because: z.enum(['changed', 'revoked', 'failed']),
});

export const deskDocument: z.ZodType<DeskDocument> = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  version: z.number(),
  hash: hash.exactOptional(),
  language,
  madeAt: instant,
  signing: z.object({
    by: z.array(z.string()),
    quorum: z.union([z.enum(['any', 'all', 'order']), z.number()]),
  }),
  signatures: z.array(signature),
  printed: z.number().exactOptional(),
  withdrawn: withdrawal.exactOptional(),
});
