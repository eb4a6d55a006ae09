import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly data: string;
  /** Of the API and the form; 0 = any free port. */
  readonly port: number;
  readonly empty: boolean;
  readonly clockSpeed: number;
}

const MAX_PORT = 65_535;
/** Beyond it a minute of the desk is shorter than a function's answer. */
const MAX_CLOCK_SPEED = 10_000;

/** @throws Error with one sentence for an option that is unknown or has a value that cannot be. */
export function parseOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '.huiyin' },
      port: { type: 'string', default: '8787' },
      empty: { type: 'boolean', default: false },
      'clock-speed': { type: 'string', default: '1' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > MAX_PORT) {
    throw new Error(`--port takes a number from 0 to ${MAX_PORT}, not "${values.port}".`);
  }
  const clockSpeed = Number(values['clock-speed']);
  if (!(clockSpeed > 0 && clockSpeed <= MAX_CLOCK_SPEED)) {
    throw new Error(
      `--clock-speed takes a number above 0, up to ${MAX_CLOCK_SPEED}, not "${values['clock-speed']}".`,
    );
  }
  return { data: values.data, port, empty: values.empty, clockSpeed };
}
