import { both } from '#shared/domain/playbook/define.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';

export const officeConduct: Guide = {
  id: 'office-conduct',
  title: both('办公室行为规范', 'Conduct in the office'),
  processes: ['P179'],
  text: both(
    [
      '按时到岗,上班时间不做与工作无关的事。',
      '私人电话长话短说,不超过本部门设定的分钟数。',
      '着装整洁,桌面整齐,离座时收好客户资料。',
      '同事之间用敬语,不在客户能听到的地方议论客户。',
      '来访者进门即起身问候,请其入座并告知等候时间。',
    ].join('\n'),
    [
      'Be on time, and do nothing else in working hours.',
      'Keep private calls short, within the minutes your department has set.',
      'Dress neatly, keep the desk tidy, and put customer papers away before you leave it.',
      'Be polite to each other, and never talk about a customer where customers can hear.',
      'Rise and greet a visitor at the door, offer a seat and say how long it will take.',
    ].join('\n'),
  ),
  acknowledgedBy: ['agent', 'supervisor'],
};
