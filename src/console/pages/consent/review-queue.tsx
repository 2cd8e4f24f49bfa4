import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { useRef, useState } from 'react';
import type { ReviewList } from '../../../consent/settle-reviews';
import { useAction, usePages } from '../../api/use-resource';
import { Confirm } from '../../parts/confirm';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { More } from '../../parts/more';
import { useNotify } from '../../parts/notices';
import { PartOfPage } from '../../parts/part-of-page';
import { groupReviews } from './group-reviews';
import { type Decision, ReviewCard } from './review-card';

/** Texts that may be a refusal, for a person to decide; and on request those that were decided. */
export function ReviewQueue() {
  const [isSettled, setIsSettled] = useState(false);
  const queue = usePages<ReviewList>('/opt-outs/review', { settled: String(isSettled) }, { every: 30 });
  const people = groupReviews(queue.data?.pages.flatMap(({ reviews }) => reviews) ?? []);
  const notify = useNotify();
  const cards = useRef<HTMLDivElement>(null);
  const settle = useAction(
    (api, body: { to: string; decision: Decision }) => api.post('/opt-outs/review', body),
    ['/opt-outs', '/compliance/report'],
  );

  const [leaving, setLeaving] = useState<string>();
  const decide = (to: string, decision: Decision) => {
    setLeaving(undefined);
    const position = people.findIndex((person) => person.to === to);
    const next = people[position + 1] ?? people[position - 1];
    settle.mutate(
      { to, decision },
      {
        onSuccess: () => {
          notify(decision === 'opt-out' ? `${to} is opted out.` : `${to} is kept.`);
          // Whoever works by keyboard goes on with the next one.
          const all = [...(cards.current?.querySelectorAll('article') ?? [])];
          (all.find(({ ariaLabel }) => ariaLabel === next?.to) ?? cards.current)?.focus();
        },
      },
    );
  };
  return (
    <PartOfPage
      title={isSettled ? 'Decided' : 'Waiting for a decision'}
      actions={
        <Checkbox id="settled" checked={isSettled} onChange={({ target }) => setIsSettled(target.checked)}>
          Show what was decided
        </Checkbox>
      }
    >
      {!isSettled && (
        <Paragraph>
          These people may have asked for no more messages. US rules leave ten business days to act on that.
          Opting a person out cancels every message that waits for them; keeping them changes nothing.
        </Paragraph>
      )}
      {settle.error && <Failure problem={settle.error} />}
      {queue.error && <Failure problem={queue.error} onRetry={() => queue.refetch()} />}
      {queue.isPending && <Loading lines={5} />}
      <Box ref={cards} tabIndex={-1} outline="none" display="flex" flexDirection="column" rowGap="space50">
        {people.map((person) => (
          <ReviewCard
            key={person.to}
            person={person}
            isBusy={settle.isPending && settle.variables.to === person.to}
            onDecide={(to, decision) => (decision === 'opt-out' ? setLeaving(to) : decide(to, decision))}
          />
        ))}
        {queue.data && people.length === 0 && !queue.hasNextPage && (
          <Empty title={isSettled ? 'Nothing was decided yet' : 'Nothing waits for a decision'}>
            A text that may be a refusal, and is not clearly one, is put here. Clear ones take effect at once.
          </Empty>
        )}
      </Box>
      <More list={queue} />
      {leaving && (
        <Confirm
          heading={`Opt out ${leaving}?`}
          confirm="Opt out 1 person"
          isDestructive
          onConfirm={() => decide(leaving, 'opt-out')}
          onDismiss={() => setLeaving(undefined)}
        >
          Every message that waits for this person is canceled, and nobody can write to them until they ask
          for it.
        </Confirm>
      )}
    </PartOfPage>
  );
}
