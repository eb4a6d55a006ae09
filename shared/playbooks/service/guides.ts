import { both } from '#shared/domain/playbook/define.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';

export const telephoneManner: Guide = {
  id: 'telephone-manner',
  title: both('电话礼仪', 'Manners on the telephone'),
  processes: ['P003', 'P004'],
  text: both(
    '三声之内接听（一声约 3 秒），五声以后先道歉。先报部门和姓名。通话以 3 分钟为宜，不超过 5 分钟；长途来电优先。查询费时就先约好回复时间，不让客户久等。请客户等候先征得同意，等候中每 30 秒问一次：继续等、留言还是回电。转接前告诉对方转给谁。受到批评时说明、道歉或道谢。等客户先挂机。',
    'Answer within three rings (a ring lasts about 3 seconds); after five apologise first. Give department and name. A call takes about 3 minutes and not more than 5; long-distance calls come first. When looking up takes long, agree on a time to answer. Ask before putting on hold and come back every 30 seconds: wait, leave a message or be called back. Say to whom you transfer. When criticised explain, apologise or thank. Let the customer hang up first.',
  ),
  acknowledgedBy: ['agent'],
};

export const receptionManner: Guide = {
  id: 'reception-manner',
  title: both('现场接待规范', 'Receiving visitors'),
  processes: ['P007', 'P008'],
  text: both(
    '着装整洁，主动询问来意。名片双手接送。责任人不在时说明情况并请客户留言。任何情况下不与客户争吵，不作超出权限的承诺。',
    'Be tidy and ask what the visitor needs. Give and take cards with both hands. When the colleague is out, say so and take a message. Never quarrel; promise nothing beyond your authority.',
  ),
  acknowledgedBy: ['agent'],
};

export const complaintConduct: Guide = {
  id: 'complaint-conduct',
  title: both('投诉处理守则', 'Conduct with complaints'),
  processes: ['P021', 'P022'],
  text: both(
    '路径要短，成本要公道，答复要快。先听完，不打断、不争辩、不动气；不轻易许诺，不推卸责任，不怀疑客户的诚意；不用生硬回绝的话。让客户参与选择方案，适当补偿。',
    'Short ways, fair cost, quick answers. Hear the customer out; do not argue or lose your temper, do not promise rashly, shift blame or doubt honesty; no flat "no" and no "I do not know". Let the customer take part in choosing, and compensate where it is right.',
  ),
  acknowledgedBy: ['agent', 'complaint-officer'],
};

export const workOrderRollOut: Guide = {
  id: 'work-order-roll-out',
  title: both('工单集中化步骤', 'Bringing work orders together'),
  processes: ['P016'],
  text: both(
    '先把分散的工单并入一个集中的流程，运行平稳以后再上信息系统。',
    'First bring scattered orders into one central flow; add IT tools once it runs steadily.',
  ),
};
