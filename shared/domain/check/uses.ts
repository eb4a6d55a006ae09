/** Walks through a playbook once and notes all it refers to. */
import type { Around } from '#shared/domain/check/around.ts';
import type { Use } from '#shared/domain/check/use.ts';
import { ANY, type Type, typeOfField, typeOfKind } from '#shared/domain/expression/type.ts';
import type { DueRule, Reaction } from '#shared/domain/playbook/due.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { Field, Fields } from '#shared/domain/playbook/field.ts';
import type { Outcome, Step, To } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Query } from '#shared/domain/playbook/query.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import { usesOf } from '#shared/domain/run/form.ts';

type Names = Readonly<Record<string, Type>>;

export const usesIn = (playbook: Playbook, around: Around): readonly Use[] => {
  const place = placeIn(playbook, around);
  return [
    { at: 'title', is: 'words', words: playbook.title },
    { at: 'team', is: 'team', name: playbook.team },
    ...(playbook.help === undefined
      ? []
      : [{ at: 'help', is: 'words', words: playbook.help } as const]),
    ...(playbook.about === undefined
      ? []
      : [{ at: 'about', is: 'kind', name: playbook.about } as const]),
    ...fieldUses(playbook.fields, 'fields', place),
    ...entries(playbook.steps).flatMap(([id, step]) => stepUses(step, `steps.${id}`, place)),
    ...entries(playbook.acts).flatMap(([id, act]) => [
      { at: `acts.${id}`, is: 'words', words: act.title } as const,
      ...byUses(act.by, `acts.${id}.by`),
      ...formUsesAt(act.form, `acts.${id}.form`),
      ...condition(act.when, `acts.${id}.when`),
      ...effectUses(act.effects, `acts.${id}.effects`, { ...place, isGuarded: true }),
      ...toUses(act.to, `acts.${id}.to`),
    ]),
    ...(playbook.responses ?? []).flatMap(({ when, effects, to }, index) => {
      const at = `responses.${index}`;
      const names = { event: ANY };
      return [
        ...condition(when, `${at}.when`, names),
        ...effectUses(effects, `${at}.effects`, { ...place, names, isGuarded: when !== undefined }),
        ...toUses(to, `${at}.to`),
      ];
    }),
    ...dueUses(playbook.dues, 'dues'),
    ...playbook.triggers.flatMap((trigger, index) =>
      triggerUses(trigger, `triggers.${index}`, place),
    ),
    ...entries(playbook.texts).map(
      ([id, words]) => ({ at: `texts.${id}`, is: 'words', words }) as const,
    ),
    ...entries(playbook.settings).map(
      ([id, { title }]) => ({ at: `settings.${id}`, is: 'words', words: title }) as const,
    ),
    ...entries(playbook.parties).flatMap(([id, party]) =>
      Object.values(party).flatMap((text) => expression(text, `parties.${id}`)),
    ),
    ...otherUses(playbook),
  ];
};

/** Registers, metrics, the number and access. */
const otherUses = ({ registers, metrics, number, access }: Playbook): readonly Use[] => [
  ...entries(registers).flatMap(([id, { title, columns, where, groupBy = [], totals = [] }]) => [
    { at: `registers.${id}`, is: 'words', words: title } as const,
    ...[...columns, ...groupBy, ...totals]
      .filter((name) => !OF_EVERY_TICKET.includes(name))
      .map((name) => ({ at: `registers.${id}`, is: 'field', name, how: 'read' }) as const),
    ...condition(where, `registers.${id}.where`),
  ]),
  ...entries(metrics).flatMap(([id, { title, value, per, target }]) => [
    { at: `metrics.${id}`, is: 'words', words: title } as const,
    ...[value, per].flatMap((one): readonly Use[] => {
      if (one === undefined || one === 'entered') return [];
      return typeof one === 'string'
        ? expression(one, `metrics.${id}`)
        : [{ at: `metrics.${id}`, is: 'source', name: one.of }];
    }),
    ...expression(target, `metrics.${id}.target`),
  ]),
  ...(number === undefined ? [] : expression(number.series, 'number.series')),
  ...expression(access?.hiddenWhen, 'access.hiddenWhen'),
  ...expression(access?.secrecy, 'access.secrecy'),
  ...whoUses(access?.seenBy, 'access.seenBy'),
];

