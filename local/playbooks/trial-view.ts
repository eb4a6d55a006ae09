/** A trial as lines of text. */
import type { Actor } from '#local/playbooks/pretend-people.ts';
import type { Happened, Trial, TrialRefusal } from '#local/playbooks/trial.ts';
import { type Option, whoMayAct, whyNot } from '#local/playbooks/trial-options.ts';
import { TRIAL_WORDS } from '#local/playbooks/trial-words.ts';
import { writtenTime } from '#shared/catalogue/written-time.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { ExplainedDue } from '#shared/domain/run/explain-dues.ts';
import type { FormUse } from '#shared/domain/run/form.ts';
import type { Possible, PossibleStep } from '#shared/domain/run/possible.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { ROLES } from '#shared/playbooks/roles.ts';

const time = (at: Instant, language: Language): string => writtenTime(at, { language });

/** Somebody as they are called, with their roles. */
export const nameOf = (actor: Actor, trial: Pick<Trial, 'language' | 'playbook'>): string => {
  if (actor.kind === 'outside') {
    return `${whoText(actor.who, trial)} (${TRIAL_WORDS[trial.language].outside})`;
  }
  const roles = actor.person.roles.map(({ title }) => title[trial.language]).join(', ');
  return `${actor.person.id} (${roles})`;
};

/** `@role` by its title, `$field` by its own; everything else as it is written. */
const whoText = (
  who: Who,
  { playbook, language }: Pick<Trial, 'language' | 'playbook'>,
): string => {
  const role = ROLES.find(({ id }) => who === `@${id}`);
  if (role !== undefined) return role.title[language];
  if (who === 'customer') return TRIAL_WORDS[language].customer;
  return (who.startsWith('$') ? playbook.fields[who.slice(1)]?.title[language] : undefined) ?? who;
};

const whoTexts = (whos: readonly Who[], trial: Trial): string =>
  whos.map((who) => whoText(who, trial)).join(', ');

/** How the ticket stands, and what can be chosen. */
export const standLines = (
  trial: Trial,
  {
    actor,
    possible,
    options,
  }: { readonly actor: Actor; readonly possible: Possible; readonly options: readonly Option[] },
): readonly string[] => {
  const { playbook, language, world } = trial;
  const words = TRIAL_WORDS[language];
  const numbered = options.map((option, index) => ({ option, number: index + 1 }));
  const acts = numbered.filter(({ option }) => option.kind === 'act');
  return [
    '',
    `== ${playbook.title[language]} · ${trial.stand().case.number} · ${time(world.at(), language)}`,
    `   ${words.playing(nameOf(actor, trial))}`,
    ...(possible.stopped === undefined ? [] : [words.stopped(possible.stopped)]),
    ...possible.steps.flatMap((step) => [
      ...stepLines(step, trial, actor),
      ...numbered
        .filter(({ option }) => option.kind === 'outcome' && option.step === step.id)
        .map((one) => optionLine(one, trial)),
    ]),
    ...trial
      .dues()
      .filter((due) => due.step === undefined)
      .map((due) => `   ${dueText(due, trial)}`),
    ...(acts.length === 0 ? [] : [`${words.acts}:`]),
    ...acts.map((one) => optionLine(one, trial)),
  ];
};

const stepLines = (step: PossibleStep, trial: Trial, actor: Actor): readonly string[] => {
  const words = TRIAL_WORDS[trial.language];
  const may = whoMayAct(trial, step.id)
    .map((one) => nameOf(one, trial))
    .join('; ');
  const why = whyNot(step, actor);
  return [
    `${words.step} ${step.title[trial.language]} [${step.id}]`,
    ...(step.waits === undefined
      ? [`   ${words.mayAct(may === '' ? words.nobody : may)}`]
      : [`   ${words.waits[step.waits]}`]),
    ...(why === undefined ? [] : [`   ! ${whyText(why, trial)}`]),
    ...(step.agreed === 0 ? [] : [`   ${words.agreed(step.agreed)}`]),
    ...trial
      .dues()
      .filter((due) => due.step === step.id)
      .map((due) => `   ${dueText(due, trial)}`),
  ];
};

const whyText = (why: NonNullable<Option['why']>, trial: Trial): string =>
  TRIAL_WORDS[trial.language].why(
    why,
    why.code === 'not-yours' ? whoTexts(why.waitsFor, trial) : '',
  );

const optionLine = (
  { option, number }: { readonly option: Option; readonly number: number },
  trial: Trial,
): string => {
  const words = TRIAL_WORDS[trial.language];
  const fills = option.form.filter(({ use }) => use !== 'shown').map((use) => useText(use, trial));
  return [
    `  ${number}. ${option.title}`,
    ...(fills.length === 0 ? [] : [words.fills(fills.join(', '))]),
    ...(option.why === undefined ? [] : [`! ${whyText(option.why, trial)}`]),
  ].join(' · ');
};

const useText = ({ name, use }: FormUse, { playbook, language }: Trial): string =>
  `${playbook.fields[name]?.title[language] ?? name}${use === 'must' ? '*' : ''}`;

