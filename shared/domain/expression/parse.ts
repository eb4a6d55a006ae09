/**
 * Reads an expression: CEL's syntax, without its types' literals.
 *
 * Source of the grammar and of the precedence: the CEL language definition, github.com/google/cel-spec.
 */
import {
  BINARY,
  type BinaryOperator,
  isMacro,
  type Node,
  type SyntaxRefusal,
} from '#shared/domain/expression/syntax.ts';
import { type Token, tokensOf } from '#shared/domain/expression/tokens.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** Parentheses and the like within each other. */
const DEEPEST = 50;

export const parseExpression = (text: string): Result<Node, SyntaxRefusal> => {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  try {
    const parser = parserOf(tokens.value);
    const node = parser.expression();
    parser.end();
    return accept(node);
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.refusal);
    throw error;
  }
};

/** Ends the reading where it goes wrong; it does not leave this file. */
class Unreadable extends Error {
  readonly refusal: SyntaxRefusal;

  constructor(problem: SyntaxRefusal['problem'], { at, text }: Token) {
    super(problem);
    this.refusal = { code: 'expression.syntax', at, problem, found: text };
  }
}

/** Stronger ones bind closer. */
const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  in: 3,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
};

const isBinary = ({ is, text }: Token): boolean =>
  (is === 'sign' || text === 'in') && BINARY.some((operator) => operator === text);

const operatorOf = (token: Token): BinaryOperator | undefined =>
  isBinary(token) ? BINARY.find((operator) => operator === token.text) : undefined;

const parserOf = (tokens: readonly Token[]) => {
  let index = 0;
  let depth = 0;
  const last: Token = tokens.at(-1) ?? { is: 'end', text: '', at: 0 };
  const peek = (): Token => tokens[index] ?? last;
  const next = (): Token => {
    const token = peek();
    index += 1;
    return token;
  };
  const isSign = (sign: string): boolean => peek().is === 'sign' && peek().text === sign;
  const take = (sign: string): boolean => {
    if (!isSign(sign)) return false;
    index += 1;
    return true;
  };
  const wrong = (token: Token): never => {
    throw new Unreadable(token.is === 'end' ? 'unfinished' : 'unexpected', token);
  };
  const expect = (sign: string): void => {
    if (!take(sign)) wrong(peek());
  };

  const expression = (): Node => {
    depth += 1;
    if (depth > DEEPEST) throw new Unreadable('too-deep', peek());
    const when = binary(1);
    const node = isSign('?') ? choose(when) : when;
    depth -= 1;
    return node;
  };

  const choose = (when: Node): Node => {
    const { at } = next();
    const then = expression();
    expect(':');
    return { is: 'choose', at, when, then, otherwise: expression() };
  };

  const binary = (weakest: number): Node => {
    let left = unary();
    for (
      let operator = operatorOf(peek());
      operator !== undefined && STRENGTH[operator] >= weakest;
      operator = operatorOf(peek())
    ) {
      const { at } = next();
      left = { is: 'binary', at, operator, left, right: binary(STRENGTH[operator] + 1) };
    }
    return left;
  };

  const unary = (): Node => {
    const { at } = peek();
    depth += 1;
    if (depth > DEEPEST) throw new Unreadable('too-deep', peek());
    const node: Node = take('!')
      ? { is: 'not', at, of: unary() }
      : take('-')
        ? { is: 'minus', at, of: unary() }
        : postfix(primary());
    depth -= 1;
    return node;
  };

  const postfix = (start: Node): Node => {
    let node = start;
    for (;;) {
      const { at } = peek();
      if (take('.')) node = memberOf(node, at);
      else if (take('[')) {
        node = { is: 'index', at, of: node, key: expression() };
        expect(']');
      } else return node;
    }
  };

  const memberOf = (of: Node, at: number): Node => {
    const name = next();
    if (name.is !== 'name') return wrong(name);
    if (!take('(')) return { is: 'member', at, of, name: name.text };
    if (isMacro(name.text)) return macro(name, of);
    return { is: 'call', at: name.at, name: name.text, args: [of, ...list(')')], isMethod: true };
  };

  const macro = ({ text, at }: Token, of: Node): Node => {
    if (!isMacro(text)) return wrong(peek());
    const item = next();
    if (item.is !== 'name') return wrong(item);
    expect(',');
    const body = expression();
    expect(')');
    return { is: 'each', at, macro: text, list: of, item: item.text, body };
  };

  const list = (end: string): readonly Node[] => {
    const items: Node[] = [];
    while (!take(end)) {
      if (items.length > 0) expect(',');
      items.push(expression());
    }
    return items;
  };

  const record = (at: number): Node => {
    const entries: { name: string; value: Node }[] = [];
    while (!take('}')) {
      if (entries.length > 0) expect(',');
      const name = next();
      if (name.is !== 'text' && name.is !== 'name') return wrong(name);
      expect(':');
      entries.push({ name: name.text, value: expression() });
    }
    return { is: 'record', at, entries };
  };

  const primary = (): Node => {
    const token = next();
    const { at, text } = token;
    switch (token.is) {
      case 'number':
        return { is: 'number', at, text };
      case 'text':
        return { is: 'literal', at, value: text };
      case 'name':
        return named(token);
      case 'sign':
        return bracketed(token);
      case 'end':
        return wrong(token);
    }
  };

  const named = (token: Token): Node => {
    const { at, text } = token;
    if (text === 'true' || text === 'false') return { is: 'literal', at, value: text === 'true' };
    if (text === 'null') return { is: 'literal', at, value: null };
    if (text === 'in') return wrong(token);
    return take('(')
      ? { is: 'call', at, name: text, args: list(')'), isMethod: false }
      : { is: 'name', at, name: text };
  };

  const bracketed = (token: Token): Node => {
    const { at, text } = token;
    if (text === '[') return { is: 'list', at, items: list(']') };
    if (text === '{') return record(at);
    if (text !== '(') return wrong(token);
    const node = expression();
    expect(')');
    return node;
  };

  return {
    expression,
    end: () => {
      if (peek().is !== 'end') wrong(peek());
    },
  };
};
