import { defineErrors } from '@chainnet/contracts';

/** What a backup or a restore can fail with. No detail holds a key or a document. */
export const errors = defineErrors({
  RWD_BACKUP_USAGE: { failure: 'permanent', message: '{problem}', action: 'See docs/operators/backup.md for the command and its variables.' },
  RWD_BACKUP_KEY_WRONG: { failure: 'permanent', message: 'the key does not belong to this archive', action: 'Give the passphrase or key file that the backup was made with.' },
  RWD_BACKUP_DAMAGED: { failure: 'permanent', message: '{part} of the archive is damaged: {problem}', action: 'Use another copy of the archive; nothing was restored.' },
  RWD_BACKUP_TARGET_NOT_EMPTY: { failure: 'permanent', message: 'the target holds {what} already', action: 'Restore into empty servers, or say --force to wipe them first.' },
  RWD_BACKUP_PARTITIONS: { failure: 'permanent', message: 'topic {topic} has {found} partitions and had {wanted}', action: 'Delete the empty topic and restore again: the restore makes it as it was.' },
  RWD_BACKUP_NOT_EQUAL: { failure: 'permanent', message: 'after the restore {what} is {found} in place of {wanted}', action: 'Keep the archive and the target as they are, and file a defect.' },
});
