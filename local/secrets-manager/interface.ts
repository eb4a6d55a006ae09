/** A secret as CloudFormation makes it once: the template's JSON object with one generated member. */
export interface SecretDefinition {
  /** Name or ARN; both find it. */
  readonly name: string;
  /** A JSON object. */
  readonly template: string;
  readonly generateKey: string;
  /** Characters of the generated value: letters and digits. */
  readonly length: number;
}
