import { type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import type { Value } from '#shared/domain/expression/value.ts';
import { recordValue } from '#shared/domain/record/record-value.ts';
import type { Facts } from '#shared/ports/facts.ts';
import { bossesOf, bossOf, type Directory, directory, holdersOf } from './directory.ts';
import { type FigureKnowledge, figureFact } from './figure-facts.ts';
import { idIn, textIn } from './json-args.ts';
import { balanceOf, isEnough, turnoverOf } from './ledger-facts.ts';
import { answerQuery, MOST_ROWS_READ, type QueryKnowledge } from './query-facts.ts';
import { dutyOf } from './roster-facts.ts';
import { childrenOf, lastNumber, numberOf, openWorkOf, previousTicket } from './ticket-facts.ts';

/**
 * Answers from records, tickets and ledgers; null for what it does not know.
 *
 * It reads what a decision needs, whatever the secrecy of a record: who may see the outcome is for the playbook to say.
 */
export const deskFacts = (desk: QueryKnowledge & FigureKnowledge): Facts => {
  const fetch: Facts['fetch'] = async (lookups) => {
    const people = directory(desk);
    const answers = await Promise.all(
      lookups.map(
        async (lookup): Promise<readonly [string, Value]> => [
          lookupKey(lookup),
          await answer(lookup, { ...desk, people, fetch }),
        ],
      ),
    );
    return new Map(answers);
  };
  return { fetch };
};

type Knowledge = QueryKnowledge &
  FigureKnowledge & { readonly people: Directory; readonly fetch: Facts['fetch'] };

const answer = async (lookup: Lookup, desk: Knowledge): Promise<Value> => {
  const [first, second, third] = lookup.args;
  switch (lookup.name) {
    case 'record':
      return recordFact(textIn(first), idIn(second), desk);
    case 'person':
      return recordFact('person', idIn(first), desk);
    case 'boss':
      return bossOf(idIn(first), desk.people);
    case 'bossesOfRole':
      return bossesOf(textIn(first), desk.people);
    case 'holders':
      return holdersOf(textIn(first), desk.people);
    case 'duty':
      return dutyOf(textIn(first), desk);
    case 'openWork':
      return openWorkOf(desk, idIn(first));
    case 'balance':
      return balanceOf(textIn(first), textIn(second), desk);
    case 'turnover':
      return turnoverOf(
        { ledger: textIn(first), account: textIn(second), period: textIn(third) },
        desk,
      );
    case 'enough':
      return isEnough(textIn(first), second, desk);
    case 'query':
      return answerQuery(lookup, desk, desk.fetch);
    case 'figure':
      return figureFact(lookup, desk, desk.fetch);
    case 'previous':
      return previousTicket(desk, {
        playbook: textIn(first),
        ticket: textIn(second),
        about: textIn(third),
      });
    case 'lastNumber':
      return lastNumber(desk, textIn(first));
    case 'numberOf':
      return numberOf(desk, textIn(first));
    case 'children':
      return childrenOf(desk, { ticket: textIn(first), playbook: textIn(second) }, MOST_ROWS_READ);
    default:
      return null;
  }
};

/** Whoever comes with the id of a record that was merged gets the one it went into. */
const recordFact = async (
  kindId: string,
  id: string,
  { kinds, records }: Knowledge,
): Promise<Value> => {
  const kind = id === '' ? undefined : await kinds.kind(kindId);
  if (kind === undefined) return null;
  const stored = await records.record({ kind: kind.id, id });
  const record =
    stored?.state === 'merged' ? await records.record({ kind: kind.id, id: stored.into }) : stored;
  return record === undefined ? null : recordValue(kind, record);
};
