/** How playbooks are written in code: the compiler finds a step or a field that does not exist. */
import type { Field, FieldType, FieldUse } from '#shared/domain/playbook/field.ts';
import type { Act, Outcome, Response, Step } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Texts } from '#shared/kernel/language.ts';

type Target<S extends string> = S | 'end' | readonly (S | 'end')[];

type Use<F extends string> = F | `${F}!` | `${F}=`;

interface WrittenOutcome<F extends string, S extends string> extends Outcome {
  readonly to: Target<S>;
  readonly form?: readonly (Use<F> & FieldUse)[];
}

interface WrittenStep<F extends string, S extends string> extends Step {
  readonly form?: readonly (Use<F> & FieldUse)[];
  readonly outcomes: Readonly<Record<string, WrittenOutcome<F, S>>>;
}

interface WrittenAct<F extends string, S extends string> extends Act {
  readonly to?: Target<S>;
  readonly form?: readonly (Use<F> & FieldUse)[];
}

interface WrittenResponse<S extends string> extends Response {
  readonly to?: Target<S>;
}

export interface WrittenPlaybook<F extends string, S extends string> extends Playbook {
  readonly fields: Readonly<Record<F, Field>>;
  readonly start: NoInfer<S>;
  readonly steps: Readonly<Record<S, WrittenStep<NoInfer<F>, NoInfer<S>>>>;
  readonly acts?: Readonly<Record<string, WrittenAct<NoInfer<F>, NoInfer<S>>>>;
  readonly responses?: readonly WrittenResponse<NoInfer<S>>[];
}

export const definePlaybook = <const F extends string, const S extends string>(
  playbook: WrittenPlaybook<F, S>,
): Playbook => playbook;

/** One text in both languages. */
export const both = (zh: string, en: string): Texts => ({ 'zh-CN': zh, en });

/** A field by its type and its two titles. */
export const field = (
  type: FieldType,
  [zh, en]: readonly [zh: string, en: string],
  more: Omit<Field, 'type' | 'title'> = {},
): Field => ({ type, title: both(zh, en), ...more });
