/** Lists that the customer's record and the playbooks around it share. */
import { both } from '#shared/domain/playbook/define.ts';
import type { Choice } from '#shared/domain/playbook/field.ts';

/** P030, P044: who counts as a member or key customer is decided when the record is filed. */
export const CUSTOMER_CLASSES: readonly Choice[] = [
  { id: 'potential', title: both('潜在客户', 'Potential') },
  { id: 'ordinary', title: both('一般客户', 'Ordinary') },
  { id: 'member', title: both('会员客户', 'Member') },
  { id: 'key', title: both('重点客户', 'Key customer') },
];

/** P050. */
export const SECRECY_CHOICES: readonly Choice[] = [
  { id: '秘密', title: both('秘密', 'Secret') },
  { id: '机密', title: both('机密', 'Confidential') },
  { id: '绝密', title: both('绝密', 'Top secret') },
];

export const SEXES: readonly Choice[] = [
  { id: 'female', title: both('女', 'Female') },
  { id: 'male', title: both('男', 'Male') },
];
