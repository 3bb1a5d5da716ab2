/** What a service shows of itself on /v1/status: each part adds its own entry. */
export class StatusBoard {
  private readonly parts = new Map<string, () => unknown>();

  add(name: string, read: () => unknown): void {
    this.parts.set(name, read);
  }

  async read(): Promise<Readonly<Record<string, unknown>>> {
    const entries = await Promise.all([...this.parts].map(async ([name, read]) => [name, await read()] as const));
    return Object.fromEntries(entries);
  }
}
