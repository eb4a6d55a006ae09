/**
 * The words in which playbooks state conditions, amounts and spans: text that the checker types and the engine
 * evaluates. `shared/domain/expression` gives them their meaning.
 */

/**
 * CEL's syntax over the fields of the ticket and the names below, counted in exact decimals.
 *
 * Names: each field of the playbook; `about` (the record that the ticket is about), `ticket` (number, openedAt,
 * enteredAt, endedAt, state, step), `set` (settings), `me` (who acts), `owner`, `opener`, `now`, `today`, `row`
 * (inside rows and queries), `event` (inside reactions and triggers), `prev` (the last ticket of the same series).
 */
export type Expression = string;

/**
 * A length of time: `30min`, `24h`, `3d`, `2w`, `6mo`, `1q`, `1y` by the clock and the calendar on the wall; `4wh`, `2wd` in
 * working hours and working days. A leading `-` means before the anchor.
 */
export type SpanText = string;

/**
 * A moment by clock and calendar, the first one after the anchor: `16:30`, `end of day` (of the desk's calendar), `fri 15:30`,
 * `25` or `25 16:30` (day of the month), `last` (day of the month).
 */
export type MomentText = string;
