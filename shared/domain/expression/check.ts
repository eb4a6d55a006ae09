/** Finds what could never work in an expression, without working it out. */
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import type { TypeFinding } from '#shared/domain/expression/finding.ts';
import { nearestName } from '#shared/domain/expression/nearest.ts';
import { SIGNATURES, type Signature, type Wanted } from '#shared/domain/expression/signatures.ts';
import type { BinaryOperator, Node } from '#shared/domain/expression/syntax.ts';
import { firstDayOf } from '#shared/domain/expression/time.ts';
import {
  ANY,
  either,
  listOf,
  NOTHING,
  NUMBER,
  recordOf,
  SPAN,
  TEXT,
  type Type,
  typeName,
  YES,
} from '#shared/domain/expression/type.ts';
import { isDecimal, spanValue } from '#shared/domain/expression/value.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Scope {
  readonly names: Readonly<Record<string, Type>>;
}

type Finding = TypeFinding extends infer F ? (F extends unknown ? Omit<F, 'at'> : never) : never;
type Of<Is extends Node['is']> = Extract<Node, { readonly is: Is }>;

/** @returns what the expression will be, or everything that is wrong with it, in the order of the text */
export const checkExpression = (node: Node, scope: Scope): Result<Type, readonly TypeFinding[]> => {
  const findings: TypeFinding[] = [];
  const type = checker(findings)(node, scope.names);
  return findings.length === 0 ? accept(type) : refuse(findings.toSorted((a, b) => a.at - b.at));
};

type Names = Scope['names'];

