import { type FormEvent, useEffect, useState } from 'react';
import { type FaultSettings, NO_FAULTS } from '../faults';
import { control, reasonOf } from './control';
import { FaultFields } from './fault-fields';
import { changesOf, describeFaults, draftOf } from './fault-form';
import { UndeliveredForm } from './undelivered-form';

interface FaultsPanelProps {
  faults: FaultSettings;
  onOutcome: (outcome: string) => void;
}

/** How the emulated Twilio misbehaves, and a form to change that. */
export function FaultsPanel({ faults, onOutcome }: FaultsPanelProps) {
  const [draft, setDraft] = useState(() => draftOf(faults));
  useEffect(() => setDraft(draftOf(faults)), [faults]);
  const told = describeFaults(faults);
  const change = (changes: Partial<FaultSettings>, outcome: string) =>
    void control('faults', changes).then(
      () => onOutcome(outcome),
      (failure: unknown) => onOutcome(reasonOf(failure)),
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change(changesOf(draft, faults), 'The faults are in force.');
  };
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">Faults</h2>
      {told.length === 0 ? (
        <p>None: everything works.</p>
      ) : (
        <ul aria-label="Faults in force">
          {told.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <button
        type="button"
        aria-disabled={told.length === 0}
        onClick={() => told.length > 0 && change(NO_FAULTS, 'Everything works again.')}
      >
        Back to normal
      </button>
      <details>
        <summary>Change faults</summary>
        <form className="faults" onSubmit={submit}>
          <FaultFields draft={draft} onChange={setDraft} />
          <button type="submit">Put in force</button>
        </form>
        <UndeliveredForm undelivered={faults.undelivered} onChange={change} />
      </details>
    </section>
  );
}
