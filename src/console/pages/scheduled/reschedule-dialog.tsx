import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import {
  Modal,
  ModalBody,
  ModalFooter,
  ModalFooterActions,
  ModalHeader,
  ModalHeading,
} from '@twilio-paste/core/modal';
import { Option, Select } from '@twilio-paste/core/select';
import { Text } from '@twilio-paste/core/text';
import { type FormEvent, useState } from 'react';
import type { ScheduledMessage } from '../../../scheduling/list-scheduled';
import type { RescheduleAnswer } from '../../../scheduling/reschedule-message';
import { useAction } from '../../api/use-resource';
import { clockAt } from '../../parts/clock-at';
import { Failure } from '../../parts/failure';
import { useNotify } from '../../parts/notices';
import { When } from '../../parts/when';
import { faultOf, inWords, isComplete, momentOf } from './new-time';
import { placeOf } from './recipient-time';

const viewersZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Gives one message another time, by the clock of its recipient or of the viewer. */
export function RescheduleDialog({ message, onClose }: { message: ScheduledMessage; onClose: () => void }) {
  const { sid, to, sendAt, timeZone } = message;
  const [whose, setWhose] = useState<'recipient' | 'viewer'>('recipient');
  const [clock, setClock] = useState(() => clockAt(sendAt, timeZone ?? viewersZone));
  const [key] = useState(() => crypto.randomUUID());
  const notify = useNotify();
  const { mutate, isPending, error } = useAction<object, RescheduleAnswer>(
    (api, body) =>
      api.post('/messages/reschedule', body, { idempotencyKey: `${key} ${JSON.stringify(body)}` }),
    ['/messages'],
  );
  const zone = whose === 'viewer' ? viewersZone : timeZone;
  const moment = momentOf({ ...clock, timeZone: zone });
  const fault = moment && faultOf(moment, new Date());
  const isSame = moment !== undefined && moment.slice(0, 16) === sendAt.slice(0, 16);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { sid, localTime: `${clock.day}T${clock.time}`, ...(zone && { timeZone: zone }) };
    mutate(body, {
      onSuccess: ({ scheduled }) => {
        const time = new Date(scheduled.sendAt).toLocaleString('en', {
          dateStyle: 'medium',
          timeStyle: 'short',
        });
        const isMoved = scheduled.held ? 'Quiet hours have moved it: it' : 'It';
        notify(`${isMoved} will be sent on ${time}, your time.`);
        onClose();
      },
    });
  };

  return (
    <Modal isOpen onDismiss={onClose} ariaLabelledby="reschedule-heading" size="default">
      <ModalHeader>
        <ModalHeading as="h2" id="reschedule-heading">
          Reschedule the message to {to}
        </ModalHeading>
      </ModalHeader>
      <form onSubmit={submit}>
        <ModalBody>
          {error && <Failure problem={inWords(error)} />}
          <Box display="grid" gridTemplateColumns={['1fr', '1fr 1fr']} columnGap="space40" rowGap="space40">
            <Box>
              <Label htmlFor="new-day">Day</Label>
              <Input
                id="new-day"
                type="date"
                value={clock.day}
                onChange={({ target }) => setClock({ ...clock, day: target.value })}
              />
            </Box>
            <Box>
              <Label htmlFor="new-time">Time</Label>
              <Input
                id="new-time"
                type="time"
                value={clock.time}
                onChange={({ target }) => setClock({ ...clock, time: target.value })}
              />
            </Box>
          </Box>
          <Box marginTop="space40">
            <Label htmlFor="whose">By whose clock</Label>
            <Select
              id="whose"
              value={whose}
              onChange={({ target }) => setWhose(target.value === 'viewer' ? 'viewer' : 'recipient')}
              aria-describedby="moment"
            >
              <Option value="recipient">
                {timeZone
                  ? `The recipient's (${placeOf(timeZone)})`
                  : "The recipient's, told by their number"}
              </Option>
              <Option value="viewer">{`Yours (${placeOf(viewersZone)})`}</Option>
            </Select>
            <HelpText id="moment" variant={fault ? 'error' : 'default'}>
              {moment && fault ? (
                <>
                  <When at={moment} />, your time, {fault}.
                </>
              ) : moment && !isSame ? (
                <>
                  1 message moves from <When at={sendAt} /> to <When at={moment} />, your time.
                </>
              ) : (
                <>
                  So far it is to be sent on <When at={sendAt} />, your time.
                </>
              )}
            </HelpText>
          </Box>
          <Text as="p" marginTop="space40" color="colorTextWeak">
            Quiet hours of the recipient may move it further.
          </Text>
        </ModalBody>
        <ModalFooter>
          <ModalFooterActions>
            <Button variant="secondary" onClick={onClose}>
              Not now
            </Button>
            <Button
              variant="primary"
              type="submit"
              loading={isPending}
              disabled={!isComplete(clock) || isSame || fault !== undefined}
            >
              Reschedule
            </Button>
          </ModalFooterActions>
        </ModalFooter>
      </form>
    </Modal>
  );
}
