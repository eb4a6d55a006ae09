import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const sectorsTeams: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'reception', title: both('接待', 'Reception') },
  { id: 'property', title: both('物业客服', 'Property service') },
  { id: 'car-service', title: both('汽车售后客服', 'Car service') },
  { id: 'marketing-calls', title: both('营销活动', 'Campaigns') },
];
