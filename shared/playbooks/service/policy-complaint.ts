/** Technical support: the complaint officer judges by the service policy; the end of the chart is our design (P025). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const policyComplaint = definePlaybook({
  id: 'policy-complaint',
  version: 1,
  title: both('技术服务投诉', 'Complaint about technical service'),
  processes: ['P025'],
  team: 'technical',
  about: 'customer',
  triggers: [{ door: 'phone' }, { door: 'agent' }],
  fields: {
    customerName: field('text', ['客户', 'Customer']),
    phone: field('phone', ['电话', 'Phone']),
    product: field('text', ['产品', 'Product']),
    content: field('long', ['投诉内容', 'Content']),
    policy: field('text', ['适用的服务政策', 'Service policy that applies']),
    covered: field('yes', ['政策范围内', 'Covered by the policy']),
    ruling: field('long', ['判定说明', 'Ruling']),
    result: field('long', ['处理结果', 'Result']),
  },
  start: 'receive',
  steps: {
    receive: {
      title: both('接收、倾听、致歉并登记', 'Receive, listen, apologise, register'),
      by: '@complaint-officer',
      form: ['customerName!', 'phone!', 'product!', 'content!'],
      outcomes: { registered: { title: both('已登记', 'Registered'), to: 'judge' } },
    },
    judge: {
      title: both('按服务政策判定', 'Judge by the policy'),
      by: '@complaint-officer',
      form: ['content=', 'policy!', 'covered!', 'ruling!'],
      outcomes: {
        covered: { title: both('按政策处理', 'Covered'), to: 'solve', when: 'covered' },
        notCovered: { title: both('超出政策', 'Not covered'), to: 'explain', when: '!covered' },
      },
    },
    solve: {
      title: both('服务专员落实', 'Carried out'),
      by: '@after-sales',
      form: ['ruling=', 'result!'],
      dues: [{ id: 'solved', ends: { within: '3d' }, after: { raise: '@supervisor' } }],
      outcomes: {
        done: {
          title: both('已落实', 'Done'),
          to: 'end',
          effects: [{ send: 'result', to: 'customer' }],
        },
      },
    },
    explain: {
      title: both('说明政策', 'Explain the policy'),
      by: '@complaint-officer',
      form: ['ruling=', 'result!'],
      outcomes: {
        understood: { title: both('客户理解', 'Understood'), to: 'end' },
        escalate: {
          title: both('客户不接受，升级', 'Not accepted, escalate'),
          to: 'end',
          effects: [
            {
              open: 'complaint',
              about: 'about',
              key: 'ticket.number',
              with: { content: 'content' },
            },
          ],
        },
      },
    },
  },
  texts: { result: both('您的问题已处理：{{result}}', 'Your matter is solved: {{result}}') },
});
