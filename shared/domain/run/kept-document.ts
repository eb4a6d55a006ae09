/** The documents of a run once their forms are kept, and where the run goes then. */
import type { DeskDocument } from '#shared/domain/document/document.ts';
import { type Moved, moved, type Stand } from '#shared/domain/run/moved.ts';
import type { Run } from '#shared/domain/run/run.ts';
import type { RunFault, World } from '#shared/domain/run/world.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

export interface DocumentPlace {
  /** The field that it is made into. */
  readonly into: string;
  /** Its id. */
  readonly document: string;
}

export const documentAt = (
  { documents }: Run,
  { into, document }: DocumentPlace,
): DeskDocument | undefined => documents?.[into]?.find(({ id }) => id === document);

/** The run with a document as it is now. */
export const withDocument = (run: Run, into: string, document: DeskDocument): Run => ({
  ...run,
  documents: {
    ...run.documents,
    [into]: (run.documents?.[into] ?? []).map((one) => (one.id === document.id ? document : one)),
  },
});

/** The field is filled, unless a newer version is wanted already, and waits for it are over. */
export const documentKept = (
  stand: Stand,
  {
    into,
    document,
    hash,
  }: { readonly into: string; readonly document: DeskDocument; readonly hash: string },
  world: World,
): Result<Moved, RunFault> => {
  const { id, title, version, withdrawn } = document;
  const run = withDocument(stand.run, into, { ...document, hash });
  const fields =
    withdrawn === undefined ? { ...run.fields, [into]: { id, title, version, hash } } : run.fields;
  return moved<RunFault>({ ...stand, run: { ...run, fields } }, world, accept);
};
