import { describe, expect, it } from '@jest/globals';
import { logSigner, witnessSigner } from '../test/parties.js';
import { defaultQuorum, formatPolicy, isQuorumMet, parsePolicy } from './policy.js';
import { formatVerifierKey } from './verifier-key.js';

const log = formatVerifierKey(logSigner('log.example').verifier);
const witness = (seed: number): string => formatVerifierKey(witnessSigner(`w${seed}.example`, seed).verifier);

// The example of tlog-policy: two of three X and one of two Y.
const policyText = `# two organizations
log ${log} https://log.example/

witness X1 ${witness(11)}
witness X2 ${witness(12)}
\twitness X3 ${witness(13)}  https://x3.example/
group X-witnesses 2 X1 X2 X3
witness Y1 ${witness(21)}
witness Y2 ${witness(22)}
group Y-witnesses any Y1 Y2
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

describe('a policy', () => {
  const policy = parsePolicy(policyText);

  it.each([
    [['X1', 'X3', 'Y2'], true],
    [['X1', 'X2', 'X3', 'Y1', 'Y2'], true],
    [['X1', 'X2', 'X3'], false],
    [['X1', 'Y1', 'Y2'], false],
    [['X-witnesses', 'Y-witnesses'], false],
    [[], false],
  ])('with witnesses %j is met: %s', (names, met) => {
    expect(isQuorumMet(policy, new Set(names))).toBe(met);
  });

  it('is read back as it was written', () => {
    expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
  });

  it('may ask for one witness, or none', () => {
    expect(isQuorumMet(parsePolicy(`witness A ${witness(11)}\nquorum A\n`), new Set(['A']))).toBe(true);
    expect(isQuorumMet(parsePolicy('quorum none\n'), new Set())).toBe(true);
  });

  it.each([
    ['no quorum', `log ${log}\n`],
    ['two quorums', 'quorum none\nquorum none\n'],
    ['an unknown quorum', 'quorum A\n'],
    ['a member defined below', `group G any A\nwitness A ${witness(11)}\nquorum G\n`],
    ['a member of two groups', `witness A ${witness(11)}\ngroup G any A\ngroup H any A\nquorum G\n`],
    ['a member twice', `witness A ${witness(11)}\ngroup G 2 A A\nquorum G\n`],
    ['a threshold of 0', `witness A ${witness(11)}\ngroup G 0 A\nquorum G\n`],
    ['a threshold above the members', `witness A ${witness(11)}\ngroup G 2 A\nquorum G\n`],
    ['an empty group', 'group G any\nquorum G\n'],
    ['the name none', `witness none ${witness(11)}\nquorum none\n`],
    ['a name twice', `witness A ${witness(11)}\nwitness A ${witness(12)}\nquorum A\n`],
    ['a witness key twice', `witness A ${witness(11)}\nwitness B ${formatVerifierKey(witnessSigner('other.example', 11).verifier)}\nquorum A\n`],
    ['a log key twice', `log ${log}\nlog ${log}\nquorum none\n`],
    ['a log with a witness key', `log ${witness(11)}\nquorum none\n`],
    ['a witness with a log key', `witness A ${log}\nquorum A\n`],
    ['an unknown keyword', 'logs x\nquorum none\n'],
    ['a carriage return', 'quorum none\r\n'],
  ])('is malformed with %s', (_, text) => {
    expect(() => parsePolicy(text)).toThrow(expect.objectContaining({ code: 'RWD_LEDGER_POLICY_MALFORMED' }));
  });

  it('names the line that is wrong', () => {
    expect(() => parsePolicy('\n# fine\nquorum A\n')).toThrow(/line 3/);
  });
});

describe('the default quorum', () => {
  it.each([[1, 1], [3, 3], [4, 3], [7, 5], [10, 7]])('of %d witnesses is %d', (witnesses, quorum) => {
    expect(defaultQuorum(witnesses)).toBe(quorum);
  });
});
