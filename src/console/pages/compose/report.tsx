import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';
import { count, duration, money, number } from '../../../amounts';
import type { PreviewSum } from '../../../preview/sum-previews';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { withViewersTimes } from '../../parts/viewers-times';
import { When } from '../../parts/when';
import { findingsOf } from './check-list';
import { Findings } from './findings';
import { RowProblems } from './row-problems';
import type { RowProblem, SortedPeople } from './sort-people';
import { Step } from './step';
import type { LiveCheck } from './use-check';

interface ReportProps {
  live: LiveCheck;
  sorted: SortedPeople;
  /** Whether there is enough to ask about; if not, what is missing. */
  isAsked: boolean;
  missing: string | undefined;
}

/** What sending comes to, as the backend says: whom it reaches, what it costs, how long it takes, what speaks against it. */
export function Report({ live, sorted, isAsked, missing }: ReportProps) {
  const { check, isCurrent, problem, retry } = live;
  const told = isAsked && check ? toldByBackend(check.sum, sorted.problems) : [];
  return (
    <Step title="What it comes to">
      {!isAsked && <Empty title="Nothing to send yet">{missing}</Empty>}
      {isAsked && problem && <Failure problem={problem} onRetry={retry} />}
      {isAsked && !check && !problem && <Loading lines={5} />}
      {isAsked && check && (
        <>
          <Text as="p" color="colorTextWeak" role="status">
            {isCurrent ? 'Up to date' : 'Checking again …'}
            {check.sampled !== undefined &&
              `. From a sample of ${number(check.sampled)} of ${count(sorted.people.length, 'row')}; all are checked before anything is sent.`}
          </Text>
          <Sums sum={check.sum} />
          <Findings findings={findingsOf(check.sum)} />
        </>
      )}
      <RowProblems
        problems={[...sorted.problems, ...told]}
        total={isAsked && check?.sampled === undefined ? unsentIn(check?.sum) : 0}
      />
    </Step>
  );
}

function Sums({ sum }: { sum: PreviewSum }) {
  const { counts, suppressedBy, segments, encodings, cost, quietHours, seconds, missingVariables } = sum;
  const saved = segments.saved;
  return (
    <Box
      as="dl"
      margin="space0"
      display="grid"
      gridTemplateColumns="repeat(auto-fill, minmax(min(100%, 210px), 1fr))"
      columnGap="space60"
      rowGap="space50"
    >
      <Sum name="Messages">
        {number(counts.sendable)} of {count(counts.total, 'row')}
      </Sum>
      <Sum name="Segments">
        {number(segments.total)}
        {segments.total > 0 &&
          (segments.min === segments.max
            ? `, ${segments.max} each`
            : `, ${segments.min} to ${segments.max} each`)}
        {encodings.size > 0 && `; ${[...encodings].join(' and ')}`}
      </Sum>
      <Sum name="Cost">
        {priceOf(sum)}
        {cost.unpriced > 0 && `; ${count(cost.unpriced, 'message')} at an unknown price`}
      </Sum>
      <Sum name="Time to send">About {duration(seconds)}</Sum>
      <Sum name="Not written to">
        {number(suppressedBy.optedOut)} opted out, {number(suppressedBy.knownBad)} known bad
        {suppressedBy.quietHours > 0 && `, ${number(suppressedBy.quietHours)} in quiet hours`}
      </Sum>
      <Sum name="Rows that cannot be sent">
        {number(counts.invalid)} invalid, {count(counts.duplicate, 'duplicate')}
      </Sum>
      {quietHours.held > 0 && quietHours.earliest !== undefined && quietHours.latest !== undefined && (
        <Sum name="Quiet hours">
          {count(quietHours.held, 'message')} wait, to between <When at={quietHours.earliest} /> and{' '}
          <When at={quietHours.latest} />
        </Sum>
      )}
      {missingVariables.size > 0 && (
        <Sum name="Without a value">
          {[...missingVariables].map(([name, rows]) => `{{${name}}} in ${count(rows, 'row')}`).join(', ')}
        </Sum>
      )}
      {saved > 0 && <Sum name="Smart encoding">would save {count(saved, 'segment')}</Sum>}
    </Box>
  );
}

function Sum({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box minWidth="0">
      <Text as="dt" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight20">
        {name}
      </Text>
      <Text as="dd" margin="space0" fontWeight="fontWeightSemibold" overflowWrap="anywhere">
        {children}
      </Text>
    </Box>
  );
}

/** `about $12.50`, without carrier fees and taxes. */
export function priceOf({ cost }: PreviewSum): string {
  return `${cost.unpriced > 0 ? 'at least' : 'about'} ${money(cost.estimate, cost.currency)}`;
}

/** What only the backend knows, as far as it names it. The list has told the rest. */
function toldByBackend({ problems }: PreviewSum, known: readonly RowProblem[]): RowProblem[] {
  const lines = new Set(known.map(({ line }) => line));
  return problems
    .filter(({ line }) => !lines.has(line))
    .map(({ reason, ...row }) => ({ ...row, reason: withViewersTimes(reason) }));
}

function unsentIn(sum: PreviewSum | undefined): number {
  return sum ? sum.counts.total - sum.counts.sendable : 0;
}
