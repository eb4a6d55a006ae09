/** The tree of an expression. `at` is where it stands in the text, counted from 0. */

export const BINARY = [
  '||',
  '&&',
  'in',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
] as const;

export type BinaryOperator = (typeof BINARY)[number];

export type Node = { readonly at: number } & (
  | { readonly is: 'literal'; readonly value: null | boolean | string }
  /** Kept as written, so that it stays exact. */
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'member'; readonly of: Node; readonly name: string }
  | { readonly is: 'index'; readonly of: Node; readonly key: Node }
  /** `f(a, b)`; `x.f(a)` is `f(x, a)`. */
  | {
      readonly is: 'call';
      readonly name: string;
      readonly args: readonly Node[];
      readonly isMethod: boolean;
    }
  /** `list.map(item, …)` and its kin: the body is worked out once for each element. */
  | {
      readonly is: 'each';
      readonly macro: Macro;
      readonly list: Node;
      readonly item: string;
      readonly body: Node;
    }
  | { readonly is: 'not' | 'minus'; readonly of: Node }
  | {
      readonly is: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Node;
      readonly right: Node;
    }
  | { readonly is: 'choose'; readonly when: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly is: 'list'; readonly items: readonly Node[] }
  | {
      readonly is: 'record';
      readonly entries: readonly { readonly name: string; readonly value: Node }[];
    }
);

export const MACROS = ['map', 'filter', 'all', 'exists'] as const;

export type Macro = (typeof MACROS)[number];

export const isMacro = (name: string): name is Macro => MACROS.some((macro) => macro === name);

export interface SyntaxRefusal {
  readonly code: 'expression.syntax';
  /** Where, counted from 0. */
  readonly at: number;
  readonly problem: 'too-long' | 'too-deep' | 'unexpected' | 'unfinished' | 'bad-text';
  /** What stands there. */
  readonly found: string;
}
