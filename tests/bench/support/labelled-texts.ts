import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { LabelledText } from '#shared/domain/classification/train.ts';

/** Public labelled texts, beside the checkout; they are no part of the project, and a bench says so when they are not there. */
const FOLDER = new URL('../../../../shared/labels/', import.meta.url);

const row = z.object({ text: z.string(), label: z.string(), split: z.string() });

export interface Cut {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
}

export const areThere = (): boolean => existsSync(FOLDER);

const rowsOf = (file: string) =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)));

/** From 0 to 1, by the text alone: every run and every machine cuts alike. */
const placeOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/** A share of the rows to test on, chosen by the hash of their text. */
export function cutByHash(file: string, testShare: number): Cut {
  const rows = rowsOf(file);
  return {
    train: rows.filter(({ text }) => placeOf(text) >= testShare),
    test: rows.filter(({ text }) => placeOf(text) < testShare),
  };
}

/** The rows marked `train`, and all others to test on. */
export function cutBySplit(file: string): Cut {
  const rows = rowsOf(file);
  return {
    train: rows.filter(({ split }) => split === 'train'),
    test: rows.filter(({ split }) => split !== 'train'),
  };
}
