/** Documents from the decision that wants them to the signed PDF. */
import { beforeEach, describe, expect, test } from 'vitest';
import { hashContent } from '#shared/domain/document/document-hash.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import { contract } from '#shared/playbooks/contracts/contract.ts';
import { paidService } from '#shared/playbooks/technical/paid-service.ts';
import { documentJob } from '#shared/usecases/effects/make.ts';
import { realPrinter } from '#tests/support/documents.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PaperDesk, paperDesk } from '#tests/support/paper-desk.ts';
import { playbookWith } from '#tests/support/runs.ts';

const QUOTE = {
  need: '更换空调压缩机，含上门检测。',
  lines: [
    { what: '压缩机', amount: 1, price: '1280.00' },
    { what: '上门费', amount: 2, price: '60.50' },
  ],
};

let desk: PaperDesk;

beforeEach(() => {
  desk = paperDesk();
});

const quoted = async (language?: 'zh-CN' | 'en'): Promise<TicketId> => {
  const id = await desk.open(paidService, language === undefined ? {} : { language });
  const answer = await desk.take(id, 'quote/quoted', { as: 'commerce', fields: QUOTE });
  expect(answer.status).toBe(200);
  return id;
};

const quoteOf = async (id: TicketId) => (await desk.ticket(id)).run.documents?.['quote'] ?? [];

const answer = (token: string, fields: Readonly<Record<string, string>>) =>
  desk.api('POST /documents/{token}', { path: { token }, form: fields });

const ACCEPT = { 'take-outcome': 'accepted', agreed: '李娜' };

