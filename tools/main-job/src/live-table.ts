import { textTable } from './report.js';

type Tally = Readonly<Record<string, number>>;
type Counts = { readonly accepted: number; readonly rejected: number; readonly normalized: number; readonly quarantined: number; readonly deidentified: number; readonly stored: number; readonly inProgress: number };

/** The part of the console's `GET /v1/mesh` that the main job reads. */
export type MeshReport = {
  readonly totals: Counts;
  readonly rejectedBy: Tally;
  readonly normalizedBy: Tally;
  readonly quarantinedBy: Tally;
  readonly recordAgeMs: { readonly p50?: number; readonly p99?: number };
  readonly organizations: readonly (Counts & { readonly tenant: string })[];
  readonly ledger?: { readonly size: number; readonly rootHash: string; readonly cosignatures: number; readonly quorum: number };
};

/** One frame of the live table: what became of every record, by organization, and where the ledger stands. */
export function meshTable(report: MeshReport): string {
  const row = (name: string, counts: Counts): (string | number)[] => [
    name, counts.accepted, counts.rejected, counts.normalized, counts.quarantined, counts.deidentified, counts.stored,
  ];
  const table = textTable(
    ['organization', 'accepted', 'rejected', 'normalized', 'quarantined', 'de-identified', 'in data set'],
    [...report.organizations.map((one) => row(one.tenant, one)), row('all', report.totals)],
  );
  return `${table}\n${ledgerLine(report)}`;
}

/** Why records left the way, and in which formats the others came. */
export const reasonsTable = ({ rejectedBy, quarantinedBy, normalizedBy }: MeshReport): string =>
  textTable(
    ['what', 'records'],
    [
      ...Object.entries(normalizedBy).map(([format, count]) => [`normalized from ${format}`, count]),
      ...Object.entries(rejectedBy).map(([code, count]) => [`rejected     ${code}`, count]),
      ...Object.entries(quarantinedBy).map(([code, count]) => [`quarantined  ${code}`, count]),
    ],
  );

function ledgerLine({ ledger, recordAgeMs }: MeshReport): string {
  const age = recordAgeMs.p50 === undefined ? '' : `   record age p50 ${Math.round(recordAgeMs.p50)} ms, p99 ${Math.round(recordAgeMs.p99 ?? 0)} ms`;
  if (ledger === undefined) return `ledger: no checkpoint yet${age}`;
  return `ledger: ${ledger.size} leaves, root ${ledger.rootHash.slice(0, 16)}…, ${ledger.cosignatures} witnesses (${ledger.quorum} needed)${age}`;
}

const LOG_EVERY_MS = 5_000;

/** Draws frames over one another on a terminal, and one after the other where there is none. */
export class LiveTable {
  private lines = 0;
  private last = '';
  private drawnAt = 0;

  constructor(private readonly out: NodeJS.WriteStream) {}

  /** @param final a frame that a log must not miss; others come every few seconds where nothing can be drawn over */
  draw(frame: string, final = false): void {
    if (frame === this.last) return;
    if (!this.out.isTTY && !final && Date.now() - this.drawnAt < LOG_EVERY_MS) return;
    this.drawnAt = Date.now();
    if (this.out.isTTY && this.lines > 0) this.out.write(`\u001b[${this.lines}A\u001b[J`);
    this.out.write(`${frame}\n${this.out.isTTY ? '' : '\n'}`);
    this.lines = frame.split('\n').length;
    this.last = frame;
  }
}
