/** The shapes of imports as they are stored, each held to its type by the compiler. */
import * as z from 'zod';
import { instant, language } from '#shared/contracts/ticket.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { type ImportColumn, WHY_NOT } from '#shared/domain/import/columns.ts';
import type { Import, ImportProblem, ImportStatus } from '#shared/domain/import/import.ts';
import {
  type PlannedRow,
  type RawRow,
  ROW_OUTCOMES,
  ROW_PROBLEMS,
  type RowOutcome,
  type RowProblem,
} from '#shared/domain/import/row.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';

const json: z.ZodType<Json> = z.json();
const values = z.record(z.string(), json);

const cell: z.ZodType<Cell> = z.union([
  z.null(),
  z.string(),
  z.boolean(),
  z.object({ number: z.string() }),
  z.object({ date: z.string() }),
  z.object({ error: z.string() }),
]);

export const rawRow: z.ZodType<RawRow> = z.object({
  row: z.int(),
  cells: z.array(cell),
  sameAs: z.int().exactOptional(),
});

const rowProblem: z.ZodType<RowProblem> = z.object({
  code: z.enum(ROW_PROBLEMS),
  column: z.string().exactOptional(),
  field: z.string().exactOptional(),
  other: z.int().exactOptional(),
});

export const plannedRow: z.ZodType<PlannedRow> = z.discriminatedUnion('action', [
  z.object({ row: z.int(), action: z.literal('new'), id: z.string(), values }),
  z.object({
    row: z.int(),
    action: z.literal('changed'),
    id: z.string(),
    version: z.int(),
    values,
    was: z.record(z.string(), z.string()),
  }),
  z.object({ row: z.int(), action: z.literal('unchanged'), id: z.string() }),
  z.object({ row: z.int(), action: z.literal('wrong'), problems: z.array(rowProblem) }),
]);

export const rowOutcome: z.ZodType<RowOutcome> = z.enum(ROW_OUTCOMES);

const columnUse = z.discriminatedUnion('fills', [
  z.object({ fills: z.literal('id') }),
  z.object({ fills: z.literal('field'), field: z.string() }),
  z.object({ fills: z.literal('nothing'), why: z.enum(WHY_NOT) }),
]);

export const importColumn: z.ZodType<ImportColumn> = z.object({
  column: z.string(),
  title: z.string(),
  use: columnUse,
});

export const importProblem: z.ZodType<ImportProblem> = z.discriminatedUnion('code', [
  z.object({
    code: z.enum([
      'sheet.too-large',
      'sheet.too-many-rows',
      'sheet.too-many-columns',
      'sheet.too-many-cells',
      'sheet.unpacks-too-large',
    ]),
    most: z.number(),
  }),
  z.object({ code: z.literal('sheet.row-too-large'), row: z.int(), most: z.number() }),
  z.object({
    code: z.enum(['sheet.not-a-table', 'sheet.old-or-locked', 'sheet.empty', 'import.not-arrived']),
  }),
  z.object({ code: z.literal('sheet.broken'), row: z.int().exactOptional() }),
  z.object({ code: z.literal('column.twice'), field: z.string(), columns: z.array(z.string()) }),
  z.object({
    code: z.literal('column.ambiguous'),
    column: z.string(),
    fields: z.array(z.string()),
  }),
  z.object({ code: z.literal('column.missing'), field: z.string() }),
  z.object({ code: z.literal('column.none-known') }),
]);

const status: z.ZodType<ImportStatus> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('reading') }),
  z.object({ state: z.literal('refused'), problems: z.array(importProblem) }),
  z.object({ state: z.literal('comparing'), page: z.int() }),
  z.object({ state: z.literal('previewed') }),
  z.object({ state: z.literal('running'), page: z.int() }),
  z.object({ state: z.literal('done'), at: instant }),
]);

export const importTarget = z.union([
  z.object({ kind: z.string() }),
  z.object({ playbook: z.object({ id: z.string(), version: z.int() }) }),
]);

export const rowCounts = z.object({
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  wrong: z.int(),
});

export const outcomeCounts = z.object({ done: z.int(), overtaken: z.int(), left: z.int() });

export const storedImport: z.ZodType<Import> = z.object({
  id: z.string(),
  version: z.int(),
  target: importTarget,
  upload: z.string(),
  name: z.string(),
  by: z.object({ id: z.string(), roles: z.array(z.string()), teams: z.array(z.string()) }),
  language,
  at: instant,
  status,
  columns: z.array(importColumn),
  digest: z.string(),
  rows: z.int(),
  pages: z.int(),
  actions: rowCounts,
  outcomes: outcomeCounts,
  hash: z.string(),
});
