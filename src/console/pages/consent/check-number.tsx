import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { type FormEvent, useState } from 'react';
import { useResource } from '../../api/use-resource';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { PartOfPage } from '../../parts/part-of-page';
import { TextField } from '../../parts/text-field';
import { type CheckedNumber, CheckResult } from './check-result';

/** Whether one person may be written to, and why. */
export function CheckNumber() {
  const [written, setWritten] = useState('');
  const [asked, setAsked] = useState('');
  const check = useResource<CheckedNumber>('/opt-outs/check', { to: asked }, { enabled: asked !== '' });
  const [isMissing, setIsMissing] = useState(false);
  const refused = check.error?.code === 'invalid-request' ? check.error : undefined;
  const problem = isMissing
    ? 'Enter a phone number.'
    : refused?.errors.map(({ message }) => `This ${message}.`).join(' ');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = written.trim();
    setIsMissing(number === '');
    if (number !== '' && number === asked) void check.refetch();
    setAsked(number);
  };
  return (
    <PartOfPage title="Check a number">
      <form onSubmit={submit} noValidate>
        <Box display="flex" flexWrap="wrap" alignItems="flex-start" columnGap="space40" rowGap="space40">
          <Box flexGrow={1} maxWidth="size40">
            <TextField
              label="Phone number"
              type="tel"
              value={written}
              onChange={setWritten}
              maxLength={100}
              help="With its country code, such as +1 415 555 0123."
              problem={problem}
            />
          </Box>
          <Box paddingTop={['space0', 'space70']}>
            <Button variant="primary" type="submit">
              Check
            </Button>
          </Box>
        </Box>
      </form>
      <Box role="status" marginTop="space50">
        {check.isLoading && <Loading lines={2} />}
        {check.error && !refused && <Failure problem={check.error} onRetry={() => check.refetch()} />}
        {check.data && !check.error && asked !== '' && <CheckResult found={check.data} />}
      </Box>
    </PartOfPage>
  );
}
