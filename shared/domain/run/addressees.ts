/** Who gets a mail that a playbook sends, and where it reaches them. */
import { isRecord, type Value } from '#shared/domain/expression/value.ts';
import { type Addressee, addresseeKey } from '#shared/domain/notification/addressee.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import { idsOf, personsOf, superiors } from '#shared/domain/run/people.ts';
import { isLanguage, type Language } from '#shared/kernel/language.ts';

/**
 * Each of them once, however many roles they hold. The customer is none of them: mail to customers has its own way.
 */
export const addresseesOf = (who: Who, view: View, ask: Asking): readonly Addressee[] => {
  const meant = meantBy(who, view, ask);
  return [...new Map(meant.map((one) => [addresseeKey(one), one])).values()];
};

const meantBy = (who: Who, view: View, ask: Asking): readonly Addressee[] => {
  if (who.startsWith('@')) {
    return persons(idsOf(ask.lookUp({ name: 'holders', args: [who.slice(1)] })));
  }
  if (who.startsWith('$')) return namedBy(who, view, ask);
  if (who.startsWith('boss:')) return persons(superiors(who.slice('boss:'.length), view, ask));
  if (who.startsWith('duty:')) {
    return persons(idsOf(ask.lookUp({ name: 'duty', args: [who.slice('duty:'.length)] })));
  }
  if (who.startsWith('party:')) {
    const party = who.slice('party:'.length);
    return view.playbook.parties?.[party] === undefined ? [] : [{ is: 'party', party }];
  }
  return related(who, view);
};

const related = (
  who: Who,
  { playbook, case: { owner, opener, about } }: View,
): readonly Addressee[] => {
  switch (who) {
    case 'first':
    case 'opener':
      return persons(opener === undefined ? [] : [opener]);
    case 'owner':
      return persons(owner === undefined ? [] : [owner]);
    case 'about':
      if (playbook.about === 'person') return persons(about === undefined ? [] : [about]);
      return playbook.about === undefined ? [] : [{ is: 'record', who }];
    default:
      return [];
  }
};

/** A field names colleagues, or a record or an address outside. */
const namedBy = (who: Who, view: View, ask: Asking): readonly Addressee[] => {
  const name = who.slice(1);
  const type = view.playbook.fields[name]?.type;
  const isOutside = type === 'mail' || (type?.startsWith('ref:') === true && type !== 'ref:person');
  return isOutside ? [{ is: 'record', who }] : persons(idsOf(personsOf(name, view, ask)));
};

const persons = (ids: readonly string[]): readonly Addressee[] =>
  ids.map((id) => ({ is: 'person', id }));

/** Where a mail goes. */
export interface Reached {
  readonly name: string;
  readonly address: string;
  /** Unset: the language of the ticket or the desk. */
  readonly language?: Language;
}

/** @returns nothing where no address is known */
export const reached = (addressee: Addressee, view: View, ask: Asking): Reached | undefined => {
  switch (addressee.is) {
    case 'person':
      return inRecord(ask.lookUp({ name: 'person', args: [addressee.id] }));
    case 'party': {
      const party = view.playbook.parties?.[addressee.party];
      if (party?.mail === undefined) return undefined;
      return withAddress(ask.value(party.mail, view), ask.value(party.name, view));
    }
    case 'record': {
      const { who } = addressee;
      const value = ask.value(who === 'about' ? 'about' : who.slice(1), view);
      return isRecord(value) ? inRecord(value) : withAddress(value, null);
    }
  }
};

const inRecord = (record: Value): Reached | undefined => {
  if (!isRecord(record)) return undefined;
  const found = withAddress(record['mail'] ?? null, record['name'] ?? record['contact'] ?? null);
  const language = record['language'];
  return found !== undefined && isLanguage(language) ? { ...found, language } : found;
};

const withAddress = (address: Value, name: Value): Reached | undefined =>
  typeof address === 'string' && address.includes('@')
    ? { address, name: typeof name === 'string' ? name : '' }
    : undefined;
