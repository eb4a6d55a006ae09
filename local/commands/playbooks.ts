/**
 * `npm run --silent playbooks -- list | check | coverage`: the installed playbooks as JSON, what is wrong with them, and which process of
 * the handbook is served by what.
 */
import { checkPlaybook } from '#shared/domain/check/check-playbook.ts';
import { describeFinding, severityOf } from '#shared/domain/check/finding.ts';
import { aroundOf } from '#shared/playbooks/around.ts';
import { CATALOGUE } from '#shared/playbooks/catalogue.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
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

/** One line of JSON a finding, errors and warnings; fails when there is an error. */
const check = (): number => {
  const around = aroundOf();
  const findings = HANDBOOK.flatMap((playbook) =>
    checkPlaybook(playbook, around).map((finding) => ({
      playbook: playbook.id,
      severity: severityOf(finding),
      ...finding,
      says: { 'zh-CN': describeFinding(finding, 'zh-CN'), en: describeFinding(finding, 'en') },
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

const COMMANDS: Readonly<Record<string, () => number>> = { list, check, coverage };

const [name = ''] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  console.error(`Say what to do: ${Object.keys(COMMANDS).join(' or ')}.`);
  process.exitCode = 1;
} else {
  process.exitCode = command();
}
