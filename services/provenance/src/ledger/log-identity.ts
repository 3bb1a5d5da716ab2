import { createPrivateKey } from 'node:crypto';
import { formatVerifierKey, parsePolicy, SignatureType, verifierKeyOf, type LocalSigner, type Policy } from '@chainnet/merkle-log';
import { errors } from '../core/errors.js';

/** Which log this is, who must cosign it, and the key it signs with. */
export type LogIdentity = {
  readonly origin: string;
  readonly policyText: string;
  readonly policy: Policy;
  readonly signer: LocalSigner;
};

/**
 * @param pem Ed25519 private key, PKCS #8
 * @throws RWD_LEDGER_POLICY_MALFORMED, RWD_LEDGER_KEY_UNLISTED when the members would not accept its signatures
 */
export function logIdentity({ origin, policy: policyText }: { origin: string; policy: string }, pem: string): LogIdentity {
  const privateKey = createPrivateKey(pem);
  const verifier = verifierKeyOf(origin, SignatureType.Ed25519, privateKey);
  const policy = parsePolicy(policyText);
  const own = formatVerifierKey(verifier);
  if (!policy.logs.some(({ key }) => formatVerifierKey(key) === own)) throw errors.RWD_LEDGER_KEY_UNLISTED({ origin });
  return { origin, policyText, policy, signer: { privateKey, verifier } };
}

/** How many members of the quorum's own group are needed; 1 for a quorum of one witness. */
export const quorumSize = ({ groups, quorum }: Policy): number => groups.get(quorum)?.threshold ?? 1;
