/**
 * Devices in the field, the parts they need, and the firms that install them for us (P082-P095). Whoever answers or repairs knows a device
 * (P082); what decides over free service, and what a part costs its fitter (P090), is for the head of installation; so are the firms (P095).
 */
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { keptBy } from '#shared/playbooks/kept-by.ts';

/** Who reviews the request for a part looks whether it is free, and at what price it is charged (P090). */
const DECIDE_WARRANTY: readonly Who[] = ['@install-head', '@supervisor'];

export const device: Kind = {
  id: 'device',
  title: both('设备', 'Device'),
  key: ['serial'],
  fields: keptBy(
    [
      '@agent',
      '@hotline-engineer',
      '@technical-centre',
      '@repair-centre',
      '@branch',
      '@technician',
      '@field-staff',
      '@install-head',
    ],
    {
      serial: field('text', ['出厂编号', 'Serial number']),
      model: field('text', ['型号', 'Model']),
      user: field('ref:customer', ['用户', 'User']),
      place: field('address', ['使用地点', 'Place']),
      region: field('text', ['地区', 'Region']),
      contract: field('text', ['合同号', 'Contract']),
      shippedOn: field('date', ['发货日期', 'Shipped on'], { changedBy: DECIDE_WARRANTY }),
      warrantyMonths: field('number', ['三包期(月)', 'Warranty in months'], {
        validWhen: 'warrantyMonths >= 0',
        changedBy: DECIDE_WARRANTY,
      }),
      acceptedOn: field('date', ['验收日期', 'Accepted on'], { changedBy: DECIDE_WARRANTY }),
      state: field('text', ['设备状态', 'State']),
    },
  ),
};

export const part: Kind = {
  id: 'part',
  title: both('配件', 'Part'),
  key: ['code'],
  fields: keptBy(['@install-head', '@storekeeper'], {
    code: field('text', ['配件编号', 'Code']),
    name: field('text', ['名称', 'Name']),
    price: field('money', ['市场价', 'Market price'], { changedBy: DECIDE_WARRANTY }),
    class: field('choice', ['类别', 'Class'], {
      choices: [
        { id: 'wear', title: both('易损件', 'Wear part') },
        { id: 'valuable', title: both('贵重件', 'Valuable part') },
        { id: 'other', title: both('一般配件', 'Other') },
      ],
    }),
  }),
};

export const subcontractor: Kind = {
  id: 'subcontractor',
  title: both('委外分包商', 'Subcontractor'),
  key: ['name'],
  fields: keptBy(['@install-head'], {
    name: field('text', ['名称', 'Name']),
    contact: field('text', ['联系人', 'Contact']),
    phone: field('phone', ['电话', 'Phone']),
    mail: field('mail', ['邮箱', 'Mail']),
    region: field('text', ['地区', 'Region']),
    licence: field('file', ['资质', 'Licence']),
    licenceUntil: field('date', ['资质有效期', 'Licence valid until']),
    agreement: field('file', ['协议', 'Agreement']),
    active: field('yes', ['合作中', 'In use']),
  }),
};
