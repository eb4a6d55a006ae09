import type { RuleDefinition } from '#local/template/source-definitions.ts';
import { eventPattern } from './event-pattern.ts';

/** Where a rule's target may lead: a queue takes the whole event as its body. */
export type SendToQueue = (queueArn: string, body: string) => void;

/** The default event bus: rules lead events to queues, and only to queues. */
export interface EventBus {
  /** @param event the whole envelope: source, detail-type, detail, time … */
  put(event: object): void;
}

/** @throws Error when a rule leads elsewhere or its pattern uses something that is not known here. */
export function eventBus(rules: readonly RuleDefinition[], send: SendToQueue): EventBus {
  const compiled = rules.map(({ name, pattern, targetArns }) => {
    const other = targetArns.find((arn) => !arn.startsWith('arn:aws:sqs:'));
    if (other !== undefined) throw new Error(`The rule ${name} leads to no queue: ${other}.`);
    return { matches: eventPattern(pattern), targetArns };
  });
  return {
    put(event) {
      const body = JSON.stringify(event);
      for (const { matches, targetArns } of compiled) {
        if (!matches(event)) continue;
        for (const arn of targetArns) send(arn, body);
      }
    },
  };
}
