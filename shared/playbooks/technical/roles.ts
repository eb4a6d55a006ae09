import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const technicalRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'hotline-engineer', title: both('热线工程师', 'Hotline engineer') },
  { id: 'technical-centre', title: both('技术中心', 'Technical centre') },
  { id: 'repair-centre', title: both('维修中心', 'Repair centre') },
  { id: 'branch', title: both('分中心', 'Branch') },
  { id: 'commerce', title: both('商务', 'Commerce') },
  { id: 'install-head', title: both('安装服务部部长', 'Head of installation service') },
  { id: 'field-staff', title: both('三包服务人员', 'Field staff') },
  { id: 'quality-department', title: both('质量部', 'Quality department') },
];
