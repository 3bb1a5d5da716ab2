import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_TELEMETRY_ALREADY_STARTED: {
    failure: 'permanent',
    message: 'Telemetry is already started in this process, for {service}',
    action: 'Start it once, first thing in main; await shutdown() before starting it again.',
  },
  RWD_TELEMETRY_METRICS_UNREADABLE: {
    failure: 'transient',
    message: 'The metrics could not be collected',
    action: 'Scrape again; if it goes on, read the cause.',
  },
});