describe('a quotation', () => {
  test('is made by a job, and its field is filled when the forms are kept', async () => {
    desk = paperDesk(realPrinter);
    const id = await quoted();
    expect((await desk.ticket(id)).run.fields['quote']).toBeUndefined();
    await desk.settle();

    const [document] = await quoteOf(id);
    expect((await desk.ticket(id)).run.fields['quote']).toMatchObject({
      hash: document?.hash,
      title: '报价单',
      version: 1,
    });
    expect([...desk.papers.keys()].sort()).toEqual(
      ['html', 'json', 'pdf'].map((format) => `documents/${document?.hash}.${format}`),
    );
    const text = await desk.textOf(`documents/${document?.hash}.pdf`);
    expect(text).toContain('合计 1,401.00 元');
    expect(text).toContain('更换空调压缩机，含上门检测。');
    const { events } = await desk.file(id);
    expect(events.filter(({ type }) => type === 'document.made')).toHaveLength(1);
    expect(events).not.toContainEqual(
      expect.objectContaining({ type: 'effect.failed', effect: 'make' }),
    );
  });

  test('reads in English where the ticket is in English', async () => {
    desk = paperDesk(realPrinter);
    const id = await quoted('en');
    await desk.settle();
    const [document] = await quoteOf(id);
    expect(await desk.textOf(`documents/${document?.hash}.pdf`)).toContain('Quotation');
  });

  test('says what was decided, whatever has changed when the job comes late', async () => {
    const id = await quoted();
    const jobs = desk.waiting();
    const back = await desk.take(id, 'accept/change', { as: 'commerce' });
    expect(back.status).toBe(200);
    await desk.take(id, 'quote/quoted', { as: 'commerce', fields: { need: '只上门检测。' } });
    for (const job of jobs.filter(({ queue }) => queue === 'documents')) await desk.work(job);

    const [first, second] = await quoteOf(id);
    const content = await desk.ports.contents.content(first?.hash ?? '');
    expect(JSON.stringify(content)).toContain('更换空调压缩机');
    expect(first?.withdrawn).toMatchObject({ because: 'changed' });
    expect(second?.hash).toBeUndefined();
    expect((await desk.ticket(id)).run.fields['quote']).toBeUndefined();
    await desk.settle();
    expect((await desk.ticket(id)).run.fields['quote']).toMatchObject({ version: 2 });
  });

  test('is the same under the same hash when the process died before the decision', async () => {
    const id = await quoted();
    const [job] = desk.waiting().filter(({ queue }) => queue === 'documents');
    if (job?.queue !== 'documents') throw new Error('no job');
    const dying = {
      ...desk.ports,
      desk: {
        ...desk.ports.desk,
        commit: async () => {
          throw new Error('the process is gone');
        },
      },
    };
    await expect(documentJob(dying, job)).rejects.toThrow('gone');
    const kept = new Map(desk.papers);
    expect(kept.size).toBe(3);
    await desk.settle();
    expect(new Map(desk.papers)).toEqual(kept);
    const [document] = await quoteOf(id);
    const content = await desk.ports.contents.content(document?.hash ?? '');
    expect(content === undefined ? '' : hashContent(content, desk.ports.sha256)).toBe(
      document?.hash,
    );
  });

  test('goes to the customer as PDF and as a link, once it is there', async () => {
    await quoted();
    const [mail] = desk.waiting().filter(({ queue }) => queue === 'notification');
    if (mail === undefined) throw new Error('no mail');
    await desk.work(mail);
    expect(desk.sent).toEqual([]);
    for (const job of desk.waiting()) if (job.queue === 'documents') await desk.work(job);
    desk.pass(60 * 60 * 1000);
    await desk.settle();
    const [sent] = desk.sent;
    expect(sent?.attachments).toMatchObject([{ name: '报价单.pdf', type: 'application/pdf' }]);
    const link = /https:\/\/desk\.example\/documents\/(\S+)/.exec(sent?.text ?? '')?.[1] ?? '';
    const page = await desk.api('GET /documents/{token}', { path: { token: link } });
    expect(page.status).toBe(200);
    expect(page.body).toContain('合计 1,401.00 元');
    expect(Buffer.byteLength(page.body)).toBeLessThan(20_000);
  });

  test('that is too large for a mail is only linked', async () => {
    const id = await quoted();
    for (const job of desk.waiting()) if (job.queue === 'documents') await desk.work(job);
    const [document] = await quoteOf(id);
    desk.papers.set(`documents/${document?.hash}.pdf`, new Uint8Array(10_000_000));
    await desk.settle();
    expect(desk.sent[0]?.attachments).toEqual([]);
    expect(desk.sent[0]?.text).toContain('https://desk.example/documents/');
  });
});

