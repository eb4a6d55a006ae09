import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { DeskFunction } from '#infra/constructs/desk-function.ts';
import type { Stage } from '#infra/stages.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

/** 64 letters and digits are about 380 bits, more than the 256 that HMAC-SHA-256 can use. */
const KEY_LENGTH = 64;

/** The keys that sign customers' links and reply addresses, made at deploy and seen by nobody. */
export class SigningKeys extends Construct {
  readonly #secret: Secret;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.#secret = new Secret(this, 'Secret', {
      description:
        'Signs the links and reply addresses of customers: {current, previous?, k1, ...}',
      generateSecretString: {
        secretStringTemplate: '{"current":"k1"}',
        generateStringKey: 'k1',
        passwordLength: KEY_LENGTH,
        excludePunctuation: true,
      },
      // Losing the keys kills every link that customers hold.
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.#secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A rotated key ends the links in mails already sent; a person adds a key and names it current (docs/runbook.md), and the old one goes on verifying.',
    });
  }

  grantRead(fn: DeskFunction): void {
    fn.set(VARIABLES.keysSecret, this.#secret.secretArn);
    fn.allow(['secretsmanager:GetSecretValue'], [this.#secret.secretArn]);
  }
}
