import { bootstrap } from '@chainnet/service-kit';
import { AppModule } from './app.module.js';
import { manifest } from './manifest.js';

await bootstrap({ manifest, module: ({ config }) => AppModule.create({ codeTablesDir: config.codeTablesDir, profilesDir: config.profilesDir }) });
