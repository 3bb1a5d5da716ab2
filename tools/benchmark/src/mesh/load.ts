import { partnerClientId } from '@chainnet/contracts';
import { openPartnerLog, toMessage, type Mesh } from '@chainnet/main-job';
import type { KafkaLog } from '@chainnet/messaging';
import { smallRecord } from './small-records.js';

const RECORDS_OF_A_PERSON = 10;

/** The three partners, each with its own client and token, publishing small records without end. */
export class Load {
  private number = 0;

  private constructor(private readonly partners: readonly { readonly tenant: string; readonly log: KafkaLog }[]) {}

  static open({ servers, secrets, tenants }: Mesh): Load {
    return new Load(tenants.map((tenant) => ({
      tenant,
      log: openPartnerLog({ brokers: servers.kafka.brokers, issuer: servers.oidc.issuer, tenant, clientSecret: secrets[partnerClientId(tenant)] ?? '' }),
    })));
  }

  /** Records published so far. */
  get published(): number {
    return this.number;
  }

  /** Publishes so many more records, a third by each partner, and resolves when Kafka has them. */
  async publish(records: number): Promise<void> {
    const numbers = Array.from({ length: records }, (_, at) => this.number + at);
    this.number += records;
    await Promise.all(this.partners.map(({ tenant, log }, index) =>
      log.append(numbers.filter((number) => number % this.partners.length === index).map((number) => messageOf(tenant, number)))));
  }

  async close(): Promise<void> {
    await Promise.all(this.partners.map(({ log }) => log.close()));
  }
}

const messageOf = (tenant: string, number: number) => toMessage({
  tenant, id: `bench-${number}`, subject: `person-${Math.floor(number / RECORDS_OF_A_PERSON)}`, contentType: 'application/fhir+json', value: smallRecord(number),
}, new Date().toISOString());
