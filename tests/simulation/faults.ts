/** Breaks the n-th call that a use case makes of the world. */

export const FAULTS = ['before', 'after', 'repeated', 'crash'] as const;

/**
 * `before`: the call fails and nothing happened. `after`: it happened, but the answer is lost.
 * `repeated`: the answer is lost, and the SDK makes the call again by itself; only the second answer is seen.
 * `crash`: it happened, and the process that made it is gone with all it had in mind.
 */
export type Fault = (typeof FAULTS)[number];

export class InjectedFault extends Error {}

const gone = async (): Promise<never> => {
  throw new InjectedFault('the process is dead');
};

export interface Breaker {
  /** Calls made so far. */
  readonly calls: () => number;
  /** Whether the planned fault has come. */
  readonly broke: () => boolean;
  /** Whether the process that ran last is gone. */
  readonly dead: () => boolean;
  /** Makes a call of the world from the process that runs now. */
  readonly call: <Value>(
    effect: () => Promise<Value>,
    /** What the second try of the same call does, where it is not known by a token. */
    again?: () => Promise<Value>,
  ) => Promise<Value>;
  /** A call that only looks: whether it fails before or after, nothing has happened, so one way is enough. */
  readonly look: <Value>(effect: () => Promise<Value>) => Promise<Value>;
  /** A new process begins: what a crash has taken down lives again. */
  readonly newProcess: () => void;
}

export const breaker = (at: number, fault: Fault): Breaker => {
  let calls = 0;
  let broke = false;
  let dead = false;
  return {
    calls: () => calls,
    broke: () => broke,
    dead: () => dead,
    newProcess: () => {
      dead = false;
    },
    look(effect) {
      return fault === 'before' ? this.call(effect) : dead ? gone() : effect();
    },
    async call(effect, again) {
      if (dead) return gone();
      calls += 1;
      if (calls !== at) return effect();
      broke = true;
      if (fault === 'before') throw new InjectedFault(`call ${at} failed`);
      const first = await effect();
      if (fault === 'repeated') return again === undefined ? first : again();
      dead = fault === 'crash';
      throw new InjectedFault(`the answer to call ${at} is lost`);
    },
  };
};
