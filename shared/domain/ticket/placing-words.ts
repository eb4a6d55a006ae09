/** Where words stand and why, in both languages. */
import { placingEn } from '#shared/catalogue/en/placing.ts';
import type { PlacingTexts } from '#shared/catalogue/placing-texts.ts';
import { placingZhCn } from '#shared/catalogue/zh-cn/placing.ts';
import type { MergeRefused } from '#shared/domain/ticket/merge.ts';
import type { SplitRefused } from '#shared/domain/ticket/split-off.ts';
import type { Texts } from '#shared/kernel/language.ts';

const inBoth = (say: (texts: PlacingTexts) => string): Texts => ({
  'zh-CN': say(placingZhCn),
  en: say(placingEn),
});

type Reason = keyof PlacingTexts['reasons'];

const isReason = (reason: string): reason is Reason => Object.hasOwn(placingEn.reasons, reason);

/** @returns nothing for a reason that is not one of placing */
export const reasonWords = (reason: string): Texts | undefined =>
  isReason(reason) ? inBoth(({ reasons }) => reasons[reason]) : undefined;

export const refusalWords = (refusal: SplitRefused | MergeRefused): Texts =>
  refusal.code === 'split.refused'
    ? inBoth(({ split }) => split[refusal.why])
    : inBoth(({ merge }) => merge[refusal.why]);

export const actWords = (act: keyof PlacingTexts['acts']): Texts => inBoth(({ acts }) => acts[act]);