describe('the customer', () => {
  test('signs by the link, and the name stands on the printed copy', async () => {
    desk = paperDesk(realPrinter);
    const id = await quoted();
    await desk.settle();
    const token = await desk.linkOf(id, 'quote');
    const before = desk.everything();
    const page = await desk.api('GET /documents/{token}', { path: { token } });
    expect(page.body).toContain('name="take-outcome" value="accepted"');
    expect(desk.everything()).toBe(before);

    expect((await answer(token, ACCEPT)).status).toBe(303);
    await desk.settle();
    const { run } = await desk.ticket(id);
    const [document] = await quoteOf(id);
    expect(run.steps.map(({ id: step }) => step)).toEqual(['pay']);
    expect(run.fields['agreed']).toMatchObject({
      name: '李娜',
      by: 'customer',
      how: 'link',
      hash: document?.hash,
    });
    expect(document).toMatchObject({ printed: 1, signatures: [{ by: 'customer', name: '李娜' }] });
    expect(await desk.textOf(`documents/${document?.hash}.signed-1.pdf`)).toContain('李娜');
  });

  test('who sends it twice has signed once, and is told so', async () => {
    const id = await quoted();
    await desk.settle();
    const token = await desk.linkOf(id, 'quote');
    await answer(token, ACCEPT);
    const again = await answer(token, ACCEPT);
    expect(again.status).toBe(409);
    expect(again.body).toContain('您已签署本文件');
    expect((await quoteOf(id))[0]?.signatures).toHaveLength(1);
  });

  test('who leaves the name out is asked for it, and nothing is kept', async () => {
    const id = await quoted();
    await desk.settle();
    const token = await desk.linkOf(id, 'quote');
    const before = desk.everything();
    const refused = await answer(token, { ...ACCEPT, agreed: ' ' });
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('请填写此项');
    expect(desk.everything()).toBe(before);
  });

  test('may say no without signing', async () => {
    const id = await quoted();
    await desk.settle();
    const token = await desk.linkOf(id, 'quote');
    expect((await answer(token, { 'take-outcome': 'declined' })).status).toBe(303);
    expect((await desk.ticket(id)).status.state).toBe('closed');
    const late = await answer(token, ACCEPT);
    expect(late.status).toBe(409);
    expect(late.body).toContain('目前不需要您答复');
  });

  test('cannot sign an older version; what was signed on it stays to be seen', async () => {
    const id = await quoted();
    await desk.settle();
    const old = await desk.linkOf(id, 'quote');
    await desk.take(id, 'accept/change', { as: 'commerce' });
    await desk.take(id, 'quote/quoted', { as: 'commerce', fields: { need: '只上门检测。' } });
    expect((await answer(old, ACCEPT)).status).toBe(409);
    await desk.settle();
    const refused = await answer(old, ACCEPT);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('已有新版本');
    expect((await answer(await desk.linkOf(id, 'quote'), ACCEPT)).status).toBe(303);
  });

  test.each([
    ['altered', (token: string) => token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['for another field', (token: string) => `${token.slice(0, 27)}0${token.slice(28)}`],
    ['empty', () => ''],
    ['of another kind', (token: string) => `x${token}`],
  ])('gets nowhere by a link that is %s', async (_, change) => {
    const id = await quoted();
    await desk.settle();
    const token = change(await desk.linkOf(id, 'quote'));
    const before = desk.everything();
    expect((await desk.api('GET /documents/{token}', { path: { token } })).status).toBe(404);
    expect((await desk.api('GET /documents/{token}/pdf', { path: { token } })).status).toBe(404);
    expect((await answer(token, ACCEPT)).status).toBe(404);
    expect(desk.everything()).toBe(before);
  });

  test('has three months; then the link has expired, and the ticket’s page is no way round', async () => {
    const id = await quoted();
    await desk.settle();
    const token = await desk.linkOf(id, 'quote');
    expect((await desk.api('GET /tickets/{token}', { path: { token } })).status).toBe(404);
    desk.pass(91 * 24 * 60 * 60 * 1000);
    expect((await answer(token, ACCEPT)).status).toBe(410);
  });

  test('downloads the PDF by a short-lived link', async () => {
    const id = await quoted();
    await desk.settle();
    const token = await desk.linkOf(id, 'quote');
    const led = await desk.api('GET /documents/{token}/pdf', { path: { token } });
    expect(led.status).toBe(303);
    expect(String(led.headers['location'])).toMatch(/documents\/[0-9a-f]{64}\.pdf\?.*seconds=300/);
  });
});

describe('a colleague', () => {
  test('files the paper that the customer has signed, and vouches for it', async () => {
    const id = await quoted();
    await desk.settle();
    const filed = await desk.take(id, 'accept/accepted', {
      as: 'agent',
      fields: { agreed: { name: '李娜', paper: true } },
    });
    expect(filed.status).toBe(200);
    expect((await quoteOf(id))[0]?.signatures).toMatchObject([
      { by: 'customer', name: '李娜', how: 'paper', filedBy: 'agent-1' },
    ]);
  });

  test('cannot make up a document, a moment or another signer', async () => {
    const id = await quoted();
    await desk.settle();
    const made = await desk.take(id, 'accept/accepted', {
      as: 'commerce',
      fields: { quote: { hash: '0'.repeat(64) }, agreed: '陈明' },
    });
    expect(made.json).toMatchObject({ errors: [{ field: 'quote', problem: 'not-in-form' }] });
    const forged = { name: '陈明', by: 'customer', how: 'link', at: '2020-01-01T00:00:00.000Z' };
    await desk.take(id, 'accept/accepted', { as: 'commerce', fields: { agreed: forged } });
    expect((await desk.ticket(id)).run.fields['agreed']).toMatchObject({
      name: '陈明',
      by: '@commerce',
      how: 'console',
      person: 'commerce-1',
      at: desk.now(),
    });
  });

  test('does not sign what they have not seen, or what is not there yet', async () => {
    const id = await quoted();
    const early = await desk.take(id, 'accept/accepted', {
      as: 'commerce',
      fields: { agreed: '陈明' },
    });
    expect(early.json).toMatchObject({ type: 'document.not-ready' });
    await desk.settle();
    const other = await desk.take(id, 'accept/accepted', {
      as: 'commerce',
      fields: { agreed: { name: '陈明', hash: '0'.repeat(64) } },
    });
    expect(other.json).toMatchObject({ type: 'document.changed', status: 409 });
  });

  test('sees all versions with their signatures, and downloads any', async () => {
    const id = await quoted();
    await desk.settle();
    await desk.take(id, 'accept/change', { as: 'commerce' });
    await desk.take(id, 'quote/quoted', { as: 'commerce' });
    await desk.settle();
    await answer(await desk.linkOf(id, 'quote'), ACCEPT);
    await desk.settle();
    const path = { id, field: 'quote' };
    const caller = { name: 'chen', groups: ['supervisor'] };
    const list = await desk.api('GET /v1/tickets/{id}/documents/{field}', { path, caller });
    expect(list.json).toMatchObject({
      items: [
        { version: 1, withdrawn: { because: 'changed' }, signatures: [] },
        { version: 2, signatures: [{ name: '李娜' }] },
      ],
    });
    const route = 'GET /v1/tickets/{id}/documents/{field}/{version}/{format}';
    const download = (version: string, format: string, groups: readonly string[] = caller.groups) =>
      desk.api(route, { path: { ...path, version, format }, caller: { name: 'chen', groups } });
    expect((await download('2', 'pdf')).headers['location']).toContain('.signed-1.pdf');
    expect((await download('1', 'html')).headers['location']).toContain('.html');
    for (const [version, format] of [
      ['3', 'pdf'],
      ['1', 'json'],
      ['x', 'pdf'],
    ] as const) {
      expect((await download(version, format)).status).toBe(404);
    }
    expect((await download('1', 'pdf', ['agent', 'team.complaints'])).status).toBe(404);
  });
});

describe('a sales contract', () => {
  const approved = async (): Promise<TicketId> => {
    const id = await desk.open(
      { ...contract, start: 'sign' },
      {
        fields: {
          subject: '数控机床两台',
          value: '486000.5',
          terms: '货到验收合格后付款。',
          supplyBy: '2026-05-01',
          payBy: '2026-06-01',
        },
      },
    );
    await desk.settle();
    return id;
  };

  test('is signed by us, then by the buyer, with the day, and the copy bears both names', async () => {
    desk = paperDesk(realPrinter);
    const id = await approved();
    const ours = await desk.take(id, 'sign/signed', {
      as: 'marketing',
      fields: { signature: '赵敏' },
    });
    expect(ours.status).toBe(200);
    await desk.settle();
    const token = await desk.linkOf(id, 'paper', 'party:buyer');
    const early = { 'take-outcome': 'signed', buyerSignature: '王建国', signedOn: '2026-03-03' };
    expect((await answer(token, early)).status).toBe(400);
    const signed = await answer(token, { 'take-outcome': 'signed', buyerSignature: '王建国' });
    expect(signed.status).toBe(303);
    await desk.settle();

    const { run } = await desk.ticket(id);
    expect(run.steps.map(({ id: step }) => step)).toEqual(['handIn']);
    expect(run.fields['signedOn']).toBe('2026-03-02');
    const document = run.documents?.['paper']?.[0];
    const text = await desk.textOf(`documents/${document?.hash}.signed-2.pdf`);
    for (const words of ['数控机床两台', '486,000.50', '机密', '赵敏', '王建国', '我方签字']) {
      expect(text).toContain(words);
    }
    const { events } = await desk.file(id);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'step.left', by: { kind: 'party', id: 'buyer' } }),
    );
  });

  test('is not signed by the customer in the buyer’s place', async () => {
    const id = await approved();
    await desk.take(id, 'sign/signed', { as: 'marketing', fields: { signature: '赵敏' } });
    const token = await desk.linkOf(id, 'paper', 'customer');
    const tried = await answer(token, { 'take-outcome': 'signed', buyerSignature: '李娜' });
    expect(tried.status).toBe(409);
  });
});

