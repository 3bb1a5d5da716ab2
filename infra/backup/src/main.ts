import { backupCommand } from './command.js';

/** Ports of a drill from the command line, beside a mesh that is running. */
const PORTS = { kafka: 26_092, kafkaAdmin: 26_093, kafkaController: 26_094, keycloak: 26_095, mongodb: 26_096 };

/** `node infra/backup/dist/main.js backup|restore|drill`; docs/operators/backup.md. */
process.exit(await backupCommand(process.argv.slice(2), {
  env: process.env,
  say: (line) => console.log(line),
  now: () => new Date(),
  // The drill starts a mesh, and only it needs the launcher: a backup Job's image goes without.
  drill: async (say) => {
    const { drill } = await import('./drill.js');
    const { census, restoreSeconds, recoverySeconds, oldReceiptLeaf, newReceiptLeaf } = await drill({ ports: PORTS, portOffset: 600, records: 50, say });
    say(`${Object.values(census.documents).reduce((sum, count) => sum + count, 0)} documents, ${census.ledger[0]?.size ?? 0} leaves: equal to the archive, root ${census.ledger[0]?.root ?? ''}`);
    say(`receipts of leaf ${oldReceiptLeaf} (before) and ${newReceiptLeaf} (after) verify`);
    say(`RTO ${restoreSeconds.toFixed(1)} s for the data, ${recoverySeconds.toFixed(1)} s from empty servers to the next receipt`);
  },
}));
