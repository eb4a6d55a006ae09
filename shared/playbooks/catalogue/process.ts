/** What of a customer-service handbook the desk serves, and by what. */
import type { Texts } from '#shared/kernel/language.ts';

export interface Process {
  /** `P001` to `P183`. */
  readonly id: `P${number}`;
  readonly title: Texts;
  /** `inferred`: the handbook names it, its body is lost, and the playbook is our own design. */
  readonly kind: 'process' | 'guide' | 'setting' | 'inferred';
  /** Ids of the playbooks, guides or settings that serve it. */
  readonly servedBy: readonly string[];
  /** Time limits, targets and formulas as facts: `24h`, `3d`, `K24 = attended / expected`. */
  readonly facts: readonly { readonly what: Texts; readonly value: string }[];
}
