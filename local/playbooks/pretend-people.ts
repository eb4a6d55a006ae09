/** Who can be played when a playbook is tried: a colleague for each role it names, and the parties outside. */
import type { Person } from '#shared/domain/access/role.ts';
import { usesIn } from '#shared/domain/check/uses.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Language } from '#shared/kernel/language.ts';
import { aroundOf } from '#shared/playbooks/around.ts';
import { HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';
import { ROLES } from '#shared/playbooks/roles.ts';

/** Somebody at the desk, or a party outside that comes by its link. */
export type Actor =
  | { readonly kind: 'colleague'; readonly person: Person }
  | { readonly kind: 'outside'; readonly who: Who };

/** Nothing for a party outside. */
export const personOf = (actor: Actor): Person | undefined =>
  actor.kind === 'colleague' ? actor.person : undefined;

const NAMES: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '李娜',
    '王伟',
    '张敏',
    '刘洋',
    '陈静',
    '杨帆',
    '赵磊',
    '黄丽',
    '周强',
    '吴霞',
    '徐亮',
    '孙悦',
  ],
  en: [
    'Alice',
    'Brian',
    'Clara',
    'David',
    'Ellen',
    'Frank',
    'Grace',
    'Henry',
    'Irene',
    'James',
    'Karen',
    'Louis',
  ],
};

/** Acts for `boss:<who>`, whoever is meant. */
export const SUPERIOR = { 'zh-CN': '领导', en: 'Superior' } as const satisfies Record<
  Language,
  string
>;

/**
 * The first one opens the ticket: with the roles of the playbook's first door, else as an agent.
 *
 * @param seed from which name on they are called
 */
export const pretendPeople = (
  playbook: Playbook,
  { language, seed }: { readonly language: Language; readonly seed: number },
): readonly Actor[] => {
  const named = usesIn(playbook, aroundOf(HANDBOOK, KINDS)).flatMap((use) =>
    use.is === 'who' ? [use.who] : [],
  );
  const roles = new Set(named.flatMap((who) => roleIn(who) ?? []));
  const called = (index: number): string => nameAt(language, seed + index);
  const colleague = (id: string, held: readonly string[]): Actor => ({
    kind: 'colleague',
    person: { id, roles: ROLES.filter((role) => held.includes(role.id)), teams: [playbook.team] },
  });
  return [
    colleague(called(0), openersOf(playbook)),
    ...[...roles].map((role, index) => colleague(called(index + 1), [role])),
    ...(named.some((who) => who.startsWith('boss:'))
      ? [colleague(SUPERIOR[language], ['supervisor'])]
      : []),
    ...[...new Set(named)].filter(isOutside).map((who): Actor => ({ kind: 'outside', who })),
  ];
};

export const isOutside = (who: Who): boolean => who === 'customer' || who.startsWith('party:');

const roleIn = (who: Who): string | undefined => /@(.+)$/.exec(who)?.[1];

const openersOf = ({ triggers }: Playbook): readonly string[] => {
  const roles = triggers.flatMap((trigger) =>
    'door' in trigger && 'who' in trigger
      ? (trigger.who ?? []).flatMap((who) => roleIn(who) ?? [])
      : [],
  );
  return roles.length > 0 ? roles.slice(0, 1) : ['agent'];
};

/** Names come round again with a number. */
const nameAt = (language: Language, index: number): string => {
  const names = NAMES[language];
  const round = Math.floor(index / names.length);
  return `${names[index % names.length] ?? ''}${round === 0 ? '' : round + 1}`;
};
