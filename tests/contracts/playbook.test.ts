import { describe, expect, test } from 'vitest';
import { kindJson, ledgerJson, playbookJson } from '#shared/contracts/playbook.ts';
import { MOST_FIELDS, MOST_STEPS } from '#shared/contracts/playbook-words.ts';
import { MOST_PLAYBOOK_BYTES, readJson } from '#shared/contracts/read-json.ts';
import { HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';

/** A blank is written as null. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (one === undefined ? null : one));

const problemsOf = (playbook: unknown) => {
  const read = readJson(written(playbook), playbookJson);
  return read.ok || read.refusal.code !== 'json.malformed' ? [] : read.refusal.problems;
};

describe("a desk's own playbook as JSON", () => {
  test.each(HANDBOOK)('says all that $id says', (playbook) => {
    expect(problemsOf(playbook)).toEqual([]);
    expect(readJson(written(playbook), playbookJson)).toEqual({ ok: true, value: playbook });
  });

  test.each(LEDGERS)('ledger $id as well', (ledger) => {
    expect(readJson(written(ledger), ledgerJson)).toEqual({ ok: true, value: ledger });
  });

  test.each(KINDS)('kind $id as well', (kind) => {
    expect(readJson(written(kind), kindJson)).toEqual({ ok: true, value: kind });
  });

  test('is refused with a key that the language does not have, by its place', () => {
    const { answer } = inquiry.steps;
    const steps = { ...inquiry.steps, answer: { ...answer, 颜色: 'red' } };
    expect(problemsOf({ ...inquiry, steps })).toEqual([
      { at: 'steps.answer', problem: 'unrecognized_keys', detail: '颜色' },
    ]);
  });

  test('is refused with an effect that is nearly right, by what is wrong with it', () => {
    const { answer } = inquiry.steps;
    const solved = { title: { 'zh-CN': '已解决', en: 'Solved' }, to: 'end' };
    const outcomes = { solved: { ...solved, effects: [{ notice: 'birthday' }] } };
    expect(
      problemsOf({ ...inquiry, steps: { ...inquiry.steps, answer: { ...answer, outcomes } } }),
    ).toMatchObject([{ at: 'steps.answer.outcomes.solved.effects.0.notice' }]);
  });

  test('is refused without one of its two languages', () => {
    expect(problemsOf({ ...inquiry, title: { 'zh-CN': '咨询' } })).toMatchObject([
      { at: 'title.en' },
    ]);
  });

  test.each([
    ['steps', MOST_STEPS, { title: inquiry.title, outcomes: {} }],
    ['fields', MOST_FIELDS, { type: 'text', title: inquiry.title }],
  ])('has not more %s than %i', (part, most, one) => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, one]));
    expect(problemsOf({ ...inquiry, [part]: many(most) })).toEqual([]);
    expect(problemsOf({ ...inquiry, [part]: many(most + 1) })).toEqual([
      { at: part, problem: 'too_big', detail: String(most) },
    ]);
  });

  test('is refused when it is too large, or no JSON', () => {
    expect(readJson('客'.repeat(MOST_PLAYBOOK_BYTES / 2), playbookJson)).toMatchObject({
      refusal: { code: 'json.too-large', most: MOST_PLAYBOOK_BYTES },
    });
    expect(readJson('{', playbookJson)).toMatchObject({ refusal: { code: 'json.unreadable' } });
  });
});
