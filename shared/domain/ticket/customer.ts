import type { Customer } from '#shared/domain/ticket/ticket.ts';

/** The customer as they named themselves. The first address they can be reached at is also who they are. */
export const customerOf = ({
  name,
  email,
  phone,
}: {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
}): Customer => ({
  id:
    email === undefined
      ? `tel:${(phone ?? '').replace(/[^\d+]/g, '')}`
      : `mailto:${email.toLowerCase()}`,
  name,
  ...(email === undefined ? {} : { email }),
  ...(phone === undefined ? {} : { phone }),
});
