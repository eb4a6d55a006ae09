import { nameIn, type Stage } from '#infra/stages.ts';

/** Known before it exists, so that the rule for its events and the right to send with it need no reference. */
export const configurationSetOf = (stage: Stage): string => nameIn(stage, 'mail');

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Known before they exist as well: the bucket lets in this one rule and no other. */
export const ruleSetOf = (stage: Stage): string => nameIn(stage, 'receiving');

export const RULE = 'incoming';
