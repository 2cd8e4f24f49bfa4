/** Counters that a load test reads from `GET /_emulator/stats`. */
export interface Stats {
  creates: {
    /** Answered with 201, or accepted and then dropped. */
    accepted: number;
    /** 429 by the concurrency limit. */
    throttled: number;
    /** Refused by the fail-rate fault. */
    failed: number;
    /** Refused by a rule (4xx of the request's own making). */
    refused: number;
    /** Accepted, but the answer never arrived. */
    dropped: number;
    /** Never answered and never accepted. */
    hung: number;
    inFlight: number;
    maxConcurrent: number;
  };
  callbacks: { sent: number; lost: number; duplicated: number; failed: number };
}

export function newStats(): Stats {
  return {
    creates: {
      accepted: 0,
      throttled: 0,
      failed: 0,
      refused: 0,
      dropped: 0,
      hung: 0,
      inFlight: 0,
      maxConcurrent: 0,
    },
    callbacks: { sent: 0, lost: 0, duplicated: 0, failed: 0 },
  };
}
