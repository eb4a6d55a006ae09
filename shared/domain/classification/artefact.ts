import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Model } from './model.ts';

/** "HYC" and the version of the layout. A reader refuses what it does not know. */
const MAGIC = 0x01_43_59_48;
const PREFIX_BYTES = 8;
/** Arrays of 32-bit numbers must begin at a multiple of four. */
const ALIGNMENT = 4;

export type ArtefactRefusal = { readonly code: 'artefact.unreadable'; readonly why: string };

interface Header {
  readonly labels: readonly string[];
  readonly texts: number;
  readonly features: number;
  readonly entries: number;
  readonly scale: number;
  readonly doubt: number;
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** One class of up to 256 fits a byte. */
const bytesOfClass = (classes: number): 1 | 2 => (classes <= 256 ? 1 : 2);

/** Lengths in bytes of the arrays that follow the header, in order. */
const lengths = ({ labels, features, entries }: Header): readonly number[] => [
  features * 4,
  features * 4,
  features * 2,
  labels.length * 4,
  labels.length * 4,
  entries * bytesOfClass(labels.length),
  entries,
];

/**
 * A model as bytes, little-endian: magic and header length (4 each), the header as JSON, then identifiers (4 each),
 * frequencies (4), entries an n-gram (2), steps and biases (4 each a class), classes (1 or 2) and levels (1) of the
 * entries; each part padded to four bytes.
 */
export const encode = (model: Model): Uint8Array => {
  const features = model.vocabulary.ids.length;
  const header: Header = {
    labels: model.labels,
    texts: model.vocabulary.texts,
    features,
    entries: model.levels.length,
    ...model.calibration,
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const counts = new Uint16Array(features);
  for (let column = 0; column < features; column += 1) {
    counts[column] = (model.starts[column + 1] ?? 0) - (model.starts[column] ?? 0);
  }
  const parts = [
    Uint32Array.of(MAGIC, head.length),
    head,
    model.vocabulary.ids,
    model.vocabulary.frequencies,
    counts,
    model.steps,
    model.biases,
    model.classes,
    model.levels,
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + aligned(part.byteLength), 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  return bytes;
};

const isHeader = (value: unknown): value is Header =>
  typeof value === 'object' &&
  value !== null &&
  'labels' in value &&
  Array.isArray(value.labels) &&
  value.labels.every((label) => typeof label === 'string') &&
  ['texts', 'features', 'entries', 'scale', 'doubt'].every((key) =>
    Number.isFinite(Object.entries(value).find(([name]) => name === key)?.[1]),
  );

const headerOf = (bytes: Uint8Array): Header | undefined => {
  if (bytes.length < PREFIX_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) return undefined;
  const length = view.getUint32(ALIGNMENT, true);
  try {
    const text = new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length));
    const header: unknown = JSON.parse(text);
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
};

const isAligned = ({ byteOffset }: Uint8Array): boolean => byteOffset % ALIGNMENT === 0;

/** The model keeps looking into the bytes; they must not change. @returns the model, or why these bytes are none: another layout, cut short, or damaged */
export const decode = (source: Uint8Array): Result<Model, ArtefactRefusal> => {
  // The views below need an aligned beginning, which a part of a larger buffer does not promise.
  const bytes = isAligned(source) ? source : source.slice();
  const header = headerOf(bytes);
  if (header === undefined) return unreadable('not an artefact of this version');
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(ALIGNMENT, true);
  const end = bytes.byteOffset + bytes.length;
  let at = bytes.byteOffset + PREFIX_BYTES + aligned(headLength);
  const places = lengths(header).map((length) => {
    const place = at;
    at += aligned(length);
    return place;
  });
  if (at !== end) return unreadable(`${at - end} bytes are missing`);
  const model = assembled(header, bytes.buffer, places);
  return model === undefined ? unreadable('its parts contradict each other') : accept(model);
};

const unreadable = (why: string) => refuse({ code: 'artefact.unreadable' as const, why });

/** A plain loop: half a million calls of a function would take longer than all the rest of a cold load. */
const highest = (numbers: Uint8Array | Uint16Array): number => {
  let most = 0;
  for (let at = 0; at < numbers.length; at += 1) most = Math.max(most, numbers[at] ?? 0);
  return most;
};

const assembled = (
  { labels, texts, features, entries, scale, doubt }: Header,
  buffer: ArrayBufferLike,
  places: readonly number[],
): Model | undefined => {
  const [ids = 0, frequencies = 0, counts = 0, steps = 0, biases = 0, classes = 0, levels = 0] =
    places;
  const starts = new Uint32Array(features + 1);
  const perFeature = new Uint16Array(buffer, counts, features);
  for (let column = 0; column < features; column += 1) {
    starts[column + 1] = (starts[column] ?? 0) + (perFeature[column] ?? 0);
  }
  const classOf =
    bytesOfClass(labels.length) === 1
      ? new Uint8Array(buffer, classes, entries)
      : new Uint16Array(buffer, classes, entries);
  if (starts[features] !== entries || highest(classOf) >= labels.length) return undefined;
  return {
    labels,
    vocabulary: {
      ids: new Uint32Array(buffer, ids, features),
      frequencies: new Uint32Array(buffer, frequencies, features),
      texts,
    },
    starts,
    classes: classOf,
    levels: new Int8Array(buffer, levels, entries),
    steps: new Float32Array(buffer, steps, labels.length),
    biases: new Float32Array(buffer, biases, labels.length),
    calibration: { scale, doubt },
  };
};
