/** Handing over title papers and bringing people together to sign legal documents (P062). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const titlePapers = definePlaybook({
  id: 'title-papers',
  version: 1,
  title: both('权属文件交接与法律文件签署', 'Title papers and legal signing'),
  processes: ['P062'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'agent', who: ['@supervisor'] }],
  parties: { signer: { name: 'signerName', mail: 'signerMail', phone: 'signerPhone' } },
  fields: {
    papers: field('rows', ['权属文件', 'Title papers'], {
      columns: {
        name: field('text', ['文件名称', 'Paper']),
        number: field('text', ['证号', 'Number']),
        original: field('yes', ['原件', 'Original']),
      },
      validWhen: 'size(papers) > 0',
    }),
    signerName: field('text', ['相关权利人', 'Person concerned']),
    signerMail: field('mail', ['邮箱', 'Mail']),
    signerPhone: field('phone', ['电话', 'Phone']),
    mustSign: field('yes', ['需签署法律文件', 'Something is to be signed']),
    departments: field('rows', ['需协调的部门', 'Departments to be brought together'], {
      columns: {
        who: field('person', ['经办人', 'Who']),
        what: field('text', ['事项', 'What']),
        by: field('date', ['期限', 'By']),
        done: field('yes', ['已完成', 'Done']),
      },
      tasks: { owner: 'who', due: 'by', done: 'done' },
    }),
    legalPaper: field('file', ['待签法律文件', 'Paper to be signed'], { requiredWhen: 'mustSign' }),
    meetAt: field('at', ['签署时间', 'Signing at'], { requiredWhen: 'mustSign' }),
    giver: field('sign', ['移交人签字', 'Signature of the giver']),
    taker: field('sign', ['接收人签字', 'Signature of the taker']),
    signed: field('sign', ['权利人签署', 'Signature of the person concerned']),
  },
  start: 'receive',
  steps: {
    receive: {
      title: both('接收登记', 'Receive and register'),
      by: '@supervisor',
      form: ['papers!', 'signerName!', 'signerPhone!', 'signerMail', 'mustSign!', 'giver!'],
      outcomes: {
        registered: {
          title: both('已登记', 'Registered'),
          to: 'route',
          effects: [
            {
              post: 'custody',
              each: 'papers',
              from: '"filed"',
              to: 'owner.id + "/" + row.number',
              amount: '1',
            },
          ],
        },
      },
    },
    route: {
      title: both('是否需签署', 'To be signed?'),
      outcomes: {
        sign: { title: both('需签署', 'To be signed'), to: 'coordinate', when: 'mustSign' },
        hand: { title: both('仅交接', 'Only handed over'), to: 'hand', when: '!mustSign' },
      },
    },
    coordinate: {
      title: both('联系各部门并约定时间', 'Bring the departments together'),
      by: '@supervisor',
      form: ['departments!', 'legalPaper!', 'meetAt!'],
      outcomes: {
        agreed: {
          title: both('已约定', 'Agreed'),
          to: 'sign',
          effects: [{ send: 'invitation', to: 'party:signer', via: ['phone', 'mail'] }],
        },
      },
    },
    sign: {
      title: both('签署', 'Sign'),
      by: { who: 'party:signer', via: ['link', 'paper'] },
      form: ['legalPaper=', 'signed!'],
      dues: [
        {
          id: 'meeting',
          ends: { at: 'meetAt' },
          before: [{ span: '1d', do: { send: 'invitation', to: 'party:signer' } }],
          after: { remind: '@supervisor' },
        },
      ],
      outcomes: {
        signed: { title: both('已签署', 'Signed'), to: 'hand' },
        later: { title: both('改期', 'Another time'), to: 'coordinate' },
      },
    },
    hand: {
      title: both('移交文件', 'Hand the papers over'),
      by: '@supervisor',
      form: ['papers=', 'taker!'],
      outcomes: {
        handed: {
          title: both('已移交', 'Handed over'),
          to: 'end',
          effects: [
            {
              post: 'custody',
              each: 'papers',
              from: 'owner.id + "/" + row.number',
              to: '"returned"',
              amount: '1',
            },
          ],
        },
      },
    },
  },
  texts: {
    invitation: both(
      '{{signerName}}，您好：请于 {{meetAt}} 携带有效证件签署文件。',
      'Dear {{signerName}}, please come on {{meetAt}} with your identity paper to sign.',
    ),
  },
  registers: {
    papers: {
      title: both('权属文件交接登记', 'Register of title papers'),
      columns: ['openedAt', 'signerName', 'mustSign', 'meetAt', 'endedAt', 'state'],
    },
  },
});
