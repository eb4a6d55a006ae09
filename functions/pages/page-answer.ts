import { PAGE_HEADERS } from '#functions/pages/layout.ts';
import { page } from '#functions/runtime/http-api.ts';

/** A page for customers, under the headers all of them share. */
export const pageAnswer = (statusCode: number, body: string) =>
  page(statusCode, body, PAGE_HEADERS);
