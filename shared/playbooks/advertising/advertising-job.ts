/** From the client's wish to the accepted work: quote, contract, production, delivery, callback (P144). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const advertisingJob = definePlaybook({
  id: 'advertising-job',
  version: 1,
  title: both('广告业务全程服务', 'Advertising job: early, middle, late stage'),
  processes: ['P144'],
  team: 'advertising',
  about: 'customer',
  triggers: [{ door: 'agent', who: ['@account-executive'] }, { door: 'phone' }, { door: 'mail' }],
  fields: {
    need: field('long', ['需求', 'Requirement']),
    material: field('text', ['材料', 'Material']),
    number: field('number', ['数量', 'Number'], { validWhen: 'number > 0' }),
    size: field('text', ['尺寸', 'Size']),
    finish: field('date', ['完成时间', 'Wanted on']),
    executive: field('person', ['客户执行', 'Account executive']),
    pricer: field('person', ['报价人', 'Priced by']),
    price: field('money', ['报价', 'Price']),
    quote: field('document', ['报价单', 'Quotation']),
    contract: field('file', ['合同', 'Contract']),
    confirmation: field('sign', ['工作确认单', 'Work confirmation']),
    maker: field('text', ['制作单位', 'Producer']),
    agreement: field('file', ['制作协议', 'Production agreement']),
    delivery: field('choice', ['交付方式', 'Delivery'], {
      choices: [
        { id: 'install', title: both('上门安装', 'Installed') },
        { id: 'deliver', title: both('送货', 'Delivered') },
      ],
    }),
    inspection: field('long', ['验收情况', 'Inspection']),
    content: field('score', ['客户满意度', 'Satisfaction']),
    problems: field('long', ['问题总结', 'Problems']),
  },
  start: 'warm',
  steps: {
    warm: {
      title: both('前期沟通', 'First talks'),
      by: 'owner',
      form: ['need!', 'material!', 'number!', 'size!', 'finish!'],
      guide: both(
        '先与分配的客户建立联系,再把需求告知创作部。',
        'First get in touch with the customer, then tell the creation department.',
      ),
      outcomes: {
        asked: {
          title: both('转制作部报价', 'Ask for a price'),
          to: 'price',
          effects: [{ set: { executive: 'me' } }],
        },
        none: { title: both('暂无需求', 'No need now'), to: 'end' },
      },
    },
    price: {
      title: both('制作部报价', 'Production quotes'),
      by: '@production',
      form: ['need=', 'price!'],
      outcomes: {
        priced: {
          title: both('已报价', 'Priced'),
          to: 'confirm',
          effects: [{ set: { pricer: 'me' } }],
        },
      },
    },
    confirm: {
      title: both('客服部经理确认报价', 'Manager confirms the price'),
      by: { who: '@account-manager', not: ['$executive', '$pricer'] },
      form: ['price='],
      outcomes: {
        confirmed: {
          title: both('确认', 'Confirmed'),
          to: 'offer',
          effects: [
            { make: 'quote', into: 'quote' },
            { send: 'cover', to: 'customer', attach: 'quote' },
          ],
        },
        again: { title: both('重新核价', 'Price again'), to: 'price' },
      },
    },
    offer: {
      title: both('客户答复报价', 'Client answers'),
      by: { who: ['customer', 'owner'], via: ['link', 'paper'] },
      form: ['quote='],
      outcomes: {
        accepted: { title: both('接受', 'Accepted'), to: ['contract', 'produce'] },
        dearer: { title: both('议价', 'Wants another price'), to: 'price' },
        declined: { title: both('放弃', 'Declined'), to: 'end' },
      },
    },
    contract: {
      title: both('催签合同与制作协议', 'Contract and production agreement'),
      by: 'owner',
      form: ['contract!', 'agreement!', 'maker!'],
      outcomes: { signed: { title: both('已签', 'Signed'), to: 'start' } },
    },
    produce: {
      title: both('创作定稿', 'Creation ready'),
      by: '@creation',
      effects: [{ open: 'job-order', about: 'about', key: 'ticket.number' }],
      outcomes: { ready: { title: both('定稿', 'Ready'), to: 'start' } },
    },
    start: {
      title: both('市场部确认开工', 'Marketing confirms the start'),
      join: true,
      by: '@marketing',
      form: ['contract=', 'confirmation!'],
      outcomes: { started: { title: both('开工', 'Started'), to: 'make' } },
    },
    make: {
      title: both('制作', 'Produce'),
      by: '@production',
      form: ['delivery!'],
      dues: [
        {
          id: 'finish',
          ends: { at: 'finish' },
          before: [{ span: '2d', do: { remind: 'owner' } }],
          after: { raise: '@account-manager' },
        },
      ],
      outcomes: { made: { title: both('制作完成', 'Made'), to: 'deliver' } },
    },
    deliver: {
      title: both('综合部安装或送货', 'Install or deliver'),
      by: '@general-office',
      form: ['delivery='],
      outcomes: { delivered: { title: both('已交付', 'Delivered'), to: 'inspect' } },
    },
    inspect: {
      title: both('回访验收', 'Call back, inspect the work'),
      by: 'owner',
      form: ['inspection!', 'content!'],
      outcomes: {
        accepted: { title: both('验收合格', 'Accepted'), to: 'sumUp' },
        faulty: { title: both('返工', 'Faulty'), to: 'make' },
      },
    },
    sumUp: {
      title: both('总结并传达问题', 'Sum up and pass on'),
      by: 'owner',
      form: ['problems!'],
      outcomes: {
        closed: {
          title: both('结案', 'Closed'),
          to: 'end',
          effects: [{ send: 'problems', to: '@production' }],
        },
      },
    },
  },
  texts: {
    quote: both(
      '# 报价单\n[fields: need, material, number, size, finish, price]',
      '# Quotation\n[fields: need, material, number, size, finish, price]',
    ),
    cover: both('您好,报价单见附件,请确认。', 'Please find our quotation attached and confirm it.'),
    problems: both(
      '业务 {{ticket.number}} 的问题总结:{{problems}}',
      'Problems of job {{ticket.number}}: {{problems}}',
    ),
  },
  registers: {
    jobs: {
      title: both('广告业务台账', 'Jobs'),
      columns: ['need', 'price', 'finish', 'state', 'content', 'owner'],
      totals: ['price'],
    },
  },
});
