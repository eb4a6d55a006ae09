import type { Judgement } from '#shared/domain/ticket/classify-ticket.ts';

/** Says what a request is about, how urgent it is and who should have it. */
export interface Classifier {
  classify(request: { readonly subject: string; readonly text: string }): Promise<Judgement>;
}
