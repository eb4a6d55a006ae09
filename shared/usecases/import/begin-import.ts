import type { Person } from '#shared/domain/access/role.ts';
import type { Import, ImportTarget } from '#shared/domain/import/import.ts';
import type { ImportJob } from '#shared/domain/job/job.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { UploadRefusal } from '#shared/usecases/bind-uploads.ts';
import {
  type FoundTarget,
  type ImportPorts,
  mayImport,
} from '#shared/usecases/import/import-ports.ts';

export interface ImportRequest {
  readonly person: Person;
  /** Id of a file uploaded beforehand. */
  readonly upload: string;
  readonly target: { readonly kind: string } | { readonly playbook: string };
  readonly language: Language;
}

export type BeginRefusal =
  | UploadRefusal
  | { readonly code: 'access.denied'; readonly action: 'records.import' }
  | { readonly code: 'kind.missing'; readonly kind: string }
  | { readonly code: 'playbook.missing'; readonly playbook: string };

const NOTHING = {
  columns: [],
  digest: '',
  rows: 0,
  pages: 0,
  actions: { new: 0, changed: 0, unchanged: 0, wrong: 0 },
  outcomes: { done: 0, overtaken: 0, left: 0 },
  hash: '',
} as const;

/** A sheet that was uploaded is to be read and compared; nothing else is written. The same request again is the same import. */
export const beginImport = async (
  ports: ImportPorts,
  { person, upload, target: wanted, language }: ImportRequest,
): Promise<Result<Import, BeginRefusal>> => {
  const target = await wantedTarget(ports, wanted);
  if (!target.ok) return target;
  if (!mayImport(person, target.value)) {
    return refuse({ code: 'access.denied', action: 'records.import' });
  }
  const at = ports.clock.now();
  const id = ports.ids.fileIdFor(`import ${person.id} ${upload} ${JSON.stringify(wanted)}`);
  const held = await ports.desk.heldFile(upload, at);
  if (held === undefined || held.on !== undefined) {
    const before = await ports.imports.find(id);
    return before === undefined ? refuse({ code: 'upload.missing', upload }) : accept(before);
  }
  const { teams, roles } = person;
  const begun: Import = {
    ...NOTHING,
    id,
    version: 1,
    target: targetIn(target.value),
    upload,
    name: held.file.name,
    by: { id: person.id, roles: roles.map((role) => role.id), teams },
    language,
    at,
    status: { state: 'reading' },
  };
  const stored = await ports.imports.commit({ after: begun, job: readJob(begun) });
  if (stored.ok) return accept(begun);
  const there = await ports.imports.find(id);
  if (there === undefined) throw new Error(`the import ${id} was not kept`);
  return accept(there);
};

const wantedTarget = async (
  { kinds, playbooks }: ImportPorts,
  wanted: ImportRequest['target'],
): Promise<Result<FoundTarget, BeginRefusal>> => {
  if ('kind' in wanted) {
    const kind = await kinds.kind(wanted.kind);
    return kind === undefined
      ? refuse({ code: 'kind.missing', kind: wanted.kind })
      : accept({ kind });
  }
  const playbook = await playbooks.current(wanted.playbook);
  return playbook === undefined
    ? refuse({ code: 'playbook.missing', playbook: wanted.playbook })
    : accept({ playbook });
};

const targetIn = (target: FoundTarget): ImportTarget =>
  'kind' in target
    ? { kind: target.kind.id }
    : { playbook: { id: target.playbook.id, version: target.playbook.version } };

const readJob = ({ id, at }: Import): ImportJob => ({
  queue: 'imports',
  id: `import-${id}-read`,
  due: at,
  import: id,
  stage: 'read',
  until: 0,
});
