import { loadCodeTables } from './adapters/code-tables.js';
import { loadValidator } from './adapters/fhir-definitions.js';
import { normalizeCommand } from './adapters/normalize-command.js';

const { exitCode, text } = normalizeCommand(process.argv.slice(2), () => ({ validator: loadValidator({ profiles: process.env['CHAINNET_PROFILES_DIR'] }), codeTables: loadCodeTables(process.env['CHAINNET_CODE_TABLES_DIR']) }));
(exitCode === 2 ? console.error : console.log)(text);
process.exitCode = exitCode;
