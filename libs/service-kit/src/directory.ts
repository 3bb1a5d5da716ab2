import { readFileSync } from 'node:fs';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { errors } from './errors.js';

const Site = Type.Object({
  tenant: Type.String(),
  /** Ed25519 public key, SPKI DER in base64: signs manifests and contributions. */
  publicKey: Type.String(),
  url: Type.String(),
  mpc: Type.Object({ host: Type.String(), port: Type.Integer(), fingerprint: Type.String() }),
});

export const DirectorySchema = Type.Object({
  sites: Type.Array(Site),
  ledger: Type.Object({
    origin: Type.String(),
    url: Type.String(),
    /** C2SP tlog-policy text: the log's key, every member's witness and the quorum. */
    policy: Type.String(),
  }),
});

/** Who is a member, with which keys, where: public facts that every member agreed to, the same file everywhere. */
export type Directory = Static<typeof DirectorySchema>;
export type SiteEntry = Static<typeof Site>;

/** @throws RWD_CONFIG_MISSING, RWD_CONFIG_INVALID */
export function readDirectory(file: string | undefined): Directory {
  if (file === undefined) throw errors.RWD_CONFIG_MISSING({ variable: 'CHAINNET_DIRECTORY' });
  try {
    return Value.Parse(DirectorySchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw errors.RWD_CONFIG_INVALID({ variable: 'CHAINNET_DIRECTORY', expected: 'the path of a member directory' }, { cause });
  }
}
