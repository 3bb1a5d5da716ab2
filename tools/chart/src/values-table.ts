import { parse } from 'yaml';
import type { Schema } from './schema-words.js';

type Row = { readonly key: string; readonly fallback: unknown; readonly meaning: string };
type Source = { readonly schema: Schema; /** Text of values.yaml. */ readonly values: string };

const BEGIN = '<!-- values: made by `npm run chart:golden` -->';
const END = '<!-- /values -->';

/** Shown as one row: what is in them says more at once than a row for each. */
const wholes = /(^|\.)(image|resources|persistence|placement|requests|limits)$/;

/** Puts the table of values between the two marks of a README. */
export function withValuesTable(readme: string, { schema, values }: Source): string {
  const [before, after] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  const lines = rowsOf(schema, { schema, defaults: parse(values), key: '' }).map(line);
  return `${readme.slice(0, before)}${BEGIN}\n\n| key | default | meaning |\n|---|---|---|\n${lines.join('')}\n${readme.slice(after)}`;
}

const line = ({ key, fallback, meaning }: Row): string => `| \`${key}\` | ${fallback === undefined ? '' : `\`${JSON.stringify(fallback).replaceAll('|', '\\|')}\``} | ${meaning.replaceAll('|', '\\|').replaceAll('<', '&lt;')} |\n`;

type Place = { readonly schema: Schema; readonly defaults: unknown; readonly key: string };

function rowsOf(piece: Schema, { schema, defaults, key }: Place): readonly Row[] {
  const { properties, description = '' } = resolve(piece, schema) as { properties?: Readonly<Record<string, Schema>>; description?: string };
  const open = properties !== undefined && !wholes.test(key) && key !== 'services';
  if (!open) return [{ key, fallback: key === 'services' ? Object.keys(defaults as object) : defaults, meaning: description }];
  return Object.entries(properties).flatMap(([name, inner]) =>
    rowsOf(inner, { schema, defaults: (defaults as Readonly<Record<string, unknown>> | undefined)?.[name], key: key === '' ? name : `${key}.${name}` }));
}

/** A piece that refers to the one definition there is, with what it says itself. */
function resolve(piece: Schema, { definitions }: Schema): Schema {
  const refers = JSON.stringify(piece['$ref'] ?? piece['allOf'] ?? '').includes('#/definitions/service');
  return refers ? { ...(definitions as { service: Schema }).service, ...(piece['description'] === undefined ? {} : { description: piece['description'] }) } : piece;
}
