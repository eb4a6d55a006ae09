import { createVectoriser, type Vocabulary } from './vocabulary.ts';

/** Texts as vectors with the class of each: row `r` stands at `starts[r]` up to `starts[r + 1]`. */
export interface Samples {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  readonly labels: Uint32Array;
  /** The share of each text's weight that the vocabulary knows. */
  readonly known: Float32Array;
}

/** Entries one text brings on average; the buffers double when they are full. */
const FIRST_GUESS = 64;

/** Reads the texts once, so that training goes over plain numbers. `labels[r]` is the class of `texts[r]`. */
export const samplesOf = (
  vocabulary: Vocabulary,
  texts: readonly string[],
  labels: Uint32Array,
): Samples => {
  const vectorise = createVectoriser(vocabulary);
  const starts = new Uint32Array(texts.length + 1);
  const known = new Float32Array(texts.length);
  let columns = new Uint32Array(texts.length * FIRST_GUESS);
  let values = new Float32Array(columns.length);
  let end = 0;
  for (const [row, text] of texts.entries()) {
    const vector = vectorise(text);
    if (end + vector.length > columns.length) {
      const room = 2 * (end + vector.length);
      columns = copied(columns, new Uint32Array(room));
      values = copied(values, new Float32Array(room));
    }
    columns.set(vector.columns.subarray(0, vector.length), end);
    values.set(vector.values.subarray(0, vector.length), end);
    end += vector.length;
    starts[row + 1] = end;
    known[row] = vector.known;
  }
  return { starts, columns: columns.slice(0, end), values: values.slice(0, end), labels, known };
};

const copied = <Numbers extends Uint32Array | Float32Array>(
  from: Numbers,
  to: Numbers,
): Numbers => {
  to.set(from);
  return to;
};
