// One planted violation of each boundary of the architecture (section 7): where it would stand, and which rule must see it.
const modules = '@nx/enforce-module-boundaries';
const imports = 'no-restricted-imports';
const syntax = 'no-restricted-syntax';

export const violations = [
  { file: 'libs/contracts/src/planted.ts', code: "import { Store } from '@chainnet/persistence';\nexport const s = Store;\n", rule: modules },
  { file: 'libs/merkle-log/src/planted.ts', code: "import { Store } from '@chainnet/persistence';\nexport const s = Store;\n", rule: modules },
  { file: 'libs/messaging/src/planted.ts', code: "import { MemoryLog } from '@chainnet/testing';\nexport const s = MemoryLog;\n", rule: modules },
  { file: 'services/ingestion/src/planted.ts', code: "import { normalize } from '../../normalization/src/core/normalize.js';\nexport const s = normalize;\n", rule: modules },
  { file: 'services/ingestion/src/planted.ts', code: "import { Kafka } from 'kafkajs';\nexport const s = Kafka;\n", rule: imports },
  { file: 'services/ingestion/src/planted.ts', code: "import mongoose from 'mongoose';\nexport const s = mongoose;\n", rule: imports },
  { file: 'services/ingestion/src/planted.ts', code: "import { MeterProvider } from '@opentelemetry/sdk-metrics';\nexport const s = MeterProvider;\n", rule: imports },
  { file: 'services/ingestion/src/core/planted.ts', code: "import { Injectable } from '@nestjs/common';\nexport const s = Injectable;\n", rule: imports },
  { file: 'services/ingestion/src/core/planted.ts', code: "import { readFileSync } from 'node:fs';\nexport const s = readFileSync;\n", rule: imports },
  { file: 'services/ingestion/src/core/planted.ts', code: 'export const s = (): number => Date.now();\n', rule: syntax },
  { file: 'services/ingestion/src/core/planted.ts', code: 'export const s = (): Date => new Date();\n', rule: syntax },
  { file: 'services/ingestion/src/core/planted.ts', code: 'export const s = (): number => Math.random();\n', rule: syntax },
  { file: 'services/ingestion/src/core/planted.ts', code: "export const s = process.env['HOME'];\n", rule: syntax },
];
