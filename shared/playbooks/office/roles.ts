import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** Roles of the house that several departments use; `finance` and `marketing` stand with the customer archive. */
export const officeRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'service-manager', title: both('客户服务经理', 'Customer service manager') },
  { id: 'service-director', title: both('客服部主任', 'Customer service director') },
  { id: 'general-manager', title: both('总经理', 'General manager') },
  { id: 'team-leader', title: both('班长', 'Team leader') },
  { id: 'quality-specialist', title: both('质量管理专员', 'Quality specialist') },
  { id: 'trainer', title: both('培训讲师', 'Trainer') },
  {
    id: 'business-department',
    title: both('业务部监督员', 'Supervisor from the business department'),
  },
  { id: 'technical-head', title: both('技术服务部主管', 'Head of technical service') },
  { id: 'technician', title: both('技术服务人员', 'Technician') },
  { id: 'human-resources', title: both('人事', 'Human resources') },
  { id: 'general-office', title: both('综合部', 'General office') },
  { id: 'storekeeper', title: both('仓库管理员', 'Storekeeper') },
];
