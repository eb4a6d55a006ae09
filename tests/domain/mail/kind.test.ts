import { describe, expect, test } from 'vitest';
import { type KindEvidence, kindOf } from '#shared/domain/mail/kind.ts';

const own = { domains: ['reply.huiyin.example'], intake: ['service@huiyin.example'] };
const mail: KindEvidence = {
  from: 'li@customer.example',
  to: ['service@huiyin.example'],
  cc: [],
  subject: 'Order 4711',
  text: 'Where is it?',
  inReplyTo: null,
  references: [],
  bounce: null,
};
const kind = (changes: Partial<KindEvidence>, headers: Record<string, string> = {}) =>
  kindOf(
    { ...mail, ...changes },
    new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    own,
  ).automatic;

describe('a person is never taken for a machine', () => {
  test.each([
    ['whose address is noreply@', { from: 'noreply@customer.example' }, {}],
    [
      'who answers through a list',
      { inReplyTo: 'x@huiyin.example', to: ['list@x.example'] },
      { precedence: 'list', 'list-id': '<l.x.example>' },
    ],
    [
      'who writes through a group that forwards to us',
      {},
      {
        precedence: 'list',
        'list-id': '<support.x.example>',
        'list-post': '<mailto:support@x.example>',
      },
    ],
    ['who asks how automatic replies are set', { subject: '自动回复怎么设置？' }, {}],
    [
      'who asks about out of office',
      { subject: 'Out of office hours?', text: 'When do you open on Sunday?' },
      {},
    ],
    [
      'who answers an automatic reply',
      { subject: 'Re: Automatic reply: Order 4711', inReplyTo: 'a@b' },
      {},
    ],
    ['whose program says that nothing is automatic', {}, { 'auto-submitted': 'no' }],
    ['who invites to a meeting', {}, { 'x-calendar-method': 'request' }],
  ] as const)('%s', (_, changes, headers) => {
    expect(kind(changes, headers)).toBe('none');
  });
});

describe('an automatic answer is known', () => {
  test.each([
    ['by its header', {}, { 'auto-submitted': 'auto-replied (vacation)' }],
    ['by an older header', {}, { 'x-autoreply': 'yes' }],
    ['by its precedence', {}, { precedence: 'auto_reply' }],
    ['in English', { subject: 'Automatic reply: Order 4711' }, {}],
    ['in Chinese', { subject: '自动回复：关于订单' }, {}],
    ['in brackets', { subject: '【自动回复】您的邮件已收到' }, {}],
    ['in round brackets', { subject: '(Automatic reply) Order' }, {}],
    ['in traditional Chinese', { subject: '自動回覆: 訂單' }, {}],
    ['in Japanese', { subject: '自動返信：ご注文' }, {}],
    ['in Korean', { subject: '자동 회신: 주문' }, {}],
    ['in German', { subject: 'Abwesenheitsnotiz: Bestellung' }, {}],
    ['in French', { subject: 'Réponse automatique : commande' }, {}],
    ['in Spanish', { subject: 'Respuesta automática: pedido' }, {}],
    ['in Portuguese', { subject: 'Resposta automática: pedido' }, {}],
    ['in Italian', { subject: 'Risposta automatica: ordine' }, {}],
    ['in Russian', { subject: 'Автоответ: заказ' }, {}],
    [
      'by subject and text together',
      { subject: 'Out of office', text: 'I am out of the office until Monday.' },
      {},
    ],
    ['as a click in a calendar', {}, { 'x-calendar-method': 'reply' }],
    [
      'as a receipt',
      {},
      { 'content-type': 'multipart/report; report-type=disposition-notification' },
    ],
  ] as const)('%s', (_, changes, headers) => {
    expect(kind(changes, headers)).toBe('auto-reply');
  });
});

test('a newsletter is bulk', () => {
  expect(
    kind({}, { 'list-unsubscribe': '<https://x.example/u>', 'list-id': '<news.x.example>' }),
  ).toBe('bulk');
  expect(kind({ to: ['all@x.example'] }, { precedence: 'bulk' })).toBe('bulk');
});

test('our own mail coming back is ours', () => {
  expect(kind({ from: 'Service@Huiyin.example' }, { 'auto-submitted': 'auto-replied' })).toBe(
    'own',
  );
  expect(kind({ from: 'x@reply.huiyin.example' })).toBe('own');
});

test('a bounce is a bounce whatever else it is', () => {
  expect(
    kind(
      {
        bounce: {
          recipient: null,
          status: null,
          action: 'failed',
          diagnostic: null,
          originalMessageId: null,
        },
      },
      { 'auto-submitted': 'auto-replied' },
    ),
  ).toBe('bounce');
});
