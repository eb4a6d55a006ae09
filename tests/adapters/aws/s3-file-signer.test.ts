/** What we sign without a client of S3 must be what the SDK signs. */
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { s3FileSigner } from '#shared/adapters/aws/s3-file-signer.ts';

const AT = '2026-03-02T02:00:00.000Z';
const UNTIL = '2026-03-02T02:15:00.000Z';

const SETTINGS = [
  {
    name: 'AWS',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 's3cret/+' },
  },
  {
    name: 'AWS in China, with the session of a role',
    region: 'cn-north-1',
    credentials: {
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: 's3cret',
      sessionToken: 'IQoJb3/+==',
    },
  },
  {
    name: 'an S3 of another address',
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:9000',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  },
];

const policyIn = (fields: Readonly<Record<string, string>>) =>
  z
    .object({ expiration: z.string(), conditions: z.array(z.unknown()) })
    .parse(JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString()));

describe.each(SETTINGS)('against the SDK at $name', ({ name: _, ...setting }) => {
  const bucket = 'huiyin-files';
  const signer = s3FileSigner({ ...setting, bucket });
  const client = new S3Client({
    ...setting,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

  test.each(['plan.pdf', '发票 (1)*.pdf', `a"b'c\\d!~.txt`])(
    'the link to %s is the same, letter for letter',
    async (name) => {
      const ours = signer.downloadLink({ id: '01abc', name, at: AT, seconds: 300 });
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: 'files/01abc',
        ResponseContentDisposition:
          new URL(ours).searchParams.get('response-content-disposition') ?? '',
        ResponseContentType: 'application/octet-stream',
      });

      const theirs = await getSignedUrl(client, command, {
        expiresIn: 300,
        signingDate: new Date(AT),
      });

      const parts = (url: string) => {
        const { origin, pathname, searchParams } = new URL(url);
        return { origin, pathname, query: [...searchParams].sort() };
      };
      expect(parts(ours)).toEqual(parts(theirs));
    },
  );

  test('the form has the same address, and the signature that the SDK gives its policy', async () => {
    const ours = signer.uploadForm({
      id: '01abc',
      at: AT,
      until: UNTIL,
      size: { least: 9, most: 9 },
    });
    vi.setSystemTime(AT);
    const theirs = await createPresignedPost(client, {
      Bucket: bucket,
      Key: 'uploads/01abc',
      Conditions: [['content-length-range', 9, 9]],
      Fields: { success_action_status: '204' },
      Expires: 15 * 60,
    }).finally(() => vi.useRealTimers());

    expect(ours.url.replace(/\/$/, '')).toBe(theirs.url.replace(/\/$/, ''));
    expect(ours.fields).toEqual(theirs.fields);
  });
});

test('a form for a browser leads back, and lets the file’s own name come along', () => {
  const signer = s3FileSigner({
    bucket: 'b',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  });
  const { fields } = signer.uploadForm({
    id: '01abc',
    at: AT,
    until: UNTIL,
    size: { least: 1, most: 20 },
    backTo: 'https://desk.example/tickets/t?uploads=01abc',
  });

  expect(fields['x-amz-meta-name']).toBe(`$${'{filename}'}`);
  expect(policyIn(fields).conditions).toEqual(
    expect.arrayContaining([
      ['content-length-range', 1, 20],
      ['starts-with', '$x-amz-meta-name', ''],
      { key: 'uploads/01abc' },
      { success_action_redirect: 'https://desk.example/tickets/t?uploads=01abc' },
    ]),
  );
});
