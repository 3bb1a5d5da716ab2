import { partnerStatusChanged, type DataOf } from '@chainnet/contracts';
import { Projection, type MessageLog, type Snapshot } from '@chainnet/messaging';
import { SnapshotStore, type Store } from '@chainnet/persistence';

export type PartnerStatuses = Readonly<Record<string, 'active' | 'disabled'>>;

/** The deny list: a disabled partner is refused at once, though its token lives on for minutes. */
export function partnerStatuses({ log, store, group, onUnreadable }: {
  log: Pick<MessageLog, 'consume'>;
  store: Store;
  group: string;
  onUnreadable: (code: string) => void;
}): Projection<PartnerStatuses> {
  return new Projection<PartnerStatuses>({
    name: 'partner-statuses',
    group: `${group}.partner-statuses`,
    topics: [partnerStatusChanged.topic],
    log,
    snapshots: new SnapshotStore<Snapshot<PartnerStatuses>>(store),
    initial: {},
    now: Date.now,
    fold: (state, { data }) => {
      const { clientId, status } = data as DataOf<typeof partnerStatusChanged>;
      return { ...state, [clientId]: status };
    },
    onUnreadable: ({ code }) => onUnreadable(code),
  });
}