/** Columns of a register that every ticket has. */
const OF_EVERY_TICKET: readonly string[] = ['number', 'openedAt', 'endedAt', 'owner', 'state'];

interface Place {
  readonly playbook: Playbook;
  readonly around: Around;
  readonly names?: Names;
  /** Whether something must hold for the effects to happen. */
  readonly isGuarded: boolean;
}

const placeIn = (playbook: Playbook, around: Around): Place => ({
  playbook,
  around,
  isGuarded: false,
});

const entries = <Value>(
  of: Readonly<Record<string, Value>> | undefined,
): readonly (readonly [string, Value])[] => Object.entries(of ?? {});

const expression = (text: string | undefined, at: string, names?: Names): readonly Use[] =>
  text === undefined
    ? []
    : [{ at, is: 'expression', text, ...(names === undefined ? {} : { names }) }];

const condition = (text: string | undefined, at: string, names?: Names): readonly Use[] =>
  expression(text, at, names).map((use) =>
    use.is === 'expression' ? { ...use, isCondition: true } : use,
  );

const whoUses = (who: Who | readonly Who[] | undefined, at: string): readonly Use[] =>
  (who === undefined ? [] : typeof who === 'string' ? [who] : who).map(
    (one) => ({ at, is: 'who', who: one }) as const,
  );

const byUses = (by: Who | By | undefined, at: string): readonly Use[] =>
  by === undefined || typeof by === 'string'
    ? whoUses(by, at)
    : [...whoUses(by.who, at), ...whoUses(by.not, at), ...whoUses(by.deputy, at)];

const toUses = (to: To | undefined, at: string): readonly Use[] =>
  (to === undefined ? [] : typeof to === 'string' ? [to] : to).map(
    (name) => ({ at, is: 'step', name }) as const,
  );

const formUsesAt = (form: Step['form'], at: string): readonly Use[] =>
  usesOf(form).map(
    ({ name, use }) => ({ at, is: 'field', name, how: use === 'may' ? 'filled' : use }) as const,
  );

const stepUses = (step: Step, at: string, place: Place): readonly Use[] => [
  { at, is: 'words', words: step.title },
  ...(step.guide === undefined
    ? []
    : [{ at: `${at}.guide`, is: 'words', words: step.guide } as const]),
  ...byUses(step.by, `${at}.by`),
  ...formUsesAt(step.form, `${at}.form`),
  ...condition(step.when, `${at}.when`),
  ...waitUses(step.wait, `${at}.wait`),
  ...dueUses(step.dues, `${at}.dues`),
  ...effectUses(step.effects, `${at}.effects`, place),
  ...entries(step.outcomes).flatMap(([id, outcome]) =>
    outcomeUses(outcome, `${at}.outcomes.${id}`, { ...place, isGuarded: step.by !== undefined }),
  ),
];

const waitUses = (wait: Step['wait'], at: string): readonly Use[] => {
  if (wait === undefined || 'children' in wait) return [];
  return 'for' in wait ? condition(wait.for, at) : expression(wait.until, at);
};

const outcomeUses = (outcome: Outcome, at: string, place: Place): readonly Use[] => [
  { at, is: 'words', words: outcome.title },
  ...toUses(outcome.to, `${at}.to`),
  ...condition(outcome.when, `${at}.when`),
  ...formUsesAt(outcome.form, `${at}.form`),
  ...effectUses(outcome.effects, `${at}.effects`, {
    ...place,
    isGuarded: place.isGuarded || outcome.when !== undefined,
  }),
];

const fieldUses = (fields: Fields, at: string, place: Place, isColumn = false): readonly Use[] =>
  entries(fields).flatMap(([name, field]) => {
    const here = `${at}.${name}`;
    const names = isColumn ? { row: ANY, ...columnNames(fields, place) } : undefined;
    return [
      { at: here, is: 'words', words: field.title } as const,
      ...(field.help === undefined ? [] : [{ at: here, is: 'words', words: field.help } as const]),
      ...choiceUses(field, here),
      ...expression(field.computed, `${here}.computed`, names),
      ...expression(field.proposed, `${here}.proposed`, names),
      ...condition(field.requiredWhen, `${here}.requiredWhen`, names),
      ...condition(field.visibleWhen, `${here}.visibleWhen`, names),
      ...condition(field.validWhen, `${here}.validWhen`, names),
      ...whoUses(field.seenBy, `${here}.seenBy`),
      ...whoUses(field.changedBy, `${here}.changedBy`),
      ...(field.columns === undefined
        ? []
        : fieldUses(field.columns, `${here}.columns`, place, true)),
    ];
  });

