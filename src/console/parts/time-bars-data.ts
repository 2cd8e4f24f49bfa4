/** Numbers of one stretch of time, by the keys of their series. `at` is its start, RFC 3339. */
export interface TimeBucket {
  at: string;
  values: Record<string, number>;
}

type Keys = readonly { key: string }[];

/** The sum of the highest bar, and 1 where there is none, so that it can be divided by. */
export function tallest(buckets: readonly TimeBucket[], series: Keys): number {
  return Math.max(1, ...buckets.map((bucket) => sumOf(bucket, series)));
}

/** Those with anything in them. */
export function spokenBuckets(buckets: readonly TimeBucket[], series: Keys): TimeBucket[] {
  return buckets.filter((bucket) => sumOf(bucket, series) > 0);
}

/** How to write the time of a bar in the viewer's zone: with the day where the bars span more than one, without the hour where one is a day. */
export function timeFormat(bucketSeconds: number, buckets: readonly TimeBucket[]): (at: string) => string {
  const ends = [buckets[0], buckets.at(-1)].map((bucket) => new Date(bucket?.at ?? 0).toDateString());
  const day = { month: 'short', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const isOneDay = ends[0] === ends[1];
  const format = new Intl.DateTimeFormat('en', {
    ...(bucketSeconds >= 86_400 || !isOneDay ? day : {}),
    ...(bucketSeconds >= 86_400 ? {} : time),
  });
  return (at) => format.format(new Date(at));
}

function sumOf({ values }: TimeBucket, series: Keys): number {
  return series.reduce((sum, { key }) => sum + (values[key] ?? 0), 0);
}
