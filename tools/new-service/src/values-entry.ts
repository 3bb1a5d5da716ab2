import { errors } from './errors.js';

export type ValuesFile = { readonly file: string; readonly text: string };

/**
 * Adds an entry at the end of the top-level `services:` block of a values file and leaves every other line as it is.
 * @param entry the entry's lines, indented by two spaces, with a final newline
 * @throws RWD_SCAFFOLD_VALUES_MISSING, RWD_SCAFFOLD_VALUES_ENTRY_EXISTS
 */
export const addServiceEntry = ({ file, text }: ValuesFile, name: string, entry: string): string => {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => /^services:\s*(\{\s*\})?\s*(#.*)?$/.test(line));
  if (head === -1) throw errors.RWD_SCAFFOLD_VALUES_MISSING({ file });
  const end = endOfBlock(lines, head);
  const taken = new RegExp(`^  (["']?)${name}\\1:`);
  if (lines.slice(head + 1, end).some((line) => taken.test(line))) throw errors.RWD_SCAFFOLD_VALUES_ENTRY_EXISTS({ file, name });
  const block = [(lines[head] ?? '').replace(/\s*\{\s*\}/, ''), ...lines.slice(head + 1, end)];
  return [...lines.slice(0, head), ...block, ...entry.replace(/\n$/, '').split('\n'), ...lines.slice(end)].join('\n');
};

/** Site nodes have the ports after theirs, one an organization; services of later begin behind them. */
const FIRST_PORT = 7150;

/** The first port from 7150 on that no entry of the values names. */
export const freePort = (text: string): number => {
  const taken = new Set([...text.matchAll(/^\s+port:\s*(\d+)\s*(?:#.*)?$/gm)].map(([, port]) => Number(port)));
  let port = FIRST_PORT;
  while (taken.has(port)) port += 1;
  return port;
};

/** One past the block's last line with content: blank lines and comments at column 0 belong to what follows. */
const endOfBlock = (lines: readonly string[], head: number): number => {
  let end = head + 1;
  for (let index = head + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (/^\s+\S/.test(line)) end = index + 1;
    else if (/^[^\s#]/.test(line)) break;
  }
  return end;
};
