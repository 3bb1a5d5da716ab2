import { createTokenSource, type ClientCredentials, type TokenSource } from '@chainnet/identity';
import { errors } from './errors.js';

/** Calls services over HTTP as one client of the realm. */
export class ApiClient {
  private readonly tokens: TokenSource;

  constructor(options: ClientCredentials & { readonly issuer: string; readonly clientId: string; readonly tokenUri?: string }) {
    this.tokens = createTokenSource(options);
  }

  async token(): Promise<string> {
    return (await this.tokens.token()).value;
  }

  /** @throws RWD_MESH_HTTP with the answer's own code */
  async get<T>(url: string): Promise<T> {
    return this.call<T>('GET', url);
  }

  /** @throws RWD_MESH_HTTP with the answer's own code */
  async post<T>(url: string, body: unknown): Promise<T> {
    return this.call<T>('POST', url, { body: JSON.stringify(body), contentType: 'application/json' });
  }

  /** Sends bytes as they are, or nothing. @throws RWD_MESH_HTTP with the answer's own code */
  async postBytes<T>(url: string, sent: { readonly bytes: Uint8Array; readonly contentType: string | undefined } | undefined): Promise<T> {
    return this.call<T>('POST', url, sent === undefined ? undefined : { body: Uint8Array.from(sent.bytes), contentType: sent.contentType ?? 'application/octet-stream' });
  }

  private async call<T>(method: string, url: string, sent?: { readonly body: string | Uint8Array<ArrayBuffer>; readonly contentType: string }): Promise<T> {
    const headers = { authorization: `Bearer ${await this.token()}`, ...(sent === undefined ? {} : { 'content-type': sent.contentType }) };
    const response = await fetch(url, { method, headers, signal: AbortSignal.timeout(15_000), ...(sent === undefined ? {} : { body: sent.body }) });
    const text = await response.text();
    if (!response.ok) throw errors.RWD_MESH_HTTP({ method, path: new URL(url).pathname, status: response.status, code: codeOf(text) });
    return JSON.parse(text) as T;
  }
}

function codeOf(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : 'without a code';
  } catch {
    // The answer came from something that is not ours, so it has no code of ours.
    return 'without a code';
  }
}
