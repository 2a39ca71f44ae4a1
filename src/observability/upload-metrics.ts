import { Counter, type Registry } from 'prom-client';

/**
 * How uploads end: the file is there (`uploaded`), this server has refused it (`refused`), upstream has (`rejected`),
 * upstream failed or did not answer (`failed`), or its sender has disconnected (`aborted`).
 */
export type UploadOutcome = 'uploaded' | 'refused' | 'rejected' | 'failed' | 'aborted';

/** Is called at the end of every upload. */
export type UploadObserver = (outcome: UploadOutcome) => void;

/** Counts uploads. */
export function uploadMetrics(registry: Registry): UploadObserver {
  const uploads = new Counter({
    name: 'sunco_uploads_total',
    help: 'Uploads of files, by how they ended.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return (outcome) => {
    uploads.inc({ outcome });
  };
}
