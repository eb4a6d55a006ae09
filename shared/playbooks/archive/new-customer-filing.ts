/** A signed customer's data go from the sales assistant to customer service, and are filed within a day (P046). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { SEXES } from '#shared/playbooks/archive/customer-choices.ts';

export const newCustomerFiling = definePlaybook({
  id: 'new-customer-filing',
  version: 1,
  title: both('签约客户资料填报建档', 'Filing of signed customers'),
  processes: ['P046'],
  team: 'general',
  about: 'customer',
  triggers: [
    { door: 'playbook' },
    { door: 'agent', who: ['@sales-assistant', '@sales', '@agent'] },
  ],
  settings: {
    formWithin: {
      title: both('新客户资料填报期限', 'Data form of a new customer within'),
      initial: '3d',
      source: 'P046',
    },
    personalWithin: {
      title: both('老客户个人资料填报期限', 'Personal data of an existing customer within'),
      initial: '1mo',
      source: 'P046',
    },
    salesWeight: {
      title: both(
        '填报率占管理绩效的最低比重',
        'Least weight of sales filing in the management score',
      ),
      initial: '0.10',
      source: 'P046, K14',
    },
    serviceWeight: {
      title: both('更新率占管理绩效的最低比重', 'Least weight of updating in the management score'),
      initial: '0.20',
      source: 'P046, K15',
    },
  },
  fields: {
    existing: field('yes', ['老客户', 'Existing customer'], { proposed: 'false' }),
    signedOn: field('date', ['合同签订日', 'Contract signed'], { requiredWhen: '!existing' }),
    acceptedOn: field('date', ['上刊验收日', 'Publication accepted'], {
      requiredWhen: '!existing',
    }),
    anchor: field('date', ['起算日', 'Counted from'], {
      computed:
        'existing ? date(ticket.openedAt) : signedOn == null || acceptedOn == null ? null : signedOn > acceptedOn ? signedOn : acceptedOn',
    }),
    name: field('text', ['公司名称', 'Company']),
    address: field('address', ['地址', 'Address']),
    companyPhone: field('phone', ['公司电话', 'Company phone']),
    head: field('text', ['负责人', 'Person in charge']),
    contact: field('text', ['对接人', 'Contact person']),
    post: field('text', ['职位', 'Post']),
    phone: field('phone', ['联系电话', 'Phone']),
    mail: field('mail', ['电邮', 'E-mail']),
    sex: field('choice', ['性别', 'Sex'], { choices: SEXES }),
    birthday: field('date', ['生日', 'Birthday']),
    callTime: field('text', ['方便联系的时间', 'Convenient time']),
    hobbies: field('long', ['爱好', 'Hobbies'], { requiredWhen: 'existing' }),
    family: field('long', ['家庭状况', 'Family'], { requiredWhen: 'existing' }),
    gap: field('text', ['需补充的内容', 'What is missing']),
  },
  start: 'await',
  steps: {
    await: {
      title: both('确认新老客户与起算日', 'New or existing, and from when'),
      by: '@sales-assistant',
      form: ['existing!', 'signedOn', 'acceptedOn', 'anchor='],
      outcomes: {
        new: { title: both('新客户', 'New customer'), to: 'fillNew', when: '!existing' },
        existing: {
          title: both('老客户', 'Existing customer'),
          to: 'fillPersonal',
          when: 'existing',
        },
      },
    },
    fillNew: {
      title: both('填客户资料表', 'Fill in the data form'),
      by: '@sales-assistant',
      form: [
        'name!',
        'address!',
        'companyPhone!',
        'head!',
        'contact!',
        'post!',
        'phone!',
        'mail!',
        'sex',
        'birthday',
        'callTime',
        'gap=',
      ],
      dues: [
        {
          id: 'form',
          ends: { withinOf: 'set.formWithin' },
          from: 'anchor',
          before: [{ span: '1d', do: { remind: '@sales-assistant' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: { sent: { title: both('发送客服部', 'Send to customer service'), to: 'file' } },
    },
    fillPersonal: {
      title: both('了解并填报个人资料', 'Learn and report personal data'),
      by: '@sales',
      form: ['hobbies!', 'family!', 'birthday', 'callTime', 'gap='],
      dues: [
        {
          id: 'personal',
          ends: { withinOf: 'set.personalWithin' },
          from: 'anchor',
          before: [{ span: '1w', do: { remind: '@sales' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: { sent: { title: both('填报客服部', 'Report to customer service'), to: 'file' } },
    },
    file: {
      title: both('客服部建档更新', 'Customer service files'),
      by: '@archive-clerk',
      form: ['name=', 'contact=', 'phone=', 'mail=', 'hobbies=', 'family='],
      dues: [{ id: 'filed', ends: { within: '24h' }, after: { raise: '@supervisor' } }],
      outcomes: {
        filed: { title: both('资料完整', 'Complete'), to: 'branch' },
        incompleteNew: {
          title: both('退回补充', 'Back for completion'),
          to: 'fillNew',
          form: ['gap!'],
          when: '!existing',
        },
        incompleteOld: {
          title: both('退回补充', 'Back for completion'),
          to: 'fillPersonal',
          form: ['gap!'],
          when: 'existing',
        },
      },
    },
    branch: {
      title: both('写入客户档案', 'Write the record'),
      outcomes: {
        new: {
          title: both('新客户建档', 'New record'),
          to: 'end',
          when: '!existing',
          effects: [
            {
              change: 'about',
              set: {
                name: 'name',
                address: 'address',
                companyPhone: 'companyPhone',
                head: 'head',
                contact: 'contact',
                post: 'post',
                phone: 'phone',
                mail: 'mail',
                sex: 'sex',
                birthday: 'birthday',
                callTime: 'callTime',
                active: 'true',
              },
            },
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
        existing: {
          title: both('补充个人资料', 'Personal data added'),
          to: 'end',
          when: 'existing',
          effects: [{ change: 'about', set: { hobbies: 'hobbies', family: 'family' } }],
        },
      },
    },
  },
  registers: {
    records: {
      title: both('客服档案·客户基本资料', 'Customer records, basic data'),
      columns: ['name', 'contact', 'post', 'phone', 'mail', 'birthday', 'callTime', 'state'],
    },
  },
  metrics: {
    // K14, K15: on time and complete; the weights are settings that the score reads.
    reported: {
      title: both('销售填报率', 'Reported by sales'),
      value: {
        of: 'new-customer-filing',
        where: 'name != null || hobbies != null',
        at: 'ticket.openedAt',
      },
      per: { of: 'new-customer-filing', at: 'ticket.openedAt' },
      target: '1',
      period: 'month',
    },
    updated: {
      title: both('客服更新率', 'Updated by customer service'),
      value: { of: 'new-customer-filing', where: 'ticket.endedAt != null', at: 'ticket.openedAt' },
      per: { of: 'new-customer-filing', at: 'ticket.openedAt' },
      target: '1',
      period: 'month',
    },
    salesScore: {
      title: both('填报率计分', 'Score of sales filing'),
      value: 'figure("new-customer-filing.reported") * dec(set.salesWeight)',
      period: 'month',
    },
    serviceScore: {
      title: both('更新率计分', 'Score of updating'),
      value: 'figure("new-customer-filing.updated") * dec(set.serviceWeight)',
      period: 'month',
    },
  },
});
