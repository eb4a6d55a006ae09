import { dayOfDate } from '#shared/domain/calendar/local-date.ts';

/** The weights of the first 17 digits and the check characters (GB 11643-1999). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The day of birth in a resident's identity number of 18 characters; nothing when the number is not right. */
export const birthdayOfId = (id: string): string | undefined => {
  const digits = id.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(digits)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  if (CHECKS[sum % CHECKS.length] !== digits[17]) return undefined;
  const date = `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
  return dayOfDate(date) === undefined ? undefined : date;
};
