/** What the API of imports and exports is asked and answers. */
import * as z from 'zod';
import {
  importColumn,
  importProblem,
  importTarget,
  outcomeCounts,
  rowCounts,
} from '#shared/contracts/import.ts';
import { uploadId } from '#shared/contracts/requests.ts';
import { instant, language, texts } from '#shared/contracts/ticket.ts';
import { IMPORT_STATES } from '#shared/domain/import/import.ts';
import { ROW_ACTIONS, ROW_OUTCOMES, ROW_PROBLEMS } from '#shared/domain/import/row.ts';
import { SHEET_FORMATS } from '#shared/domain/sheet/format.ts';

const name = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);

/** POST /v1/imports: a file uploaded beforehand, for a kind of records or a playbook. */
export const importRequest = z
  .strictObject({
    upload: uploadId,
    kind: name.exactOptional(),
    playbook: name.exactOptional(),
    language: language.default('zh-CN'),
  })
  .refine(({ kind, playbook }) => (kind === undefined) !== (playbook === undefined), {
    path: ['kind'],
    params: { problem: 'required' },
  });

/** POST /v1/imports/{id}/run */
export const runImportRequest = z.strictObject({
  /** Whether rows with errors are left out; otherwise an import with errors is refused. */
  leaveOut: z.boolean().default(false),
});

/** GET /v1/imports/{id}/rows */
export const importRowsQuery = z.strictObject({
  only: z.enum(ROW_ACTIONS).exactOptional(),
  /** The page that the last answer named as the next. */
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** One import; what was compared is shown by its rows. */
export const importView = z.object({
  id: z.string(),
  state: z.enum(IMPORT_STATES),
  target: importTarget,
  name: z.string(),
  by: z.string(),
  at: instant,
  endedAt: instant.exactOptional(),
  columns: z.array(importColumn),
  /** Why nothing of the sheet can be used. */
  problems: z.array(z.object({ problem: importProblem, text: texts })),
  rows: z.int(),
  /** In pages, of comparing and of running each. */
  progress: z.object({ done: z.int(), of: z.int() }),
  actions: rowCounts,
  outcomes: outcomeCounts,
});

const change = z.object({
  field: z.string(),
  title: texts,
  was: z.string().exactOptional(),
  becomes: z.json(),
});

export const importRowsView = z.object({
  items: z.array(
    z.object({
      row: z.int(),
      action: z.enum(ROW_ACTIONS),
      id: z.string().exactOptional(),
      changes: z.array(change).exactOptional(),
      problems: z
        .array(
          z.object({
            code: z.enum(ROW_PROBLEMS),
            /** The cell as the spreadsheet names it: `C7`; the row's number where the whole row is meant. */
            at: z.string(),
            field: z.string().exactOptional(),
            text: texts,
          }),
        )
        .exactOptional(),
      outcome: z.enum(ROW_OUTCOMES).exactOptional(),
    }),
  ),
  next: z.int().exactOptional(),
});

/** GET /v1/kinds/{kind}/export */
export const exportQuery = z.strictObject({
  format: z.enum(SHEET_FORMATS).default('xlsx'),
  language: language.default('zh-CN'),
});

/** GET /v1/registers/{playbook}/{register}/export: tickets by the day of their opening. */
export const exportRegisterQuery = exportQuery.extend({
  from: z.iso.date().exactOptional(),
  to: z.iso.date().exactOptional(),
});
