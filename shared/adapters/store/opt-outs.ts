import type { OptOuts } from '#shared/ports/opt-outs.ts';
import type { Table } from '#shared/ports/table.ts';
import { optOutKey, SCHEMA } from './keys.ts';

/** Who wants no surveys, a row each. */
export const optOuts = (table: Table): OptOuts => ({
  async has(address) {
    return (await table.get(optOutKey(address), { consistent: true })) !== undefined;
  },

  async add(address, at) {
    const put = { ...optOutKey(address), kind: 'opt-out', schema: SCHEMA, at };
    const stored = await table.commit([{ put }]);
    if (!stored.ok) throw new Error(`an opt-out could not be stored: ${stored.refusal.code}`);
  },

  async remove(address) {
    const stored = await table.commit([{ remove: optOutKey(address) }]);
    if (!stored.ok) throw new Error(`an opt-out could not be taken back: ${stored.refusal.code}`);
  },
});
