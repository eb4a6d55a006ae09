/** A fair and what it needs to be known of beforehand (P124-P141); it is planned by the project and the exhibition managers (P126, P128). */
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { keptBy } from '#shared/playbooks/kept-by.ts';

export const fair: Kind = {
  id: 'fair',
  title: both('展会', 'Fair'),
  key: ['name', 'opensOn'],
  fields: keptBy(['@project-manager', '@exhibition-planner', '@exhibition-manager'], {
    name: field('text', ['展会名称', 'Name']),
    place: field('address', ['举办地点', 'Place']),
    organiser: field('text', ['主办单位', 'Organiser']),
    opensOn: field('date', ['开幕日期', 'Opens on']),
    closesOn: field('date', ['闭幕日期', 'Closes on'], { validWhen: 'closesOn >= opensOn' }),
    departsAt: field('at', ['参展团出发时间', 'Delegation leaves at']),
  }),
};
