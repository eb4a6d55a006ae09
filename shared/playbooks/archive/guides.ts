import { both } from '#shared/domain/playbook/define.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';

export const archiveSecrecy: Guide = {
  id: 'archive-secrecy',
  title: both('客户资料保密须知', 'Keeping customer data secret'),
  processes: ['P048', 'P050'],
  text: both(
    '凡接触客户资料的员工都有保密义务：未经批准不带离公司，不在公共场所、飞机和火车上翻阅，不向无关人员提起；发现丢失或泄露立即报告。违规者从严处理，直接上级承担领导责任。',
    'Whoever touches customer data keeps them secret: they do not leave the company without permission, are not read in public, on planes or trains, and are not spoken of to others. Loss or leak is reported at once; a breach is dealt with severely, and the direct superior answers for it too.',
  ),
  acknowledgedBy: [
    'agent',
    'supervisor',
    'archive-clerk',
    'archive-supervisor',
    'sales',
    'marketing',
  ],
};
