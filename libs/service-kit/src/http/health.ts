/** What keeps a service from being ready, or why it should be started anew; an empty list is good. */
export type HealthCheck = { readonly name: string; readonly check: () => Promise<string | undefined> };

export class Health {
  private readonly readiness: HealthCheck[] = [];
  private readonly liveness: HealthCheck[] = [];
  private draining = false;

  /** Readiness may depend on servers; it takes the service out of the balance, no more. */
  addReadiness(check: HealthCheck): void {
    this.readiness.push(check);
  }

  /** Liveness asks about this process only: failing it means a restart helps. */
  addLiveness(check: HealthCheck): void {
    this.liveness.push(check);
  }

  drain(): void {
    this.draining = true;
  }

  async notReady(): Promise<Readonly<Record<string, string>>> {
    return this.draining ? { drain: 'the service is stopping' } : problemsOf(this.readiness);
  }

  async notAlive(): Promise<Readonly<Record<string, string>>> {
    return problemsOf(this.liveness);
  }
}

async function problemsOf(checks: readonly HealthCheck[]): Promise<Readonly<Record<string, string>>> {
  const answers = await Promise.all(
    checks.map(async ({ name, check }) => [name, await check().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))] as const),
  );
  return Object.fromEntries(answers.filter((answer): answer is [string, string] => answer[1] !== undefined));
}
