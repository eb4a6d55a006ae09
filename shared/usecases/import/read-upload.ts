import { matchColumns } from '#shared/domain/import/columns.ts';
import {
  type Import,
  type ImportProblem,
  pagesOf,
  readImport,
  refusedImport,
} from '#shared/domain/import/import.ts';
import { markDuplicates } from '#shared/domain/import/read-row.ts';
import { MOST_SHEET_BYTES, type Sheet } from '#shared/domain/sheet/sheet.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import type { ImportWorkPorts } from '#shared/usecases/import/import-ports.ts';
import type { ImportWork } from '#shared/usecases/import/import-work.ts';
import { nextJob } from '#shared/usecases/import/next-job.ts';

/** Reads the file that was uploaded, once, and forgets it: from then on its rows stand in pages. */
export const readUpload = async (
  ports: ImportWorkPorts,
  before: Import,
  work: ImportWork,
): Promise<void> => {
  if (before.status.state !== 'reading') return ports.objects.removeUpload(before.upload);
  const found = await sheetIn(ports, before);
  const after = found.ok
    ? await rowsKept(ports, before, { ...found.value, work })
    : refuse(found.refusal);
  const step = after.ok ? after.value : refusedImport(before, after.refusal);
  const stored = await ports.imports.commit({
    before,
    after: step,
    ...nextJob(step, ports.clock.now()),
  });
  // Somebody else who had the same job was faster.
  if (stored.ok) await ports.objects.removeUpload(before.upload);
};

interface FoundSheet {
  readonly sheet: Sheet;
  readonly digest: string;
}

type Problems = readonly ImportProblem[];

const sheetIn = async (
  { objects, sheets }: ImportWorkPorts,
  { upload }: Import,
): Promise<Result<FoundSheet, Problems>> => {
  const uploaded = await objects.uploaded(upload, MOST_SHEET_BYTES);
  if (uploaded === undefined) return refuse([{ code: 'import.not-arrived' }]);
  const { bytes, sha256 = '' } = uploaded;
  if (bytes === undefined) return refuse([{ code: 'sheet.too-large', most: MOST_SHEET_BYTES }]);
  const sheet = sheets.read(bytes);
  return sheet.ok ? accept({ sheet: sheet.value, digest: sha256 }) : refuse([sheet.refusal]);
};

const rowsKept = async (
  { imports, calendar }: ImportWorkPorts,
  before: Import,
  { sheet, digest, work }: FoundSheet & { readonly work: ImportWork },
): Promise<Result<Import, Problems>> => {
  const { fields, key, needed } = work;
  const { by } = before;
  const person = { ...by, roles: ROLES.filter(({ id }) => by.roles.includes(id)) };
  const columns = matchColumns(sheet.header, { fields, needed, person });
  if (!columns.ok) return columns;
  const manner = { columns: columns.value, fields, zone: calendar.zone };
  const pages = pagesOf(markDuplicates(sheet.rows, key, manner));
  await imports.keepRaw(before, pages, digest);
  return accept(
    readImport(before, {
      columns: columns.value,
      digest,
      rows: sheet.rows.length,
      pages: pages.length,
    }),
  );
};
