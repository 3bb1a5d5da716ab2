import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_SERVERS_TOOL_MISSING: {
    failure: 'permanent',
    message: '{tool} is needed to {purpose}, but {found}: install {tool} (Debian: {packages}), or set {instead}',
    action: 'Install the tool, or set the variable that the message names to use a server of yours.',
  },
  RWD_SERVERS_PORT_INVALID: {
    failure: 'permanent',
    message: '{variable} is {value}, which is not a TCP port',
    action: 'Set the variable to a whole number from 1 to 65535.',
  },
  RWD_SERVERS_PORT_BUSY: {
    failure: 'permanent',
    message: 'port {port} on 127.0.0.1, wanted for {purpose}, is in use: choose another with {variable}',
    action: 'Stop the program that holds the port, or set the variable that the message names.',
  },
  RWD_SERVERS_ALREADY_RUNNING: {
    failure: 'permanent',
    message: 'process {pid} already runs the servers of {dataDir}',
    action: 'Stop that process first, or choose another data folder.',
  },
  RWD_SERVERS_COMMAND_FAILED: {
    failure: 'transient',
    message: '{purpose} failed with {status}, see {logFile}: {lastLines}',
    action: 'Read the log; without the network, copy a filled cache folder here and set CHAINNET_CACHE_DIR.',
  },
  RWD_SERVERS_EXITED: {
    failure: 'permanent',
    message: '{server} ended with {status} before it was ready, see {logFile}: {lastLines}',
    action: 'Read the log; to begin with empty data, run the launcher with --reset.',
  },
  RWD_SERVERS_START_TIMEOUT: {
    failure: 'transient',
    message: '{server} was not ready after {seconds} s, see {logFile}: {lastLines}',
    action: 'Read the log; on a slow machine raise CHAINNET_START_TIMEOUT_SECONDS.',
  },
  RWD_SERVERS_ADDRESS_INVALID: {
    failure: 'permanent',
    message: '{variable} is not {expected}',
    action: 'Correct the variable, or unset it to start a local server.',
  },
  RWD_SERVERS_OIDC_UNREACHABLE: {
    failure: 'transient',
    message: 'no OpenID configuration with a jwks_uri at {url}',
    action: 'Start the identity server, correct OIDC_ISSUER, or unset it to start a local one.',
  },
  RWD_SERVERS_SECRET_NAME: {
    failure: 'permanent',
    message: '"{name}" cannot name a secret',
    action: 'Use letters, digits, dot, dash and underscore, beginning with a letter or digit.',
  },
  RWD_SERVERS_SECRET_UNREADABLE: {
    failure: 'permanent',
    message: 'secret file {file} holds no secret',
    action: 'Restore the file, or run the launcher with --reset to make all data and secrets anew.',
  },
  RWD_SERVERS_REALM_DUPLICATE: {
    failure: 'permanent',
    message: 'client id {clientId} stands twice in the realm',
    action: 'Give every service and partner its own client id.',
  },
});
