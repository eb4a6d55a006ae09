/** Whether everything that is named is there, and everything that is there is used. */
import type { Around } from '#shared/domain/check/around.ts';
import { holesIn } from '#shared/domain/check/expression-findings.ts';
import type { Finding } from '#shared/domain/check/finding.ts';
import type { Use } from '#shared/domain/check/use.ts';
import { parseMoment } from '#shared/domain/due/moment-text.ts';
import { parseSpan } from '#shared/domain/due/span-text.ts';
import { END } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';

export const nameFindings = (
  playbook: Playbook,
  uses: readonly Use[],
  around: Around,
): readonly Finding[] => [
  ...uses.flatMap((use) => missing(use, playbook, around)),
  ...unused(playbook, uses),
  ...neverFilled(playbook, uses),
];

const missing = (use: Use, playbook: Playbook, around: Around): readonly Finding[] => {
  const { at } = use;
  const when = (isWrong: boolean, code: Finding['code'], what: string): readonly Finding[] =>
    isWrong ? [{ code, at, what }] : [];
  switch (use.is) {
    case 'step':
      return when(
        use.name !== END && playbook.steps[use.name] === undefined,
        'step.missing',
        use.name,
      );
    case 'text':
      return when(playbook.texts?.[use.name] === undefined, 'text.missing', use.name);
    case 'calendar':
      return when(!around.calendars.has(use.name), 'calendar.missing', use.name);
    case 'ledger':
      return when(around.ledgerOf(use.name) === undefined, 'ledger.missing', use.name);
    case 'occasion':
      return when(!around.occasions.has(use.name), 'occasion.missing', use.name);
    case 'post':
      return when(!around.posts.has(use.name), 'post.missing', use.name);
    case 'counted':
      return when(!isCounted(use, around), 'figure.unknown-field', use.name);
    case 'kind':
      return when(around.kindOf(use.name) === undefined, 'kind.missing', use.name);
    case 'team':
      return when(!around.teams.has(use.name), 'team.missing', use.name);
    case 'source':
      return when(!isSource(use.name, around), 'source.missing', use.name);
    case 'field':
      return fieldMissing(use, playbook);
    case 'who':
      return whoMissing(use.who, at, { playbook, around });
    case 'span':
      return when(!parseSpan(use.text).ok, 'span.unreadable', use.text);
    case 'moment':
      return when(!parseMoment(use.text).ok, 'moment.unreadable', use.text);
    case 'opening':
      return openingMissing(use, playbook, around);
    case 'telling':
      return when(!around.outcomes.has(use.outcome), 'outcome.untold', use.outcome);
    case 'numbering':
      return when(playbook.number === undefined, 'number.no-rule', '');
    case 'words':
      return wordsMissing(use);
    case 'expression':
    case 'account':
      return [];
  }
};

/** Things that can be selected from beside kinds and playbooks. */
const OTHER_SOURCES = ['contact', 'roster'];

const isSource = (name: string, { kindOf, playbookOf, ledgerOf, posts }: Around): boolean => {
  const [first = '', rest] = name.split(':');
  if (rest !== undefined) {
    return first === 'ledger'
      ? ledgerOf(rest) !== undefined
      : first === 'roster' && posts.has(rest);
  }
  return (
    OTHER_SOURCES.includes(name) || kindOf(name) !== undefined || playbookOf(name) !== undefined
  );
};

/** Every ticket has an owner and a team; of other sources nothing is known. */
const isCounted = (
  { of, name }: Extract<Use, { readonly is: 'counted' }>,
  { playbookOf, kindOf }: Around,
): boolean => {
  const playbook = playbookOf(of);
  if (playbook !== undefined) {
    return ['owner', 'team'].includes(name) || playbook.fields[name] !== undefined;
  }
  const kind = kindOf(of);
  return kind === undefined || kind.fields[name] !== undefined;
};

const fieldMissing = (
  { at, name, how }: Extract<Use, { readonly is: 'field' }>,
  { fields }: Playbook,
): readonly Finding[] => {
  const field = fields[name];
  if (field === undefined) return [{ code: 'field.missing', at, what: name }];
  return field.computed !== undefined && (how === 'filled' || how === 'must')
    ? [{ code: 'field.computed-filled', at, what: name }]
    : [];
};