const checker = (findings: TypeFinding[]) => {
  const found = ({ at }: { readonly at: number }, finding: Finding): Type => {
    findings.push({ at, ...finding });
    return ANY;
  };

  const typed = (node: Node, names: Names): Type => {
    switch (node.is) {
      case 'literal':
        return typeOfLiteral(node.value);
      case 'number':
        return NUMBER;
      case 'name':
        return named(node, names);
      case 'member':
        return member(node, typed(node.of, names), node.name);
      case 'index':
        return element(node, names);
      case 'call':
        return call(node, names);
      case 'each':
        return each(node, names);
      case 'not':
        wantYes(node, '!', typed(node.of, names));
        return YES;
      case 'minus':
        return negative(node, typed(node.of, names));
      case 'binary':
        return binary(node, names);
      case 'choose':
        wantYes(node, '?:', typed(node.when, names));
        return either(typed(node.then, names), typed(node.otherwise, names));
      case 'list':
        return listOf(node.items.map((item) => typed(item, names)).reduce(either, NOTHING));
      case 'record':
        return recordOf(
          Object.fromEntries(node.entries.map(({ name, value }) => [name, typed(value, names)])),
        );
    }
  };

  const named = (node: Of<'name'>, names: Names): Type => {
    const { name } = node;
    const type = Object.hasOwn(names, name) ? names[name] : undefined;
    return type ?? found(node, { code: 'name.unknown', name, ...nearest(name, names) });
  };

  const member = (node: Node, of: Type, name: string): Type => {
    if (isLoose(of)) return ANY;
    if (of.is !== 'record') return found(node, { code: 'field.unknown', name });
    const type = of.member(name);
    if (type !== undefined) return type;
    if (of.open) return ANY;
    const meant = nearestName(name, of.names);
    return found(node, {
      code: 'field.unknown',
      name,
      ...(meant === undefined ? {} : { nearest: meant }),
    });
  };

  const element = (node: Of<'index'>, names: Names): Type => {
    const of = typed(node.of, names);
    const key = typed(node.key, names);
    if (isLoose(of) || isLoose(key)) return ANY;
    if (of.is === 'list' && key.is === 'number') return of.of;
    if (of.is === 'record' && key.is === 'text') {
      return key.choices === undefined
        ? ANY
        : key.choices.map((name) => member(node, of, name)).reduce(either, NOTHING);
    }
    return mismatch(node, '[]', of, key);
  };

  const negative = (node: Node, of: Type): Type =>
    isLoose(of) || of.is === 'number' || of.is === 'span' ? of : mismatch(node, '-', of);

  const each = (node: Of<'each'>, names: Names): Type => {
    const { macro, item } = node;
    const list = typed(node.list, names);
    if (!isLoose(list) && list.is !== 'list') {
      found(node, {
        code: 'arguments.mismatch',
        name: macro,
        argument: 1,
        wanted: 'list',
        given: typeName(list),
      });
    }
    const of = list.is === 'list' ? list.of : ANY;
    const body = typed(node.body, { ...names, [item]: of });
    if (macro === 'map') return listOf(body);
    wantYes(node.body, macro, body);
    return macro === 'filter' ? listOf(of) : YES;
  };

  const call = (node: Of<'call'>, names: Names): Type => {
    const { name } = node;
    const args = node.args.map((arg) => typed(arg, names));
    const signature = Object.hasOwn(SIGNATURES, name) ? SIGNATURES[name] : undefined;
    if (signature === undefined) {
      return found(node, { code: 'function.unknown', name, ...nearest(name, SIGNATURES) });
    }
    const { takes, answers } = signature;
    const wrongNumber = wrongCount(signature, args.length);
    if (wrongNumber) {
      const wanted = takes.join(', ');
      found(node, { code: 'arguments.mismatch', name, wanted, given: String(args.length) });
    }
    for (const [index, arg] of args.entries()) {
      const wanted = takes[index] ?? takes.at(-1) ?? 'anything';
      if (!fits(arg, wanted)) {
        const { at } = node.args[index] ?? node;
        const given = typeName(arg);
        found({ at }, { code: 'arguments.mismatch', name, argument: index + 1, wanted, given });
      }
    }
    return typeof answers === 'function' ? answers(args) : answers;
  };

  const binary = (node: Of<'binary'>, names: Names): Type => {
    const { operator } = node;
    const left = typed(node.left, names);
    const right = typed(node.right, names);
    switch (operator) {
      case '&&':
      case '||':
        wantYes(node, operator, left);
        wantYes(node, operator, right);
        return YES;
      case '==':
      case '!=':
        compareEqual(node, left, right);
        return YES;
      case 'in':
        lookWithin(node, left, right);
        return YES;
      case '<':
      case '<=':
      case '>':
      case '>=':
        if (!isOrdered(left, right)) mismatch(node, operator, left, right);
        return YES;
      default:
        return reckoned(operator, left, right) ?? mismatch(node, operator, left, right);
    }
  };

  const compareEqual = (node: Of<'binary'>, left: Type, right: Type): void => {
    const apart = choiceApart(left, right) ?? choiceApart(right, left);
    if (apart !== undefined) found(node, { code: 'never-equal', ...apart });
    else if (!areComparable(left, right)) mismatch(node, node.operator, left, right);
  };

  const lookWithin = (node: Of<'binary'>, left: Type, right: Type): void => {
    if (isLoose(right) || isLoose(left)) return;
    if (right.is === 'list') compareEqual(node, left, right.of);
    else if (left.is !== 'text' || (right.is !== 'text' && right.is !== 'record')) {
      mismatch(node, 'in', left, right);
    }
  };

  const wantYes = (node: Node, operator: string, type: Type): void => {
    if (!isLoose(type) && type.is !== 'yes') mismatch(node, operator, type);
  };

  const mismatch = (node: Node, operator: string, left: Type, right?: Type): Type =>
    found(node, {
      code: 'operator.mismatch',
      operator,
      left: typeName(left),
      ...(right === undefined ? {} : { right: typeName(right) }),
    });

  return typed;
};

/** Of these nothing can be said; null fits everywhere. */
const isLoose = ({ is }: Type): boolean => is === 'any' || is === 'nothing';

const typeOfLiteral = (value: null | boolean | string): Type => {
  if (value === null) return NOTHING;
  return typeof value === 'boolean' ? YES : { is: 'text', choices: [value] };
};

const nearest = (name: string, names: Readonly<Record<string, unknown>>) => {
  const meant = nearestName(name, Object.keys(names));
  return meant === undefined ? {} : { nearest: meant };
};

