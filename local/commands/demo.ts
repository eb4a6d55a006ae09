/**
 * `npm run demo -- [--data DIR]`: fills a started desk with a day of requests, through its public doors alone.
 *
 * A second run adds nothing twice: it goes on where the first ended, and votes on the surveys that have come since.
 */
import { parseArgs } from 'node:util';
import { CHINESE } from '#local/commands/demo/chinese.ts';
import { deskDoors } from '#local/commands/demo/doors.ts';
import { ENGLISH } from '#local/commands/demo/english.ts';
import { play } from '#local/commands/demo/play.ts';
import { voteOnSurveys } from '#local/commands/demo/vote.ts';
import { commandFault } from '#local/running-desk.ts';

/** Most of a request's time is the desk's own; more at once would only queue there. */
const AT_ONCE = 4;

const USAGE = 'Usage: npm run demo -- [--data DIR]';

const castOf = (requests: typeof CHINESE, language: 'zh-CN' | 'en') =>
  requests.map((request, index) => ({
    ...request,
    language,
    id: `demo-${language}-${index + 1}`,
    email: `${language === 'en' ? 'guest' : 'keren'}${index + 1}@customer.example`,
  }));

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: '.huiyin' } },
  });
  if (positionals.length > 0) throw new Error(USAGE);
  const doors = deskDoors(values.data);
  const cast = [...castOf(CHINESE, 'zh-CN'), ...castOf(ENGLISH, 'en')];
  const done = { replies: 0, notes: 0, additions: 0, resolved: 0 };
  const waiting = [...cast];
  const colleague = async () => {
    for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
      const did = await play(doors, request);
      done.replies += did.replies;
      done.notes += did.notes;
      done.additions += did.additions;
      done.resolved += did.resolved;
      const { language, door, subject } = request;
      console.log(`${did.number}  ${language.padEnd(5)}  ${door}  ${subject}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, colleague));
  const votes = await voteOnSurveys(doors, cast);
  console.log(
    `${cast.length} requests are on the desk. This run: ${done.replies} replies, ${done.notes} notes, ` +
      `${done.additions} additions by customers, ${done.resolved} resolved, ${votes} votes.`,
  );
  console.log(
    'Surveys go out a day after a ticket is resolved: run this again then, or start the desk with --clock-speed 3600, and the customers vote.',
  );
}

try {
  await run();
} catch (error) {
  console.error(commandFault(error));
  process.exitCode = 1;
}
