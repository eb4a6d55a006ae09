import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const technicalTeams: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'installation', title: both('安装服务部', 'Installation service') },
];
