import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const serviceRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'complaint-officer', title: both('投诉专员', 'Complaint officer') },
  { id: 'callback-specialist', title: both('客户回访专员', 'Callback specialist') },
  { id: 'order-monitor', title: both('工单监控专人', 'Work-order monitor') },
  { id: 'after-sales', title: both('售后服务专员', 'After-sales specialist') },
  { id: 'data-clerk', title: both('数据中心文员', 'Data-centre clerk') },
  { id: 'design-manager', title: both('设计部经理', 'Design manager') },
  { id: 'telemarketer', title: both('电话营销', 'Telemarketer') },
];
