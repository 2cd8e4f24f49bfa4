import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { HelpText } from '@twilio-paste/core/help-text';
import { Label } from '@twilio-paste/core/label';
import { TextArea } from '@twilio-paste/core/textarea';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { SentAnswer } from '../../../messages/send-one';
import { measureText } from '../../../preview/measure-text';
import { useAction } from '../../api/use-resource';
import { Failure } from '../../parts/failure';
import { useNotify } from '../../parts/notices';
import { type Attempt, attemptFor, isOver } from './attempt';

/** Writes to one person. What was written stays until it is sent; with an `obstacle` nothing can be. */
export function ReplyBox({ to, obstacle }: { to: string; obstacle: string | undefined }) {
  const [draft, setDraft] = useState('');
  const open = useRef<Attempt>(undefined);
  const notify = useNotify();
  const { mutate, isPending, error, reset } = useAction<Attempt, SentAnswer>(
    (api, { body, key }) => api.post('/messages/send', { to, body }, { idempotencyKey: key }),
    ['/messages', '/opt-outs/check'],
  );
  const isReady = draft.trim() !== '' && obstacle === undefined && !isPending;

  const send = () => {
    if (!isReady) return;
    open.current = attemptFor(draft, open.current, () => crypto.randomUUID());
    mutate(open.current, {
      onSuccess: ({ held, sendAt }) => {
        open.current = undefined;
        setDraft('');
        notify(
          held && sendAt
            ? `It is quiet hours there: the message waits until ${new Date(sendAt).toLocaleString('en')}.`
            : 'The message is on its way.',
        );
      },
      onError: (problem) => {
        if (isOver(problem)) open.current = undefined;
      },
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const sendByKeys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };

  return (
    <Box as="form" onSubmit={submit} aria-label="Reply" marginTop="space50">
      {error && <Failure problem={error} />}
      <Label htmlFor="reply">Your message</Label>
      <TextArea
        id="reply"
        value={draft}
        disabled={obstacle !== undefined}
        readOnly={isPending}
        onChange={({ target }) => {
          setDraft(target.value);
          if (error) reset();
        }}
        onKeyDown={sendByKeys}
        aria-describedby="reply-help"
      />
      <Box display="flex" flexWrap="wrap" alignItems="start" columnGap="space50" rowGap="space30">
        <Box flexGrow={1}>
          <HelpText id="reply-help" variant={obstacle ? 'warning' : 'default'}>
            {obstacle ?? lengthOf(draft)}
          </HelpText>
        </Box>
        <Box marginTop="space30">
          <Button variant="primary" type="submit" loading={isPending} disabled={!isReady}>
            Send
          </Button>
        </Box>
      </Box>
    </Box>
  );
}

function lengthOf(draft: string): string {
  if (draft === '') return 'Ctrl+Enter sends it.';
  const { segments } = measureText(draft);
  return `${count(draft.length, 'character')}, billed as ${count(segments, 'segment')}. Ctrl+Enter sends it.`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
