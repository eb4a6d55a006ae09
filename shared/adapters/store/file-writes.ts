import { type DeskFile, type HeldFile, UNBOUND_FOR } from '#shared/domain/file/file.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
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
  const bound = boundRow(file, on);
  if (before?.on !== undefined) return [{ write: { put: bound, ...unbound }, for: purpose }];
  return [
    { write: { put: { ...lookup, step: BOUND, on }, ...unbound }, for: purpose },
    always({ put: bound }),
  ];
};

const boundRow = (file: DeskFile, on: NonNullable<HeldFile['on']>) => ({
  ...boundFileKey(on.ticket, file.id),
  kind: 'file',
  schema: SCHEMA,
  step: fileStep(file),
  file,
  message: on.message,
});

/** A file goes with its message to another ticket, unless it is being checked in this very moment. */
export const movedFileWrites = (
  file: DeskFile,
  { from, message }: { readonly from: TicketId; readonly message: Message },
): readonly PurposefulWrite[] => {
  const on = { ticket: message.ticket, message: message.id };
  return [
    {
      write: {
        remove: boundFileKey(from, file.id),
        when: { field: 'step', equals: fileStep(file) },
      },
      for: { is: 'file', id: file.id },
    },
    always({ put: { ...fileKey(file.id), kind: 'upload', schema: SCHEMA, step: BOUND, on } }),
    always({ put: boundRow(file, on) }),
  ];
};
