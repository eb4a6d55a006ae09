import { createReader, KIND } from './features.ts';
import { IdTable } from './id-table.ts';

/** One text as weighted n-grams: `columns[i]` weighs `values[i]`, for `i` below `length`. The whole, with the n-grams the
 * vocabulary does not know, has length one (L2): what is unknown says nothing, but thins out what the others say. */
export interface Vector {
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  readonly length: number;
  /** The share of the text's weight, squared, that the vocabulary knows: 1 when every n-gram is known. */
  readonly known: number;
}

/** The n-grams a model knows: column `c` stands for `ids[c]`, ascending, which `frequencies[c]` of `texts` texts contain. */
export interface Vocabulary {
  readonly ids: Uint32Array;
  readonly frequencies: Uint32Array;
  readonly texts: number;
}

/** How much a kind of n-gram counts beside the others. Chosen on held-back parts of public intent data. */
const WEIGHT_OF_KIND = new Float32Array(4);
WEIGHT_OF_KIND[KIND.word] = 1;
WEIGHT_OF_KIND[KIND.pair] = 1;
WEIGHT_OF_KIND[KIND.run] = 0.8;
WEIGHT_OF_KIND[KIND.unspaced] = 1;

const KIND_BITS = 3;

/** Counts the n-grams of the texts; those in fewer than `least` texts are left out. */
export const learnVocabulary = (texts: readonly string[], least: number): Vocabulary => {
  const read = createReader();
  const table = new IdTable(texts.length * 16);
  let frequencies = new Uint32Array(texts.length * 16 + 1_024);
  let lastSeen = new Int32Array(frequencies.length).fill(-1);
  for (const [row, text] of texts.entries()) {
    const { ids, length } = read(text);
    if (table.size + length > frequencies.length) {
      frequencies = enlarged(frequencies, new Uint32Array(frequencies.length * 2 + length));
      lastSeen = enlarged(lastSeen, new Int32Array(lastSeen.length * 2 + length).fill(-1));
    }
    for (let at = 0; at < length; at += 1) {
      const column = table.put(ids[at] ?? 0);
      if (lastSeen[column] === row) continue;
      lastSeen[column] = row;
      frequencies[column] = (frequencies[column] ?? 0) + 1;
    }
  }
  return sortedVocabulary(table.ids(), frequencies, { texts: texts.length, least });
};

const enlarged = <Numbers extends Uint32Array | Int32Array>(
  from: Numbers,
  to: Numbers,
): Numbers => {
  to.set(from);
  return to;
};

const sortedVocabulary = (
  ids: Uint32Array,
  frequencies: Uint32Array,
  { texts, least }: { readonly texts: number; readonly least: number },
): Vocabulary => {
  const columns = Uint32Array.from(ids.keys())
    .filter((column) => (frequencies[column] ?? 0) >= least)
    .sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  return {
    ids: columns.map((column) => ids[column] ?? 0),
    frequencies: columns.map((column) => frequencies[column] ?? 0),
    texts,
  };
};

/**
 * What an n-gram weighs in a text: rare ones tell more, the root of ln((1 + texts) / (1 + frequency)) + 1 (the smoothed
 * inverse document frequency; its root did better than itself where a class has ten rows).
 */
export const weightOf = (id: number, texts: number, frequency: number): number =>
  (WEIGHT_OF_KIND[id & KIND_BITS] ?? 0) * Math.sqrt(Math.log((1 + texts) / (1 + frequency)) + 1);

/** How often it stands in the text counts less and less. */
export const weightOfCount = (count: number): number => 1 + Math.log(count);

/** Texts to vectors over one vocabulary. A vector is valid until the next text is read. */
export const createVectoriser = (vocabulary: Vocabulary): ((text: string) => Vector) => {
  const read = createReader();
  const { weights, table } = weighed(vocabulary);
  const unknownSquares = Float64Array.from(
    { length: KIND_BITS + 1 },
    (_, kind) => weightOf(kind, vocabulary.texts, 0) ** 2,
  );
  const counts = new Uint16Array(weights.length);
  const room = read('').ids.length;
  const columns = new Uint32Array(room);
  const values = new Float32Array(room);
  let length = 0;

  /** Fills `columns` and `counts`. @returns the square of what the unknown n-grams weigh */
  const count = (text: string): number => {
    const { ids, length: occurrences } = read(text);
    let unknown = 0;
    length = 0;
    for (let at = 0; at < occurrences; at += 1) {
      const id = ids[at] ?? 0;
      const column = table.find(id);
      if (column < 0) {
        unknown += unknownSquares[id & KIND_BITS] ?? 0;
        continue;
      }
      const before = counts[column] ?? 0;
      if (before === 0) columns[length++] = column;
      counts[column] = before + 1;
    }
    return unknown;
  };

  /** Fills `values` and empties `counts`. @returns the square of what the known n-grams weigh */
  const weigh = (): number => {
    let square = 0;
    for (let at = 0; at < length; at += 1) {
      const column = columns[at] ?? 0;
      const value = (weights[column] ?? 0) * weightOfCount(counts[column] ?? 1);
      counts[column] = 0;
      values[at] = value;
      square += value * value;
    }
    return square;
  };

  return (text) => {
    const unknown = count(text);
    const square = weigh();
    const norm = square === 0 ? 0 : 1 / Math.sqrt(square + unknown);
    for (let at = 0; at < length; at += 1) values[at] = (values[at] ?? 0) * norm;
    return { columns, values, length, known: square === 0 ? 0 : square / (square + unknown) };
  };
};

const weighed = ({ ids, frequencies, texts }: Vocabulary) => {
  const table = new IdTable(ids.length);
  const weights = new Float32Array(ids.length);
  for (let column = 0; column < ids.length; column += 1) {
    const id = ids[column] ?? 0;
    table.put(id);
    weights[column] = weightOf(id, texts, frequencies[column] ?? 0);
  }
  return { weights, table };
};
