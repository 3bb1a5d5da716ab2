/** What kind of party a token speaks for: a partner's system, a service of the mesh, or a person at the console. */
export type PrincipalKind = 'partner' | 'service' | 'operator';

/** Who calls. `clientId` is the token's `azp`; `partnerId` is there exactly when `kind` is `partner`. */
export type Principal = {
  readonly clientId: string;
  readonly partnerId?: string;
  /** Realm roles, and the roles of the API's own client; never those of other clients. Sorted, without duplicates. */
  readonly roles: readonly string[];
  readonly kind: PrincipalKind;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
};

/** Port: turns token text into a principal, or raises one of the RWD_IDENTITY_ errors. */
export interface TokenVerifier {
  verify(token: string): Promise<Principal>;
}
