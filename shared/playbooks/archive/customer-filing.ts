/** A customer is filed at first contact and changed when something changes (P044, P055, P056); members likewise (P057). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { CUSTOMER_CLASSES } from '#shared/playbooks/archive/customer-choices.ts';

export const customerFiling = definePlaybook({
  id: 'customer-filing',
  version: 1,
  title: both('客户建档与更新', 'Filing a customer'),
  processes: ['P044', 'P055', 'P056', 'P057'],
  team: 'general',
  about: 'customer',
  triggers: [
    { door: 'playbook' },
    { door: 'agent', who: ['@agent', '@account-executive', '@marketing'] },
  ],
  fields: {
    name: field('text', ['客户名称', 'Customer']),
    class: field('choice', ['客户类别', 'Class'], { choices: CUSTOMER_CLASSES }),
    contact: field('text', ['联系人', 'Contact person']),
    phone: field('phone', ['电话', 'Phone']),
    fax: field('phone', ['传真', 'Fax']),
    mail: field('mail', ['电子邮箱', 'E-mail']),
    city: field('text', ['所在城市', 'City'], { requiredWhen: 'needsCode' }),
    address: field('address', ['地址', 'Address']),
    birthday: field('date', ['生日', 'Birthday']),
    habits: field('long', ['客户喜好', 'Preferences']),
    metOn: field('date', ['接触日期', 'First met on'], { proposed: 'today' }),
    question: field('long', ['近期咨询的问题', 'Recent question']),
    solution: field('long', ['解决方案', 'Solution']),
    memo: field('long', ['日常联系备忘录', 'Contact memo']),
    feedback: field('long', ['反馈结果', 'Feedback']),
    known: field('yes', ['已有档案', 'Already filed']),
    needsCode: field('yes', ['需编客户代码（广告客户）', 'Needs a client code (agency)']),
  },
  // P055: city, month of first contact with a leading 0, name, three digits.
  number: {
    format: '{city}-{periodOf(metOn, "month")}-{name}-{n:3}',
    series: '"client"',
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('登记客户资料', 'Take the data'),
      by: 'owner',
      form: [
        'known!',
        'name!',
        'class!',
        'contact!',
        'phone!',
        'fax',
        'mail',
        'city',
        'address',
        'birthday',
        'habits',
        'metOn!',
        'question',
        'solution',
        'feedback',
        'memo',
        'needsCode',
      ],
      guide: both(
        '只登记服务需要的资料，并告诉客户资料会保密。',
        'Take only what the service needs, and tell the customer that it stays confidential.',
      ),
      outcomes: {
        code: {
          title: both('编号建档', 'File with a code'),
          to: 'file',
          when: 'needsCode',
          effects: [{ number: true }, { change: 'about', set: { code: 'ticket.number' } }],
        },
        plain: { title: both('建档', 'File'), to: 'file', when: '!needsCode' },
      },
    },
    file: {
      title: both('写入客户档案', 'Write the record'),
      effects: [
        {
          change: 'about',
          set: {
            name: 'name',
            class: 'class',
            contact: 'contact',
            phone: 'phone',
            fax: 'fax',
            mail: 'mail',
            city: 'city',
            address: 'address',
            birthday: 'birthday',
            habits: 'habits',
            memo: 'memo',
            lastContactAt: 'now',
            active: 'true',
          },
        },
      ],
      outcomes: {
        known: { title: both('已更新', 'Updated'), to: 'end', when: 'known' },
        new: {
          title: both('新客户，定密级', 'New: set the secrecy'),
          to: 'end',
          effects: [
            {
              post: 'custody',
              from: '"filed"',
              to: '"archive/" + about.id',
              amount: '1',
              note: '"paper card"',
            },
            { open: 'secrecy-marking', about: 'about', key: '"filing " + about.id' },
          ],
        },
      },
    },
  },
  registers: {
    archive: {
      title: both('客户档案表', 'Customer archive'),
      columns: ['number', 'name', 'class', 'contact', 'phone', 'fax', 'mail', 'address', 'habits'],
      groupBy: ['class'],
    },
  },
  metrics: {
    filed: {
      title: both('新建档客户', 'Customers filed'),
      value: {
        of: 'customer-filing',
        where: '!known',
        at: 'ticket.endedAt',
        by: ['class', 'owner'],
      },
      period: 'month',
    },
  },
});
