/** Everything that a playbook refers to, each with its place, so that one judge a kind of thing is enough. */
import type { Type } from '#shared/domain/expression/type.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

export type Use = { readonly at: string } & (
  | {
      readonly is: 'expression';
      readonly text: string;
      /** Names that only this place knows. */
      readonly names?: Readonly<Record<string, Type>>;
      readonly isCondition?: boolean;
      /** The names are all there are: the expression is not about this playbook's tickets. */
      readonly isElsewhere?: boolean;
    }
  /** An account of a ledger, as it is put together. */
  | { readonly is: 'account'; readonly ledger: string; readonly text: string }
  /** A field of what a figure counts. */
  | { readonly is: 'counted'; readonly of: string; readonly name: string }
  | { readonly is: 'words'; readonly words: Texts }
  | {
      readonly is: 'field';
      readonly name: string;
      readonly how: 'filled' | 'must' | 'shown' | 'set' | 'read';
    }
  | {
      readonly is:
        | 'text'
        | 'step'
        | 'calendar'
        | 'ledger'
        | 'kind'
        | 'source'
        | 'team'
        | 'occasion'
        | 'post';
      readonly name: string;
    }
  | { readonly is: 'who'; readonly who: Who }
  | { readonly is: 'span' | 'moment'; readonly text: string }
  | {
      readonly is: 'opening';
      readonly playbook: string;
      readonly fields: readonly string[];
      readonly isMany: boolean;
      readonly hasKey: boolean;
      readonly isGuarded: boolean;
    }
  | { readonly is: 'telling'; readonly outcome: string }
  | { readonly is: 'numbering' }
);
