import { type Phrases, phrasesIn } from './phrases.ts';

export interface Mood {
  readonly angry: boolean;
  /** How sure, from .5 to 1. */
  readonly confidence: number;
  /** The phrases that told. */
  readonly why: readonly string[];
}

const ANGRY: Phrases = [
  ...phrases(
    3,
    '投诉 举报 曝光 骗子 骗人 欺骗 诈骗 垃圾 恶心 气死 忍无可忍 不要脸 黑店 坑人 无耻 差评 他妈 滚蛋 混蛋 王八',
  ),
  ...phrases(
    2.2,
    '太差 极差 差劲 恶劣 失望 离谱 糊弄 敷衍 推诿 推卸 扯皮 踢皮球 不负责任 上当 受骗 坑爹 太过分 过分了 欺负 愤怒 生气 火大 无语 呵呵 没人管 到底管不管 给个说法 给我一个说法 不满意 非常不满 态度差 不耐烦 一星 0分 零分 难吃 变质 假货 虚假宣传',
  ),
  ...phrases(
    1.2,
    '再也不 不尊重 到底 居然 竟然 凭什么 还没人 没有人 一直没 从来没 第三次 好几次 多次 赔偿 道歉 太慢 半天 拖了 白等 不接 挂我 催了 消协 12315 律师',
  ),
  ...phrases(
    3,
    'unacceptable|disgusting|disgusted|furious|outrageous|disgrace|disgraceful|scam|scammers|ripoff|rip off|ripped off|fraud|pathetic|appalling|useless|worst|bullshit|wtf|thieves|liars|livid',
  ),
  ...phrases(
    2.2,
    'terrible|horrible|awful|ridiculous|rude|angry|fed up|sick of|sick and tired|cheated|lied to|incompetent|shameful|joke|nightmare|extremely disappointed|very disappointed|never buy|never again|formal complaint|make a complaint|complaint|misleading|stealing|stole|garbage|trash|rubbish|sucks|infuriating|fuming|trading standards',
  ),
  ...phrases(
    1.2,
    'disappointed|frustrated|frustrating|annoyed|annoying|third time|still no|still not|nobody|no one|ignored|waste of|demand|manager|supervisor|hung up|fix this now|explain yourselves|excuses|over a week|weeks now|lawyer|compensation|how dare',
  ),
];

const CONTENT: Phrases = [
  ...phrases(
    2,
    '谢谢 感谢 满意 好评 点赞 表扬 很好 不错 好吃 喜欢 赞 辛苦 麻烦您 耐心 推荐 及时 很快 方便',
  ),
  ...phrases(
    2,
    'thanks|thank you|appreciate|love|great|wonderful|excellent|kudos|please|kind regards|happy|well done|kindly',
  ),
];

/** A sentence with a denial before a good word is not a good one. */
const DENIED =
  /(?:不太?|没有?|并非|毫不)(?:满意|好吃|喜欢|方便|及时|推荐|耐心|感谢)|not (?:happy|great)|no thanks/g;

const START = -2.2;
const SHOUTED = 1.5;
const EXCLAIMED = 0.8;
/** Three capital words in a row are a raised voice; one is a brand or an abbreviation. */
const SHOUTING = /(?:\b[A-Z]{3,}\b[\s,!.]*){3}/;
const EXCLAIMING = /[!！?？]{2,}|[!！].*[!！]/s;

function phrases(weight: number, list: string): Phrases {
  const separator = list.includes('|') ? '|' : ' ';
  return list.split(separator).map((phrase) => [phrase, weight] as const);
}

const sum = (hits: Phrases): number => hits.reduce((total, [, weight]) => total + weight, 0);

/**
 * Whether a customer is angry, by phrases in Chinese and English, raised voice and marks. A list does not learn a trade's
 * words: a model of anger trained on one trade's reviews was found to be no better than it in another.
 */
export const moodOf = (text: string): Mood => {
  const lower = text.toLowerCase();
  const angry = phrasesIn(lower, ANGRY);
  const content = phrasesIn(lower.replace(DENIED, ' '), CONTENT);
  const raised = (SHOUTING.test(text) ? SHOUTED : 0) + (EXCLAIMING.test(text) ? EXCLAIMED : 0);
  const chance = 1 / (1 + Math.exp(-(START + sum(angry) + raised - sum(content))));
  return {
    angry: chance >= 0.5,
    confidence: Math.max(chance, 1 - chance),
    why: angry.map(([phrase]) => phrase),
  };
};
