/** What the parts of a playbook have in common where they refer to something. */
import type { Around } from '#shared/domain/check/around.ts';
import type { Use } from '#shared/domain/check/use.ts';
import type { Type } from '#shared/domain/expression/type.ts';
import type { Step, To } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import { usesOf } from '#shared/domain/run/form.ts';

export type Names = Readonly<Record<string, Type>>;

export interface Place {
  readonly playbook: Playbook;
  readonly around: Around;
  readonly names?: Names;
  /** Whether something must hold for the effects to happen. */
  readonly isGuarded: boolean;
}

export const entries = <Value>(
  of: Readonly<Record<string, Value>> | undefined,
): readonly (readonly [string, Value])[] => Object.entries(of ?? {});

export const expression = (text: string | undefined, at: string, names?: Names): readonly Use[] =>
  text === undefined
    ? []
    : [{ at, is: 'expression', text, ...(names === undefined ? {} : { names }) }];

export const condition = (text: string | undefined, at: string, names?: Names): readonly Use[] =>
  expression(text, at, names).map((use) =>
    use.is === 'expression' ? { ...use, isCondition: true } : use,
  );

export const whoUses = (who: Who | readonly Who[] | undefined, at: string): readonly Use[] =>
  (who === undefined ? [] : typeof who === 'string' ? [who] : who).map(
    (one) => ({ at, is: 'who', who: one }) as const,
  );

export const byUses = (by: Who | By | undefined, at: string): readonly Use[] =>
  by === undefined || typeof by === 'string'
    ? whoUses(by, at)
    : [...whoUses(by.who, at), ...whoUses(by.not, at), ...whoUses(by.deputy, at)];

export const toUses = (to: To | undefined, at: string): readonly Use[] =>
  (to === undefined ? [] : typeof to === 'string' ? [to] : to).map(
    (name) => ({ at, is: 'step', name }) as const,
  );

export const formUsesAt = (form: Step['form'], at: string): readonly Use[] =>
  usesOf(form).map(
    ({ name, use }) => ({ at, is: 'field', name, how: use === 'may' ? 'filled' : use }) as const,
  );

export const setUses = (
  set: Readonly<Record<string, string>>,
  at: string,
  { names }: Place,
): readonly Use[] => Object.values(set).flatMap((text) => expression(text, at, names));
