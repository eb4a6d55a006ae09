import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shiftedDate } from '#local/lambda/date-shift.ts';
import { type Functions, startFunctions } from '#local/lambda/functions.ts';

const BUNDLE = `
let invocations = 0;
export const handler = async (event, context) => {
  invocations += 1;
  const { run } = event;
  if (run === 'echo') return { event, invocations, name: context.functionName };
  if (run === 'environment') return { env: process.env };
  if (run === 'time') return { now: Date.now(), fresh: new Date().toISOString(), left: context.getRemainingTimeInMillis() };
  if (run === 'log') { console.log('收到工单 ticket received'); return null; }
  if (run === 'nothing') return undefined;
  if (run === 'throw') throw new TypeError('坏了 broken');
  if (run === 'crash') { setImmediate(() => { throw new RangeError('later'); }); await new Promise(() => {}); }
  if (run === 'exit') process.exit(3);
  if (run === 'hang') await new Promise(() => {});
  if (run === 'spin') for (;;) {}
  if (run === 'together') {
    const seen = new Int32Array(event.unused ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 30));
    return { invocations, seen: seen.length };
  }
};
`;

const DESK_TIME = Date.parse('2031-05-06T07:08:09Z');
let dir = '';
let functions: Functions;
const notices: string[] = [];

const definition = (name: string, file: string, rest: object = {}) => ({
  name,
  arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
  modulePath: join(dir, file),
  exportName: 'handler',
  memoryMb: 128,
  timeoutSeconds: 1,
  reservedConcurrency: undefined,
  environment: () => ({ TABLE: '工单表' }),
  ...rest,
});

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lambda-'));
  writeFileSync(join(dir, 'index.mjs'), BUNDLE);
  writeFileSync(join(dir, 'broken.mjs'), "throw new Error('no KEYS_SECRET');");
  functions = startFunctions({
    definitions: [
      definition('echo', 'index'),
      definition('slow', 'index', { timeoutSeconds: 0.2 }),
      definition('single', 'index', { reservedConcurrency: 1 }),
      definition('broken', 'broken'),
      definition('absent', 'absent'),
    ],
    serviceUrls: { SQS: 'http://127.0.0.1:1' },
    anchor: () => ({ deskEpochMs: DESK_TIME, realEpochMs: Date.now(), speed: 1 }),
    logsDir: join(dir, 'logs'),
    secretAccessKey: 'local',
    notice: (line) => notices.push(line),
  });
});

afterAll(async () => {
  await functions.close();
  rmSync(dir, { recursive: true });
});

describe('an invocation', () => {
  test('hands the event over and the answer back, by name and by ARN', async () => {
    const event = { run: 'echo', text: '你好 hello' };
    expect(await functions.invoke('echo', event)).toMatchObject({ event, name: 'echo' });
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:echo';
    expect(await functions.invoke(arn, event)).toMatchObject({ event });
  });

  test('runs in the warm environment of the one before', async () => {
    await functions.invoke('single', { run: 'echo' });
    expect(await functions.invoke('single', { run: 'echo' })).toMatchObject({ invocations: 2 });
  });

  test('waits for its turn when the function may run once at a time', async () => {
    const runs = [1, 2, 3].map(() => functions.invoke('single', { run: 'together' }));
    const answers = await Promise.all(runs);
    expect(answers).toMatchObject([{ invocations: 3 }, { invocations: 4 }, { invocations: 5 }]);
  });

  test('answers null when the handler answers nothing', async () => {
    expect(await functions.invoke('echo', { run: 'nothing' })).toBeNull();
  });

  test('sees its own environment and nothing of the desk around it', async () => {
    const answer = await functions.invoke('echo', { run: 'environment' });
    expect(answer).toMatchObject({
      env: {
        TABLE: '工单表',
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'echo',
        AWS_LAMBDA_FUNCTION_NAME: 'echo',
        AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1',
      },
    });
    expect(JSON.stringify(answer)).not.toContain('"PATH"');
  });

  test("lives in the desk's time", async () => {
    expect(await functions.invoke('echo', { run: 'time' })).toMatchObject({
      now: expect.toSatisfy((now) => now >= DESK_TIME && now < DESK_TIME + 600_000),
      fresh: expect.stringMatching(/^2031-05-06T07:/),
      left: expect.toSatisfy((left) => left > 0 && left <= 1_000),
    });
  });

  test('writes what it prints to its log', async () => {
    await functions.invoke('echo', { run: 'log' });
    await expect
      .poll(() => readFileSync(join(dir, 'logs', 'echo.log'), 'utf8'))
      .toContain('收到工单 ticket received');
  });
});

describe('a failed invocation', () => {
  test.each([
    ['echo', 'throw', { errorType: 'TypeError', message: '坏了 broken' }],
    ['echo', 'crash', { errorType: 'Runtime.ExitError', message: /RangeError/ }],
    ['echo', 'exit', { errorType: 'Runtime.ExitError', message: /exit status 3/ }],
    ['slow', 'hang', { errorType: 'Sandbox.Timedout', message: /timed out after 0\.20 seconds/ }],
    ['slow', 'spin', { errorType: 'Sandbox.Timedout', message: /timed out after 0\.20 seconds/ }],
    ['broken', 'echo', { errorType: 'Error', message: 'no KEYS_SECRET' }],
    ['absent', 'echo', { errorType: 'Error', message: /no module/ }],
  ])('%s %s fails as in Lambda', async (name, run, { errorType, message }) => {
    const failure = functions.invoke(name, { run });
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toMatchObject({ errorType });
  });

  test('leaves the next one a new environment', async () => {
    await expect(functions.invoke('slow', { run: 'hang' })).rejects.toThrow();
    expect(await functions.invoke('slow', { run: 'echo' })).toMatchObject({ invocations: 1 });
  });

  test('is told in one line that names function, kind of error and log', async () => {
    await expect(functions.invoke('echo', { run: 'throw' })).rejects.toThrow();
    expect(notices.at(-1)).toMatch(/^echo failed: TypeError; see .*echo\.log$/);
  });

  test('an unknown function is refused by name', async () => {
    await expect(functions.invoke('nobody', {})).rejects.toThrow('No function is called nobody');
  });
});

describe('the shifted Date', () => {
  const anchor = { deskEpochMs: DESK_TIME, realEpochMs: Date.now(), speed: 60 };
  const Shifted = shiftedDate(Date, anchor);

  test('changes the present and nothing else', () => {
    expect(new Shifted().getUTCFullYear()).toBe(2031);
    expect(Shifted.now()).toBeGreaterThanOrEqual(DESK_TIME);
    expect(Shifted()).toContain('2031');
    expect(new Shifted('2020-02-29T00:00:00Z').toISOString()).toBe('2020-02-29T00:00:00.000Z');
    expect(new Shifted(0).getTime()).toBe(0);
    expect(Shifted.UTC(2020, 0)).toBe(Date.UTC(2020, 0));
    expect(new Shifted() instanceof Date).toBe(true);
    expect(new Date() instanceof Shifted).toBe(true);
  });

  test('a class built on it keeps its own methods', () => {
    class Deadline extends Shifted {
      label() {
        return `due ${this.getUTCFullYear()}`;
      }
    }
    expect(new Deadline().label()).toBe('due 2031');
    expect(new Deadline(0).label()).toBe('due 1970');
  });
});
