import { spawn } from 'node:child_process';
import { errors } from './errors.js';

export type CommandOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Written to its standard input. */
  readonly input?: string;
  /** Takes every line it prints as it comes. */
  readonly onLine?: (line: string) => void;
};

/**
 * Runs a program to its end and gives what it printed on standard output.
 * @throws RWD_CLUSTER_COMMAND_MISSING, RWD_CLUSTER_COMMAND_FAILED with the last lines of both its outputs
 */
export function command(program: string, args: readonly string[], { cwd, env, input, onLine }: CommandOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], ...(cwd === undefined ? {} : { cwd }), ...(env === undefined ? {} : { env }) });
    const out: string[] = [];
    const all: string[] = [];
    const take = (text: string): void => {
      all.push(text);
      if (onLine !== undefined) for (const line of text.split('\n')) if (line.trim() !== '') onLine(line);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out.push(text);
      take(text);
    });
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (cause) => reject(errors.RWD_CLUSTER_COMMAND_MISSING({ command: program }, { cause })));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(out.join(''));
      else reject(errors.RWD_CLUSTER_COMMAND_FAILED({ command: [program, ...args.slice(0, 3)].join(' '), status: signal ?? `status ${code}`, lastLines: lastLines(all.join('')) }));
    });
    // A program that ends without reading its input is judged by its status, not by the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-6).join(' | ');