const wrongCount = ({ takes, needs = takes.length, repeats }: Signature, given: number): boolean =>
  given < needs || (repeats !== true && given > takes.length);

const isTimeType = ({ is }: Type): boolean => is === 'date' || is === 'at';

/** Days, instants and periods may be compared with words that say one. */
const saysTime = (type: Type): boolean =>
  isTimeType(type) ||
  type.is === 'period' ||
  (type.is === 'text' &&
    type.choices !== undefined &&
    type.choices.every((text) => dayOfDate(text) !== undefined || firstDayOf(text) !== undefined));

const areComparable = (a: Type, b: Type): boolean => {
  if (isLoose(a) || isLoose(b) || a.is === b.is) return true;
  if (saysTime(a) && saysTime(b)) return true;
  // A record is the same as its id.
  return (a.is === 'record' && b.is === 'text') || (a.is === 'text' && b.is === 'record');
};

const isOrdered = (a: Type, b: Type): boolean => {
  if (isLoose(a) || isLoose(b)) return true;
  if (a.is === 'number' || a.is === 'span' || a.is === 'text') {
    return a.is === b.is || (a.is === 'text' && saysTime(a) && saysTime(b));
  }
  return saysTime(a) && saysTime(b);
};

/** A word of the one that the other can never be. */
const choiceApart = (
  one: Type,
  other: Type,
): { readonly value: string; readonly choices: readonly string[] } | undefined => {
  if (one.is !== 'text' || other.is !== 'text') return undefined;
  const { choices } = other;
  const [value] = one.choices ?? [];
  if (value === undefined || one.choices?.length !== 1 || choices === undefined) return undefined;
  // The empty text says "unset" in many a form.
  return value === '' || choices.includes(value) ? undefined : { value, choices };
};

/** @returns nothing where the operator has no meaning for these two */
const reckoned = (operator: BinaryOperator, a: Type, b: Type): Type | undefined => {
  if (isLoose(a) || isLoose(b)) return ANY;
  if (a.is === 'number' && b.is === 'number') return NUMBER;
  if (operator === '-' && isTimeType(a) && isTimeType(b)) return SPAN;
  if ((operator === '+' || operator === '-') && isTimeType(a) && b.is === 'span') return a;
  if (operator !== '+') return undefined;
  if (a.is === 'list' && b.is === 'list') return listOf(either(a.of, b.of));
  return (a.is === 'text' && isWritable(b)) || (b.is === 'text' && isWritable(a))
    ? TEXT
    : undefined;
};

const WRITABLE: readonly Type['is'][] = ['text', 'number', 'date', 'at', 'period', 'span'];

const isWritable = ({ is }: Type): boolean => WRITABLE.includes(is);

const fits = (type: Type, wanted: Wanted): boolean => {
  if (isLoose(type)) return true;
  switch (wanted) {
    case 'anything':
      return true;
    case 'number':
      return type.is === 'number';
    case 'numbers':
      return type.is === 'number' || (type.is === 'list' && fits(type.of, 'number'));
    case 'number-list':
      return type.is === 'list' && fits(type.of, 'number');
    case 'writable-number':
      return type.is === 'number' || (type.is === 'text' && everyWord(type, isDecimal));
    case 'text':
      return isWritable(type);
    case 'time':
      return isTimeType(type) || (type.is === 'text' && everyWord(type, isDay));
    case 'period':
      return type.is === 'period' || type.is === 'date' || type.is === 'text';
    case 'span':
      return (
        type.is === 'span' ||
        (type.is === 'text' && everyWord(type, (text) => spanValue(text) !== undefined))
      );
    case 'list':
      return type.is === 'list';
    case 'size':
      return type.is === 'list' || type.is === 'text' || type.is === 'record';
    case 'list-or-text':
      return type.is === 'list' || isWritable(type);
  }
};

const isDay = (text: string): boolean => dayOfDate(text) !== undefined;

/** Of a text of which the words are known. */
const everyWord = (type: Type, is: (text: string) => boolean): boolean =>
  type.is !== 'text' || type.choices === undefined || type.choices.every(is);
