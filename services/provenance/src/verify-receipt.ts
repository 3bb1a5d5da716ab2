import { verifyReceiptCommand } from './adapters/verify-receipt-command.js';

const { exitCode, line } = verifyReceiptCommand(process.argv.slice(2));
(exitCode === 2 ? console.error : console.log)(line);
process.exitCode = exitCode;