const columnNames = (columns: Fields, { around }: Place): Names =>
  Object.fromEntries(
    entries(columns).map(([name, column]) => [name, typeOfField(column, around.kindOf)]),
  );

const choiceUses = ({ choices }: Field, at: string): readonly Use[] => {
  if (choices === undefined) return [];
  return 'rowsOf' in choices
    ? [{ at, is: 'field', name: choices.rowsOf, how: 'read' }]
    : choices.map(({ title }) => ({ at, is: 'words', words: title }) as const);
};

const dueUses = (dues: readonly DueRule[] | undefined, at: string): readonly Use[] =>
  (dues ?? []).flatMap(
    ({ id, title, ends, from, calendar, pausedWhile, keptWhen, before = [], after }) => {
      const here = `${at}.${id}`;
      return [
        ...(title === undefined ? [] : [{ at: here, is: 'words', words: title } as const]),
        ...('within' in ends ? [{ at: here, is: 'span', text: ends.within } as const] : []),
        ...('withinOf' in ends ? expression(ends.withinOf, here) : []),
        ...('by' in ends ? [{ at: here, is: 'moment', text: ends.by } as const] : []),
        ...('at' in ends ? expression(ends.at, here) : []),
        ...expression(from, `${here}.from`),
        ...(calendar === undefined ? [] : [{ at: here, is: 'calendar', name: calendar } as const]),
        ...condition(pausedWhile, `${here}.pausedWhile`),
        ...condition(keptWhen, `${here}.keptWhen`),
        ...before.flatMap(({ span, do: reaction }) => [
          { at: here, is: 'span', text: span } as const,
          ...reactionUses(reaction, `${here}.before`),
        ]),
        ...(after === undefined ? [] : reactionUses(after, `${here}.after`)),
      ];
    },
  );

const reactionUses = (reaction: Reaction, at: string): readonly Use[] => {
  if ('go' in reaction) return toUses(reaction.go, at);
  if ('send' in reaction) {
    return [{ at, is: 'text', name: reaction.send }, ...whoUses(reaction.to, at)];
  }
  if ('remind' in reaction) return whoUses(reaction.remind, at);
  return whoUses('raise' in reaction ? reaction.raise : reaction.give, at);
};

const queryUses = (query: Query, at: string, place: Place, outer?: Type): readonly Use[] => {
  const row = rowOfQuery(query, place);
  const names = { ...place.names, row, ...(outer === undefined ? {} : { outer }) };
  return [
    { at, is: 'source', name: query.of },
    ...condition(query.where, `${at}.where`, names),
    ...expression(query.first, `${at}.first`, place.names),
    ...expression(query.sample, `${at}.sample`, place.names),
    ...(query.lacks === undefined ? [] : queryUses(query.lacks, `${at}.lacks`, place, row)),
  ];
};

const rowOfQuery = ({ of }: Query, { around }: Place): Type => {
  const kind = around.kindOf(of);
  return kind === undefined ? ANY : typeOfKind(kind, around.kindOf);
};

/** What `row` is where something happens for each of a list. */
const rowsPlace = (
  each: Query | string | undefined,
  at: string,
  place: Place,
): { readonly uses: readonly Use[]; readonly place: Place } => {
  if (each === undefined) return { uses: [], place };
  if (typeof each === 'string') {
    const field = place.playbook.fields[each];
    const type = field === undefined ? ANY : typeOfField(field, place.around.kindOf);
    const row = type.is === 'list' ? type.of : ANY;
    return {
      uses: expression(each, at, place.names),
      place: { ...place, names: { ...place.names, row } },
    };
  }
  const row = rowOfQuery(each, place);
  return {
    uses: queryUses(each, at, place),
    place: { ...place, names: { ...place.names, row } },
  };
};

const effectUses = (
  effects: readonly Effect[] | undefined,
  at: string,
  place: Place,
): readonly Use[] =>
  (effects ?? []).flatMap((effect, index) => effectUse(effect, `${at}.${index}`, place));

const setUses = (
  set: Readonly<Record<string, string>>,
  at: string,
  { names }: Place,
): readonly Use[] => Object.values(set).flatMap((text) => expression(text, at, names));

