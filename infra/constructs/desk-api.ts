import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct, type IDependable } from 'constructs';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import type { HttpFunction } from '#infra/constructs/http-function.ts';
import { ConsoleClient, type People } from '#infra/constructs/people.ts';
import type { Throttle } from '#infra/stages.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

export interface DeskApiProps {
  readonly setting: DeskSetting;
  readonly people: People;
}

/** `GET /v1/tickets/{id}`, as API Gateway writes it. */
export type RouteKey = `${'GET' | 'POST' | 'PUT'} /${string}`;

const METHODS = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
} as const;

const methodOf = (key: RouteKey): keyof typeof METHODS => {
  if (key.startsWith('GET')) return 'GET';
  return key.startsWith('PUT') ? 'PUT' : 'POST';
};

export interface PublicRoute {
  /** Why anybody may call it. */
  readonly reason: string;
  /** Where the stage's own limit is too wide. */
  readonly throttle?: Throttle;
}

/**
 * What is logged of a request. No path, because it holds customers' signed links; no address and no user agent,
 * because nobody needs them to find a fault.
 */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  integrationMilliseconds: '$context.integrationLatency',
  bytes: '$context.responseLength',
  error: '$context.error.responseType',
  integrationError: '$context.integrationErrorMessage',
});

const SERVER_ERRORS_IN_FIVE_MINUTES = 5;

/** The one API of a stage: each route is written down, and each is behind a token or says why not. */
export class DeskApi extends Construct {
  readonly url: string;
  readonly consoleClientId: string;
  readonly #api: HttpApi;
  readonly #stage: CfnStage;
  readonly #authorizer: HttpJwtAuthorizer;
  readonly #people: People;
  readonly #integrations = new Map<HttpFunction, HttpLambdaIntegration>();
  readonly #routeSettings: Record<string, unknown> = {};

  constructor(scope: Construct, id: string, { setting, people }: DeskApiProps) {
    super(scope, id);
    this.#people = people;
    this.#api = new HttpApi(this, 'Api', {
      apiName: `huiyin-${setting.stage.name}`,
      createDefaultStage: false,
    });
    this.url = this.#api.apiEndpoint;
    this.consoleClientId = new ConsoleClient(this, 'Console', {
      people,
      siteUrl: this.url,
    }).clientId;
    this.#authorizer = new HttpJwtAuthorizer('Agents', people.pool.userPoolProviderUrl, {
      jwtAudience: [this.consoleClientId],
    });
    this.#stage = this.#makeStage(setting);
  }

  /** Routes for people of the desk only. */
  agentRoutes(fn: HttpFunction, keys: readonly RouteKey[]): void {
    for (const key of keys) this.#add(fn, key, this.#authorizer);
  }

  publicRoutes(
    fn: HttpFunction,
    keys: readonly RouteKey[],
    { reason, throttle }: PublicRoute,
  ): void {
    for (const key of keys) {
      const route = this.#add(fn, key);
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
      if (throttle !== undefined) this.#limit(key, throttle, route);
    }
  }

  grantUrl(fn: HttpFunction): void {
    fn.set(VARIABLES.siteUrl, this.url);
  }

  /** What the console needs to know before anybody has signed in. */
  grantSignIn(fn: HttpFunction): void {
    fn.set(VARIABLES.issuer, this.#people.pool.userPoolProviderUrl);
    fn.set(VARIABLES.consoleClient, this.consoleClientId);
  }

  #add(fn: HttpFunction, key: RouteKey, authorizer?: HttpJwtAuthorizer): HttpRoute {
    const path = key.slice(key.indexOf(' ') + 1);
    const [route] = this.#api.addRoutes({
      path,
      methods: [METHODS[methodOf(key)]],
      integration: this.#integrationOf(fn),
      ...(authorizer === undefined ? {} : { authorizer }),
    });
    if (route === undefined) throw new Error(`The route "${key}" was not made.`);
    return route;
  }

  #integrationOf(fn: HttpFunction): HttpLambdaIntegration {
    const known = this.#integrations.get(fn);
    if (known !== undefined) return known;
    const integration = new HttpLambdaIntegration(`${fn.node.id}Integration`, fn.function);
    this.#integrations.set(fn, integration);
    return integration;
  }

  #limit(key: RouteKey, { rate, burst }: Throttle, route: IDependable): void {
    this.#routeSettings[key] = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst };
    this.#stage.routeSettings = this.#routeSettings;
    // API Gateway refuses settings for a route that it does not know yet.
    this.#stage.node.addDependency(route);
  }

  #makeStage({ stage, alarms }: DeskSetting): CfnStage {
    const accessLog = new LogGroup(this, 'AccessLog', {
      // Under this prefix the log needs no line of its own in a resource policy, which is limited in size.
      logGroupName: `/aws/vendedlogs/huiyin-${stage.name}-api`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const httpStage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
    alarms.watch(this, 'ErrorsAlarm', {
      name: 'api-errors',
      impact: 'Customers and agents get error pages.',
      metric: httpStage.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: SERVER_ERRORS_IN_FIVE_MINUTES,
    });
    const resource = httpStage.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new Error('The API has no stage.');
    return resource;
  }
}
