import { type FormEvent, useEffect, useState } from 'react';
import { control, reasonOf } from './control';

const steps = [
  { label: '+1 minute', seconds: 60 },
  { label: '+1 hour', seconds: 3_600 },
  { label: '+1 day', seconds: 86_400 },
];
const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

interface ClockPanelProps {
  offsetSeconds: number;
  onOutcome: (outcome: string) => void;
}

/** The emulator's time, and buttons that let it pass. */
export function ClockPanel({ offsetSeconds, onOutcome }: ClockPanelProps) {
  const [minutes, setMinutes] = useState('');
  const now = useNow(offsetSeconds);
  const advance = (seconds: number, label: string) =>
    control('clock', { advanceSeconds: seconds }).then(
      () => onOutcome(`The clock went on: ${label}.`),
      (failure: unknown) => onOutcome(reasonOf(failure)),
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMinutes('');
    void advance(Number(minutes) * 60, `+${minutes} min`);
  };
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">Clock</h2>
      <p>
        <time dateTime={now.toISOString()} title={`${now.toISOString().slice(0, 19).replace('T', ' ')} UTC`}>
          {format.format(now)}
        </time>
        {offsetSeconds > 0 && ' (ahead of this machine)'}
      </p>
      <div className="row">
        {steps.map(({ label, seconds }) => (
          <button key={label} type="button" onClick={() => void advance(seconds, label)}>
            {label}
          </button>
        ))}
        <form className="row" onSubmit={submit}>
          <label>
            Minutes
            <input
              type="number"
              min="0.1"
              step="any"
              required
              value={minutes}
              onChange={({ target }) => setMinutes(target.value)}
            />
          </label>
          <button type="submit">Advance</button>
        </form>
      </div>
      <p className="hint">
        What becomes due leaves at once. Time only goes forward; a reset puts it back. A call that the backend
        is answering at this moment keeps the time it began with.
      </p>
    </section>
  );
}

function useNow(offsetSeconds: number): Date {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return new Date(now + offsetSeconds * 1_000);
}
