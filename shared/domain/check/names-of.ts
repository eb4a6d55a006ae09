/** The names that expressions may use, with their types. */
import type { Around } from '#shared/domain/check/around.ts';
import { parseSpan } from '#shared/domain/due/span-text.ts';
import {
  ANY,
  AT,
  DATE,
  listOf,
  NUMBER,
  PERSON,
  recordOf,
  SPAN,
  TEXT,
  type Type,
  typeOfField,
  typeOfKind,
} from '#shared/domain/expression/type.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { SettingValue } from '#shared/domain/playbook/setting.ts';

/** What a playbook's expressions may name. */
export const namesOf = (playbook: Playbook, { kindOf }: Around): Readonly<Record<string, Type>> => {
  const about = playbook.about === undefined ? undefined : kindOf(playbook.about);
  return {
    ticket: TICKET,
    me: PERSON,
    owner: PERSON,
    opener: PERSON,
    now: AT,
    today: DATE,
    prev: ANY,
    about: about === undefined ? ANY : typeOfKind(about, kindOf),
    set: recordOf(
      Object.fromEntries(
        Object.entries(playbook.settings ?? {}).map(([name, { initial }]) => [
          name,
          typeOfSetting(initial),
        ]),
      ),
    ),
    ...Object.fromEntries(
      Object.entries(playbook.fields).map(([name, field]) => [name, typeOfField(field, kindOf)]),
    ),
  };
};

const TICKET: Type = recordOf({
  id: TEXT,
  number: TEXT,
  businessNumber: TEXT,
  state: TEXT,
  team: TEXT,
  step: TEXT,
  steps: listOf(TEXT),
  openedAt: AT,
  activeSince: AT,
  repliedAt: AT,
  resolvedAt: AT,
  endedAt: AT,
  enteredAt: AT,
});

/** A blank may become anything. */
const typeOfSetting = (initial: SettingValue | undefined): Type => {
  switch (typeof initial) {
    case 'number':
      return NUMBER;
    case 'string':
      return parseSpan(initial).ok ? SPAN : TEXT;
    default:
      return ANY;
  }
};

/** What may be named of one thing that a figure counts; nothing for sources whose rows have no fixed shape. */
export const namesOfSource = (
  id: string,
  around: Around,
): Readonly<Record<string, Type>> | undefined => {
  const playbook = around.playbookOf(id);
  if (playbook !== undefined) return namesOf(playbook, around);
  const kind = around.kindOf(id);
  if (kind === undefined) return undefined;
  const record = typeOfKind(kind, around.kindOf);
  return Object.fromEntries(record.names.map((name) => [name, record.member(name) ?? ANY]));
};
