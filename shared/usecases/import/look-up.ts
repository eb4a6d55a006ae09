/** Whom and what the words of a sheet mean: colleagues by id or name, records by id or key. */
import type { Json } from '#shared/domain/expression/value.ts';
import type { ImportColumn } from '#shared/domain/import/columns.ts';
import { columnOf, type LookedUpRow } from '#shared/domain/import/plan-record.ts';
import { folded, type Reference } from '#shared/domain/import/read-value.ts';
import type { RowDraft, RowProblem } from '#shared/domain/import/row.ts';
import { openRecord } from '#shared/domain/record/open-record.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { ImportWorkPorts } from '#shared/usecases/import/import-ports.ts';

const PERSON = 'person';

/** More than any service department has; a name beyond them has to be given by its id. */
const MOST_COLLEAGUES = 2_000;
const PAGE = 200;

type LookUp = (reference: Reference) => Promise<Result<string, 'not-known' | 'several-known'>>;

type Ports = Pick<ImportWorkPorts, 'records' | 'kinds' | 'clock'>;

/** For the pages of one job: colleagues are read once. */
export const lookUpWith = (ports: Ports): LookUp => {
  let names: Promise<ReadonlyMap<string, readonly string[]>> | undefined;
  return async ({ kind, named }) => {
    const byId = await ports.records.record({ kind, id: named });
    if (byId?.state === 'kept') return accept(byId.id);
    if (byId?.state === 'merged') return accept(byId.into);
    if (kind !== PERSON) return byKey(ports, kind, named);
    names ??= namesOf(ports);
    const [found, ...others] = (await names).get(folded(named)) ?? [];
    if (found === undefined) return refuse('not-known');
    return others.length === 0 ? accept(found) : refuse('several-known');
  };
};

const namesOf = async ({ records }: Ports): Promise<ReadonlyMap<string, readonly string[]>> => {
  const names = new Map<string, readonly string[]>();
  let cursor: string | undefined;
  let seen = 0;
  do {
    const page = await records.list({
      kind: PERSON,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { id, fields } of page.items) {
      const { name } = fields;
      if (typeof name !== 'string') continue;
      names.set(folded(name), [...(names.get(folded(name)) ?? []), id]);
    }
    seen += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined && seen < MOST_COLLEAGUES);
  return names;
};

/** Only a key of one field can be said in one cell. */
const byKey = async (
  { records, kinds, clock }: Ports,
  kindId: string,
  named: string,
): ReturnType<LookUp> => {
  const kind = await kinds.kind(kindId);
  const [field, ...others] = kind?.key ?? [];
  if (kind === undefined || field === undefined || others.length > 0) return refuse('not-known');
  const draft = openRecord(kind, { id: 'x', fields: { [field]: named } }, clock.now());
  const key = draft.ok ? draft.value.key : undefined;
  const id = key === undefined ? undefined : await records.byKey(kindId, key);
  return id === undefined ? refuse('not-known') : accept(id);
};

/** The row with what its words mean, and a problem for each that means nothing. */
export const lookedUp = async (
  { references, ...draft }: RowDraft,
  columns: readonly ImportColumn[],
  lookUp: LookUp,
): Promise<LookedUpRow> => {
  const values: Record<string, Json> = { ...draft.values };
  const problems: RowProblem[] = [...draft.problems];
  for (const [field, reference] of Object.entries(references)) {
    const found = await lookUp(reference);
    if (found.ok) values[field] = found.value;
    else problems.push({ code: found.refusal, field, ...columnOf(field, columns) });
  }
  return { ...draft, values, problems };
};
