import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import type { OperationOutcomeIssue } from '@chainnet/fhir';
import { limits } from '../core/limits.js';
import type { Normalized, Refused } from '../core/normalization.js';
import { normalize } from '../core/normalize.js';
import type { NormalizationTools } from '../ports.js';

const USAGE = 'usage: npm run chainnet -- normalize FILE [--content-type TYPE] [--tenant NAME] [--bundle | --summary]';

export type CommandResult = { readonly exitCode: 0 | 1 | 2; readonly text: string };

/**
 * Shows what a record in a file becomes, without a mesh: Bundle, loss account and outcome as one JSON document, the Bundle
 * alone (`--bundle`), or lines for people (`--summary`). Exit code 0 when it would be normalized, 1 when it would go to
 * quarantine, 2 when it could not be tried.
 */
export function normalizeCommand(args: readonly string[], makeTools: () => NormalizationTools): CommandResult {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const { positionals: [file, ...more], values } = parseArgs({ args: [...args], allowPositionals: true, options: { 'content-type': text, tenant: text, bundle: flag, summary: flag } });
    if (file === undefined || more.length > 0 || (values.bundle && values.summary)) return { exitCode: 2, text: USAGE };
    return shown(normalizedFile(file, { contentType: values['content-type'], tenant: values.tenant ?? 'local', tools: makeTools() }), values);
  } catch (error) {
    return { exitCode: 2, text: `${isRwdError(error) ? `${error.code}: ` : ''}${error instanceof Error ? error.message : String(error)}\n${USAGE}` };
  }
}

type Trial = { readonly contentType: string | undefined; readonly tenant: string; readonly tools: NormalizationTools };

function normalizedFile(file: string, { contentType, tenant, tools }: Trial): Normalized | Refused {
  const { size, mtime } = statSync(file);
  // One byte more than the limit is enough to be told of it; the rest of a huge file is not worth reading.
  const bytes = size > limits.bytes ? Buffer.alloc(limits.bytes + 1) : readFileSync(file);
  const recordId = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return normalize(bytes, { recordId, tenant, receivedAt: mtime.toISOString(), ...tools, ...(contentType === undefined ? {} : { contentType }) });
}

function shown(result: Normalized | Refused, { bundle, summary }: { readonly bundle: boolean; readonly summary: boolean }): CommandResult {
  const exitCode = result.ok ? 0 : 1;
  if (summary || (bundle && !result.ok)) return { exitCode, text: linesOf(result).join('\n') };
  return { exitCode, text: JSON.stringify(bundle && result.ok ? result.bundle : { ...result, ok: undefined }, undefined, 2) };
}

function linesOf(result: Normalized | Refused): readonly string[] {
  if (!result.ok) return [`refused at ${result.stage}: ${result.code}`, ...result.outcome.issue.map(issueLine)];
  const { format, bundle, lossAccount: { leaves, mapped, preserved, dropped }, warnings } = result;
  const types = [...Map.groupBy(bundle.entry ?? [], ({ resource }) => resource?.resourceType ?? 'no resource')].map(([type, entries]) => `${entries.length} ${type}`);
  return [
    `${format}: ${types.join(', ')}`,
    `${leaves} values of the source = ${mapped} mapped + ${preserved} preserved + ${dropped.length} dropped`,
    ...dropped.map(({ path, reason }) => `dropped ${path}: ${reason}`),
    ...warnings.map(issueLine),
  ];
}

const issueLine = ({ severity, code, details, expression }: OperationOutcomeIssue): string => `${severity} ${code}${expression === undefined ? '' : ` at ${expression.join(', ')}`}: ${details?.text ?? ''}`;
