import { describe, expect, it } from '@jest/globals';
import { translateKafkaError } from './translate-error.js';

const context = { operation: 'append', clientId: 'partner-a' };
const wrapped = (cause: object): Error => Object.assign(new Error('retries are over'), { name: 'KafkaJSNonRetriableError', cause });

describe('an error of the Kafka client', () => {
  it('is a refused token when authentication failed', () => {
    const error = Object.assign(new Error('SASL OAUTHBEARER authentication failed: invalid_token'), { name: 'KafkaJSSASLAuthenticationError' });
    expect(translateKafkaError(wrapped(error), context)).toMatchObject({ code: 'RWD_MESSAGING_NOT_AUTHENTICATED', failure: 'permanent' });
  });

  it('is transient, not a refused token, when a connection authenticated twice within a second', () => {
    const error = Object.assign(new Error('Request is not valid given the current SASL state'), { name: 'KafkaJSProtocolError', type: 'ILLEGAL_SASL_STATE' });
    expect(translateKafkaError(wrapped(error), context)).toMatchObject({ code: 'RWD_MESSAGING_BROKER_UNAVAILABLE', failure: 'transient' });
  });
});
