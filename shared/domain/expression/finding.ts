/** What the checker finds in an expression. `at` is where, counted from 0. */
export type TypeFinding = { readonly at: number } & (
  | { readonly code: 'name.unknown'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'field.unknown'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'function.unknown'; readonly name: string; readonly nearest?: string }
  | {
      readonly code: 'operator.mismatch';
      readonly operator: string;
      readonly left: string;
      /** Not there for `!`, `-`, `?:` and the bodies of `filter`, `all`, `exists`. */
      readonly right?: string;
    }
  | {
      readonly code: 'arguments.mismatch';
      readonly name: string;
      /** Which one, counted from 1; not there when there are too few or too many. */
      readonly argument?: number;
      readonly wanted: string;
      readonly given: string;
    }
  /** Compared with a word that is not in the list. */
  | { readonly code: 'never-equal'; readonly value: string; readonly choices: readonly string[] }
);
