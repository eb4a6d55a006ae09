import type { PlacingTexts } from '#shared/catalogue/placing-texts.ts';

export const placingZhCn: PlacingTexts = {
  reasons: {
    'reply-address': '邮件发到了本工单的签名回复地址，发件人正是该地址所属的人。',
    reference: '邮件回复的是本工单的邮件，发件人是本工单的参与人。',
    'first-contact': '邮件中没有任何线索指向已有工单。',
    'sender.stranger': '邮件回复的是已有工单，但发件人不是该工单的参与人。',
    'sender.other-participant': '邮件发到的签名地址属于原工单的另一位参与人。',
    'sender.unproven': '邮件回复的是已有工单，但发件人的域名未能证明其真实性。',
    'sender.denied': '发件人的域名否认了这封邮件，请谨慎处理。',
    'ticket.closed-too-long': '邮件回复的工单已结束，不再重新打开。',
    'forwarded.by-colleague': '由同事转发。原发件人以转发邮件中的内容为准。',
  },
  split: {
    merged: '本工单已并入其他工单，请先撤销合并。',
    protected: '本工单只有部分人可见，拆出的新工单会对所有人可见。',
    'not-the-customers': '只有客户写的内容才能拆出。',
    'first-words': '这是本工单最初的内容，拆出后工单将不复存在。',
    'too-many': '一次拆出的消息或附件过多，请减少后再试。',
  },
  merge: {
    itself: '工单不能并入自身。',
    'other-customer': '两张工单属于不同的客户。',
    done: '本工单已解决、关闭或合并。',
    'target-done': '目标工单已解决、关闭或合并，请先重新打开。',
    'steps-taken': '本工单已有处理步骤，合并会丢失这些步骤。',
    'too-many': '并入目标工单的工单已达上限。',
    'not-merged': '本工单没有并入其他工单。',
    'too-late': '合并已超过 30 天，不能撤销。',
    'target-merged': '目标工单自身已被合并，请先撤销那次合并。',
  },
  acts: {
    split: '不属于本工单：拆出消息',
    merge: '并入其他工单',
    unmerge: '撤销合并',
  },
};
