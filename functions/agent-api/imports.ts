/** Imports: begun, looked at, carried out as they were shown. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked, told } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import {
  importRequest,
  importRowsQuery,
  importRowsView,
  importView,
  runImportRequest,
} from '#shared/contracts/import-api.ts';
import { progressOf } from '#shared/domain/import/import.ts';
import type { RowProblem } from '#shared/domain/import/row.ts';
import { problemWords, rowProblemWords } from '#shared/domain/import/words.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import { beginImport } from '#shared/usecases/import/begin-import.ts';
import type { ImportPorts } from '#shared/usecases/import/import-ports.ts';
import { runImport } from '#shared/usecases/import/run-import.ts';
import {
  type ImportRows,
  type ShownImport,
  showImport,
  showRows,
} from '#shared/usecases/import/show-import.ts';

/** POST /v1/imports */
export const beginImportEndpoint = (ports: ImportPorts): Endpoint =>
  told(importRequest, async ({ kind, playbook = '', ...body }, person) => {
    const target = kind === undefined ? { playbook } : { kind };
    const begun = await beginImport(ports, { ...body, person, target });
    if (!begun.ok) return refused(begun.refusal);
    return shownImport(201, { import: begun.value, fields: {} });
  });

/** GET /v1/imports/{id} */
export const showImportEndpoint =
  (ports: ImportPorts): Endpoint =>
  async (event) => {
    const found = await showImport(ports, callerOf(event), event.pathParameters?.['id'] ?? '');
    return found.ok ? shownImport(200, found.value) : refused(found.refusal);
  };

/** GET /v1/imports/{id}/rows */
export const importRowsEndpoint = (ports: ImportPorts): Endpoint =>
  asked(importRowsQuery, async (query, person, event) => {
    const id = event.pathParameters?.['id'] ?? '';
    const found = await showRows(ports, person, { ...query, id });
    if (!found.ok) return refused(found.refusal);
    const { rows, fields, next } = found.value;
    const items = rows.map((row) => rowView(row, fields));
    return json(200, importRowsView.parse({ items, ...(next === undefined ? {} : { next }) }));
  });

/** POST /v1/imports/{id}/run, with the preview's ETag in If-Match */
export const runImportEndpoint = (ports: ImportPorts): Endpoint =>
  told(runImportRequest, async ({ leaveOut }, person, event) => {
    const match = event.headers['if-match'];
    if (match === undefined) return refused({ code: 'request.version-missing' });
    const id = event.pathParameters?.['id'] ?? '';
    const hash = match.trim().replace(/^(?:W\/)?"(.*)"$/, '$1');
    const run = await runImport(ports, person, { id, hash, leaveOut });
    if (!run.ok) return refused(run.refusal);
    return shownImport(200, { import: run.value, fields: {} });
  });

/** The tag is the preview's hash: it changes with what was found and not with how far the work is. */
const shownImport = (status: number, { import: found, fields }: ShownImport) => {
  const { status: stand } = found;
  const problems = stand.state === 'refused' ? stand.problems : [];
  const view = {
    ...found,
    by: found.by.id,
    state: stand.state,
    progress: progressOf(found),
    problems: problems.map((problem) => ({ problem, text: problemWords(problem, fields) })),
    ...(stand.state === 'done' ? { endedAt: stand.at } : {}),
  };
  return json(status, importView.parse(view), { etag: `"${found.hash}"` });
};

const rowView = (row: ImportRows['rows'][number], fields: Fields) => ({
  ...row,
  ...('values' in row ? { changes: changesOf(row, fields) } : {}),
  ...('problems' in row
    ? { problems: row.problems.map((problem) => problemView(problem, row.row)) }
    : {}),
});

const changesOf = (
  row: Extract<ImportRows['rows'][number], { readonly values: unknown }>,
  fields: Fields,
) =>
  Object.entries(row.values).map(([field, becomes]) => ({
    field,
    title: fields[field]?.title ?? { 'zh-CN': field, en: field },
    becomes,
    ...('was' in row ? { was: row.was[field] ?? '' } : {}),
  }));

const problemView = (problem: RowProblem, row: number) => ({
  code: problem.code,
  at: `${problem.column ?? ''}${row}`,
  text: rowProblemWords(problem),
  ...(problem.field === undefined ? {} : { field: problem.field }),
});
