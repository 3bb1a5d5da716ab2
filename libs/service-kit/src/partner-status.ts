import { randomUUID } from 'node:crypto';
import { partnerStatusChanged, type DataOf } from '@chainnet/contracts';
import { identityErrors } from '@chainnet/identity';
import { Projection, type MessageLog } from '@chainnet/messaging';

type PartnerStatuses = Readonly<Record<string, 'active' | 'disabled'>>;

export type DenyList = {
  /** Whether everything that stood in the topic at the start has been read. */
  isRead(): boolean;
  /** @throws RWD_IDENTITY_REVOCATIONS_UNAVAILABLE before the list is read: who may have been disabled is not let in by a restart */
  isDisabled(clientId: string): boolean;
  stop(): Promise<void>;
};

export type DenyListOptions = {
  readonly log: Pick<MessageLog, 'consume' | 'ends'>;
  readonly group: string;
  readonly onUnreadable: (code: string) => void;
};

/**
 * The deny list: a disabled partner is refused at once, though its token lives on for minutes. Every process reads the
 * whole small topic anew under a group of its own, so that replicas never share its partitions.
 *
 * @throws RWD_MESSAGING_*
 */
export async function startDenyList({ log, group, onUnreadable }: DenyListOptions): Promise<DenyList> {
  const topics = [partnerStatusChanged.topic];
  const ends = await log.ends(topics);
  const statuses = new Projection<PartnerStatuses>({
    name: 'partner-statuses',
    group: `${group}.partner-statuses.${randomUUID()}`,
    topics,
    log,
    initial: {},
    now: Date.now,
    fold: (state, { data }) => {
      const { clientId, status } = data as DataOf<typeof partnerStatusChanged>;
      return { ...state, [clientId]: status };
    },
    onUnreadable: ({ code }) => onUnreadable(code),
  });
  await statuses.start();
  let read = false;
  const isRead = (): boolean => (read ||= statuses.hasReached(ends));
  return {
    isRead,
    isDisabled: (clientId) => {
      if (!isRead()) throw identityErrors.RWD_IDENTITY_REVOCATIONS_UNAVAILABLE({ clientId });
      return statuses.state[clientId] === 'disabled';
    },
    stop: () => statuses.stop(),
  };
}
