import { OutsideSubset } from './syntax.js';
import type { BinaryOperator, Expression } from './syntax.js';
import { tokensOf } from './tokens.js';
import type { Token } from './tokens.js';

/** Binding strength of the binary operators, loosest first (FHIRPath N1, Operator Precedence). */
const LEVELS: readonly (readonly string[])[] = [
  ['implies'], ['or', 'xor'], ['and'], ['in', 'contains'], ['=', '!=', '~', '!~'], ['<', '<=', '>', '>='], ['|'], ['is', 'as'], ['+', '-', '&'], ['*', '/', 'div', 'mod'],
];
const STRENGTH = new Map(LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)));

/**
 * Parses a FHIRPath N1 expression. Dates, times and quantities as literals are outside the subset.
 *
 * @throws OutsideSubset for what is not in the subset, and for what is no FHIRPath.
 */
export function parse(expression: string): Expression {
  const parser = new Parser(tokensOf(expression));
  const tree = parser.expression(0);
  parser.end();
  return tree;
}

class Parser {
  #at = 0;
  constructor(readonly tokens: readonly Token[]) {}

  expression(level: number): Expression {
    if (level === LEVELS.length) return this.#signed();
    let left = this.expression(level + 1);
    for (;;) {
      const operator = this.#operatorOf(level);
      if (operator === undefined) return left;
      left = operator === 'is' || operator === 'as'
        ? { kind: 'type', operator, on: left, type: this.#typeName() }
        : { kind: 'binary', operator: operator as BinaryOperator, left, right: this.expression(level + 1) };
    }
  }

  end(): void {
    if (this.#peek().kind !== 'end') throw new OutsideSubset(`something after the expression`);
  }

  #peek(): Token {
    return this.tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #take(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #takeIf(text: string): boolean {
    const { kind, text: next } = this.#peek();
    if (kind !== 'symbol' || next !== text) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#takeIf(text)) throw new OutsideSubset(`a missing ${text}`);
  }

  #operatorOf(level: number): string | undefined {
    const { kind, text } = this.#peek();
    if ((kind !== 'symbol' && kind !== 'name') || STRENGTH.get(text) !== level) return undefined;
    this.#at += 1;
    return text;
  }

  #typeName(): string {
    const names = [this.#name()];
    while (this.#takeIf('.')) names.push(this.#name());
    return names.join('.');
  }

  #name(): string {
    const { kind, text } = this.#take();
    if (kind !== 'name' && kind !== 'quoted-name') throw new OutsideSubset('a missing name');
    return text;
  }

  #signed(): Expression {
    if (this.#takeIf('+')) return this.#signed();
    return this.#takeIf('-') ? { kind: 'sign', of: this.#signed() } : this.#path();
  }

  #path(): Expression {
    let on = this.#term();
    for (;;) {
      if (this.#takeIf('.')) on = this.#invocation(on);
      else if (this.#takeIf('[')) {
        on = { kind: 'item', on, at: this.expression(0) };
        this.#expect(']');
      } else return on;
    }
  }

  #invocation(on: Expression | undefined): Expression {
    if (on !== undefined && this.#peek().text === '$this' && this.#peek().kind === 'name') throw new OutsideSubset('$this after a dot');
    const name = this.#name();
    return this.#takeIf('(') ? { kind: 'call', on, name, args: this.#arguments() } : { kind: 'member', on, name };
  }

  #arguments(): readonly Expression[] {
    const args: Expression[] = [];
    if (this.#takeIf(')')) return args;
    do args.push(this.expression(0));
    while (this.#takeIf(','));
    this.#expect(')');
    return args;
  }

  #term(): Expression {
    const { kind, text } = this.#peek();
    if (kind === 'name' || kind === 'quoted-name') return this.#named(kind, text);
    this.#at += 1;
    if (kind === 'string') return { kind: 'literal', value: text };
    if (kind === 'variable') return { kind: 'variable', name: text };
    if (kind === 'number') return this.#number(text);
    if (kind === 'symbol' && text === '(') {
      const inside = this.expression(0);
      this.#expect(')');
      return inside;
    }
    if (kind === 'symbol' && text === '{') {
      this.#expect('}');
      return { kind: 'empty' };
    }
    throw new OutsideSubset('a missing term');
  }

  #named(kind: 'name' | 'quoted-name', text: string): Expression {
    if (kind === 'name' && (text === 'true' || text === 'false')) {
      this.#at += 1;
      return { kind: 'literal', value: text === 'true' };
    }
    if (kind === 'name' && text.startsWith('$')) {
      this.#at += 1;
      if (text !== '$this') throw new OutsideSubset(text);
      return { kind: 'this' };
    }
    return this.#invocation(undefined);
  }

  #number(text: string): Expression {
    const next = this.#peek();
    // 4 'mg' and 4 days are quantities.
    if (next.kind === 'string' || (next.kind === 'name' && /^(year|month|week|day|hour|minute|second|millisecond)s?$/.test(next.text))) throw new OutsideSubset('a quantity literal');
    return { kind: 'literal', value: Number(text) };
  }
}
