/**
/**
 * `npm run --silent playbooks -- list | check [FILE.json] | coverage | draw ID [zh-CN|en] | try ID [--lang zh|en] [--seed N] [--script FILE]`:
 * the installed playbooks as JSON, what is wrong with them or with one of the desk's own in a file, which process of the handbook is
 * served by what, one of them as a picture (SVG), and one of them walked in the terminal with pretend people and a clock that is
 * moved by hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { drawPlaybook } from '#local/playbooks/draw-playbook.ts';
import { tryPlaybook } from '#local/playbooks/try-playbook.ts';
import { toldJsonProblems } from '#shared/contracts/json-words.ts';
import { playbookJson } from '#shared/contracts/playbook.ts';
import { readJson } from '#shared/contracts/read-json.ts';
import { checkPlaybook } from '#shared/domain/check/check-playbook.ts';
import { tellFinding } from '#shared/domain/check/finding.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { isLanguage, LANGUAGES, type Language } from '#shared/kernel/language.ts';
import { aroundOf } from '#shared/playbooks/around.ts';
import { CATALOGUE } from '#shared/playbooks/catalogue.ts';
import { HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';
import { SCENARIOS } from '#shared/playbooks/scenarios.ts';

const print = (value: unknown): void => console.log(JSON.stringify(value, undefined, 2));

const list = (): number => {
  print(
    HANDBOOK.map(({ id, title, version, processes, team, steps, fields, dues = [] }) => ({
      id,
      title,
      version,
      processes,
      team,
      steps: Object.keys(steps),
      fields: Object.keys(fields),
      limits: [
        ...dues.map((due) => due.id),
        ...Object.entries(steps).flatMap(([step, { dues: own = [] }]) =>
          own.map((due) => `${step}.${due.id}`),
        ),
      ],
    })),
  );
  return 0;
};

/** A desk's own playbook before it is sent in: one line of JSON a problem; fails when there is an error. */
const checkFile = (file: string): number => {
  if (!existsSync(file)) {
    console.error(`There is no file "${file}".`);
    return 1;
  }
  const read = readJson(readFileSync(file, 'utf8'), playbookJson);
  if (!read.ok) {
    for (const problem of toldJsonProblems(read.refusal)) console.log(JSON.stringify(problem));
    return 1;
  }
  const playbook = read.value;
  const others = HANDBOOK.filter(({ id }) => id !== playbook.id);
  const findings = checkPlaybook(playbook, aroundOf([...others, playbook], KINDS)).map(tellFinding);
  for (const finding of findings) console.log(JSON.stringify(finding));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
};

/** One line of JSON a finding, errors and warnings; fails when there is an error. */
const check = (file?: string): number => {
  if (file !== undefined) return checkFile(file);
  const around = aroundOf(HANDBOOK, KINDS);
  const findings = HANDBOOK.flatMap((playbook) =>
    checkPlaybook(playbook, around).map((finding) => ({
      playbook: playbook.id,
      ...tellFinding(finding),
    })),
  );
  for (const finding of findings) console.log(JSON.stringify(finding));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
};

/** Each process with its kind, what serves it, and how far that is proven. */
const coverage = (): number => {
  const installed = new Set(HANDBOOK.map(({ id }) => id));
  print(
    CATALOGUE.map(({ id, title, kind, servedBy }) => ({
      id,
      title,
      kind,
      servedBy,
      proof:
        servedBy.flatMap((one) => SCENARIOS[one] ?? [])[0] ??
        (servedBy.some((one) => installed.has(one)) || kind !== 'process' ? 'skeleton' : 'open'),
    })),
  );
  return 0;
};

const find = (id: string): Playbook | undefined => {
  const playbook = HANDBOOK.find((one) => one.id === id);
  if (playbook === undefined) {
    console.error(`There is no playbook "${id}". See: npm run --silent playbooks -- list`);
  }
  return playbook;
};

/** A playbook as SVG, in Chinese unless English is asked for. */
const draw = (id = '', language = 'zh-CN'): number => {
  const playbook = find(id);
  if (playbook === undefined) return 1;
  if (!isLanguage(language)) {
    console.error(`The language is one of ${LANGUAGES.join(', ')}.`);
    return 1;
  }
  console.log(drawPlaybook(playbook, language));
  return 0;
};

const TRIAL_LANGUAGES: Readonly<Record<string, Language>> = {
  zh: 'zh-CN',
  'zh-CN': 'zh-CN',
  en: 'en',
};

/** Walks a playbook; its lines come from a script, else from the terminal or whatever is piped in. */
const tryOut = async (...args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      lang: { type: 'string', default: 'zh' },
      seed: { type: 'string', default: '0' },
      script: { type: 'string' },
    },
  });
  const playbook = find(positionals[0] ?? '');
  if (playbook === undefined) return 1;
  const language = TRIAL_LANGUAGES[values.lang];
  if (language === undefined || !/^\d{1,6}$/.test(values.seed)) {
    console.error('--lang takes zh or en, --seed a number of up to six digits.');
    return 1;
  }
  const lines =
    values.script === undefined
      ? createInterface({ input: process.stdin })
      : readFileSync(values.script, 'utf8').trimEnd().split(/\r?\n/);
  const begun = await tryPlaybook(
    playbook,
    { language, seed: Number(values.seed) },
    { lines, write: (line) => console.log(line) },
  );
  return begun ? 0 : 1;
};

const COMMANDS: Readonly<Record<string, (...args: readonly string[]) => number | Promise<number>>> =
  { list, check, coverage, draw, try: tryOut };

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  console.error(`Say what to do: ${Object.keys(COMMANDS).join(' or ')}.`);
  process.exitCode = 1;
} else {
  try {
    process.exitCode = await command(...args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
