import type { Person } from '#shared/domain/access/role.ts';
import type { Sha256 } from '#shared/domain/document/document-hash.ts';
import type { Import, ImportTarget } from '#shared/domain/import/import.ts';
import { mayImportKind, mayImportTickets } from '#shared/domain/import/may-import.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { FileObjects } from '#shared/ports/file-objects.ts';
import type { Imports } from '#shared/ports/imports.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import type { Kinds, Records } from '#shared/ports/records.ts';
import type { SheetReader } from '#shared/ports/sheets.ts';
import type { DecisionPorts } from '#shared/usecases/moment.ts';

/** What asking for an import and looking at one needs. */
export interface ImportPorts extends DecisionPorts {
  readonly imports: Imports;
  readonly kinds: Kinds;
  readonly desk: Pick<DeskStore, 'heldFile'>;
}

/** What working on one needs. */
export interface ImportWorkPorts extends DecisionPorts {
  readonly imports: Imports;
  readonly kinds: Kinds;
  readonly records: Pick<Records, 'record' | 'byKey' | 'list'>;
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
  readonly objects: Pick<FileObjects, 'uploaded' | 'removeUpload'>;
  readonly sheets: SheetReader;
  readonly sha256: Sha256;
}

export type FoundTarget = { readonly kind: Kind } | { readonly playbook: Playbook };

/** @returns nothing where a kind is gone; a playbook stays installed as long as something runs on it */
export const targetOf = async (
  { kinds, playbooks }: { readonly kinds: Kinds; readonly playbooks: Playbooks },
  target: ImportTarget,
): Promise<FoundTarget | undefined> => {
  if ('playbook' in target) return { playbook: await playbooks.of(target.playbook) };
  const kind = await kinds.kind(target.kind);
  return kind === undefined ? undefined : { kind };
};

export const mayImport = (person: Person, target: FoundTarget): boolean =>
  'kind' in target ? mayImportKind(person, target.kind) : mayImportTickets(person, target.playbook);

/** An import that the person may look at; one of others looks as if it were not there. */
export const importFor = async (
  ports: Pick<ImportPorts, 'imports' | 'kinds' | 'playbooks'>,
  person: Person,
  id: string,
): Promise<{ readonly found: Import; readonly target: FoundTarget } | undefined> => {
  const found = await ports.imports.find(id);
  const target = found === undefined ? undefined : await targetOf(ports, found.target);
  return found !== undefined && target !== undefined && mayImport(person, target)
    ? { found, target }
    : undefined;
};
