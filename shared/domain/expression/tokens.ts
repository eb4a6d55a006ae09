/** Cuts an expression into its words. */
import type { SyntaxRefusal } from '#shared/domain/expression/syntax.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Token {
  readonly is: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** Of a text: what it says, without quotes and escapes. */
  readonly text: string;
  readonly at: number;
}

/** Longer ones nobody can read; the handbook's longest has some 250 characters. */
export const LONGEST_EXPRESSION = 2_000;

const WORD =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<sign>\|\||&&|==|!=|<=|>=|[-+*/%<>!?:.,()[\]{}]))/uy;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

export const tokensOf = (text: string): Result<readonly Token[], SyntaxRefusal> => {
  if (text.length > LONGEST_EXPRESSION) {
    return refuse({
      code: 'expression.syntax',
      at: LONGEST_EXPRESSION,
      problem: 'too-long',
      found: '',
    });
  }
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    WORD.lastIndex = at;
    const found = WORD.exec(text);
    if (found?.groups === undefined) return unexpected(text, at);
    at = WORD.lastIndex;
    const token = tokenOf(found.groups, at);
    if (token === undefined) {
      return refuse({ code: 'expression.syntax', at, problem: 'bad-text', found: found[0].trim() });
    }
    tokens.push(token);
  }
  return accept([...tokens, { is: 'end', text: '', at: end }]);
};

const unexpected = (text: string, from: number): Result<never, SyntaxRefusal> => {
  const at = from + (text.slice(from).length - text.slice(from).trimStart().length);
  return refuse({
    code: 'expression.syntax',
    at,
    problem: 'unexpected',
    found: text.slice(at, at + 1),
  });
};

const tokenOf = (
  { number, name, text, sign }: Readonly<Record<string, string | undefined>>,
  end: number,
): Token | undefined => {
  if (number !== undefined) return { is: 'number', text: number, at: end - number.length };
  if (name !== undefined) return { is: 'name', text: name, at: end - name.length };
  if (sign !== undefined) return { is: 'sign', text: sign, at: end - sign.length };
  const said = text === undefined ? undefined : unescaped(text.slice(1, -1));
  return said === undefined || text === undefined
    ? undefined
    : { is: 'text', text: said, at: end - text.length };
};

/** @returns nothing for an escape that there is none of */
const unescaped = (text: string): string | undefined => {
  const unknown = [...text.matchAll(/\\(.)/gsu)].some(
    ([, name = '']) => !Object.hasOwn(ESCAPES, name),
  );
  return unknown ? undefined : text.replace(/\\(.)/gsu, (_, name: string) => ESCAPES[name] ?? '');
};
