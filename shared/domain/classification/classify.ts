import type { Priority } from '#shared/domain/ticket/traits.ts';
import type { Language } from '#shared/kernel/language.ts';
import { deskLanguageOf } from './language.ts';
import { createPredictor, type Guess, type Model, type Predictor } from './model.ts';
import { moodOf } from './mood.ts';
import { priorityOf } from './priority.ts';

export interface Classification {
  readonly language: Language | 'other';
  /** Nothing when the model is not sure enough: a person decides. */
  readonly category: { readonly id: string; readonly confidence: number } | undefined;
  /** The three likeliest, the first one first, whether sure or not. */
  readonly alternatives: readonly { readonly id: string; readonly confidence: number }[];
  readonly mood: { readonly angry: boolean; readonly confidence: number };
  readonly priority: Priority;
  readonly team: string;
  /** The words that counted, the strongest first. */
  readonly why: readonly string[];
  readonly model: string;
}

export interface ClassifierOptions {
  readonly model: Model;
  /** Written on every ticket that this model classified. */
  readonly version: string;
  readonly categories: readonly { readonly id: string; readonly team: string }[];
  /** Who gets what nobody could tell. */
  readonly fallbackTeam: string;
  /** Below it the model counts as unsure, 0 to 1. */
  readonly bar?: number;
}

/** More often right than wrong: a wrong category costs the customer a hand-over, an open one costs an agent a glance. */
const DEFAULT_BAR = 0.5;
const REASONS = 5;
const WORDS_OF_CATEGORY = 3;
/** Words looked at for reasons: each costs a prediction. */
const MOST_WORDS = 60;

/** Pure: the same text gives the same answer. Keeps no text. */
export const createClassifier = ({
  model,
  version,
  categories,
  fallbackTeam,
  bar = DEFAULT_BAR,
}: ClassifierOptions): ((text: { subject: string; message: string }) => Classification) => {
  const predictor = createPredictor(model);
  const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });
  return ({ subject, message }) => {
    const text = `${subject}\n${message}`;
    const mood = moodOf(text);
    const priority = priorityOf(text, mood);
    const { guesses } = predictor.predict(text);
    const first = guesses[0];
    const sure = first !== undefined && first.confidence >= bar;
    const reasons = sure ? reasonsFor(text, first, { predictor, segmenter }) : [];
    return {
      language: deskLanguageOf(text),
      category: sure ? named(first) : undefined,
      alternatives: guesses.map(named),
      mood: { angry: mood.angry, confidence: mood.confidence },
      priority: priority.priority,
      team:
        (sure ? categories.find(({ id }) => id === first.label)?.team : undefined) ?? fallbackTeam,
      why: [...new Set([...priority.why, ...reasons])].slice(0, REASONS),
      model: version,
    };
  };
};

const named = ({ label, confidence }: Guess) => ({ id: label, confidence });

/** The words of the text that by themselves speak most for the category. */
const reasonsFor = (
  text: string,
  { label }: Guess,
  { predictor, segmenter }: { readonly predictor: Predictor; readonly segmenter: Intl.Segmenter },
): readonly string[] => {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true) words.add(segment.toLowerCase());
    if (words.size >= MOST_WORDS) break;
  }
  return [...words]
    .map((word) => ({ word, leaning: predictor.leaning(word, label) }))
    .filter(({ leaning }) => leaning > 0)
    .sort((a, b) => b.leaning - a.leaning)
    .slice(0, WORDS_OF_CATEGORY)
    .map(({ word }) => word);
};
