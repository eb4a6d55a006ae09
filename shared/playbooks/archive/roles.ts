import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const archiveRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'archive-clerk', title: both('客户信息管理员', 'Customer archive clerk') },
  { id: 'archive-supervisor', title: both('客户信息主管', 'Customer archive supervisor') },
  { id: 'sales', title: both('业务员', 'Salesperson') },
  { id: 'sales-assistant', title: both('销售助理', 'Sales assistant') },
  { id: 'marketing', title: both('市场部人员', 'Marketing staff') },
  { id: 'marketing-manager', title: both('市场部经理', 'Marketing manager') },
  { id: 'finance', title: both('财务人员', 'Finance') },
  { id: 'credit-group', title: both('授信额度管理小组', 'Credit-limit group') },
  { id: 'front-office', title: both('前厅', 'Front office') },
  { id: 'catering', title: both('餐饮部', 'Catering') },
  { id: 'rooms', title: both('客房部', 'Rooms') },
  { id: 'recreation', title: both('康乐部', 'Recreation') },
  { id: 'department-manager', title: both('部门经理', 'Department manager') },
];
