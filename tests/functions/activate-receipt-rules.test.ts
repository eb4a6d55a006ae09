import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { activationHandler } from '#functions/activate-receipt-rules/activation-handler.ts';

const OURS = 'huiyin-prod-receiving';
const THEIRS = 'another-product';

const answerShape = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
});

/** SES's two calls about the active set, and the address at which CloudFormation waits for an answer. */
class Account {
  active: string | undefined;
  changes = 0;
  broken = false;
  /** What CloudFormation says to an answer. */
  takes = 200;
  readonly answers: z.infer<typeof answerShape>[] = [];
  readonly contentTypes: (string | undefined)[] = [];
  readonly #server: Server = createServer(async (request, response) => {
    const body = await textOf(request);
    if (request.method === 'PUT') {
      this.answers.push(answerShape.parse(JSON.parse(body)));
      this.contentTypes.push(request.headers['content-type']);
      response.writeHead(this.takes).end();
      return;
    }
    const parameters = new URLSearchParams(body);
    const action = parameters.get('Action');
    if (this.broken) {
      response.writeHead(400).end(errorXml('AccessDenied', 'not authorized'));
    } else if (action === 'DescribeActiveReceiptRuleSet') {
      response.end(activeXml(this.active));
    } else {
      this.active = parameters.get('RuleSetName') ?? undefined;
      this.changes += 1;
      response.end(
        '<SetActiveReceiptRuleSetResponse><SetActiveReceiptRuleSetResult/></SetActiveReceiptRuleSetResponse>',
      );
    }
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.#server.address())}`;
  }

  async send(type: 'Create' | 'Update' | 'Delete', more: object = {}): Promise<void> {
    const ses = new SESClient({
      region: 'eu-west-1',
      endpoint: this.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await activationHandler(ses)({
      RequestType: type,
      ResponseURL: `${this.url}/answer?signature=abc`,
      StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/huiyin-prod-mail/1',
      RequestId: 'request-1',
      LogicalResourceId: 'ReceivingActive',
      ResourceType: 'Custom::ReceiptRuleSetActivation',
      ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:activate-receipt-rules',
      ResourceProperties: { ServiceToken: 'arn', ServiceTimeout: '120', RuleSetName: OURS },
      ...(type === 'Create' ? {} : { PhysicalResourceId: OURS }),
      ...more,
    });
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const part of request) text += part;
  return text;
}

const portOf = (address: AddressInfo | string | null): number =>
  z.object({ port: z.number() }).parse(address).port;

const activeXml = (name: string | undefined): string =>
  `<DescribeActiveReceiptRuleSetResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><DescribeActiveReceiptRuleSetResult>${
    name === undefined ? '' : `<Metadata><Name>${name}</Name></Metadata>`
  }</DescribeActiveReceiptRuleSetResult></DescribeActiveReceiptRuleSetResponse>`;

const errorXml = (code: string, message: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

let account = new Account();

beforeEach(async () => {
  account = new Account();
  await account.start();
});
afterEach(() => account.stop());

describe('a deployment', () => {
  test('makes the stage’s set the active one', async () => {
    await account.send('Create');

    expect(account.active).toBe(OURS);
    expect(account.answers).toEqual([
      {
        Status: 'SUCCESS',
        PhysicalResourceId: OURS,
        StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/huiyin-prod-mail/1',
        RequestId: 'request-1',
        LogicalResourceId: 'ReceivingActive',
      },
    ]);
  });

  test('changes nothing when it is asked twice', async () => {
    await account.send('Create');
    await account.send('Create');
    await account.send('Update');

    expect(account.changes).toBe(1);
    expect(account.answers.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
  });

  test('does not take the active set from somebody else, and says so', async () => {
    account.active = THEIRS;

    await account.send('Create');

    expect(account.active).toBe(THEIRS);
    expect(account.answers).toMatchObject([
      { Status: 'FAILED', Reason: expect.stringMatching(/"another-product" is active in this/) },
    ]);
  });

  test('may replace the set that the stage had under another name', async () => {
    account.active = 'huiyin-prod-old';

    await account.send('Update', { OldResourceProperties: { RuleSetName: 'huiyin-prod-old' } });

    expect(account.active).toBe(OURS);
  });

  test('leaves the new set active when CloudFormation then deletes the old one', async () => {
    account.active = OURS;

    await account.send('Delete', {
      PhysicalResourceId: 'huiyin-prod-old',
      ResourceProperties: { RuleSetName: 'huiyin-prod-old' },
    });

    expect(account.active).toBe(OURS);
  });
});

describe('a removal', () => {
  test('leaves no set active', async () => {
    account.active = OURS;

    await account.send('Delete');

    expect(account.active).toBeUndefined();
  });

  test.each([{ active: THEIRS }, { active: undefined }])(
    'touches nothing when the active set is $active, as after a refused deployment',
    async ({ active }) => {
      account.active = active;

      await account.send('Delete');

      expect(account.active).toBe(active);
      expect(account.changes).toBe(0);
      expect(account.answers).toMatchObject([{ Status: 'SUCCESS' }]);
    },
  );
});

test('a fault of SES is told to CloudFormation, which would else wait', async () => {
  account.broken = true;

  await account.send('Create');

  expect(account.answers).toMatchObject([
    { Status: 'FAILED', Reason: expect.stringMatching(/AccessDenied: not authorized/) },
  ]);
});

test('the answer carries no content type, without which its address was signed', async () => {
  await account.send('Create');

  expect(account.contentTypes).toEqual(['']);
});

test('an answer that CloudFormation does not take is a fault', async () => {
  account.takes = 403;

  await expect(account.send('Create')).rejects.toThrow('HTTP 403');
});

test('an event that no CloudFormation sent is a fault', async () => {
  const ses = new SESClient({ region: 'eu-west-1', endpoint: account.url });

  await expect(activationHandler(ses)({ RequestType: 'Steal' })).rejects.toThrow(/RequestType/);
});
