import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { CloudEvent, Kafka } from 'cloudevents';
import { asyncApiDocument, brokerPlan, clientIdOf, events, fromHeaders, meshTopology, placeOf, recordAccepted, scoreChanged, serviceTopology, toHeaders, topology, validateEventData, type ServiceName } from './index.js';

describe('the event catalogue', () => {
  it('holds every type once, versioned', () => {
    const types = events.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(type).toMatch(/^rwd\.[a-z-]+\.[a-z-]+\.v\d+$/);
  });

  it.each(events.map((event) => [event.type, event] as const))('has a valid JSON Schema for %s', (_type, { schema }) => {
    const ajv = new Ajv({ strict: false });
    expect([ajv.validateSchema(schema), ajv.errors]).toEqual([true, null]);
  });

  it.each(events.map((event) => [event.type, event] as const))('accepts its own examples of %s', (type, event) => {
    for (const example of event.examples) expect(validateEventData(type, example)).toEqual([]);
  });

  it('refuses an unknown property and names the path, not the value', () => {
    const issues = validateEventData('rwd.record.accepted.v1', { patientName: 'Wang Xiaoming' });
    expect(issues.length).toBeGreaterThan(1);
    expect(JSON.stringify(issues)).not.toContain('Wang');
  });

  it('keeps one data class a topic', () => {
    const classes = new Map<string, Set<string>>();
    for (const { topic, dataClass } of events) classes.set(topic, (classes.get(topic) ?? new Set()).add(dataClass));
    for (const [topic, found] of classes) expect([topic, found.size]).toEqual([topic, 1]);
  });

  it('lists every event and topic in AsyncAPI', () => {
    const document = asyncApiDocument() as { channels: object; components: { messages: object } };
    expect(Object.keys(document.components.messages).sort()).toEqual(events.map(({ type }) => type).sort());
  });
});

describe('the topology', () => {
  it('lets only the record plane read identified data', () => {
    for (const service of Object.keys(topology) as ServiceName[]) {
      const { plane, consumes } = serviceTopology(service);
      if (plane !== 'record') expect([service, consumes.filter(({ dataClass }) => dataClass === 'identified')]).toEqual([service, []]);
    }
  });

  it('has a reader for every written internal event and a writer for every read one', () => {
    const services = (Object.keys(topology) as ServiceName[]).map(serviceTopology);
    const written = new Set(services.flatMap(({ emits }) => emits.map(({ type }) => type)));
    const read = new Set(services.flatMap(({ consumes }) => consumes.map(({ type }) => type)));
    const outward = new Set(['rwd.ledger.receipt-issued.v1']);
    const inward = new Set(['rwd.partner.status-changed.v1']);
    expect([...written].filter((type) => !read.has(type) && !outward.has(type))).toEqual([]);
    expect([...read].filter((type) => !written.has(type) && !inward.has(type))).toEqual([]);
  });
});

