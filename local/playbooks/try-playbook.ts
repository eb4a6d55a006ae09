/** Walks a playbook in the terminal: shows what may be done, reads a line, does it, until the ticket has ended or the lines have. */
import { type Actor, personOf } from '#local/playbooks/pretend-people.ts';
import { pretendValue, typedValue, type ValuePlace } from '#local/playbooks/pretend-values.ts';
import { startTrial, type Trial, type Went } from '#local/playbooks/trial.ts';
import { type Option, optionsOf } from '#local/playbooks/trial-options.ts';
import {
  happenedLines,
  jsonText,
  nameOf,
  refusalLine,
  standLines,
  summaryLines,
} from '#local/playbooks/trial-view.ts';
import { TRIAL_WORDS } from '#local/playbooks/trial-words.ts';
import { parseSpan } from '#shared/domain/due/span-text.ts';
import { fromJson, isRecord, type Json } from '#shared/domain/expression/value.ts';
import type { Field } from '#shared/domain/playbook/field.ts';
import { type Response, SIGNALS } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Filled, FormUse } from '#shared/domain/run/form.ts';
import type { Heard } from '#shared/domain/run/hear.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Terminal {
  /** What is typed, a line at a time; its end ends the trial. */
  readonly lines: AsyncIterable<string> | Iterable<string>;
  readonly write: (line: string) => void;
}

/** @returns whether the playbook could be begun at all */
export const tryPlaybook = async (
  playbook: Playbook,
  { language, seed }: { readonly language: Language; readonly seed: number },
  { lines, write }: Terminal,
): Promise<boolean> => {
  const started = startTrial(playbook, { language, seed });
  if (!started.ok) {
    write(`${TRIAL_WORDS[language].refused}: ${JSON.stringify(started.refusal)}`);
    return false;
  }
  const trial = started.value;
  const seat = { actor: trial.people[0] ?? CUSTOMER };
  const read = reader(lines);
  write(TRIAL_WORDS[language].help);
  for (const happened of trial.history()) writeAll(happenedLines(happened, trial), write);
  while (await turn({ trial, seat, read, write })) {
    // Each turn writes what it has found.
  }
  writeAll(summaryLines(trial), write);
  return true;
};

const CUSTOMER: Actor = { kind: 'outside', who: 'customer' };

interface Table {
  readonly trial: Trial;
  /** Who is being played. */
  readonly seat: { actor: Actor };
  /** The next line without what stands behind a `#`; nothing at the end. */
  readonly read: () => Promise<string | undefined>;
  readonly write: (line: string) => void;
}

