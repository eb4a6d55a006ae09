import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '#infra/stages.ts';

/** What an access token may say under `cognito:groups`: roles, and teams with the prefix `team.`. */
const GROUPS = {
  AgentGroup: 'agent',
  SupervisorGroup: 'supervisor',
  AdminGroup: 'admin',
  GeneralTeamGroup: 'team.general',
  ComplaintsTeamGroup: 'team.complaints',
  TechnicalTeamGroup: 'team.technical',
} as const;

const PASSWORD_LENGTH = 12;

/** The people who work at the desk. They are invited; nobody can sign up. */
export class People extends Construct {
  readonly pool: UserPool;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: PASSWORD_LENGTH,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // The prefix is shared by all accounts of a region, hence the account's number in it.
    this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${nameIn(stage, 'desk')}-${Stack.of(this).account}` },
    });
    for (const [groupId, groupName] of Object.entries(GROUPS)) {
      new CfnUserPoolGroup(this, groupId, { userPoolId: this.pool.userPoolId, groupName });
    }
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'The Plus plan is paid per person and month; accounts here are by invitation and need a second factor.',
    });
  }
}

/** An API Gateway authorizer does not see that a token was revoked, so it may not live long. */
const ACCESS_TOKEN_LIFE = Duration.minutes(15);
/** One shift. */
const SIGNED_IN_FOR = Duration.hours(12);

export interface ConsoleClientProps {
  readonly people: People;
  readonly siteUrl: string;
}

/** The console as the user pool knows it: a public client, code flow with PKCE. */
export class ConsoleClient extends Construct {
  readonly clientId: string;

  constructor(scope: Construct, id: string, { people, siteUrl }: ConsoleClientProps) {
    super(scope, id);
    const consoleUrl = `${siteUrl}/console`;
    const client = new UserPoolClient(this, 'Client', {
      userPool: people.pool,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [consoleUrl],
        logoutUrls: [consoleUrl],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: ACCESS_TOKEN_LIFE,
      idTokenValidity: ACCESS_TOKEN_LIFE,
      refreshTokenValidity: SIGNED_IN_FOR,
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    this.clientId = client.userPoolClientId;
  }
}
