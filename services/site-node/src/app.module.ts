import { createPrivateKey } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { FactStore } from '@chainnet/persistence';
import { rawPublicKeyOfSpki } from '@chainnet/secure-aggregation';
import { readDirectory, type Platform } from '@chainnet/service-kit';
import type { Member, MemberFact } from './core/member-job.js';
import { defaultPolicy } from './core/site-policy.js';
import type { DataSet } from './dataset/data-set.js';
import { rebuildDataSet } from './dataset/rebuild.js';
import { FederationMember } from './federation-member.js';
import { DatasetRecordHandler } from './handlers/dataset-record.handler.js';
import { FederationJobHandler } from './handlers/federation-job.handler.js';
import { DatasetController } from './http/dataset.controller.js';
import { MpcModule } from './mpc/mpc.module.js';
import { DATA_SET, FEDERATION_MEMBER } from './ports.js';
import { WitnessModule } from './witness/witness.module.js';

/** The other things this node does for its organization; each finds the data set under `DATA_SET`. */
const memberModules = (platform: Platform, dataSet: DataSet): readonly Promise<DynamicModule>[] => [
  WitnessModule.with(platform),
  MpcModule.with(platform, { rows: async (view) => dataSet.rows(view) }),
];

@Module({})
export class AppModule {
  static async with(platform: Platform): Promise<DynamicModule> {
    const { journal, status, logger } = platform;
    const dataSet = await rebuildDataSet(journal);
    logger.info({ count: dataSet.size }, 'the data set is rebuilt from the journal');
    const member = new FederationMember({ member: memberOf(platform), dataSet, facts: new FactStore<MemberFact>(platform.store, 'federation_member') });
    status.add('dataset', () => ({ records: dataSet.size }));
    status.add('jobs', () => member.status());
    return {
      module: AppModule,
      imports: [dataSetModule(dataSet), ...(await Promise.all(memberModules(platform, dataSet)))],
      controllers: [DatasetRecordHandler, FederationJobHandler, DatasetController],
      providers: [{ provide: FEDERATION_MEMBER, useValue: member }],
    };
  }
}

@Module({})
class DataSetModule {}

const dataSetModule = (dataSet: DataSet): DynamicModule => ({
  module: DataSetModule,
  global: true,
  providers: [{ provide: DATA_SET, useValue: dataSet }],
  exports: [DATA_SET],
});

function memberOf({ config, keys }: Platform): Member {
  const { sites } = readDirectory(config.directory);
  return {
    siteId: config.tenant ?? '',
    signing: createPrivateKey(keys.pem('site')),
    directory: sites.map(({ tenant, publicKey }) => ({ siteId: tenant, signingKey: rawPublicKeyOfSpki(publicKey) })),
    policy: defaultPolicy,
  };
}
