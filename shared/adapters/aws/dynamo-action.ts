/** One write of the table port as DynamoDB's transactions spell it. */
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Add, Condition, Key, Write } from '#shared/ports/table.ts';

interface Expression {
  readonly text: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, string | number>;
}

export const actionOf = (table: string, write: Write): TransactWriteItem => {
  const condition = write.when === undefined ? undefined : conditionOf(write.when);
  const common = { TableName: table, ...conditionFields(condition) };
  if ('put' in write) {
    return { Put: { ...common, Item: marshall(write.put, { removeUndefinedValues: true }) } };
  }
  if ('remove' in write) return { Delete: { ...common, Key: keyItem(write.remove) } };
  if ('check' in write) {
    return {
      ConditionCheck: {
        ...common,
        Key: keyItem(write.check),
        ConditionExpression: conditionOf(write.when).text,
      },
    };
  }
  return addAction(table, write, condition);
};

const keyItem = ({ pk, sk }: Key): Record<string, AttributeValue> => ({
  pk: { S: pk },
  sk: { S: sk },
});

const conditionOf = (condition: Condition): Expression => {
  if ('row' in condition) {
    const text = condition.row === 'absent' ? 'attribute_not_exists(pk)' : 'attribute_exists(pk)';
    return { text, names: {}, values: {} };
  }
  const names = { '#when': condition.field };
  const values = { ':when': operandOf(condition) };
  const compared = (operator: '=' | '<' | '>=' | '<=', absent: boolean): Expression => {
    const text = `#when ${operator} :when`;
    return { text: absent ? `(attribute_not_exists(#when) OR ${text})` : text, names, values };
  };
  if ('equals' in condition) return compared('=', false);
  if ('below' in condition) return compared('<', true);
  // An absent counter counts as 0, which DynamoDB cannot say in a condition but we can.
  return 'atLeast' in condition
    ? compared('>=', condition.atLeast <= 0)
    : compared('<=', condition.atMost >= 0);
};

const operandOf = (condition: Exclude<Condition, { readonly row: unknown }>): string | number => {
  if ('equals' in condition) return condition.equals;
  if ('below' in condition) return condition.below;
  return 'atLeast' in condition ? condition.atLeast : condition.atMost;
};

/** The row as it stands comes back with a refusal, so that nobody must read it again. */
const conditionFields = (condition: Expression | undefined) =>
  condition === undefined
    ? {}
    : ({
        ConditionExpression: condition.text,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ...(Object.keys(condition.names).length === 0
          ? {}
          : {
              ExpressionAttributeNames: condition.names,
              ExpressionAttributeValues: marshall(condition.values),
            }),
      } as const);

const addAction = (
  table: string,
  { add, amounts, initial }: Add,
  condition: Expression | undefined,
): TransactWriteItem => {
  const sums = Object.entries(amounts);
  const starts = Object.entries(initial).filter(([, value]) => value !== undefined);
  const names = Object.fromEntries([
    ...sums.map(([field], index) => [`#a${index}`, field]),
    ...starts.map(([field], index) => [`#i${index}`, field]),
  ]);
  const values = Object.fromEntries([
    ...sums.map(([, amount], index) => [`:a${index}`, amount]),
    ...starts.map(([, value], index) => [`:i${index}`, value]),
  ]);
  const set = starts.map((_, index) => `#i${index} = if_not_exists(#i${index}, :i${index})`);
  return {
    Update: {
      TableName: table,
      Key: keyItem(add),
      ...conditionFields(condition),
      UpdateExpression: `ADD ${sums.map((_, index) => `#a${index} :a${index}`).join(', ')}${
        set.length === 0 ? '' : ` SET ${set.join(', ')}`
      }`,
      ExpressionAttributeNames: { ...names, ...condition?.names },
      ExpressionAttributeValues: marshall({ ...values, ...condition?.values }),
    },
  };
};
