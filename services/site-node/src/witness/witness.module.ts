import { Module, type DynamicModule } from '@nestjs/common';
import { DocumentStore, FactStore } from '@chainnet/persistence';
import { readDirectory, type Platform } from '@chainnet/service-kit';
import { AddCheckpointController } from './add-checkpoint.controller.js';
import { WITNESS } from './ports.js';
import { Witness } from './witness.js';
import { witnessIdentity } from './witness-key.js';

/** The ledger witness of a site node: its own key, its own database, its own memory of what it has cosigned. */
@Module({})
export class WitnessModule {
  static async with(platform: Platform): Promise<DynamicModule> {
    const { config, store, keys, logger, status } = platform;
    const identity = witnessIdentity(readDirectory(config.directory).ledger.policy, keys.pem('witness'));
    const witness = new Witness({
      identity,
      stores: { heads: new FactStore(store, 'witness_heads'), evidence: new DocumentStore(store, 'witness_evidence') },
      now: () => Math.floor(Date.now() / 1_000),
      onEvidence: (error) => logger.error({ error }, 'the log signed a head that this witness refuses; the evidence is kept'),
    });
    await witness.load();
    status.add('witness', () => ({ name: identity.signer.verifier.name, heads: witness.heads() }));
    return { module: WitnessModule, controllers: [AddCheckpointController], providers: [{ provide: WITNESS, useValue: witness }] };
  }
}