const effectUse = (effect: Effect, at: string, place: Place): readonly Use[] => {
  if ('change' in effect) {
    return [...expression(effect.change, at, place.names), ...setUses(effect.set, at, place)];
  }
  if ('set' in effect) {
    return [
      ...Object.keys(effect.set).map((name) => ({ at, is: 'field', name, how: 'set' }) as const),
      ...setUses(effect.set, at, place),
    ];
  }
  if ('send' in effect) {
    return [
      { at, is: 'text', name: effect.send },
      ...whoUses(effect.to, at),
      ...(effect.attach === undefined
        ? []
        : [{ at, is: 'field', name: effect.attach, how: 'read' } as const]),
    ];
  }
  if ('notice' in effect) return [];
  if ('make' in effect) {
    return [
      { at, is: 'text', name: effect.make },
      { at, is: 'field', name: effect.into, how: 'set' },
    ];
  }
  if ('open' in effect) return openUses(effect, at, place);
  if ('tell' in effect) {
    return [
      ...expression(effect.tell, at, place.names),
      { at, is: 'telling', outcome: effect.outcome },
    ];
  }
  if ('post' in effect) return postUses(effect, at, place);
  if ('fill' in effect) {
    return [
      { at, is: 'field', name: effect.fill, how: 'set' },
      ...rowsPlace(effect.from, at, place).uses,
    ];
  }
  if ('match' in effect) {
    return [
      { at, is: 'field', name: effect.match, how: 'read' },
      { at, is: 'field', name: effect.into, how: 'set' },
      ...queryUses(effect.with, at, place),
    ];
  }
  if ('lend' in effect) {
    const { lend, to, until, why } = effect;
    return [lend, to, until, why].flatMap((text) => expression(text, at, place.names));
  }
  if ('destroy' in effect) {
    return [
      ...expression(effect.destroy, at, place.names),
      ...effect.approvedIn.map((name) => ({ at, is: 'step', name }) as const),
    ];
  }
  if ('number' in effect) return [{ at, is: 'numbering' }];
  return [
    ...setUses(effect.with ?? {}, at, place),
    ...(effect.into === undefined
      ? []
      : [{ at, is: 'field', name: effect.into, how: 'set' } as const]),
  ];
};

const openUses = (
  { open, each, about, with: fields = {}, share, key }: Extract<Effect, { readonly open: string }>,
  at: string,
  place: Place,
): readonly Use[] => {
  const rows = rowsPlace(each, at, place);
  return [
    {
      at,
      is: 'opening',
      playbook: open,
      fields: Object.keys(fields),
      isMany: each !== undefined,
      hasKey: key !== undefined,
      isGuarded: place.isGuarded,
    },
    ...rows.uses,
    ...expression(about, at, rows.place.names),
    ...expression(key, at, rows.place.names),
    ...setUses(fields, at, rows.place),
    ...byUses(share, at),
  ];
};

const postUses = (
  { post, each, from, to, amount, note }: Extract<Effect, { readonly post: string }>,
  at: string,
  place: Place,
): readonly Use[] => {
  const rows = rowsPlace(each, at, place);
  return [
    { at, is: 'ledger', name: post },
    ...rows.uses,
    ...[from, to, amount, note].flatMap((text) => expression(text, at, rows.place.names)),
  ];
};

const triggerUses = (trigger: Trigger, at: string, place: Place): readonly Use[] => {
  const rows = rowsPlace(trigger.each, `${at}.each`, { ...place, names: { event: ANY } });
  const names = { event: ANY, ...rows.place.names };
  return [
    ...rows.uses,
    ...expression(trigger.key, `${at}.key`, names),
    ...setUses(trigger.with ?? {}, `${at}.with`, { ...place, names }),
    ...('who' in trigger ? whoUses(trigger.who, `${at}.who`) : []),
    ...('where' in trigger ? condition(trigger.where, `${at}.where`, names) : []),
    ...('every' in trigger
      ? [trigger.every, trigger.from, trigger.until].flatMap((text) => expression(text, at, names))
      : []),
    ...('moment' in trigger ? expression(trigger.moment, at, names) : []),
    ...('shift' in trigger && trigger.shift !== undefined
      ? [{ at, is: 'span', text: trigger.shift } as const]
      : []),
  ];
};