describe('a paper for a party outside', () => {
  const PAPER = playbookWith({
    title: both('协作协议', 'Agreement'),
    fields: {
      maker: field('text', ['协作单位', 'Partner']),
      makerMail: field('mail', ['邮箱', 'Mail']),
      paper: field('document', ['协作协议', 'Agreement']),
      signed: field('sign', ['签字', 'Signature']),
    },
    parties: { maker: { name: 'maker', mail: 'makerMail' } },
    texts: {
      paper: both('# 协作协议\n协作单位：{{maker}}', '# Agreement\nPartner: {{maker}}'),
      please: both('请签署协议。', 'Please sign the agreement.'),
    },
    steps: {
      write: {
        title: both('拟定', 'Write'),
        by: '@agent',
        outcomes: {
          done: {
            title: both('完成', 'Done'),
            to: 'sign',
            effects: [
              { make: 'paper', into: 'paper' },
              { send: 'please', to: 'party:maker', attach: 'paper' },
              { send: 'please', to: 'opener', attach: 'paper' },
            ],
          },
        },
      },
      sign: {
        title: both('签署', 'Sign'),
        by: { who: 'party:maker', via: ['link'] },
        form: ['paper=', 'signed!'],
        outcomes: { signed: { title: both('已签', 'Signed'), to: 'end' } },
      },
    },
  });

  test('waits for its PDF, then goes out with it and with the party’s own link; colleagues read it on the ticket', async () => {
    desk = paperDesk(undefined, [PAPER]);
    await keep(desk.ports.desk, recordOf('person', 'opener', { mail: 'he@huiyin.example' }));
    const fields = { maker: '恒力机电', makerMail: 'office@hengli.example' };
    const id = await desk.open(PAPER, { fields });
    expect((await desk.take(id, 'write/done', { as: 'agent' })).status).toBe(200);
    for (const job of desk.waiting()) if (job.queue === 'follow-up') await desk.work(job);
    for (const job of desk.waiting()) if (job.queue === 'notification') await desk.work(job);
    expect(desk.sent.filter(({ to }) => to.address === 'office@hengli.example')).toEqual([]);

    for (const job of desk.waiting()) if (job.queue === 'documents') await desk.work(job);
    desk.pass(60 * 60 * 1000);
    await desk.settle();
    const [mail, ...more] = desk.sent.filter(({ to }) => to.address === 'office@hengli.example');
    expect(more).toEqual([]);
    expect(mail?.attachments).toMatchObject([{ name: '协作协议.pdf', type: 'application/pdf' }]);
    const token = /https:\/\/desk\.example\/documents\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await answer(token, { 'take-outcome': 'signed', signed: '郑强' })).status).toBe(303);
    expect((await desk.ticket(id)).status.state).toBe('closed');

    const inside = desk.sent.filter(({ to }) => to.address === 'he@huiyin.example');
    expect(inside).toMatchObject([{ attachments: [] }]);
    expect(inside[0]?.text).not.toContain('/documents/');
  });
});
