import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { DeskFunction } from '#infra/constructs/desk-function.ts';
import type { Stage } from '#infra/stages.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

/**
 * What a list reads: the row's card, a small copy of what is shown without opening it, with the row's kind and schema to
 * read it by. No message and no ticket. An index's projection cannot be changed later, only replaced.
 */
const LISTED = ['kind', 'schema', 'card'];

const INDEXES = [
  { indexName: 'byTeam', partition: 'aPk', sort: 'aSk' },
  { indexName: 'byAgent', partition: 'bPk', sort: 'bSk' },
] as const;

/** A transaction needs the rights of its items and none of its own; a batch of writes needs its own and none of its items'. */
export type TableAction =
  | 'GetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem';

/** The desk's one table: all rows, two indexes for lists, and the stream that drives what follows a commit. */
export class DeskTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const { indexName, partition, sort } of INDEXES) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partition, type: AttributeType.STRING },
        sortKey: { name: sort, type: AttributeType.STRING },
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: LISTED,
      });
    }
  }

  /** The rights and the table's name always travel together. A query also reaches the indexes, by name. */
  grant(fn: DeskFunction, actions: readonly TableAction[]): void {
    fn.set(VARIABLES.table, this.table.tableName);
    fn.allow(
      actions.map((action) => `dynamodb:${action}`),
      [this.table.tableArn],
    );
    if (!actions.includes('Query')) return;
    fn.allow(
      ['dynamodb:Query'],
      INDEXES.map(({ indexName }) => `${this.table.tableArn}/index/${indexName}`),
    );
  }
}
