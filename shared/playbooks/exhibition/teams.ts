import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const exhibitionTeams: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'exhibition', title: both('会展', 'Exhibitions') },
];
