/** What the description says of guides. */
import type { Operation } from '#functions/service-description/operation.ts';
import {
  acknowledgementsQuery,
  acknowledgementsView,
  acknowledgeRequest,
  guidesView,
  guideView,
} from '#shared/contracts/guides.ts';

export const GUIDE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/guides',
    summary: 'The guides of the handbook, and which of them the caller has to confirm.',
    for: 'agents',
    success: 200,
    view: guidesView,
  },
  {
    method: 'get',
    path: '/v1/guides/{guide}',
    summary: 'One guide with its text.',
    for: 'agents',
    success: 200,
    view: guideView,
  },
  {
    method: 'get',
    path: '/v1/guides/{guide}/acknowledgements',
    summary: 'Who has confirmed to have read the edition of now.',
    for: 'agents',
    query: acknowledgementsQuery,
    success: 200,
    view: acknowledgementsView,
  },
  {
    method: 'post',
    path: '/v1/guides/{guide}/acknowledgements',
    summary: 'Confirm to have read an edition; a second time changes nothing.',
    for: 'agents',
    body: acknowledgeRequest,
    success: 200,
    view: guideView,
  },
];
