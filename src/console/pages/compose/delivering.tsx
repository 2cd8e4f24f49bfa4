import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeading } from '@twilio-paste/core/modal';
import { useRef } from 'react';
import { Progress } from './progress';

interface DeliveringProps {
  heading: string;
  done: number;
  total: number;
  isStopping: boolean;
  onStop: () => void;
}

/**
 * How far an order has got, with the one way to stop it. Nothing else may: the second click of a double click on the question
 * before it lands beside this, and a second Enter on what has the focus.
 */
export function Delivering({ heading, done, total, isStopping, onStop }: DeliveringProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Modal
      isOpen
      onDismiss={() => undefined}
      ariaLabelledby="delivering"
      initialFocusRef={body}
      size="default"
    >
      {/* Paste's own header has a button to close it. */}
      <Box padding="space90">
        <ModalHeading as="h2" id="delivering">
          {heading}
        </ModalHeading>
      </Box>
      <ModalBody>
        <Box ref={body} tabIndex={-1} outline="none">
          <Progress label="Taken" value={done} total={total} />
        </Box>
      </ModalBody>
      <ModalFooter>
        <ModalFooterActions>
          <Button variant="secondary" loading={isStopping} onClick={onStop}>
            Stop
          </Button>
        </ModalFooterActions>
      </ModalFooter>
    </Modal>
  );
}
