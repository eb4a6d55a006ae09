/** At least two slots an entry keep the probing short. */
const SLOTS_PER_ENTRY = 2;
const FEWEST_SLOTS = 1_024;

/** Fibonacci hashing: identifiers that differ only in their high bits would share a slot otherwise. */
const SPREAD = 0x9e3779b1;

/**
 * 32-bit identifiers to consecutive columns, in the order of arrival: open addressing on typed arrays, several times
 * faster than a `Map` where every character of a text asks five times.
 */
export class IdTable {
  #slots: Int32Array;
  #shift: number;
  #ids: Uint32Array;
  #size = 0;

  constructor(expected = 0) {
    const bits = Math.ceil(Math.log2(Math.max(FEWEST_SLOTS, expected * SLOTS_PER_ENTRY)));
    this.#slots = new Int32Array(2 ** bits).fill(-1);
    this.#shift = 32 - bits;
    this.#ids = new Uint32Array(2 ** bits / SLOTS_PER_ENTRY);
  }

  get size(): number {
    return this.#size;
  }

  /** The identifiers by column. */
  ids(): Uint32Array {
    return this.#ids.slice(0, this.#size);
  }

  idOf(column: number): number {
    return this.#ids[column] ?? 0;
  }

  /** @returns the column, or -1 */
  find(id: number): number {
    return this.#slots[this.#slotOf(id)] ?? -1;
  }

  /** @returns the column, a new one when the identifier is new */
  put(id: number): number {
    const slot = this.#slotOf(id);
    const known = this.#slots[slot] ?? -1;
    if (known >= 0) return known;
    if (this.#size >= this.#ids.length) {
      this.#grow();
      return this.put(id);
    }
    const column = this.#size;
    this.#slots[slot] = column;
    this.#ids[column] = id;
    this.#size += 1;
    return column;
  }

  #slotOf(id: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = Math.imul(id, SPREAD) >>> this.#shift;
    for (;;) {
      const column = slots[slot] ?? -1;
      if (column < 0 || this.#ids[column] === id) return slot;
      slot = (slot + 1) & last;
    }
  }

  #grow(): void {
    const bigger = new IdTable(this.#slots.length);
    for (let column = 0; column < this.#size; column += 1) bigger.put(this.#ids[column] ?? 0);
    this.#slots = bigger.#slots;
    this.#shift = bigger.#shift;
    this.#ids = bigger.#ids;
  }
}
