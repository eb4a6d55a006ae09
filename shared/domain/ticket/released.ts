import type { Release } from '#shared/domain/raw-mail/raw-mail.ts';
import type { Decision, Moment } from '#shared/domain/ticket/decision.ts';

/** A decision on words that somebody let in: who, which checks and why stand on the timeline, in a note each. */
export const withReleases = (
  decision: Decision,
  releases: readonly Release[],
  { fresh }: Pick<Moment, 'fresh'>,
): Decision => {
  const notes = releases.map(({ by, at, why, check }) => {
    const actor = { kind: 'agent', id: by } as const;
    const note = { id: fresh(), ticket: decision.after.id, at, by: actor, text: why } as const;
    return {
      event: { type: 'mail.released', at, by: actor, check, message: note.id } as const,
      message: { ...note, kind: 'note', channel: 'mail' } as const,
    };
  });
  return {
    ...decision,
    events: [...decision.events, ...notes.map(({ event }) => event)],
    messages: [...decision.messages, ...notes.map(({ message }) => message)],
  };
};
