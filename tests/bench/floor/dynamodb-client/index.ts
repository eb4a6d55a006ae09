/** The least that a function on the table consists of: one client and one call. */
import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

export const handler = (input: TransactWriteItemsCommandInput) =>
  client.send(new TransactWriteItemsCommand(input));
