import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const advertisingTeams: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'advertising', title: both('广告客户服务', 'Advertising accounts') },
];
