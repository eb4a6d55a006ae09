/** What becomes of a file once its bytes are there. */
import { foundType } from '#shared/domain/file/content-type.ts';
import { type DeskFile, type FileReason, MOST_BYTES } from '#shared/domain/file/file.ts';
import { displayName } from '#shared/domain/file/name.ts';

export interface Content {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** As the browser sent it along, for an upload that announced none. */
  readonly name?: string;
}

/** An upload must be what was announced; one that announced nothing is what its content says. */
export const judged = (file: DeskFile, { bytes, sha256, name = '' }: Content): DeskFile => {
  const { type, agrees } = foundType(bytes, file.type);
  const seen = { ...file, name: file.name === '' ? displayName(name) : file.name };
  const reason = sizeReason(file, bytes.length) ?? (agrees ? undefined : 'type-differs');
  return reason === undefined
    ? { ...seen, type, size: bytes.length, status: { state: 'ready', sha256 } }
    : refusedFile({ ...seen, size: bytes.length }, reason);
};

/** A mail's file is taken as it is: what it calls itself was written by a program and not by its sender. */
export const mailFile = (
  { id, name, type, at }: Pick<DeskFile, 'id' | 'name' | 'type' | 'at'>,
  { bytes, sha256 }: Content,
): DeskFile => {
  const seen = {
    id,
    name: displayName(name),
    at,
    type: foundType(bytes, type).type,
    size: bytes.length,
  };
  const reason = sizeReason(seen, bytes.length);
  return reason === undefined
    ? { ...seen, status: { state: 'ready', sha256 } }
    : { ...seen, status: { state: 'refused', reason } };
};

export const refusedFile = (file: DeskFile, reason: FileReason): DeskFile => ({
  ...file,
  status: { state: 'refused', reason },
});

const sizeReason = ({ size }: Pick<DeskFile, 'size'>, found: number): FileReason | undefined => {
  if (found === 0) return 'empty';
  if (found > MOST_BYTES) return 'too-large';
  return size !== undefined && size !== found ? 'size-differs' : undefined;
};
