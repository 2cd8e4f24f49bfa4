import { useRef } from 'react';
import { control, reasonOf } from './control';

interface ResetButtonProps {
  /** How many messages would be lost. */
  messages: number;
  onOutcome: (outcome: string) => void;
  onReset: () => void;
}

/** Back to an empty account, once somebody has confirmed what that costs. */
export function ResetButton({ messages, onOutcome, onReset }: ResetButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const reset = async () => {
    dialog.current?.close();
    await control('reset', {}).then(
      () => {
        onReset();
        onOutcome('Everything is as at the start.');
      },
      (failure: unknown) => onOutcome(reasonOf(failure)),
    );
  };
  return (
    <section aria-labelledby="reset">
      <h2 id="reset">Start again</h2>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Reset
      </button>
      <dialog ref={dialog} aria-labelledby="reset-question">
        <h2 id="reset-question">Reset everything?</h2>
        <p>
          {messages === 1 ? '1 message' : `${messages.toLocaleString('en')} messages`}, all opt-outs, faults
          and everything that the backend has stored are deleted, and the clock is put back. Addresses and
          keys stay.
        </p>
        <div className="row">
          <button type="button" onClick={() => dialog.current?.close()}>
            Not now
          </button>
          <button type="button" className="danger" onClick={() => void reset()}>
            Reset everything
          </button>
        </div>
      </dialog>
    </section>
  );
}
