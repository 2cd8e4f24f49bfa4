import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Disclosure, DisclosureContent, DisclosureHeading } from '@twilio-paste/core/disclosure';
import { useState } from 'react';
import { count, number } from '../../../amounts';
import type { RowProblem } from './sort-people';

const pageSize = 50;
const outcomes = { invalid: 'Invalid', duplicate: 'Duplicate', suppressed: 'Not written to' };

interface RowProblemsProps {
  problems: readonly RowProblem[];
  /** How many such rows there are, where more are known of than are named. */
  total: number;
}

/** The rows that get no message, by the line of the list, with the reason. Nothing where all do. */
export function RowProblems({ problems, total }: RowProblemsProps) {
  const [shown, setShown] = useState(pageSize);
  if (problems.length === 0) return null;
  return (
    <Disclosure variant="contained">
      <DisclosureHeading as="h3" variant="heading50">
        {count(Math.max(problems.length, total), 'row')} without a message
        {total > problems.length && `, of which ${number(problems.length)} are named`}
      </DisclosureHeading>
      <DisclosureContent>
        <Box
          role="region"
          tabIndex={0}
          aria-label="Rows without a message"
          overflow="auto"
          maxHeight="300px"
          _focus={{ boxShadow: 'shadowFocus', outline: 'none' }}
        >
          <Box as="ul" margin="space0" padding="space0" listStyleType="none">
            {problems.slice(0, shown).map(({ line, to, outcome, reason }) => (
              <Box as="li" key={`${line} ${outcome}`} paddingY="space20" overflowWrap="anywhere">
                <strong>Line {number(line)}</strong>: {to || '(empty)'} {reason} (
                {outcomes[outcome].toLowerCase()})
              </Box>
            ))}
          </Box>
        </Box>
        {problems.length > shown && (
          <Box marginTop="space40">
            <Button variant="secondary" size="small" onClick={() => setShown(shown + pageSize)}>
              Show more
            </Button>
          </Box>
        )}
      </DisclosureContent>
    </Disclosure>
  );
}
