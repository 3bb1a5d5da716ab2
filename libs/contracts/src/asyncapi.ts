import { events } from './catalogue.js';

/** The AsyncAPI 3.0.0 document of the mesh, derived from the catalogue. */
export function asyncApiDocument(): Record<string, unknown> {
  const topics = [...new Set(events.map(({ topic }) => topic))].sort();
  return {
    asyncapi: '3.0.0',
    info: { title: 'RWD ChainNet', version: '1.0.0', license: { name: 'Apache-2.0' }, description: 'CloudEvents 1.0, Kafka binding, binary mode.' },
    channels: Object.fromEntries(topics.map((topic) => [channelId(topic), channel(topic)])),
    components: { messages: Object.fromEntries(events.map((event) => [event.type, message(event)])) },
  };
}

const channelId = (topic: string): string => topic.replace(/[{}]/g, '');

const channel = (topic: string): Record<string, unknown> => ({
  address: topic,
  ...(topic.includes('{partner}') ? { parameters: { partner: { description: 'Organization id' } } } : {}),
  messages: Object.fromEntries(
    events.filter((event) => event.topic === topic).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
  ),
});

const message = (event: (typeof events)[number]): Record<string, unknown> => ({
  name: event.type,
  summary: event.summary,
  contentType: 'application/json',
  'x-data-class': event.dataClass,
  'x-key': event.key,
  payload: event.schema,
  examples: event.examples.map((payload) => ({ payload })),
});