const dueText = (due: ExplainedDue, { language }: Trial): string => {
  const words = TRIAL_WORDS[language];
  const why = ` (${due.why[language]})`;
  if (due.kind === 'wait') return `${words.due.wait} ${time(due.at, language)}${why}`;
  if (due.state === 'paused') return `${words.due.paused} [${due.id}]${why}`;
  const warned = due.state === 'running' && due.warnAt !== undefined;
  return (
    [
      `${words.due[due.state]} [${due.id}] ${time(due.at, language)}`,
      ...(warned ? [words.warnAt(time(due.warnAt, language))] : []),
    ].join(', ') + why
  );
};

/** What one decision brought about. */
export const happenedLines = ({ moved, soft }: Happened, trial: Trial): readonly string[] => {
  const words = TRIAL_WORDS[trial.language];
  return [
    ...trailLines(moved, trial),
    ...moved.effects.map((effect) => effectLine(effect, trial)),
    ...soft.map(({ ledger, account }) => `${words.soft}: ${ledger} ${account}`),
  ].map((line) => `   ${line}`);
};

const trailLines = ({ trail, fired }: Happened['moved'], trial: Trial): readonly string[] => {
  const words = TRIAL_WORDS[trial.language];
  return [
    ...fired.map(({ due, moment }) => `${words.limit[moment]} [${due}]`),
    ...trail.map((one) => `${words.trail[one.type]} ${trailText(one, trial)}`),
  ];
};

const trailText = (one: Happened['moved']['trail'][number], trial: Trial): string => {
  const { playbook, language } = trial;
  if (one.type === 'playbook.stopped') return one.reason;
  const step = playbook.steps[one.step];
  const name = `${step?.title[language] ?? one.step} [${one.step}]`;
  return one.type === 'step.left'
    ? `${name} → ${step?.outcomes[one.outcome]?.title[language] ?? one.outcome}`
    : name;
};

const effectLine = (effect: RunEffect, trial: Trial): string =>
  `${TRIAL_WORDS[trial.language].effect[effect.kind]} ${effectText(effect, trial)}`.trim();

const effectText = (effect: RunEffect, trial: Trial): string => {
  switch (effect.kind) {
    case 'notice':
      return effect.notice;
    case 'send':
      return `→ ${whoText(effect.to, trial)} (${effect.via.join(', ')}): ${effect.words}`;
    case 'remind':
    case 'raise':
    case 'give':
      return `${whoText(effect.to, trial)} [${effect.due}]`;
    case 'open':
      return `${effect.playbook} ${jsonText(effect.fields)}`;
    case 'tell':
      return `${effect.ticket}: ${effect.outcome}`;
    case 'post':
      return `${effect.ledger}: ${effect.from} → ${effect.to} ${effect.amount}`;
    case 'make':
      return `${effect.content.title} → ${effect.into}`;
    case 'print':
      return effect.into;
    case 'failed':
      return `${effect.effect}: ${effect.reason}`;
    case 'change':
      return `${effect.record} ${jsonText(effect.fields)}`;
    case 'lend':
      return `${effect.of} ${effect.record} → ${effect.to}, ${time(effect.until, trial.language)}`;
    case 'destroy':
      return `${effect.of} ${effect.record}`;
    case 'call':
      return `${effect.call} ${jsonText(effect.with)}`;
    case 'number':
      return effect.number;
    case 'bounds':
      return effect.movements.map(({ ledger, account }) => `${ledger}: ${account}`).join(', ');
    case 'ended':
      return '';
  }
};

export const jsonText = (json: Json | undefined): string =>
  typeof json === 'string' ? json : (JSON.stringify(json) ?? '');

/** A refusal with all it is about. */
export const refusalLine = (refusal: TrialRefusal, { language }: Trial): string => {
  const { code, ...more } = refusal;
  return `${TRIAL_WORDS[language].refused}: ${code} ${JSON.stringify(more)}`;
};

/** The whole trial in a few lines: its way, what it brought about, and where the ledgers stand. */
export const summaryLines = (trial: Trial): readonly string[] => {
  const words = TRIAL_WORDS[trial.language];
  const history = trial.history();
  const section = (title: string, lines: readonly string[]): readonly string[] => [
    `${title}:`,
    ...(lines.length === 0 ? [words.none] : lines).map((line) => `   ${line}`),
  ];
  return [
    '',
    `== ${words.summary}`,
    ...section(
      words.way,
      history.flatMap(({ at, moved }) =>
        trailLines(moved, trial).map((line) => `${time(at, trial.language)} ${line}`),
      ),
    ),
    ...section(
      words.effects,
      history.flatMap(({ moved }) => moved.effects.map((effect) => effectLine(effect, trial))),
    ),
    ...section(words.balances, balanceLines(trial)),
  ];
};

const balanceLines = ({ world, history }: Trial): readonly string[] => {
  const accounts = new Map(
    history()
      .flatMap(({ moved }) => moved.entry?.movements ?? [])
      .map(({ ledger, account }) => [`${ledger} ${account}`, { ledger, account }]),
  );
  return [...accounts].map(([name, { ledger, account }]) => {
    const unit = LEDGERS.find(({ id }) => id === ledger)?.unit ?? 'piece';
    return `${name} ${decimalText(world.books.balance(ledger, account), unit)} ${unit}`;
  });
};
