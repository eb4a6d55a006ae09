/** A subcontractor gets the standard requirements or signs a supplementary agreement before it begins (P095). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const subcontract = definePlaybook({
  id: 'subcontract',
  version: 1,
  title: both('委外分包协议', 'Agreement with a subcontractor'),
  processes: ['P095'],
  team: 'installation',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@install-head'] }],
  fields: {
    subcontractor: field('ref:subcontractor', ['分包商', 'Subcontractor']),
    name: field('text', ['名称', 'Name'], { proposed: 'subcontractor.name' }),
    mail: field('mail', ['邮箱', 'Mail'], { proposed: 'subcontractor.mail' }),
    work: field('text', ['工程', 'Work']),
    licensed: field('yes', ['资质有效', 'Licence valid'], {
      computed: 'subcontractor.licenceUntil >= today',
    }),
    standard: field('yes', ['只需标准要求', 'Standard requirements suffice']),
    terms: field('long', ['补充条款', 'Supplementary terms']),
    agreement: field('document', ['补充协议', 'Supplementary agreement']),
    theirs: field('sign', ['分包商签字', 'Signed by the subcontractor']),
    ours: field('sign', ['我方签字', 'Signed by us']),
    remark: field('long', ['说明', 'Remark']),
  },
  parties: { subcontractor: { name: 'name', mail: 'mail' } },
  start: 'choose',
  steps: {
    choose: {
      title: both('确定分包商与要求', 'Subcontractor and requirements'),
      by: '@install-head',
      form: ['subcontractor!', 'name!', 'mail!', 'work!', 'licensed=', 'standard!', 'terms'],
      outcomes: {
        standard: {
          title: both('发送标准要求', 'Send the standard requirements'),
          to: 'sign',
          when: 'licensed && standard',
          effects: [
            { make: 'requirements', into: 'agreement' },
            { send: 'requirements', to: 'party:subcontractor', attach: 'agreement' },
          ],
        },
        extra: {
          title: both('签补充协议', 'Supplementary agreement'),
          to: 'sign',
          when: 'licensed && !standard',
          form: ['terms!'],
          effects: [
            { make: 'agreement', into: 'agreement' },
            { send: 'agreement', to: 'party:subcontractor', attach: 'agreement' },
          ],
        },
        unlicensed: {
          title: both('资质失效', 'No valid licence'),
          to: 'unlicensed',
          when: '!licensed',
        },
      },
    },
    unlicensed: {
      title: both('资质失效', 'The licence is no longer valid'),
      by: '@install-head',
      form: ['name=', 'licensed=', 'remark!'],
      outcomes: {
        another: { title: both('另选分包商', 'Choose another'), to: 'choose' },
        none: { title: both('不委外', 'No subcontractor'), to: 'end' },
      },
    },
    sign: {
      title: both('双方签字', 'Both sign'),
      by: { who: ['party:subcontractor', '@install-head'], quorum: 'all', via: ['link', 'paper'] },
      form: ['agreement=', 'theirs', 'ours', 'remark'],
      outcomes: {
        signed: {
          title: both('已签', 'Signed'),
          to: 'end',
          effects: [{ change: 'subcontractor', set: { active: 'true' } }],
        },
        declined: {
          title: both('分包商不接受', 'Declined'),
          to: 'end',
          form: ['remark!'],
          effects: [{ change: 'subcontractor', set: { active: 'false' } }],
        },
        change: { title: both('修改条款', 'Change the terms'), to: 'choose' },
      },
    },
  },
  texts: {
    requirements: both(
      '# 安装标准要求\n工程 {{work}},分包商 {{name}}:按标准要求施工。',
      '# Standard requirements\nWork {{work}}, subcontractor {{name}}: the standard requirements apply.',
    ),
    agreement: both(
      '# 补充协议\n工程 {{work}},分包商 {{name}}。{{terms}}',
      '# Supplementary agreement\nWork {{work}}, subcontractor {{name}}. {{terms}}',
    ),
  },
  registers: {
    subcontracts: {
      title: both('分包商管理', 'Subcontractors'),
      columns: ['name', 'work', 'standard', 'remark'],
      groupBy: ['name'],
    },
  },
});