const whoMissing = (
  who: Who,
  at: string,
  { playbook, around }: { readonly playbook: Playbook; readonly around: Around },
): readonly Finding[] => {
  const plain = who.replace(/^boss:/, '');
  const name = plain.slice(1);
  if (plain.startsWith('@')) {
    return around.roles.has(name) ? [] : [{ code: 'role.missing', at, what: name }];
  }
  if (plain.startsWith('$')) {
    return playbook.fields[name] === undefined ? [{ code: 'field.missing', at, what: name }] : [];
  }
  const [kind, named = ''] = plain.split(':');
  if (kind === 'duty')
    return around.posts.has(named) ? [] : [{ code: 'post.missing', at, what: named }];
  return kind === 'party' && playbook.parties?.[named] === undefined
    ? [{ code: 'party.missing', at, what: named }]
    : [];
};

const openingMissing = (
  { at, playbook: id, fields, isMany, hasKey, isGuarded }: Extract<Use, { readonly is: 'opening' }>,
  playbook: Playbook,
  { playbookOf }: Around,
): readonly Finding[] => {
  const other = playbookOf(id);
  if (other === undefined) return [{ code: 'playbook.missing', at, what: id }];
  const unknown = fields.filter((name) => other.fields[name] === undefined);
  const hasDoor = other.triggers.some(
    (trigger) => 'door' in trigger && trigger.door === 'playbook',
  );
  return [
    ...unknown.map((what): Finding => ({ code: 'opening.unknown-field', at, what, more: id })),
    ...(isMany && !hasKey ? [{ code: 'opening.no-key', at, what: id } as const] : []),
    ...(id === playbook.id && !isGuarded
      ? [{ code: 'opening.itself', at, what: id } as const]
      : []),
    ...(hasDoor ? [] : [{ code: 'opening.no-door', at, what: id } as const]),
  ];
};

/** Numbers, codes and Latin abbreviations read the same in both languages. */
const IS_CODE = /^[\p{Lu}\d\s.,:%/+()-]*$/u;

const wordsMissing = ({
  at,
  words,
}: Extract<Use, { readonly is: 'words' }>): readonly Finding[] => {
  const empty = Object.entries(words).filter(([, text]) => text.trim() === '');
  if (empty.length > 0) return empty.map(([what]) => ({ code: 'words.missing', at, what }));
  const { 'zh-CN': zh, en } = words;
  const plain = zh.replace(/\{\{.+?\}\}/gs, '');
  return zh === en && !IS_CODE.test(plain) ? [{ code: 'words.same', at, what: zh }] : [];
};

const NAME = /[A-Za-z_]\w*/g;

/** Every name that an expression or a text mentions; good enough to see what nobody mentions. */
const mentioned = (uses: readonly Use[]): ReadonlySet<string> =>
  new Set(
    uses
      .flatMap((use) => (use.is === 'words' ? holesIn(use) : use.is === 'expression' ? [use] : []))
      .flatMap(({ text }) => text.match(NAME) ?? []),
  );

const unused = (playbook: Playbook, uses: readonly Use[]): readonly Finding[] => {
  const names = mentioned(uses);
  const fields = new Set(uses.flatMap((use) => namedFields(use)));
  const texts = new Set(uses.flatMap((use) => (use.is === 'text' ? [use.name] : [])));
  return [
    ...Object.keys(playbook.fields)
      .filter((name) => !fields.has(name) && !names.has(name))
      .map((what): Finding => ({ code: 'field.unused', at: `fields.${what}`, what })),
    ...Object.keys(playbook.texts ?? {})
      .filter((name) => !texts.has(name))
      .map((what): Finding => ({ code: 'text.unused', at: `texts.${what}`, what })),
    ...Object.keys(playbook.settings ?? {})
      .filter((name) => !names.has(name))
      .map((what): Finding => ({ code: 'setting.unused', at: `settings.${what}`, what })),
  ];
};

const namedFields = (use: Use): readonly string[] => {
  if (use.is === 'field') return [use.name];
  return use.is === 'who' ? [use.who.replace(/^boss:/, '').replace(/^\$/, '')] : [];
};

/** A field that must be filled and that `changedBy` gives to nobody. */
const neverFilled = (playbook: Playbook, uses: readonly Use[]): readonly Finding[] =>
  uses.flatMap((use): readonly Finding[] => {
    if (use.is !== 'field' || use.how !== 'must') return [];
    return playbook.fields[use.name]?.changedBy?.length === 0
      ? [{ code: 'field.never-filled', at: use.at, what: use.name }]
      : [];
  });
