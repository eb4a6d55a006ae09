/** A courier's customer demands or disputes: statement and evidence are kept as they were given (P026). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const courierDispute = definePlaybook({
  id: 'courier-dispute',
  version: 1,
  title: both('快递投诉与纠纷', 'Courier dispute'),
  processes: ['P026'],
  team: 'complaints',
  triggers: [{ door: 'phone' }, { door: 'chat' }, { door: 'playbook' }],
  fields: {
    orderNo: field('text', ['运单号', 'Waybill']),
    receiver: field('text', ['收件人', 'Receiver']),
    phone: field('phone', ['联系电话', 'Phone']),
    kind: field('choice', ['诉求性质', 'Kind of demand'], {
      choices: [
        { id: 'reasonable', title: both('合理诉求', 'Reasonable') },
        { id: 'unreasonable', title: both('无理诉求', 'Unreasonable') },
        { id: 'dispute', title: both('投诉或纠纷', 'Complaint or dispute') },
        { id: 'suggestion', title: both('合理建议', 'Suggestion') },
      ],
    }),
    statement: field('long', ['客户陈述', 'Statement']),
    evidence: field('file', ['证据材料', 'Evidence'], { requiredWhen: 'kind == "dispute"' }),
    protocol: field('document', ['陈述与证据笔录', 'Protocol of statement and evidence']),
    recorder: field('person', ['记录人', 'Recorded by']),
    measure: field('long', ['处理措施', 'Measure']),
    instruction: field('long', ['上级批示', 'Instruction']),
  },
  start: 'record',
  steps: {
    record: {
      title: both('记录诉求', 'Record the demand'),
      by: 'opener',
      form: ['orderNo!', 'receiver!', 'phone!', 'kind!', 'statement!', 'evidence'],
      outcomes: {
        coordinate: {
          title: both('协调解决', 'Coordinate'),
          to: 'coordinate',
          when: 'kind == "reasonable"',
          effects: [{ set: { recorder: 'me' } }],
        },
        decline: {
          title: both('婉言解释', 'Decline politely'),
          to: 'end',
          when: 'kind == "unreasonable"',
          form: ['measure!'],
        },
        dispute: {
          title: both('固定证据并上报', 'Fix the evidence and report'),
          to: 'superior',
          when: 'kind == "dispute"',
          effects: [{ set: { recorder: 'me' } }, { make: 'protocol', into: 'protocol' }],
        },
        suggest: {
          title: both('建议上报', 'Pass the suggestion on'),
          to: 'end',
          when: 'kind == "suggestion"',
          effects: [{ open: 'suggestion', key: 'ticket.number', with: { content: 'statement' } }],
        },
      },
    },
    superior: {
      title: both('上级处理', 'The superior decides'),
      by: { who: '@supervisor', not: ['opener', '$recorder'] },
      form: ['protocol=', 'evidence=', 'instruction!'],
      outcomes: {
        coordinate: { title: both('按批示协调', 'Coordinate'), to: 'coordinate' },
        complaint: {
          title: both('转正式投诉', 'A formal complaint'),
          to: 'end',
          effects: [
            {
              open: 'complaint',
              key: 'ticket.number',
              with: {
                complainant: 'receiver',
                phone: 'phone',
                content: 'statement',
                evidence: 'evidence',
              },
            },
          ],
        },
      },
    },
    coordinate: {
      title: both('征得客户同意后执行', 'Act once the customer agrees'),
      by: 'owner',
      form: ['statement=', 'instruction=', 'measure!'],
      outcomes: {
        agreed: { title: both('客户同意并已执行', 'Agreed and done'), to: 'end' },
        refused: { title: both('客户不同意', 'Not agreed'), to: 'superior' },
      },
    },
  },
  texts: {
    protocol: both(
      '运单 {{orderNo}}，收件人 {{receiver}}（{{phone}}）陈述：{{statement}}',
      'Waybill {{orderNo}}, receiver {{receiver}} ({{phone}}) states: {{statement}}',
    ),
  },
  registers: {
    disputes: {
      title: both('纠纷记录', 'Disputes'),
      columns: ['openedAt', 'orderNo', 'receiver', 'kind', 'statement', 'measure', 'state'],
      groupBy: ['kind'],
    },
  },
});
