export type KafkaPorts = { readonly kafka: number; readonly kafkaAdmin: number; readonly kafkaController: number };

export type ServerPropertiesInput = {
  readonly ports: KafkaPorts;
  readonly logDir: string;
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly adminUsername: string;
  readonly adminPassword: string;
};

/** The broker asks for a new token as often as tokens end. */
export const reauthenticateAfterMs = 300_000;

/** The largest record batch: a sealed clinical document with room to spare. */
export const maxMessageBytes = 2 * 1024 * 1024;

const fromClass = 'org.apache.kafka.common.security';

/**
 * server.properties of one KRaft node (broker and controller in one process) on 127.0.0.1.
 *
 * Three listeners: OAUTH for partners and services (SASL/OAUTHBEARER; the principal is `User:<azp>`, so that ACLs name
 * client ids), ADMIN for the broker itself and the administrator, and CONTROLLER (both SASL/PLAIN). Nobody but the
 * administrator may do what no ACL allows.
 */
export function serverProperties(input: ServerPropertiesInput): string {
  return Object.entries(settings(input))
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

function settings(input: ServerPropertiesInput): Record<string, string | number | boolean> {
  const { ports } = input;
  const listeners = [
    `OAUTH://127.0.0.1:${ports.kafka}`,
    `ADMIN://127.0.0.1:${ports.kafkaAdmin}`,
    `CONTROLLER://127.0.0.1:${ports.kafkaController}`,
  ].join(',');
  return {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${ports.kafkaController}`,
    listeners,
    'advertised.listeners': listeners,
    'listener.security.protocol.map': 'OAUTH:SASL_PLAINTEXT,ADMIN:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'ADMIN',
    'log.dirs': input.logDir,
    ...plainListeners(input),
    ...oauthListener(input),
    ...authorization(input),
    ...limits,
    ...oneNode,
  };
}

function plainListeners({ adminUsername, adminPassword }: ServerPropertiesInput) {
  const jaas =
    `${fromClass}.plain.PlainLoginModule required username="${adminUsername}" password="${adminPassword}" ` +
    `user_${adminUsername}="${adminPassword}";`;
  return {
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.admin.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.admin.plain.sasl.jaas.config': jaas,
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': jaas,
  };
}

function oauthListener({ issuer, jwksUrl }: ServerPropertiesInput) {
  return {
    'listener.name.oauth.sasl.enabled.mechanisms': 'OAUTHBEARER',
    // The broker never logs in with this module, but without the made-up subject it refuses to start.
    'listener.name.oauth.oauthbearer.sasl.jaas.config':
      `${fromClass}.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="unused";`,
    'listener.name.oauth.oauthbearer.sasl.server.callback.handler.class':
      `${fromClass}.oauthbearer.OAuthBearerValidatorCallbackHandler`,
    'listener.name.oauth.sasl.oauthbearer.jwks.endpoint.url': jwksUrl,
    'listener.name.oauth.sasl.oauthbearer.expected.issuer': issuer,
    'listener.name.oauth.sasl.oauthbearer.expected.audience': 'kafka',
    'listener.name.oauth.sasl.oauthbearer.sub.claim.name': 'azp',
    'listener.name.oauth.connections.max.reauth.ms': reauthenticateAfterMs,
  };
}

const authorization = ({ adminUsername }: ServerPropertiesInput) => ({
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': `User:${adminUsername}`,
  'allow.everyone.if.no.acl.found': false,
  'auto.create.topics.enable': false,
});

const limits = {
  'message.max.bytes': maxMessageBytes,
  'replica.fetch.max.bytes': maxMessageBytes,
  'socket.request.max.bytes': 16 * 1024 * 1024,
  'log.segment.bytes': 128 * 1024 * 1024,
  // The standard 128 MiB would be a quarter of the heap.
  'log.cleaner.dedupe.buffer.size': 8 * 1024 * 1024,
};

const oneNode = {
  'num.partitions': 3,
  'default.replication.factor': 1,
  'min.insync.replicas': 1,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 8,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 4,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'share.coordinator.state.topic.num.partitions': 4,
  'group.initial.rebalance.delay.ms': 0,
};
