import { useState } from 'react';
import { ClockPanel } from './clock-panel';
import { FaultsPanel } from './faults-panel';
import { ResetButton } from './reset-button';
import type { Wall } from './wall';

/** The clock, the faults and the way back to the start, and what the last of them has come to. */
export function Bench({ wall, onReset }: { wall: Wall; onReset: () => void }) {
  const [outcome, setOutcome] = useState('');
  return (
    <section className="bench" aria-label="Emulator">
      <ClockPanel offsetSeconds={wall.offsetSeconds} onOutcome={setOutcome} />
      <FaultsPanel faults={wall.faults} onOutcome={setOutcome} />
      <ResetButton messages={wall.messages} onOutcome={setOutcome} onReset={onReset} />
      <p role="status" className="note">
        {outcome}
      </p>
    </section>
  );
}
