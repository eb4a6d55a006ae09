import { both } from '#shared/domain/playbook/define.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';

export const visitorReception: Guide = {
  id: 'visitor-reception',
  title: both('来访接待礼仪', 'Receiving visitors'),
  processes: ['P117'],
  text: both(
    [
      '前台起身迎接,问清来意,请客户经理接待。',
      '客户经理递名片、让座、问喝什么(咖啡、绿茶、罗汉果茶、红茶、奶茶),用消毒柜里的瓷杯;行政秘书协助。',
      '问是否首次来访、是否有熟悉的设计师,首次来访请设计部经理了解需求和房屋情况。',
      '设计师向客户家人每一位递名片。',
      '离开时全体相送,送到一楼大门,客户走远再回。',
    ].join('\n'),
    [
      'The front desk stands up, asks what brings the visitor, and calls the account manager.',
      'The account manager gives a card and a seat and asks for the drink (coffee, green tea, luohanguo, black tea, milk tea), in a ceramic cup from the steriliser; the administrative secretary helps.',
      'Ask whether it is the first visit and whether they know a designer; at a first visit the design manager asks about need and house.',
      'The designer gives a card to every member of the family.',
      'Everybody sees the visitors off, down to the door of the house and until they are out of sight.',
    ].join('\n'),
  ),
  acknowledgedBy: ['front-desk', 'account-manager', 'administrative-secretary'],
};

export const telemarketingScript: Guide = {
  id: 'telemarketing-script',
  title: both('电话营销话术', 'Script for marketing calls'),
  processes: ['P120'],
  text: both(
    [
      '开场:您好,我是××公司的××,打扰您一分钟,请问现在方便吗?',
      '对方忙:那我什么时候打来合适?记下时间。',
      '对方说不需要:了解目前用什么、满意在哪里,有需要再联系,不纠缠。',
      '对方问公司:用两句话说清做什么、对他有什么好处。',
      '对方明确拒绝:致谢并登记不再致电。',
      '结束前确认下一步和时间。',
    ].join('\n'),
    [
      'Opening: Good day, this is … of …, may I have one minute, does it suit you now?',
      'Busy: when may I call again? Note the time.',
      'No need: ask what is used today and what is good about it, leave the door open, do not press.',
      'Asks who we are: two sentences, what we do and what it brings.',
      'A clear no: thank, and note that nobody calls again.',
      'Before the end agree on the next step and its time.',
    ].join('\n'),
  ),
  acknowledgedBy: ['telemarketer'],
};
