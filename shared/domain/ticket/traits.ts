/** What tickets and their events both speak of. */
import type { Language } from '#shared/kernel/language.ts';

export const CHANNELS = [
  'form',
  'mail',
  'phone',
  'walk-in',
  'outgoing',
  'agent',
  'playbook',
  'import',
] as const;

export type Channel = (typeof CHANNELS)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

export type Priority = (typeof PRIORITIES)[number];

/** Where everybody sees it: a broken promise, a playbook that was stopped. */
export const raised = (priority: Priority): Priority => (priority === 'urgent' ? 'urgent' : 'high');

export interface Classification {
  /** Nothing when the classifier was not sure enough: then a person decides. */
  readonly category?: string;
  /** From 0 to 1, of the likeliest category. */
  readonly confidence: number;
  /** What the words are written in, whatever the form was shown in. */
  readonly language: Language | 'other';
  readonly mood: 'calm' | 'angry';
  readonly model: string;
  /** The words that counted. */
  readonly why: readonly string[];
}
