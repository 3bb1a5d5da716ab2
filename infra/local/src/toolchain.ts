import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errors } from './errors.js';

const run = promisify(execFile);

type Tool = {
  readonly tool: string;
  readonly packages: string;
  readonly versionArguments: readonly string[];
  /** Finds `major.minor` in what the tool prints. */
  readonly version: RegExp;
  readonly least: readonly [major: number, minor: number];
};

const tools = {
  java: { tool: 'Java 17 or newer', packages: 'openjdk-17-jdk-headless', versionArguments: ['-version'], version: /version "(\d+)(?:\.(\d+))?/, least: [17, 0] },
  mvn: { tool: 'Maven 3.6 or newer', packages: 'maven', versionArguments: ['-v'], version: /Apache Maven (\d+)\.(\d+)/, least: [3, 6] },
  go: { tool: 'Go 1.24 or newer', packages: 'golang-go, or the archive of the Go project', versionArguments: ['version'], version: /go(\d+)\.(\d+)/, least: [1, 24] },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;
export type ToolNeed = { readonly purpose: string; readonly instead: string };

/** Where the tool should be: Java under `JAVA_HOME` when that is set, else whatever the PATH gives. */
export const commandOf = (name: ToolName, env: NodeJS.ProcessEnv): string =>
  name === 'java' && env['JAVA_HOME'] ? join(env['JAVA_HOME'], 'bin', 'java') : name;

/**
 * Makes sure a tool is there and new enough, and gives the command that runs it.
 * @throws RWD_SERVERS_TOOL_MISSING saying what to install, or which variable makes the tool unneeded
 */
export async function requireTool(name: ToolName, need: ToolNeed, env: NodeJS.ProcessEnv): Promise<string> {
  const { tool, packages, versionArguments }: Tool = tools[name];
  const command = commandOf(name, env);
  const missing = (found: string, cause?: unknown) =>
    errors.RWD_SERVERS_TOOL_MISSING({ tool, packages, found, ...need }, { cause });
  let printed: string;
  try {
    const { stdout, stderr } = await run(command, [...versionArguments], { env });
    printed = stdout + stderr;
  } catch (cause) {
    throw missing(`"${command}" does not run`, cause);
  }
  if (!isNewEnough(name, printed)) throw missing(`"${command}" is ${firstLineWithVersion(printed)}`);
  return command;
}

/** Judges the output of `java -version`, `mvn -v` or `go version`. */
export function isNewEnough(name: ToolName, printed: string): boolean {
  const { version, least }: Tool = tools[name];
  const found = version.exec(printed);
  if (found === null) return false;
  const [major, minor] = [Number(found[1]), Number(found[2] ?? 0)];
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

const firstLineWithVersion = (printed: string): string =>
  printed.split('\n').find((line) => /\d+\.\d+/.test(line))?.trim() ?? 'of an unknown version';
