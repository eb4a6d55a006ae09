import * as z from 'zod';
import type { HttpEvent } from '#functions/runtime/http-api.ts';
import type { Person } from '#shared/domain/access/role.ts';
import { ROLES } from '#shared/playbooks/roles.ts';

const TEAM_GROUP = 'team.';

const authorized = z.object({
  authorizer: z.object({
    jwt: z.object({
      claims: z.object({
        username: z.string().min(1),
        // API Gateway writes a list as `[a b]`.
        'cognito:groups': z
          .string()
          .default('')
          .transform((text) => text.replace(/^\[|\]$/g, '').split(/[\s,]+/)),
      }),
    }),
  }),
});

/** The colleague whom the gateway's authorizer has verified: roles and teams are groups of the user pool. */
export const callerOf = (event: HttpEvent): Person => {
  const { claims } = authorized.parse(event.requestContext).authorizer.jwt;
  const groups = claims['cognito:groups'];
  return {
    id: claims.username,
    roles: ROLES.filter(({ id }) => groups.includes(id)),
    teams: groups
      .filter((group) => group.startsWith(TEAM_GROUP))
      .map((group) => group.slice(TEAM_GROUP.length)),
  };
};
