import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_CONFIG_MISSING: {
    failure: 'permanent',
    message: 'the variable {variable} is not set',
    action: 'set it: services/<name>/README.md lists every variable with its meaning',
  },
  RWD_CONFIG_INVALID: {
    failure: 'permanent',
    message: 'the variable {variable} is not {expected}',
    action: 'correct its value',
  },
  RWD_CONFIG_KEY_MISSING: {
    failure: 'permanent',
    message: 'the key file {file} cannot be read, or does not hold 32 bytes in base64',
    action: 'create the key (the local launcher does it by itself) and point CHAINNET_KEYS_DIR at its folder',
  },
  RWD_SERVICE_PORT_BUSY: {
    failure: 'permanent',
    message: 'port {port} of {service} is taken',
    action: 'end the process that holds it, or set PORT to another',
  },
  RWD_SERVICE_START_FAILED: {
    failure: 'permanent',
    message: '{service} could not start',
    action: 'read the cause on this line; servers that are away are tried again by the orchestrator\'s restart',
  },
  RWD_SERVICE_UNHEALTHY: {
    failure: 'transient',
    message: 'the service is not ready, or should be started anew',
    action: 'the answer names what is missing; see that part, or the service\'s log',
  },
  RWD_HTTP_NOT_FOUND: { failure: 'permanent', message: 'there is nothing at this place', action: 'see /docs for what there is' },
  RWD_HTTP_BAD_REQUEST: { failure: 'permanent', message: 'the request is not well formed: {problem}', action: 'see /docs for what is asked' },
  RWD_HTTP_TOO_LARGE: { failure: 'permanent', message: 'the body is larger than {limit} bytes', action: 'send a smaller record' },
  RWD_HTTP_TOO_MANY: { failure: 'transient', message: 'too many requests are under way', action: 'try again after the time in Retry-After' },
  RWD_HTTP_INTERNAL: { failure: 'transient', message: 'this is a defect of the service', action: 'try again; if it stays, tell the operator the time of the request' },
});
