/** What an entry writes: each posting once, and each account it touches once. */
import { type Barrier, barrierOf } from '#shared/domain/ledger/bound.ts';
import type { Entry } from '#shared/domain/ledger/entry.ts';
import type { Movement } from '#shared/domain/ledger/movement.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';
import type { Condition } from '#shared/ports/table.ts';
import {
  accountKey,
  monthOf,
  OUTSIDE_SHARDS,
  outsideKey,
  postingKey,
  postingPlace,
  SCHEMA,
  shardOf,
  turnoverPartition,
} from './keys.ts';
import type { PurposefulWrite } from './purpose.ts';

/** Postings stand first, so that a repeated decision is known as one before a bound refuses it. */
export const ledgerWrites = ({ postings, movements }: Entry): readonly PurposefulWrite[] => {
  const shard = shardOf(
    postings.map(({ ticket, key }) => `${ticket}${key}`).join(),
    OUTSIDE_SHARDS,
  );
  return [...postings.map(postingWrite), ...movements.map((one) => movementWrite(one, shard))];
};

/** The one row of a posting lies with its ticket, and in the two indexes with its two accounts. */
const postingWrite = (posting: Posting): PurposefulWrite => {
  const { ticket, key, ledger, from, to, at } = posting;
  const month = monthOf(at);
  const place = postingPlace(posting);
  return {
    write: {
      put: {
        ...postingKey(ticket, key),
        aPk: turnoverPartition('out', { ledger, account: from, month }),
        aSk: place,
        bPk: turnoverPartition('in', { ledger, account: to, month }),
        bSk: place,
        kind: 'posting',
        schema: SCHEMA,
        card: posting,
      },
      when: { row: 'absent' },
    },
    for: { is: 'posting', posting },
  };
};

const movementWrite = (movement: Movement, shard: number): PurposefulWrite => {
  const { ledger, account, net, outside } = movement;
  return {
    write: {
      add: outside ? outsideKey(ledger, account, shard) : accountKey(ledger, account),
      amounts: { balance: net },
      initial: { kind: 'account', schema: SCHEMA, account },
      when: roomFor(barrierOf(movement), net),
    },
    for: { is: 'movement', movement },
  };
};

/** What the balance must be before the movement, so that after it the bound holds. */
const roomFor = ({ bound, limit }: Barrier, net: number): Condition =>
  bound === 'floor'
    ? { field: 'balance', atLeast: limit - net }
    : { field: 'balance', atMost: limit - net };
