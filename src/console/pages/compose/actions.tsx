import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { Text } from '@twilio-paste/core/text';
import { count } from '../../../amounts';
import { Confirm } from '../../parts/confirm';
import { Failure } from '../../parts/failure';
import { Begun } from './begun';
import type { Check, Sending } from './check-list';
import { sizeOf } from './deliver';
import { Delivering } from './delivering';
import { Findings } from './findings';
import { Progress } from './progress';
import { Question, verbs } from './questions';
import type { useSending, Way } from './use-sending';

interface ActionsProps {
  ways: readonly Way[];
  sendingState: ReturnType<typeof useSending>;
  /** What would be sent; undefined while something is missing, which `reason` says. */
  sending: Sending | undefined;
  reason: string | undefined;
  /** Whether what was typed last is not in it yet. */
  isBehind: boolean;
  /** What is known of it already. */
  check: Check | undefined;
  name: string;
}

/** The ways to go on from here, each after a question, and how far it has got. */
export function Actions({ ways, sendingState, sending, reason, isBehind, check, name }: ActionsProps) {
  const { stage, begin, confirm, insist, carryOn, halt, leave } = sendingState;
  const isBusy = stage.at === 'checking' || stage.at === 'delivering';
  const isUnfinished = stage.at === 'failed' && stage.order !== undefined;
  const total = sending?.sorted.people.length ?? 0;
  return (
    <Box as="section" aria-label="Sending">
      {!isBusy && !isUnfinished && (
        <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space40">
          {ways.map((way, at) => (
            <Button
              key={way}
              variant={at === 0 ? 'primary' : 'secondary'}
              disabled={reason !== undefined || isBehind}
              onClick={() => sending && begin(way, sending, check)}
            >
              {verbs[way]}
            </Button>
          ))}
          {reason && (
            <Text as="p" color="colorTextWeak">
              {reason}
            </Text>
          )}
        </Box>
      )}
      {stage.at === 'checking' && (
        <>
          <Progress label="Checking all rows" value={stage.rows} total={total} />
          <Button variant="secondary" size="small" onClick={leave}>
            Stop
          </Button>
        </>
      )}
      {stage.at === 'delivering' && (
        <Delivering
          heading={stage.way === 'schedule' ? 'Scheduling' : 'Handing over the recipients'}
          done={stage.standing.done}
          total={sizeOf(stage.order)}
          isStopping={stage.isStopping ?? false}
          onStop={halt}
        />
      )}
      {stage.at === 'asking' && (
        <Question
          way={stage.way}
          check={stage.check}
          onConfirm={() => confirm(stage.way, stage.check, name)}
          onDismiss={leave}
        />
      )}
      {stage.at === 'refused' && (
        <Confirm
          heading="Every message would fail"
          confirm="Send anyway"
          isDestructive
          onConfirm={() => insist(stage.way, stage.order, stage.standing)}
          onDismiss={leave}
        >
          <Paragraph>
            {stage.standing.done === 0
              ? 'Nothing was sent or kept.'
              : `After ${count(stage.standing.done, 'row')} nothing more was sent or kept.`}{' '}
            {count(sizeOf(stage.order) - stage.standing.done, 'row')} would be, and Twilio bills what it
            takes.
          </Paragraph>
          <Box display="flex" flexDirection="column" rowGap="space40">
            <Findings findings={stage.findings} />
          </Box>
        </Confirm>
      )}
      {stage.at === 'failed' && (
        <Box marginTop="space50">
          <Failure problem={stage.problem} />
          {stage.order && stage.standing && (
            <>
              <Begun order={stage.order} standing={stage.standing} />
              <Box display="flex" columnGap="space40">
                <Button
                  variant="primary"
                  onClick={() =>
                    stage.order && stage.standing && carryOn(stage.way, stage.order, stage.standing)
                  }
                >
                  Go on
                </Button>
                <Button variant="secondary" onClick={leave}>
                  Leave it there
                </Button>
              </Box>
            </>
          )}
        </Box>
      )}
    </Box>
  );
}
