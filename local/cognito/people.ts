/** Somebody who can sign in at the local desk. */
export interface Person {
  /** The username, by which the command line and the desk know the person. */
  readonly name: string;
  readonly displayName: string;
  readonly role: 'agent' | 'supervisor' | 'admin';
  /** Without the prefix of the group that carries it: `technical` for `team.technical`. */
  readonly team: string;
  /** The groups of the user pool, as they stand in `cognito:groups`. */
  readonly groups: readonly string[];
}

const person = (
  name: string,
  displayName: string,
  { role, team }: Pick<Person, 'role' | 'team'>,
): Person => ({ name, displayName, role, team, groups: [role, `team.${team}`] });

/** Invented people, so that every role and every team of a fresh desk has somebody. */
export const PEOPLE: readonly Person[] = [
  person('lin', '林晓', { role: 'agent', team: 'general' }),
  person('wang', '王建国', { role: 'agent', team: 'technical' }),
  person('emma', 'Emma Clarke', { role: 'agent', team: 'complaints' }),
  person('chen', '陈静', { role: 'supervisor', team: 'general' }),
  person('omar', 'Omar Haddad', { role: 'supervisor', team: 'complaints' }),
  person('zhao', '赵敏', { role: 'admin', team: 'general' }),
];
