/** Whether the names of accounts have as many parts as their ledger gives them, as far as the playbook itself tells. */
import type { Around } from '#shared/domain/check/around.ts';
import type { Finding } from '#shared/domain/check/finding.ts';
import type { Use } from '#shared/domain/check/use.ts';
import { nodesIn } from '#shared/domain/expression/names.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Node } from '#shared/domain/expression/syntax.ts';

export const accountFindings = (uses: readonly Use[], { ledgerOf }: Around): readonly Finding[] =>
  uses.flatMap((use): readonly Finding[] => {
    if (use.is === 'account') {
      const node = parseExpression(use.text);
      return node.ok ? namesWrong(node.value, { at: use.at, id: use.ledger, ledgerOf }) : [];
    }
    if (use.is !== 'expression') return [];
    const node = parseExpression(use.text);
    return node.ok ? balancesWrong(node.value, use.at, ledgerOf) : [];
  });

interface Place {
  readonly at: string;
  readonly id: string;
  readonly ledgerOf: Around['ledgerOf'];
}

/** `balance("stock", "main/" + part)` asks of an account too. */
const balancesWrong = (node: Node, at: string, ledgerOf: Around['ledgerOf']): readonly Finding[] =>
  nodesIn(node).flatMap((one): readonly Finding[] => {
    if (one.is !== 'call' || !ASKS_A_LEDGER.includes(one.name)) return [];
    const [ledger, account] = one.args;
    if (ledger?.is !== 'literal' || typeof ledger.value !== 'string') return [];
    const id = ledger.value;
    if (ledgerOf(id) === undefined) return [{ code: 'ledger.missing', at, what: id }];
    return account === undefined || one.name === 'enough'
      ? []
      : namesWrong(account, { at, id, ledgerOf });
  });

const ASKS_A_LEDGER = ['balance', 'turnover', 'enough'];

const namesWrong = (node: Node, { at, id, ledgerOf }: Place): readonly Finding[] => {
  const ledger = ledgerOf(id);
  if (ledger === undefined) return [];
  const parts = ledger.account.split('/').length;
  return alternatives(node).flatMap((name): readonly Finding[] => {
    const pieces = piecesOf(name);
    const written = pieces.filter((piece) => piece !== undefined);
    // A field or a column may hold a whole name.
    if (written.length === 0) return [];
    const isWhole = written.length === pieces.length;
    const text = pieces.map((piece) => piece ?? '…').join('');
    if (isWhole && ledger.outside.includes(text)) return [];
    const count = text.split('/').length;
    // What is put in may bring further parts with it, but takes none away.
    const fits = isWhole ? count === parts : count <= parts;
    return fits ? [] : [{ code: 'account.parts', at, what: text, more: ledger.account }];
  });
};

/** Both sides of a choice are names. */
const alternatives = (node: Node): readonly Node[] =>
  node.is === 'choose' ? [...alternatives(node.then), ...alternatives(node.otherwise)] : [node];

/** What is written of a text that is put together; nothing for what is worked out. */
const piecesOf = (node: Node): readonly (string | undefined)[] => {
  if (node.is === 'literal' && typeof node.value === 'string') return [node.value];
  return node.is === 'binary' && node.operator === '+'
    ? [...piecesOf(node.left), ...piecesOf(node.right)]
    : [undefined];
};
