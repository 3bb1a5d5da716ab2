import ts from 'typescript';

import { errors } from './errors.js';

/** One source file: its path relative to the checkout, with forward slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

export type DocumentedError = {
  readonly code: string;
  readonly failure: string;
  readonly message: string;
  readonly action: string;
  readonly file: string;
};

/**
 * Every code of every `defineErrors({...})` in these files, sorted by code.
 * @throws RWD_ERRORS_DOC_TABLE_UNREADABLE, RWD_ERRORS_DOC_CODE_TWICE
 */
export const scanErrors = (files: readonly SourceFile[]): readonly DocumentedError[] => {
  const found = new Map<string, DocumentedError>();
  for (const error of files.flatMap(errorsOf)) {
    const first = found.get(error.code);
    if (first !== undefined) throw errors.RWD_ERRORS_DOC_CODE_TWICE({ code: error.code, first: first.file, second: error.file });
    found.set(error.code, error);
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};

/** Codes that appear nowhere but in their own table. */
export const neverRaised = (files: readonly SourceFile[], documented: readonly DocumentedError[]): readonly string[] => {
  const appearances = new Map<string, number>();
  for (const { text } of files) {
    for (const [code] of text.matchAll(/\bRWD_[A-Z0-9_]+\b/g)) appearances.set(code, (appearances.get(code) ?? 0) + 1);
  }
  return documented.map(({ code }) => code).filter((code) => (appearances.get(code) ?? 0) < 2);
};

const errorsOf = ({ path, text }: SourceFile): readonly DocumentedError[] => {
  if (!text.includes('defineErrors(')) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: DocumentedError[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'defineErrors') found.push(...tableOf(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const tableOf = (call: ts.CallExpression, source: ts.SourceFile): readonly DocumentedError[] => {
  const [table] = call.arguments;
  if (table === undefined || !ts.isObjectLiteralExpression(table)) return unreadable(call, source, 'its argument is no object literal');
  return table.properties.map((property) => {
    if (!ts.isPropertyAssignment(property) || !ts.isObjectLiteralExpression(property.initializer)) {
      return unreadable(property, source, 'an entry is not code: {...}');
    }
    const definition = property.initializer;
    const text = (name: string): string => textOf(definition, name, source);
    return {
      code: property.name.getText(source).replace(/^['"]|['"]$/g, ''),
      failure: text('failure'),
      message: text('message'),
      action: text('action'),
      file: source.fileName,
    };
  });
};

const textOf = (definition: ts.ObjectLiteralExpression, name: string, source: ts.SourceFile): string => {
  const property = definition.properties.find((candidate) => candidate.name?.getText(source) === name);
  const value = property !== undefined && ts.isPropertyAssignment(property) ? literal(property.initializer, source) : undefined;
  return value ?? unreadable(definition, source, `${name} is no string literal`);
};

/** The text of a string literal, of a const of the same file that holds one, or of such texts joined by +. */
const literal = (node: ts.Expression, source: ts.SourceFile): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isAsExpression(node)) return literal(node.expression, source);
  if (ts.isIdentifier(node)) {
    const value = constantOf(node.text, source);
    return value === undefined ? undefined : literal(value, source);
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [literal(node.left, source), literal(node.right, source)];
  return left === undefined || right === undefined ? undefined : left + right;
};

const constantOf = (name: string, source: ts.SourceFile): ts.Expression | undefined =>
  source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((declaration) => declaration.name.getText(source) === name)?.initializer;

const unreadable = (node: ts.Node, source: ts.SourceFile, problem: string): never => {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  throw errors.RWD_ERRORS_DOC_TABLE_UNREADABLE({ where: `${source.fileName}:${line + 1}`, problem });
};
