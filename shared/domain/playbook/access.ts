/** Who may see a ticket of a playbook, beside what roles and teams give. */
import type { Expression, SpanText } from '#shared/domain/playbook/expression.ts';
import type { Who } from '#shared/domain/playbook/who.ts';

export const SECRECY_LEVELS = ['秘密', '机密', '绝密'] as const;

export type Secrecy = (typeof SECRECY_LEVELS)[number];

export const isSecrecy = (value: unknown): value is Secrecy =>
  SECRECY_LEVELS.some((level) => level === value);

export interface AccessRule {
  /** Only these see its tickets; without it everybody whose role reaches the team. */
  readonly seenBy?: readonly Who[];
  /** Whoever this holds for (as `me`) does not see the ticket: the subject of a case. */
  readonly hiddenWhen?: Expression;
  /** Evaluates to '', '秘密', '机密' or '绝密'. */
  readonly secrecy?: Expression;
  readonly keepFor?: SpanText;
}
