import type { FieldRefusal } from '#shared/domain/expression/field-value.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** As a name stands on a line; the same as of a customer. */
const LONGEST_NAME = 200;

/** What a signer may fill in: the rest of a signature is not theirs to say. */
export interface Given {
  readonly name: string;
  /** A colleague vouches for the paper. */
  readonly paper?: true;
  /** Of the document as the signer saw it. */
  readonly hash?: string;
}

/** A signature as it is filled in: a name, or a record with one. */
export const givenSignature = (json: Json, field: string): Result<Json, FieldRefusal> => {
  const given = givenIn(typeof json === 'string' ? { name: json } : json);
  return given === undefined
    ? refuse({ code: 'field.invalid', field, problem: 'not-a-text' })
    : accept({ ...given });
};

/** @returns nothing where no name stands in it */
export const givenIn = (json: Json | undefined): Given | undefined => {
  if (typeof json !== 'object' || json === null || !('name' in json)) return undefined;
  const { name, paper, hash } = json;
  if (typeof name !== 'string' || /\p{Cc}/u.test(name)) return undefined;
  const plain = name.trim().normalize('NFC');
  if (plain === '' || plain.length > LONGEST_NAME) return undefined;
  return {
    name: plain,
    ...(paper === true ? { paper } : {}),
    ...(typeof hash === 'string' ? { hash } : {}),
  };
};