const reader = (lines: Terminal['lines']): Table['read'] => {
  const typed = (async function* () {
    for await (const line of lines) {
      const plain = line.replace(/(?:^|\s)#.*$/, '').trim();
      // A line that only comments is no empty answer.
      if (plain !== '' || !line.includes('#')) yield plain;
    }
  })();
  return async () => {
    const { value, done } = await typed.next();
    return done === true ? undefined : value;
  };
};

const writeAll = (lines: readonly string[], write: Table['write']): void => {
  for (const line of lines) write(line);
};

/** @returns whether the trial goes on */
const turn = async (table: Table): Promise<boolean> => {
  const { trial, seat, read, write } = table;
  const words = TRIAL_WORDS[trial.language];
  if (trial.stand().run.endedAt !== undefined) {
    write(words.ended);
    return false;
  }
  const possible = trial.possible(seat.actor);
  if (!possible.ok) {
    write(refusalLine(possible.refusal, trial));
    return false;
  }
  const options = optionsOf(trial, possible.value, seat.actor);
  writeAll(standLines(trial, { actor: seat.actor, possible: possible.value, options }), write);
  const line = await read();
  if (line === undefined || line === 'q') return false;
  write(`> ${line}`);
  await obey(line, options, table);
  return true;
};

const obey = async (line: string, options: readonly Option[], table: Table): Promise<void> => {
  const [name = '', ...rest] = line.split(/\s+/);
  const chosen = name.replace(/\*$/, '');
  const option = options[Number(chosen) - 1] ?? options.find((one) => one.name === chosen);
  if (option !== undefined) {
    return choose(option, table, { asIs: chosen !== name || rest[0] === '*' });
  }
  const command = COMMANDS[name];
  const words = TRIAL_WORDS[table.trial.language];
  if (command === undefined) table.write(words.unknown(line));
  else command(rest, table);
};

const choose = async (
  { form, why, ...option }: Option,
  table: Table,
  { asIs }: { readonly asIs: boolean },
): Promise<void> => {
  const { trial, seat } = table;
  // Who may not act is told so before they fill in a form; a condition may hold once it is filled in.
  const isBarred = why !== undefined && why.code !== 'condition';
  const filled = await fillIn(form, table, { asIs: asIs || isBarred });
  const went =
    option.kind === 'act'
      ? trial.act(seat.actor, { act: option.act, filled })
      : trial.take(seat.actor, { step: option.step, outcome: option.outcome, filled });
  tell(went, table);
};

const tell = (went: Went, { trial, write }: Table): void => {
  if (went.ok) writeAll(happenedLines(went.value, trial), write);
  else write(refusalLine(went.refusal, trial));
};

/** Asks each field of a form in turn; with `asIs`, or after a `*`, nothing more is asked. */
const fillIn = async (
  form: readonly FormUse[],
  table: Table,
  how: { readonly asIs: boolean },
): Promise<Filled> => {
  const filled: Record<string, Json> = {};
  let { asIs } = how;
  for (const use of form) {
    const question = questionOf(use, filled, table);
    if (question === undefined) continue;
    const typed = asIs ? '' : await asked(question, table);
    if (typed === '*') asIs = true;
    const answer = answerTo(question, typed);
    if (answer !== undefined) filled[use.name] = answer;
  }
  return filled;
};

interface Question {
  readonly field: Field;
  readonly isMust: boolean;
  readonly current: Json | undefined;
  readonly place: ValuePlace;
}

/** Nothing for what is only shown, and for what is not to be seen. */
const questionOf = (
  { name, use }: FormUse,
  filled: Filled,
  { trial, seat }: Table,
): Question | undefined => {
  const field = trial.playbook.fields[name];
  if (field === undefined || use === 'shown' || !trial.isVisible(name, filled)) return undefined;
  return {
    field,
    isMust: use === 'must',
    current: trial.stand().run.fields[name],
    place: trial.values(seat.actor),
  };
};

const asked = async (question: Question, { trial, read, write }: Table): Promise<string> => {
  const { field, isMust } = question;
  const must = isMust ? `, ${TRIAL_WORDS[trial.language].required}` : '';
  write(`   ${field.title[trial.language]} (${field.type}${must}) [${jsonText(usual(question))}]`);
  const typed = (await read()) ?? '*';
  write(`   > ${typed}`);
  return typed;
};

/** What Enter takes: what stands there, or a proposal where something must. */
const usual = ({ field, isMust, current, place }: Question): Json | undefined =>
  current ?? (isMust ? pretendValue(field, place) : undefined);

const answerTo = (question: Question, typed: string): Json | undefined => {
  const { field, place, current } = question;
  switch (typed) {
    case '':
    case '*':
      return current === undefined ? usual(question) : undefined;
    case '-':
      return null;
    case '=':
      return pretendValue(field, place);
    default:
      return typedValue(typed, field, place);
  }
};

type Command = (words: readonly string[], table: Table) => void;

const letPass: Command = ([text], table) => {
  const { trial, write } = table;
  const words = TRIAL_WORDS[trial.language];
  if (text === undefined) {
    const went = trial.next();
    if (went === undefined) write(words.nothingDue);
    else tell(went, table);
    return;
  }
  const span = parseSpan(text);
  if (!span.ok || span.value.direction < 0) return write(words.noSuch(text));
  for (const went of trial.wait(span.value.span)) tell(went, table);
};

const play: Command = ([wanted], { trial, seat, write }) => {
  if (wanted === undefined) {
    for (const [index, actor] of trial.people.entries()) {
      write(`  ${index + 1}. ${nameOf(actor, trial)}`);
    }
    return;
  }
  const actor =
    trial.people[Number(wanted) - 1] ?? trial.people.find((one) => isCalled(one, wanted));
  if (actor === undefined) write(TRIAL_WORDS[trial.language].noSuch(wanted));
  else seat.actor = actor;
};

const isCalled = (actor: Actor, name: string): boolean =>
  actor.kind === 'outside'
    ? actor.who === name
    : actor.person.id === name || actor.person.roles.some(({ id }) => name === `@${id}`);

const setSetting: Command = ([name = '', ...value], { trial, write }) => {
  if (trial.playbook.settings?.[name] === undefined) {
    return write(TRIAL_WORDS[trial.language].noSuch(name));
  }
  trial.world.set(name, value.join(' '));
};

const isSignal = (text: string): text is Response['on'] =>
  text.startsWith('signal:') || SIGNALS.some((signal) => signal === text);

const hearOf: Command = ([on = '', ...rest], table) => {
  const { trial, write } = table;
  if (!isSignal(on)) return write(TRIAL_WORDS[trial.language].noSuch(on));
  const at = trial.world.at();
  const heard: Heard = {
    on,
    event: eventIn(rest.join(' ')),
    ...(on === 'replied' ? { change: (run) => ({ ...run, repliedAt: at }) } : {}),
  };
  tell(trial.hear(heard), table);
};

const eventIn = (text: string): NonNullable<Heard['event']> => {
  try {
    const value = fromJson(JSON.parse(text));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
};

const endChild: Command = (_, table) =>
  tell(
    table.trial.hear({
      on: 'child-ended',
      event: {},
      change: (run) => ({ ...run, children: { ...run.children, ended: run.children.ended + 1 } }),
    }),
    table,
  );

const showFields: Command = (_, { trial, write }) => {
  for (const [name, json] of Object.entries(trial.stand().run.fields)) {
    write(`  ${trial.playbook.fields[name]?.title[trial.language] ?? name}: ${jsonText(json)}`);
  }
};

const COMMANDS: Readonly<Record<string, Command>> = {
  t: letPass,
  who: play,
  own: (_, { trial, seat }) => {
    if (personOf(seat.actor) !== undefined) trial.own(seat.actor);
  },
  fields: showFields,
  set: setSetting,
  hear: hearOf,
  tell: ([outcome = ''], table) => tell(table.trial.tell(outcome), table),
  child: endChild,
  '?': (_, { trial, write }) => write(TRIAL_WORDS[trial.language].help),
};
