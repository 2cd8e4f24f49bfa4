import { Box, type BoxProps } from '@twilio-paste/core/box';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Text } from '@twilio-paste/core/text';
import { spokenBuckets, type TimeBucket, tallest, timeFormat } from './time-bars-data';

interface Series {
  key: string;
  label: string;
  color: NonNullable<BoxProps['backgroundColor']>;
}

interface TimeBarsProps {
  /** In order of time. */
  buckets: readonly TimeBucket[];
  bucketSeconds: number;
  /** From the foot of each bar upwards. */
  series: readonly Series[];
  /** What is counted: the name of the chart. */
  label: string;
}

/** Numbers over time as stacked bars; to a screen reader, a table of the times in which something happened. */
export function TimeBars({ buckets, bucketSeconds, series, label }: TimeBarsProps) {
  const top = tallest(buckets, series);
  const format = timeFormat(bucketSeconds, buckets);
  return (
    <figure aria-label={label} style={{ margin: 0 }}>
      <Box
        as="ul"
        aria-hidden
        display="flex"
        flexWrap="wrap"
        columnGap="space50"
        rowGap="space20"
        margin="space0"
        padding="space0"
        listStyleType="none"
      >
        {series.map(({ key, label: name, color }) => (
          <Box as="li" key={key} display="flex" alignItems="center" columnGap="space20">
            <Box width="12px" height="12px" borderRadius="borderRadius10" backgroundColor={color} />
            <Text as="span" fontSize="fontSize20">
              {name}
            </Text>
          </Box>
        ))}
      </Box>
      <Box aria-hidden marginTop="space40">
        <Text as="span" fontSize="fontSize20" lineHeight="lineHeight10" color="colorTextWeak">
          {top}
        </Text>
      </Box>
      <Box
        aria-hidden
        borderTopStyle="dashed"
        borderTopWidth="borderWidth10"
        borderTopColor="colorBorderWeak"
        borderBottomStyle="solid"
        borderBottomWidth="borderWidth10"
        borderBottomColor="colorBorderStrong"
      >
        <Box display="flex" height="160px" columnGap="space10">
          {buckets.map((bucket) => (
            <Bar key={bucket.at} bucket={bucket} series={series} top={top} time={format(bucket.at)} />
          ))}
        </Box>
      </Box>
      <Box aria-hidden display="flex" justifyContent="space-between" marginTop="space20">
        {[buckets[0], buckets.at(-1)].map((bucket, end) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two ends stay what they are
          <Text as="span" key={end} fontSize="fontSize20" lineHeight="lineHeight10" color="colorTextWeak">
            {bucket && format(bucket.at)}
          </Text>
        ))}
      </Box>
      <ScreenReaderOnly>
        <table>
          <caption>{label}. Times in which nothing happened are left out.</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {series.map(({ key, label: name }) => (
                <th scope="col" key={key}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spokenBuckets(buckets, series).map(({ at, values }) => (
              <tr key={at}>
                <th scope="row">{format(at)}</th>
                {series.map(({ key }) => (
                  <td key={key}>{values[key] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScreenReaderOnly>
    </figure>
  );
}

interface BarProps {
  bucket: TimeBucket;
  series: readonly Series[];
  /** What the whole height stands for. */
  top: number;
  time: string;
}

/** The numbers of one stretch of time, told when the pointer rests on it. */
function Bar({ bucket: { values }, series, top, time }: BarProps) {
  const told = series.map(({ key, label }) => `${label}: ${values[key] ?? 0}`);
  return (
    <Box
      title={[time, ...told].join('\n')}
      flex="1"
      minWidth="0"
      display="flex"
      flexDirection="column-reverse"
      _hover={{ backgroundColor: 'colorBackgroundStrong' }}
    >
      {series.map(({ key, color }) => (
        <Box
          key={key}
          flexShrink={0}
          height={`${((values[key] ?? 0) / top) * 100}%`}
          backgroundColor={color}
        />
      ))}
    </Box>
  );
}
