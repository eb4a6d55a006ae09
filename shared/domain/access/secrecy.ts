/** How secret something is, and who may know it: 秘密, 机密, 绝密 in rising order (P050). */
import type { Person } from '#shared/domain/access/role.ts';
import { SECRECY_LEVELS, type Secrecy } from '#shared/domain/playbook/access.ts';

/** 0 for what is open, up to 3. */
export const rankOf = (level: Secrecy | undefined): number =>
  level === undefined ? 0 : SECRECY_LEVELS.indexOf(level) + 1;

/** The highest level that one of the person's roles clears; nothing where none clears any. */
export const clearanceOf = ({ roles }: Person): Secrecy | undefined =>
  SECRECY_LEVELS.findLast((level) => roles.some(({ clearance }) => clearance === level));

export const isCleared = (person: Person, level: Secrecy | undefined): boolean =>
  rankOf(clearanceOf(person)) >= rankOf(level);

/** The level that a rule's value names: nothing for '' and what is unset; what is no level must not open anything. */
export const secrecyFrom = (value: unknown): Secrecy | undefined =>
  value === '' || value === null
    ? undefined
    : (SECRECY_LEVELS.find((level) => level === value) ?? '绝密');
