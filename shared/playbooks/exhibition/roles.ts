import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** `general-office` and `human-resources` stand with the office, `finance` with the customer archive. */
export const exhibitionRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'exhibition-manager', title: both('会展经理', 'Exhibition manager') },
  { id: 'exhibition-planner', title: both('会展策划', 'Exhibition planner') },
  { id: 'exhibition-executor', title: both('会展执行', 'Exhibition executor') },
  { id: 'exhibition-marketing', title: both('会展市场', 'Exhibition marketing') },
  { id: 'logistics', title: both('后勤物流', 'Logistics') },
  { id: 'project-manager', title: both('招展项目经理', 'Recruitment project manager') },
  { id: 'recruiter', title: both('招展员', 'Exhibitor recruiter') },
  { id: 'translator', title: both('翻译', 'Translator') },
  { id: 'designer', title: both('设计人员', 'Designer') },
];
