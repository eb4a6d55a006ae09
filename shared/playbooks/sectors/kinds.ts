/** What the departments of particular trades keep records of (P098-P123). */
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { keptBy } from '#shared/playbooks/kept-by.ts';

/** Whoever hands a dwelling over says to whom and when (P102). */
const HAND_OVER: readonly Who[] = ['@mobile-post', '@supervisor'];

/** A flat or an office of the property service; its two posts keep it, and the mobile one hands it over (P099-P105). */
export const dwelling: Kind = {
  id: 'dwelling',
  title: both('房屋', 'Flat or office'),
  key: ['code'],
  fields: keptBy(['@mobile-post', '@lobby'], {
    code: field('text', ['房号', 'Number']),
    lobby: field('choice', ['所属大堂', 'Lobby'], {
      choices: [
        { id: 'apartments', title: both('公寓', 'Apartments') },
        { id: 'offices', title: both('写字间', 'Offices') },
      ],
    }),
    owner: field('ref:customer', ['业主', 'Owner'], { changedBy: HAND_OVER }),
    area: field('number', ['面积(平方米)', 'Area in square metres']),
    newspapers: field('text', ['订阅报纸', 'Newspapers taken']),
    takenOverOn: field('date', ['收房日期', 'Taken over on'], { changedBy: HAND_OVER }),
    decorating: field('yes', ['装修中', 'Being decorated']),
  }),
};

/** A customer's car, entered by customer service from the sales data and kept with its adviser (P059, P111-P115). */
export const vehicle: Kind = {
  id: 'vehicle',
  title: both('车辆', 'Vehicle'),
  key: ['plate'],
  fields: keptBy(['$adviser', '@service-adviser', '@agent'], {
    plate: field('text', ['车牌号', 'Licence plate']),
    plateDigit: field('text', ['限行尾号', 'Last digit of the plate']),
    region: field('text', ['限行地区', 'Region']),
    model: field('text', ['车型', 'Model']),
    owner: field('ref:customer', ['车主', 'Owner']),
    adviser: field('person', ['服务顾问', 'Service adviser']),
    nextServiceOn: field('date', ['下次保养日期', 'Next service on']),
    nextService: field('choice', ['保养类别', 'Next service'], {
      choices: [
        { id: 'first', title: both('首保', 'First service') },
        { id: 'regular', title: both('常规保养', 'Regular service') },
      ],
    }),
    lastVisitOn: field('date', ['最近进店', 'Last visit']),
    active: field('yes', ['在册', 'In use']),
  }),
};

/** A home that the decoration firm has finished, kept by its account manager (P118). */
export const home: Kind = {
  id: 'home',
  title: both('装修客户新居', 'Home'),
  key: ['customer', 'address'],
  fields: keptBy(['$accountManager', '@account-manager'], {
    customer: field('ref:customer', ['客户', 'Customer']),
    address: field('address', ['新居地址', 'Address']),
    accountManager: field('person', ['客户经理', 'Account manager']),
    idNumber: field('text', ['身份证号', 'Identity number']),
    birthday: field('date', ['生日', 'Birthday'], {
      help: both('不填则按身份证号', 'Without it, that of the identity number'),
    }),
    completedOn: field('date', ['完工日期', 'Completed on']),
    furnishedOn: field('date', ['家具进场日期', 'Furniture in on']),
    movedInOn: field('date', ['入住日期', 'Moved in on']),
  }),
};

/**
 * A room, table, bed, seat or workshop bay that can be booked (P098, P108, P109, P112, P116), kept by the post that books it. How many it
 * holds is not for them to raise: a booking would fit that does not.
 */
export const resource: Kind = {
  id: 'resource',
  title: both('可预订资源', 'Something to book'),
  key: ['name'],
  fields: keptBy(
    ['@front-desk', '@shop-manager', '@service-adviser', '@scenic-specialist', '@vip-specialist'],
    {
      name: field('text', ['名称', 'Name']),
      type: field('choice', ['类型', 'Type'], {
        choices: [
          { id: 'room', title: both('房间', 'Room') },
          { id: 'table', title: both('餐桌', 'Table') },
          { id: 'bed', title: both('床位', 'Bed') },
          { id: 'class', title: both('课程', 'Class') },
          { id: 'bay', title: both('工位', 'Workshop bay') },
          { id: 'event', title: both('活动', 'Event') },
        ],
      }),
      capacity: field('number', ['容量', 'Capacity'], {
        validWhen: 'capacity > 0',
        changedBy: ['@shop-manager', '@supervisor'],
      }),
    },
  ),
};

/** A travel agency that buys tickets from a prepaid account, in the care of the specialist (P106, P108). How low it may fall is a matter of money. */
export const travelAgency: Kind = {
  id: 'travel-agency',
  title: both('旅行社', 'Travel agency'),
  key: ['name'],
  fields: keptBy(['@scenic-specialist'], {
    name: field('text', ['名称', 'Name']),
    contact: field('text', ['联系人', 'Contact']),
    phone: field('phone', ['电话', 'Phone']),
    mail: field('mail', ['邮箱', 'Mail']),
    lowest: field('money', ['余额下限', 'Lowest balance'], {
      changedBy: ['@finance', '@supervisor'],
    }),
  }),
};
