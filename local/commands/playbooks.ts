/** `npm run --silent playbooks -- list | check`: the installed playbooks as JSON, and what is wrong with them. */
import { checkPlaybook } from '#shared/domain/playbook/check-playbook.ts';
import { PLAYBOOKS } from '#shared/playbooks/registry.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';

const list = (): number => {
  const shown = PLAYBOOKS.map(({ id, title, version, steps, limits, team }) => ({
    id,
    title,
    version,
    team,
    steps: Object.keys(steps),
    limits: limits.map((limit) => limit.id),
  }));
  console.log(JSON.stringify(shown, undefined, 2));
  return 0;
};

const check = (): number => {
  const around = {
    roles: ROLES.map(({ id }) => id),
    teams: TEAMS.map(({ id }) => id),
    playbooks: PLAYBOOKS.map(({ id }) => id),
  };
  const findings = PLAYBOOKS.flatMap((playbook) =>
    checkPlaybook(playbook, around).map((finding) => ({ playbook: playbook.id, ...finding })),
  );
  for (const finding of findings) console.log(JSON.stringify(finding));
  return findings.length === 0 ? 0 : 1;
};

const COMMANDS: Readonly<Record<string, () => number>> = { list, check };

const [name = ''] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  console.error(`Say what to do: ${Object.keys(COMMANDS).join(' or ')}.`);
  process.exitCode = 1;
} else {
  process.exitCode = command();
}
