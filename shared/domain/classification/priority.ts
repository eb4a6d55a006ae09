import type { Priority } from '#shared/domain/ticket/traits.ts';
import type { Mood } from './mood.ts';
import { type Phrases, phrasesIn } from './phrases.ts';

export interface JudgedPriority {
  readonly priority: Priority;
  /** The words of danger that decided; empty when none did. */
  readonly why: readonly string[];
}

const listed = (list: string): Phrases => list.split('|').map((phrase) => [phrase, 1] as const);

/** Somebody may be hurt: no queue is short enough. */
const DANGER = listed(
  '受伤|烫伤|烧伤|割伤|流血|触电|漏电|电击|起火|着火|失火|冒烟|爆炸|自燃|煤气泄漏|燃气泄漏|漏气|中毒|过敏反应|呼吸困难|住院|急诊|送医|生命危险|自杀|轻生|不想活' +
    '|injured|injury|bleeding|burned|burnt my|electric shock|electrocuted|caught fire|on fire|fire hazard|smoke coming|smoking|exploded|explosion|gas leak|poisoned|poisoning|allergic reaction|hospital|ambulance|suicide|kill myself|unsafe|choking',
);

/** The desk may be hurt: court, authority, press. */
const THREAT = listed(
  '律师函|律师|起诉|法院|诉讼|报警|公安|派出所|消协|消费者协会|12315|12345|工商局|市场监管|监管局|银保监|曝光|媒体|记者|电视台|微博|热搜' +
    '|lawyer|attorney|solicitor|sue you|lawsuit|legal action|take you to court|small claims|police|ombudsman|trading standards|regulator|consumer protection|journalist|newspaper|the press|go public|social media|bbb',
);

const HURRY = listed(
  '紧急|加急|急用|十万火急|急急急|火速|立刻|马上|立即|尽快处理|停产|停机|全公司|无法营业|被盗|盗刷|泄露' +
    '|urgent|urgently|asap|immediately|emergency|right away|as soon as possible|production is down|line is stopped|all of our users|all users|hacked|stolen|data breach',
);

/** Says plainly that it is not pressing. */
const LEISURE = listed(
  '不急|不着急|有空的时候|没事了|请忽略|no rush|no hurry|whenever you have time|not urgent|please ignore',
);

const DENIALS = /不紧急|并不紧急|不是很紧急|not urgent|isn't urgent|非紧急/g;

/** Words of danger first, then threats, haste and mood; a text that takes its time is low. */
export const priorityOf = (text: string, mood: Mood): JudgedPriority => {
  const lower = text.toLowerCase();
  const danger = words(phrasesIn(lower, DANGER));
  if (danger.length > 0) return { priority: 'urgent', why: danger };
  const threat = words(phrasesIn(lower, THREAT));
  const hurry = words(phrasesIn(lower.replace(DENIALS, ' '), HURRY));
  if (threat.length > 0 && (mood.angry || hurry.length > 0)) {
    return { priority: 'urgent', why: [...threat, ...hurry] };
  }
  if (threat.length > 0 || hurry.length > 0)
    return { priority: 'high', why: [...threat, ...hurry] };
  if (mood.angry) return { priority: 'high', why: mood.why };
  const leisure = words(phrasesIn(lower, LEISURE));
  return leisure.length > 0 ? { priority: 'low', why: leisure } : { priority: 'normal', why: [] };
};

const words = (hits: Phrases): readonly string[] => hits.map(([phrase]) => phrase);
