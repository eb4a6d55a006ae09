import { type DeskFile, type HeldFile, UNBOUND_FOR } from '#shared/domain/file/file.ts';
import { millisecondsOf } from '#shared/kernel/instant.ts';
import { boundFileKey, fileKey, SCHEMA } from './keys.ts';
import { always, epochSeconds, type PurposefulWrite } from './purpose.ts';

/** The step of a lookup row whose file has its place. */
export const BOUND = 'bound';

const fileStep = ({ status }: DeskFile): string => status.state;

/** A file lies under its own id until it is bound; then with its ticket, and a row that says where stays behind. */
export const fileWrites = ({
  before,
  after,
}: {
  readonly before?: HeldFile;
  readonly after: HeldFile;
}): readonly PurposefulWrite[] => {
  const { file, on } = after;
  const lookup = { ...fileKey(file.id), kind: 'upload', schema: SCHEMA };
  const unbound = {
    when:
      before === undefined
        ? ({ row: 'absent' } as const)
        : { field: 'step', equals: fileStep(before.file) },
  };
  const purpose = { is: 'file', id: file.id } as const;
  if (on === undefined) {
    const expiresAt = epochSeconds(millisecondsOf(file.at) + UNBOUND_FOR);
    const put = { ...lookup, step: fileStep(file), file, expiresAt };
    return [{ write: { put, ...unbound }, for: purpose }];
  }
  const bound = {
    ...boundFileKey(on.ticket, file.id),
    kind: 'file',
    schema: SCHEMA,
    step: fileStep(file),
    file,
    message: on.message,
  };
  if (before?.on !== undefined) return [{ write: { put: bound, ...unbound }, for: purpose }];
  return [
    { write: { put: { ...lookup, step: BOUND, on }, ...unbound }, for: purpose },
    always({ put: bound }),
  ];
};
