/**
 * Signatures on a step. What is filled in is a name; the moment, who signs and what was signed the engine adds itself, and the
 * documents of the step keep it.
 */
import type { Person } from '#shared/domain/access/role.ts';
import type { DeskDocument } from '#shared/domain/document/document.ts';
import { type SignRefusal, sign } from '#shared/domain/document/sign.ts';
import type { Signature } from '#shared/domain/document/signature.ts';
import { isOutside, signerOf } from '#shared/domain/document/signers.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import type { Filled, FormUse } from '#shared/domain/run/form.ts';
import { type Given, givenIn } from '#shared/domain/run/given-signature.ts';
import { isMeant, whoList } from '#shared/domain/run/people.ts';
import { viewOf, type Walk } from '#shared/domain/run/walk.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Signer {
  readonly by: By;
  /** Nothing for a party outside. */
  readonly person?: Person | undefined;
  /** The party outside, where it is known which. */
  readonly party?: Who | undefined;
}

export type SignatureRefusal =
  | SignRefusal
  | { readonly code: 'field.not-yours'; readonly field: string };

/** Completes the signatures that were just given and puts them on the documents, each with a copy to be printed. */
export const withSignatures = (
  walk: Walk,
  uses: readonly FormUse[],
  { signer, documents }: { readonly signer: Signer; readonly documents: readonly string[] },
): Result<Walk, SignatureRefusal> => {
  let signed = walk;
  for (const { name, use } of uses) {
    if (use === 'shown' || walk.playbook.fields[name]?.type !== 'sign') continue;
    const value = signed.run.fields[name];
    // One that is complete already was given before.
    if (value === undefined || isComplete(value)) continue;
    const next = completed(signed, name, { given: givenIn(value), signer, documents });
    if (!next.ok) return next;
    signed = next.value;
  }
  return accept(signed);
};

const isComplete = (value: Json): boolean =>
  typeof value === 'object' && value !== null && 'how' in value;

const completed = (
  walk: Walk,
  field: string,
  {
    given,
    signer,
    documents,
  }: {
    readonly given: Given | undefined;
    readonly signer: Signer;
    readonly documents: readonly string[];
  },
): Result<Walk, SignatureRefusal> => {
  const manner = given === undefined ? undefined : mannerOf(given, signer, walk);
  if (given === undefined || manner === undefined)
    return refuse({ code: 'field.not-yours', field });
  const made = documents.flatMap((name) => {
    const document = walk.run.documents?.[name]?.at(-1);
    return document === undefined ? [] : [{ name, document }];
  });
  const hash = made[0]?.document.hash;
  if (made.length > 0 && hash === undefined) return refuse({ code: 'document.not-ready' });
  if (given.hash !== undefined && hash !== undefined && given.hash !== hash) {
    return refuse({ code: 'document.changed', hash });
  }
  const stamp = { name: given.name, at: walk.at, ...manner };
  const value = { ...stamp, ...(hash === undefined ? {} : { hash }) };
  const run = { ...walk.run, fields: { ...walk.run.fields, [field]: value } };
  return made.reduce<Result<Walk, SignatureRefusal>>(
    (result, { name, document }) =>
      result.ok ? onDocument(result.value, name, { document, stamp }) : result,
    accept({ ...walk, run }),
  );
};

type Manner =
  | { readonly by: string; readonly how: 'link' }
  | { readonly by: string; readonly how: 'console'; readonly person: string }
  | { readonly by: string; readonly how: 'paper'; readonly filedBy: string };

/** @returns nothing where a colleague may not file a paper for anybody */
const mannerOf = (given: Given, { by, person, party }: Signer, walk: Walk): Manner | undefined => {
  const all = whoList(by.who);
  const outside = signerOf(party ?? all.find(isOutside) ?? 'customer');
  if (person === undefined) return { by: outside, how: 'link' };
  if (given.paper === true) {
    return takesPaper(by) ? { by: outside, how: 'paper', filedBy: person.id } : undefined;
  }
  const own = all.find((who) => isMeant(who, person, viewOf(walk), walk.ask));
  return { by: signerOf(own ?? all[0] ?? 'owner'), how: 'console', person: person.id };
};

const takesPaper = ({ who, via }: By): boolean =>
  via?.includes('paper') === true && whoList(who).some(isOutside);

/** Whether a colleague files the paper that a party outside has signed: then the party acts, and the colleague vouches. */
export const isFiling = (by: By, person: Person | undefined, filled: Filled): boolean =>
  person !== undefined &&
  takesPaper(by) &&
  Object.values(filled).some((json) => givenIn(json)?.paper === true);

const onDocument = (
  walk: Walk,
  field: string,
  {
    document,
    stamp,
  }: { readonly document: DeskDocument; readonly stamp: Omit<Signature, 'hash'> & Manner },
): Result<Walk, SignRefusal> => {
  const { hash } = document;
  if (hash === undefined) return refuse({ code: 'document.not-ready' });
  const result = sign(document, { ...stamp, hash });
  if (!result.ok) return wasSigned(result.refusal) ? accept(walk) : result;
  const { documents = {} } = walk.run;
  const others = (documents[field] ?? []).filter(({ id }) => id !== document.id);
  const { id, version, signatures } = result.value;
  const key = `print.${field}.${version}.${signatures.length}`;
  return accept({
    ...walk,
    run: { ...walk.run, documents: { ...documents, [field]: [...others, result.value] } },
    effects: [...walk.effects, { kind: 'print', key, into: field, document: id }],
  });
};

/** The step was come back to with the same document: the first signature on it stands. */
const wasSigned = ({ code }: SignRefusal): boolean =>
  code === 'signature.given' || code === 'signature.complete';
