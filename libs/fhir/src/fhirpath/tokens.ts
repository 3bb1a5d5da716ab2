import { OutsideSubset } from './syntax.js';

/** `text` of a string, quoted name or variable is without its quotes and escapes. */
export type Token = { readonly kind: 'string' | 'number' | 'name' | 'quoted-name' | 'variable' | 'symbol' | 'end'; readonly text: string };

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };
const PATTERN =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<string>'(?:\\[\s\S]|[^'\\])*')|(?<number>\d+(?:\.\d+)?)|(?<name>[$A-Za-z_][A-Za-z0-9_]*)|(?<quoted>`(?:\\[\s\S]|[^`\\])*`)|(?<variable>%(?:[A-Za-z_][A-Za-z0-9_-]*|`(?:\\[\s\S]|[^`\\])*`|'(?:\\[\s\S]|[^'\\])*'))|(?<symbol><=|>=|!=|!~|[()[\]{}.,=~<>|+\-&*/])/gy;

const unescape = (text: string): string =>
  text.replace(/\\(u[0-9A-Fa-f]{4}|[\s\S])/g, (_whole, escaped: string) => (escaped.length > 1 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : (ESCAPES[escaped] ?? escaped)));

const unquote = (text: string): string => unescape(text.slice(1, -1));

/** Splits an expression into tokens. @throws OutsideSubset at a character the subset has no token for, such as a date. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < expression.length) {
    const found = PATTERN.exec(expression);
    if (found === null) throw new OutsideSubset('an unknown character');
    const { string, number, name, quoted, variable, symbol } = found.groups ?? {};
    if (string !== undefined) tokens.push({ kind: 'string', text: unquote(string) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted-name', text: unquote(quoted) });
    else if (variable !== undefined) tokens.push({ kind: 'variable', text: /^%[A-Za-z_]/.test(variable) ? variable.slice(1) : unquote(variable.slice(1)) });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
  }
  return [...tokens, { kind: 'end', text: '' }];
}
