/** A kind of record that the desk keeps: customer, contract, order, device, part, colleague … */
import type { Expression, SpanText } from '#shared/domain/playbook/expression.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

export interface Kind {
  readonly id: string;
  readonly title: Texts;
  readonly fields: Fields;
  /** The fields that together are unique among the records of the kind. */
  readonly key?: readonly string[];
  readonly number?: NumberRule;
  readonly life?: Life;
  /** Evaluates to '', '秘密', '机密' or '绝密'. */
  readonly secrecy?: Expression;
  readonly seenBy?: readonly Who[];
}

/** How long a record lives and who looks after it. */
export interface Life {
  readonly reviewEvery?: SpanText;
  readonly keepFor?: SpanText;
  /** Who must approve its destruction, in this order. */
  readonly destroyedBy?: readonly Who[];
}

/**
 * A business number. It is given by a step or at opening, never twice; a void number stays void.
 *
 * `format` has parts in braces: `{yyyy}` `{yy}` `{mm}` `{dd}`, `{n:4}` a running number of 4 digits, `{<expression>}`.
 */
export interface NumberRule {
  readonly format: string;
  /** Which series the running number belongs to. */
  readonly series: Expression;
  readonly restart?: 'month' | 'year';
  /** The number of the ticket this one came out of: revisions carry the original's. */
  readonly sameAs?: 'parent';
}
