/** `npm run --silent playbooks -- list`: the installed playbooks as JSON. */
import { PLAYBOOKS } from '#shared/playbooks/registry.ts';

const list = (): number => {
  const shown = PLAYBOOKS.map(
    ({ id, title, version, processes, team, steps, fields, dues = [] }) => ({
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
    }),
  );
  console.log(JSON.stringify(shown, undefined, 2));
  return 0;
};

const COMMANDS: Readonly<Record<string, () => number>> = { list };

const [name = ''] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  console.error(`Say what to do: ${Object.keys(COMMANDS).join(' or ')}.`);
  process.exitCode = 1;
} else {
  process.exitCode = command();
}
