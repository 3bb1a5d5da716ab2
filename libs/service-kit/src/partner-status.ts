import { randomUUID } from 'node:crypto';
import { partnerStatusChanged, type DataOf } from '@chainnet/contracts';
import { Projection, type MessageLog } from '@chainnet/messaging';

export type PartnerStatuses = Readonly<Record<string, 'active' | 'disabled'>>;

/**
 * The deny list: a disabled partner is refused at once, though its token lives on for minutes. Every process reads the
 * whole small topic anew under a group of its own, so that replicas never share its partitions.
 */
export function partnerStatuses({ log, group, onUnreadable }: {
  log: Pick<MessageLog, 'consume'>;
  group: string;
  onUnreadable: (code: string) => void;
}): Projection<PartnerStatuses> {
  return new Projection<PartnerStatuses>({
    name: 'partner-statuses',
    group: `${group}.partner-statuses.${randomUUID()}`,
    topics: [partnerStatusChanged.topic],
    log,
    initial: {},
    now: Date.now,
    fold: (state, { data }) => {
      const { clientId, status } = data as DataOf<typeof partnerStatusChanged>;
      return { ...state, [clientId]: status };
    },
    onUnreadable: ({ code }) => onUnreadable(code),
  });
}