describe('the broker plan', () => {
  const plan = brokerPlan([{ tenant: 'aa' }, { tenant: 'bb' }, { tenant: 'cc', disabled: true }]);
  const grants = (principal: string) => plan.acls.filter((acl) => acl.principal === `User:${principal}` && acl.permission === 'allow');

  it('lets a partner write its own records topic and nothing else', () => {
    expect(grants('partner-aa').filter(({ operation }) => operation === 'write').map(({ name }) => name)).toEqual(['rwd.aa.records']);
    expect(grants('partner-aa').some(({ name }) => name.includes('bb'))).toBe(false);
  });

  it('keeps a site node to the data set of its own organization', () => {
    const topics = grants(clientIdOf('site-node', 'bb')).map(({ name }) => name);
    expect(topics).toContain('rwd.bb.dataset');
    expect(topics.some((name) => name.startsWith('rwd.aa.'))).toBe(false);
  });

  it('denies a disabled partner', () => {
    expect(grants('partner-cc')).toEqual([]);
    expect(plan.acls.filter(({ principal, permission }) => principal === 'User:partner-cc' && permission === 'deny').length).toBe(6);
  });

  it('gives a partner that has left no right, and keeps its topics', () => {
    const left = brokerPlan([{ tenant: 'aa', offboarded: true }]);
    expect(left.acls.filter(({ principal }) => principal === 'User:partner-aa')).toEqual([]);
    expect(left.topics.map(({ topic }) => topic)).toContain('rwd.aa.records');
  });

  it('has the broker unpack what partners write, and nothing else', () => {
    const unpacked = plan.topics.filter(({ config }) => config['compression.type'] === 'uncompressed').map(({ topic }) => topic);
    expect(unpacked).toEqual(['rwd.aa.records', 'rwd.bb.records', 'rwd.cc.records']);
  });

  it('gives the ledger one partition', () => {
    expect(plan.topics.find(({ topic }) => topic === 'rwd.ledger.leaves.v1')?.partitions).toBe(1);
  });
});

describe('a service that is not of the shipped ones', () => {
  const place = { plane: 'trust', port: 7130, consumes: [recordAccepted], emits: [scoreChanged] } as const;

  it('gets its own principal with what its manifest says, and changes nobody else\'s', () => {
    const partners = [{ tenant: 'aa' }];
    const [plain, grown] = [brokerPlan(partners), brokerPlan(partners, meshTopology([{ name: 'drug-safety', topology: place }]))];
    const own = grown.acls.filter(({ principal }) => principal === 'User:svc-drug-safety');
    expect(own.filter(({ operation, resource }) => operation === 'read' && resource === 'topic').map(({ name }) => name)).toEqual([recordAccepted.topic]);
    expect(own.some(({ operation, name }) => operation === 'write' && name === scoreChanged.topic)).toBe(true);
    expect(grown.acls.filter((acl) => !own.includes(acl))).toEqual(plain.acls);
    expect(grown.topics).toEqual(plain.topics);
  });

  it('needs a place of its own: no name and no port of another', () => {
    const refused = (code: string): unknown => expect.objectContaining({ code });
    expect(() => placeOf({ name: 'drug-safety' })).toThrow(refused('RWD_CONTRACT_TOPOLOGY_MISSING'));
    expect(() => placeOf({ name: 'mpc', topology: place })).toThrow(refused('RWD_CONTRACT_TOPOLOGY_TAKEN'));
    expect(() => meshTopology([{ name: 'drug-safety', topology: { ...place, port: topology.mpc.port } }])).toThrow(refused('RWD_CONTRACT_TOPOLOGY_TAKEN'));
    expect(placeOf({ name: 'mpc' })).toBe(topology.mpc);
  });
});

describe('CloudEvents headers', () => {
  it('are what the CloudEvents SDK writes and reads', () => {
    const attributes = { id: 'e1', type: 'rwd.record.accepted.v1', source: '/svc/ingestion', time: '2026-01-01T00:00:00.000Z' };
    const theirs = Kafka.binary(new CloudEvent({ ...attributes, datacontenttype: 'application/json', data: {} })).headers as Record<string, string>;
    expect(fromHeaders(theirs)).toEqual(attributes);
    const back = Kafka.toEvent({ headers: toHeaders(attributes, 'application/json'), value: '{}', key: '', timestamp: '' } as never) as CloudEvent<unknown>;
    expect({ id: back.id, type: back.type, source: back.source, time: back.time }).toEqual(attributes);
  });

  it('name the missing attribute', () => {
    expect(() => fromHeaders({ ce_specversion: '1.0' })).toThrow(expect.objectContaining({ code: 'RWD_CONTRACT_ATTRIBUTE_MISSING' }));
    expect(() => fromHeaders({})).toThrow(expect.objectContaining({ code: 'RWD_CONTRACT_SPEC_VERSION' }));
  });
});
