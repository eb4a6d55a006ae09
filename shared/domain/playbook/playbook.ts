/**
 * A process as data. A ticket is one run of a playbook and keeps the version it began with; settings, calendars and roles
 * are live.
 */
import type { AccessRule } from '#shared/domain/playbook/access.ts';
import type { DueRule } from '#shared/domain/playbook/due.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Metric, Register } from '#shared/domain/playbook/figure.ts';
import type { Act, Response, Step } from '#shared/domain/playbook/flow.ts';
import type { NumberRule } from '#shared/domain/playbook/kind.ts';
import type { Setting } from '#shared/domain/playbook/setting.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';
import type { PartyRule } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

export interface Playbook {
  /** Lower-case words with hyphens; the same in every version. */
  readonly id: string;
  /** Rises with every change that running tickets must not see. */
  readonly version: number;
  readonly title: Texts;
  readonly help?: Texts;
  /** The processes of the catalogue that it serves: `P022`. */
  readonly processes: readonly string[];
  /** The kind of the record that its tickets are about. */
  readonly about?: string;
  /** The team that gets the ticket until something better is known. */
  readonly team: string;
  readonly triggers: readonly Trigger[];
  readonly number?: NumberRule;
  readonly access?: AccessRule;
  readonly settings?: Readonly<Record<string, Setting>>;
  readonly parties?: Readonly<Record<string, PartyRule>>;
  readonly fields: Fields;
  /** The step a new ticket stands in. */
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly acts?: Readonly<Record<string, Act>>;
  readonly responses?: readonly Response[];
  /** Limits of the whole ticket. */
  readonly dues?: readonly DueRule[];
  /** Notices and documents, with `{{expression}}` in them. */
  readonly texts?: Readonly<Record<string, Texts>>;
  readonly registers?: Readonly<Record<string, Register>>;
  readonly metrics?: Readonly<Record<string, Metric>>;
}
