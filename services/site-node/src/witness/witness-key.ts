import { createPrivateKey } from 'node:crypto';
import { encodeBase64, parsePolicy, SignatureType, verifierKeyOf, type LocalSigner, type VerifierKey } from '@chainnet/merkle-log';
import { errors } from './errors.js';

export type WitnessIdentity = {
  readonly signer: LocalSigner;
  /** Keys that are trusted to sign for an origin: those of the policy's logs. */
  readonly logs: ReadonlyMap<string, readonly VerifierKey[]>;
};

/**
 * Who this witness is to the members: the one of the policy that has its public key.
 *
 * @param pem Ed25519 private key, PKCS #8
 * @throws RWD_WITNESS_KEY_UNLISTED, RWD_LEDGER_POLICY_MALFORMED
 */
export function witnessIdentity(policyText: string, pem: string): WitnessIdentity {
  const policy = parsePolicy(policyText);
  const privateKey = createPrivateKey(pem);
  const own = encodeBase64(verifierKeyOf('own', SignatureType.CosignatureV1, privateKey).publicKey);
  const listed = [...policy.witnesses.values()].find(({ key }) => encodeBase64(key.publicKey) === own);
  if (listed === undefined) throw errors.RWD_WITNESS_KEY_UNLISTED();
  const logs = Map.groupBy(policy.logs.map(({ key }) => key), ({ name }) => name);
  return { signer: { privateKey, verifier: listed.key }, logs };
}
