/** A playbook's flow as boxes and the ways between them, in the words of one language. */
import type { DueRule, Reaction } from '#shared/domain/playbook/due.ts';
import { END, type Step, type To } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import type { Language } from '#shared/kernel/language.ts';

export type BoxShape = 'start' | 'person' | 'machine' | 'wait' | 'end';

export interface Box {
  readonly id: string;
  readonly shape: BoxShape;
  readonly title: string;
  /** Who, what is waited for, and the limits. */
  readonly details: readonly string[];
  /** Branches come together here. */
  readonly isJoin: boolean;
}

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Not taken by anybody: a limit that has passed moves the ticket. */
  readonly byLimit: boolean;
}

/** What may be done, or happens, at any step. */
export interface Beside {
  readonly title: string;
  readonly details: readonly string[];
}

export interface FlowGraph {
  readonly boxes: readonly Box[];
  readonly ways: readonly Way[];
  readonly beside: readonly Beside[];
}

/** No step has this id: ids hold no blanks. */
const START = 'the start';

const WORDS = {
  'zh-CN': {
    start: '开始',
    end: '结束',
    by: '由',
    machine: '自动',
    waits: '等待',
    children: '子工单',
    limit: '时限',
    on: '发生',
    first: '首接人',
    owner: '负责人',
    opener: '发起人',
    customer: '客户',
    about: '当事人',
  },
  en: {
    start: 'Start',
    end: 'End',
    by: 'By',
    machine: 'Automatic',
    waits: 'Waits',
    children: 'opened tickets',
    limit: 'Limit',
    on: 'On',
    first: 'first asked',
    owner: 'owner',
    opener: 'opener',
    customer: 'customer',
    about: 'the person concerned',
  },
} as const satisfies Record<Language, object>;

/** A way to a step that is not there is left out: the checker tells of it. */
export const flowGraph = (playbook: Playbook, language: Language): FlowGraph => {
  const words = WORDS[language];
  const boxes: readonly Box[] = [
    { id: START, shape: 'start', title: words.start, details: [], isJoin: false },
    ...Object.entries(playbook.steps).map(([id, step]) => boxOf(id, step, playbook, language)),
    { id: END, shape: 'end', title: words.end, details: [], isJoin: false },
  ];
  const known = new Set(boxes.map(({ id }) => id));
  const ways: readonly Way[] = [
    { from: START, to: playbook.start, label: '', byLimit: false },
    ...Object.entries(playbook.steps).flatMap(([id, step]) => waysOf(id, step, language)),
  ];
  return {
    boxes,
    ways: ways.filter(({ to }) => known.has(to)),
    beside: besideOf(playbook, language),
  };
};

const boxOf = (id: string, step: Step, playbook: Playbook, language: Language): Box => {
  const words = WORDS[language];
  const { by, wait, dues = [] } = step;
  return {
    id,
    shape: by === undefined ? (wait === undefined ? 'machine' : 'wait') : 'person',
    title: step.title[language],
    details: [
      by === undefined
        ? words.machine
        : `${words.by}: ${whoText(by, playbook, language)}${quorumText(by)}`,
      ...(wait === undefined ? [] : [`${words.waits}: ${waitText(wait, language)}`]),
      ...dues.map((due) => `${words.limit}: ${limitText(due, language)}`),
    ],
    isJoin: step.join === true,
  };
};

const waitText = (wait: NonNullable<Step['wait']>, language: Language): string => {
  if ('for' in wait) return wait.for;
  if ('until' in wait) return `→ ${wait.until}`;
  return `${WORDS[language].children} (${wait.children})`;
};

const limitText = ({ id, title, ends }: DueRule, language: Language): string =>
  `${title?.[language] ?? id} ${Object.values(ends).join('')}`;

const whosOf = (by: Who | By): readonly Who[] => {
  if (typeof by === 'string') return [by];
  return typeof by.who === 'string' ? [by.who] : by.who;
};

const whoText = (by: Who | By, { fields }: Playbook, language: Language): string =>
  whosOf(by)
    .map((who) => {
      const words: Readonly<Record<string, string>> = WORDS[language];
      return who.startsWith('$')
        ? (fields[who.slice(1)]?.title[language] ?? who)
        : (words[who] ?? who);
    })
    .join(', ');

const quorumText = (by: Who | By): string =>
  typeof by === 'string' || by.quorum === undefined ? '' : ` (${by.quorum})`;

const targetsOf = (to: To | undefined): readonly string[] =>
  to === undefined ? [] : typeof to === 'string' ? [to] : to;

const waysOf = (
  from: string,
  { outcomes, dues = [] }: Step,
  language: Language,
): readonly Way[] => [
  ...Object.values(outcomes).flatMap(({ title, to }) =>
    targetsOf(to).map((target) => ({ from, to: target, label: title[language], byLimit: false })),
  ),
  ...dues.flatMap((due) =>
    reactionsOf(due).flatMap((reaction) =>
      'go' in reaction
        ? [{ from, to: reaction.go, label: limitText(due, language), byLimit: true }]
        : [],
    ),
  ),
];

const reactionsOf = ({ before = [], after }: DueRule): readonly Reaction[] => [
  ...before.map((one) => one.do),
  ...(after === undefined ? [] : [after]),
];

const besideOf = (playbook: Playbook, language: Language): readonly Beside[] => {
  const words = WORDS[language];
  const goes = (to: To | undefined): readonly string[] =>
    targetsOf(to).map((id) => `→ ${playbook.steps[id]?.title[language] ?? words.end}`);
  return [
    ...Object.values(playbook.acts ?? {}).map(({ title, by, to }) => ({
      title: title[language],
      details: [`${words.by}: ${whoText(by, playbook, language)}`, ...goes(to)],
    })),
    ...(playbook.responses ?? []).map(({ on, when, to }) => ({
      title: `${words.on}: ${on}`,
      details: [...(when === undefined ? [] : [when]), ...goes(to)],
    })),
  ];
};
